import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import { PROVIDED_UNDER } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { parsePostcode } from '../young-people/identifiers';
import { ACCOMMODATION_WORDS } from './accommodation-words';
import type { Home } from './accommodation.service';

export interface MoveForm {
  values: {
    formId: string;
    type: string;
    when: string;
    onDate: string;
    address: string;
    postcode: string;
    carer: string;
    provider: string;
    providedUnder: string;
    placedByAuthority: string;
    providerRegistered: string;
  };
  errors: FieldError[];
  /** Null where there are errors. */
  home: Home | null;
}

export function newMoveForm(): MoveForm {
  const values = {
    formId: newId(),
    type: '',
    when: '',
    onDate: '',
    address: '',
    postcode: '',
    carer: '',
    provider: '',
    providedUnder: 'unknown',
    placedByAuthority: '',
    providerRegistered: '',
  };
  return { values, errors: [], home: null };
}

export function readMoveForm(fields: Fields, today: LocalDate): MoveForm {
  const text = (name: string) => typed(fields, name);
  const day = readDay(fields, today, 'This day is still to come. Record the move on the day they move in');
  const values = {
    formId: formIdOf(fields),
    type: text('type'),
    ...day.values,
    address: text('address'),
    postcode: text('postcode'),
    carer: text('carer'),
    provider: text('provider'),
    providedUnder: text('providedUnder'),
    placedByAuthority: text('placedByAuthority'),
    providerRegistered: text('providerRegistered'),
  };
  const errors: FieldError[] = [];
  const type = chosen(fields, 'type', Object.keys(ACCOMMODATION_WORDS));
  if (!type) errors.push({ field: 'type', message: 'Choose what kind of home it is' });
  errors.push(...day.errors);
  const postcode = values.postcode ? parsePostcode(values.postcode) : null;
  if (values.postcode && !postcode) {
    errors.push({ field: 'postcode', message: 'Enter a full postcode like SW1A 1AA, or leave it empty' });
  }
  const providedUnder = chosen(fields, 'providedUnder', PROVIDED_UNDER);
  if (!providedUnder) errors.push({ field: 'providedUnder', message: 'Choose who provides it, or “Not known yet”' });
  if (errors.length > 0 || !type || !day.on || !providedUnder) return { values, errors, home: null };
  const home: Home = {
    fromOn: day.on,
    type,
    providedUnder,
    placedByAuthority: answer(fields, 'placedByAuthority'),
    address: typedOrNull(fields, 'address'),
    postcode,
    carer: typedOrNull(fields, 'carer'),
    provider: typedOrNull(fields, 'provider'),
    providerRegistered: answer(fields, 'providerRegistered'),
    managerReason: null,
  };
  return { values, errors, home };
}

function answer(fields: Fields, name: string): boolean | null {
  const said = chosen(fields, name, ['yes', 'no'] as const);
  return said && said === 'yes';
}
