import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { chosen, typed, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import { CARE_ENDED_WORDS } from './care-ended-words';
import type { Settlement } from './matters.service';

export interface MatterForm {
  values: {
    reason: string;
    diedOn: string;
    careEndedOn: string;
    reasonCeased: string;
    historyComplete: string;
    dateOfBirth: string;
  };
  errors: FieldError[];
  /** Null where there are errors. */
  settlement: Settlement | null;
}

export const EMPTY_MATTER_FORM: MatterForm = {
  values: { reason: '', diedOn: '', careEndedOn: '', reasonCeased: '', historyComplete: '', dateOfBirth: '' },
  errors: [],
  settlement: null,
};

export function readMatterForm(fields: Fields): MatterForm {
  const text = (name: string) => typed(fields, name);
  const values = {
    reason: text('reason'),
    diedOn: text('diedOn'),
    careEndedOn: text('careEndedOn'),
    reasonCeased: text('reasonCeased'),
    historyComplete: text('historyComplete'),
    dateOfBirth: text('dateOfBirth'),
  };
  const errors: FieldError[] = [];
  const day = (field: 'diedOn' | 'careEndedOn' | 'dateOfBirth'): LocalDate | null => {
    const on = values[field] ? parseTypedDate(values[field]) : null;
    if (values[field] && !on) errors.push({ field, message: 'Enter the day as 9/3/26 or 9 March 2026' });
    return on;
  };
  const [diedOn, careEndedOn, dateOfBirth] = [day('diedOn'), day('careEndedOn'), day('dateOfBirth')];
  const reasonCeased = chosen(fields, 'reasonCeased', Object.keys(CARE_ENDED_WORDS));
  if (reasonCeased && !values.careEndedOn) {
    errors.push({ field: 'careEndedOn', message: 'Enter the day care ended, or choose no reason why it did' });
  }
  if (!values.reason) errors.push({ field: 'reason', message: 'Enter what you decided and why' });
  if (errors.length > 0) return { values, errors, settlement: null };
  const historyComplete = values.historyComplete === 'yes';
  const settlement = { reason: values.reason, diedOn, careEndedOn, reasonCeased, historyComplete, dateOfBirth };
  return { values, errors, settlement };
}
