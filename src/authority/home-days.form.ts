import type { Policy } from '../statutory/policy';
import type { Fields } from '../web/fields';
import type { HomeDaysSaid } from './authority.service';
import { readDaysForm, textsOf, type DaysForm } from './plan-days.form';

export const HOME_DAYS = [
  'moveOnPlanMonths',
  'hostVisitWeeks',
  'vacationDecisionWD',
  'vacationLetterWD',
  'riskTalkWD',
  'riskReferWD',
  'riskChaseDays',
  'riskLookDays',
  'tellCouncilWD',
] as const satisfies (keyof Policy['homes'])[];

/** Those of the form: the days for what is arranged, and those after a move, which other rules go by too. */
export const HOME_NUMBERS = [...HOME_DAYS, 'registerGpDays'] as const;
export type HomeDaysForm = DaysForm<(typeof HOME_NUMBERS)[number], HomeDaysSaid>;

/** As it is now, to be changed. */
export function homeDaysForm({ homes, registerGpDays }: Policy): HomeDaysForm {
  return { values: { ...textsOf(HOME_NUMBERS, { ...homes, registerGpDays }), reason: '' }, errors: [], said: null };
}

export function readHomeDaysForm(fields: Fields): HomeDaysForm {
  return readDaysForm(HOME_NUMBERS, fields, ({ registerGpDays, ...homes }, reason) => ({
    homes,
    registerGpDays,
    reason,
  }));
}
