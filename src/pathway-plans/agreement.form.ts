import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import type { AgreementSaid } from './plan-completion.service';
import { ADVOCACY, AGREEMENTS } from './plan.entities';

export interface AgreementValues {
  answer: string;
  when: string;
  onDate: string;
  words: string;
  tried: string;
  advocacy: string;
}

export interface AgreementForm {
  values: AgreementValues & { formId: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: AgreementSaid | null;
}

export const NO_AGREEMENT: AgreementValues = {
  answer: '',
  when: 'today',
  onDate: '',
  words: '',
  tried: '',
  advocacy: '',
};

export function newAgreementForm(): AgreementForm {
  return { values: { formId: newId(), ...NO_AGREEMENT }, errors: [], said: null };
}

export function readAgreementForm(fields: Fields, today: LocalDate): AgreementForm {
  const { values, errors, said } = readAgreement(fields, today);
  return { values: { formId: formIdOf(fields), ...values }, errors, said };
}

/** What they say, as part of a form. */
export function readAgreement(
  fields: Fields,
  today: LocalDate,
): { values: AgreementValues; errors: FieldError[]; said: AgreementSaid | null } {
  const answer = chosen(fields, 'answer', AGREEMENTS);
  const advocacy = chosen(fields, 'advocacy', ADVOCACY);
  const day = readDay(fields, today);
  const [words, tried] = [typed(fields, 'words'), typed(fields, 'tried')];
  const values = { answer: answer ?? '', ...day.values, words, tried, advocacy: advocacy ?? '' };
  const errors: FieldError[] = [];
  if (!answer) errors.push({ field: 'answer', message: 'Choose what they say of the plan' });
  if (answer === 'could-not-ask' && !tried)
    errors.push({ field: 'tried', message: 'Enter what was tried to ask them' });
  errors.push(...day.errors);
  if (!advocacy) errors.push({ field: 'advocacy', message: 'Choose how it stands with an advocate' });
  if (errors.length > 0 || !answer || !advocacy || !day.on) return { values, errors, said: null };
  const said = { answer, saidOn: day.on, words: words || null, tried: tried || null, advocacy };
  return { values, errors, said };
}
