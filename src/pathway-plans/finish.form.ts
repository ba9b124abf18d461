import type { FieldError } from '../platform/problem';
import { isId, newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { formIdOf, typed, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { NO_AGREEMENT, readAgreement, type AgreementValues } from './agreement.form';
import { MOST_CONSULTED, type FinishSaid } from './plan-completion.service';
import type { Consulted, TakingPart } from './plan-document';

/** Somebody who was asked about the plan, as typed. */
export interface ConsultedValues {
  id: string;
  who: string;
  on: string;
  consent: string;
  said: string;
}

export interface FinishForm {
  values: AgreementValues & {
    formId: string;
    readBack: string;
    meetings: string;
    explainedOn: string;
    whyNotViews: string;
    whyNotMeetings: string;
    whyNotExplained: string;
    whyNotCopy: string;
  };
  consulted: ConsultedValues[];
  errors: FieldError[];
  /** Whether a line for somebody else is wanted, and nothing is finished yet. */
  more: boolean;
  /** Null where there are errors. */
  said: FinishSaid | null;
}

const WHY_NOT = [
  ['views', 'whyNotViews'],
  ['meetings', 'whyNotMeetings'],
  ['explained', 'whyNotExplained'],
  ['copy', 'whyNotCopy'],
] as const;

const NOBODY = (): ConsultedValues => ({ id: newId(), who: '', on: '', consent: '', said: '' });

/** As it was when the plan was finished before, where it came back. @param readBack of the plan as the page shows it */
export function newFinishForm(
  { takingPart, consulted }: { takingPart: TakingPart; consulted: readonly Consulted[] },
  readBack: string,
): FinishForm {
  const { meetings, explainedOn, whyNot } = takingPart;
  const why = (key: string) => whyNot[key] ?? '';
  return {
    values: {
      ...NO_AGREEMENT,
      formId: newId(),
      readBack,
      meetings,
      explainedOn: typedDate(explainedOn),
      whyNotViews: why('views'),
      whyNotMeetings: why('meetings'),
      whyNotExplained: why('explained'),
      whyNotCopy: why('copy'),
    },
    consulted: [
      ...consulted.map(({ id, who, consent, on, said }) => {
        return { id, who, said, consent: consent ? 'yes' : 'no', on: typedDate(on) };
      }),
      NOBODY(),
    ],
    errors: [],
    more: false,
    said: null,
  };
}

export function readFinishForm(fields: Fields, today: LocalDate): FinishForm {
  const agreement = readAgreement(fields, today);
  const explained = readDate(fields, 'explainedOn', today);
  const consulted = readConsulted(fields, today);
  const values = {
    ...agreement.values,
    formId: formIdOf(fields),
    readBack: typed(fields, 'readBack'),
    meetings: typed(fields, 'meetings'),
    explainedOn: typed(fields, 'explainedOn'),
    whyNotViews: typed(fields, 'whyNotViews'),
    whyNotMeetings: typed(fields, 'whyNotMeetings'),
    whyNotExplained: typed(fields, 'whyNotExplained'),
    whyNotCopy: typed(fields, 'whyNotCopy'),
  };
  const more = typed(fields, 'do') === 'more';
  if (more) {
    const line = consulted.values.length < MOST_CONSULTED ? [NOBODY()] : [];
    return { values, consulted: [...consulted.values, ...line], errors: [], more, said: null };
  }
  const errors = [...consulted.errors, ...explained.errors, ...agreement.errors];
  const whyNot = Object.fromEntries(
    WHY_NOT.map(([key, field]) => [key, values[field]] as const).filter(([, why]) => why !== ''),
  );
  const takingPart = { meetings: values.meetings, explainedOn: explained.on, whyNot };
  const said =
    agreement.said && errors.length === 0
      ? { readBack: values.readBack, takingPart, consulted: consulted.said, agreement: agreement.said }
      : null;
  return { values, consulted: consulted.values, errors, more, said };
}

/** Lines with nothing in them are nobody. */
function readConsulted(
  fields: Fields,
  today: LocalDate,
): { values: ConsultedValues[]; said: Consulted[]; errors: FieldError[] } {
  const values: ConsultedValues[] = [];
  const said: Consulted[] = [];
  const errors: FieldError[] = [];
  for (let place = 0; place < MOST_CONSULTED && `consulted-${place}-who` in fields; place += 1) {
    const at = (name: string) => `consulted-${place}-${name}`;
    const id = typed(fields, at('id'));
    const line: ConsultedValues = {
      id: isId(id) ? id : newId(),
      who: typed(fields, at('who')),
      on: typed(fields, at('on')),
      consent: typed(fields, at('consent')),
      said: typed(fields, at('said')),
    };
    values.push(line);
    if (!line.who && !line.on && !line.consent && !line.said) continue;
    const day = readDate(fields, at('on'), today);
    if (!line.who) errors.push({ field: at('who'), message: 'Enter who was asked' });
    if (day.errors.length > 0) errors.push(...day.errors);
    else if (!day.on) errors.push({ field: at('on'), message: 'Enter the day they were asked' });
    if (line.consent !== 'yes' && line.consent !== 'no') {
      errors.push({ field: at('consent'), message: 'Choose whether the young person agreed that they were asked' });
    }
    if (day.on) said.push({ id: line.id, who: line.who, consent: line.consent === 'yes', on: day.on, said: line.said });
  }
  return { values, said, errors };
}

/** A day that may be left out, and has been. */
function readDate(fields: Fields, field: string, today: LocalDate): { on: LocalDate | null; errors: FieldError[] } {
  const text = typed(fields, field);
  if (!text) return { on: null, errors: [] };
  const on = parseTypedDate(text);
  if (!on) return { on: null, errors: [{ field, message: 'Enter the day as 9/3/26 or 9 March 2026' }] };
  if (on > today) return { on: null, errors: [{ field, message: 'This day is still to come' }] };
  return { on, errors: [] };
}
