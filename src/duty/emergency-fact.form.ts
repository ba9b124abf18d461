import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import type { SaidOf } from '../young-people/dated-facts';
import { isOfHealth, isOfPeople, LONGEST_EMERGENCY } from './duty-facts';
import { AGREED, EMERGENCY_KINDS, type EmergencyFact, type EmergencyKind } from './duty.entities';

const LONGEST_SOURCE = 200;
const LONGEST_PHONE = 40;

export interface EmergencyFactForm {
  /** `version` is the row that was looked at, empty where it is new. */
  values: Record<
    'formId' | 'version' | 'kind' | 'fromOn' | 'toOn' | 'words' | 'phone' | 'ownWords' | 'source' | 'agreed',
    string
  >;
  errors: FieldError[];
  /** Null where there are errors. */
  fact: SaidOf<EmergencyFact> | null;
}

export function newEmergencyFactForm(kind: EmergencyKind | null, today: LocalDate): EmergencyFactForm {
  const rest = { toOn: '', words: '', phone: '', ownWords: '', source: '', agreed: '' };
  const values = { formId: newId(), version: '', kind: kind ?? '', fromOn: typedDate(today), ...rest };
  return { values, errors: [], fact: null };
}

export function emergencyFactFormOf(fact: EmergencyFact): EmergencyFactForm {
  const values = {
    formId: newId(),
    version: fact.id,
    kind: fact.kind,
    fromOn: typedDate(fact.fromOn),
    toOn: typedDate(fact.toOn),
    words: fact.words,
    phone: fact.phone ?? '',
    ownWords: fact.ownWords ? 'yes' : '',
    source: fact.source ?? '',
    agreed: fact.agreed ?? '',
  };
  return { values, errors: [], fact: null };
}

/** What does not belong to the kind that was chosen is not read; what cannot be true, the service says. */
export function readEmergencyFactForm(fields: Fields): EmergencyFactForm {
  const values = {
    formId: formIdOf(fields),
    version: typed(fields, 'version'),
    kind: typed(fields, 'kind'),
    fromOn: typed(fields, 'fromOn'),
    toOn: typed(fields, 'toOn'),
    words: typed(fields, 'words'),
    phone: typed(fields, 'phone'),
    ownWords: typed(fields, 'ownWords'),
    source: typed(fields, 'source'),
    agreed: typed(fields, 'agreed'),
  };
  const errors: FieldError[] = [];
  const tooLong = (field: 'words' | 'phone' | 'source', most: number) => {
    if (values[field].length <= most) return;
    errors.push({ field, message: `Write ${most.toLocaleString('en-GB')} characters or fewer` });
  };
  const kind = chosen(fields, 'kind', EMERGENCY_KINDS);
  if (!kind) errors.push({ field: 'kind', message: 'Choose what it is' });
  if (!values.words) errors.push({ field: 'words', message: 'Enter what whoever is on duty has to know' });
  tooLong('words', LONGEST_EMERGENCY);
  tooLong('phone', LONGEST_PHONE);
  tooLong('source', LONGEST_SOURCE);
  const fromOn = parseTypedDate(values.fromOn);
  if (!fromOn) errors.push({ field: 'fromOn', message: 'Enter the day as 9/3/26 or 9 March 2026' });
  const toOn = values.toOn ? parseTypedDate(values.toOn) : null;
  if (values.toOn && !toOn) errors.push({ field: 'toOn', message: 'Enter the day as 9/3/26 or 9 March 2026' });
  if (errors.length > 0 || !kind || !fromOn) return { values, errors, fact: null };
  const fact = {
    kind,
    fromOn,
    toOn,
    words: values.words,
    phone: isOfPeople(kind) ? typedOrNull(fields, 'phone') : null,
    ownWords: values.ownWords === 'yes',
    source: typedOrNull(fields, 'source'),
    agreed: isOfHealth(kind) ? chosen(fields, 'agreed', AGREED) : null,
  };
  return { values, errors, fact };
}
