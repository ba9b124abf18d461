import { daysBetween, formatLong, type LocalDate } from '../statutory/local-date';
import { DEADLINE_RULES } from '../statutory/rule-book';
import type { DeadlineRule } from '../statutory/rule-book/rule';
import { dateAndTime } from '../web/dates';
import type { LinesBy } from './fell-due.query';
import type { FellDueItem } from './fell-due.service';
import type { Footing, LeftOut, ListOf, Outcome } from './outcome';

export const OUTCOME_WORDS: Record<Outcome | LeftOut, string> = {
  onTime: 'On time',
  lateTo7: 'Late by up to 7 days',
  lateTo28: 'Late by 8 to 28 days',
  lateOver28: 'Late by more than 28 days',
  substitute: 'Met by a substitute',
  overdue: 'Overdue and still open',
  never: 'Never done',
  declined: 'Declined',
  notYetDue: 'Not yet due',
  unknown: 'Not known',
  superseded: 'No longer owed on their day',
  notApplicable: 'Not applicable after all',
  cancelled: 'Cause corrected away',
};

export const LIST_WORDS: Record<ListOf, string> = {
  counted: 'Everything that fell due',
  late: 'Done late',
  ...OUTCOME_WORDS,
};

/** What each heading means, for the page that shows them. */
export const OUTCOME_MEANINGS: Record<Outcome, string> = {
  onTime: 'Done on or before the due date.',
  lateTo7: 'Done after the due date, at most 7 days.',
  lateTo28: 'Done 8 to 28 days after the due date.',
  lateOver28: 'Done more than 28 days after the due date.',
  substitute: 'Something else was done, and a manager accepted it with a reason. It is not counted as on time.',
  overdue: 'The due date has passed and nothing that meets it is recorded. It is still owed.',
  never: 'The duty ended after the due date without having been met, and can no longer be.',
  declined:
    'The young person said no. It is offered again and stays owed, so Team counts it as overdue once its day has passed.',
  notYetDue: 'The due date is today or later.',
  unknown: 'It fell due before our records of its kind are complete, so we cannot say whether it was done.',
};

export const FOOTING_WORDS: Record<Footing, string> = {
  law: 'Law',
  lawOtherDays: 'Law, with days set by guidance or by us',
  guidance: 'Guidance',
  policy: 'Local policy',
};

/** As the middle of a sentence: "items that fell due …". */
export const ON_FOOTING: Record<Footing, string> = {
  law: 'by law',
  lawOtherDays: 'by law, on a day set by guidance or by us',
  guidance: 'by guidance',
  policy: 'by local policy',
};

export const LINE_WORDS: Record<LinesBy, string> = { rule: 'Rule', team: 'Team then', worker: 'Worker then' };

const NO_NAME: Record<LinesBy, string> = { rule: 'No rule', team: 'No team', worker: 'No worker then' };

const RULES: Readonly<Record<string, DeadlineRule>> = DEADLINE_RULES;

/** What a line is called. */
export function lineName(by: LinesBy, key: string | null, name: string | null): string {
  if (key === null) return NO_NAME[by];
  return by === 'rule' ? `${key} ${RULES[key]?.title ?? 'A rule of before'}` : (name ?? NO_NAME[by]);
}

/** What has to be said of the figures of a rule; null where it and its days are settled law, or its own. */
export function ruleCaveat(rule: string): string | null {
  const known = RULES[rule];
  if (!known) return null;
  const { dutyBasis, dateBasis, confirmed } = known;
  const days =
    dutyBasis === dateBasis ? null : dateBasis === 'guidance' ? 'Days set by guidance' : 'Days set by local policy';
  return [days, confirmed ? null : 'Wording to be confirmed'].filter(Boolean).join('. ') || null;
}

/** "Done on 3 October 2026, 5 days late"; "Not done, 12 days overdue". */
export function whatHappened(
  item: Pick<FellDueItem, 'outcome' | 'dueOn' | 'dueAt' | 'metOn'>,
  today: LocalDate,
): string {
  const { outcome, dueOn, dueAt, metOn } = item;
  const done = metOn ? `Done on ${formatLong(metOn)}` : 'Done';
  switch (outcome) {
    case 'onTime':
      return `${done}, on time`;
    case 'lateTo7':
    case 'lateTo28':
    case 'lateOver28':
      return metOn && metOn > dueOn ? `${done}, ${days(daysBetween(dueOn, metOn))} late` : `${done}, some hours late`;
    case 'substitute':
      return `${metOn ? `What was done on ${formatLong(metOn)}` : 'Something else'} was accepted in its place`;
    case 'overdue':
      if (dueAt && dueOn >= today) return `Not done, overdue since ${dateAndTime(dueAt)}`;
      return `Not done, ${days(daysBetween(dueOn, today))} overdue`;
    case 'never':
      return 'Never done: the duty ended after its due date';
    case 'declined':
      return 'Declined, and to be offered again';
    case 'notYetDue':
      return 'Not yet due';
    case 'unknown':
      return 'Not known: it fell due before our records of its kind are complete';
    case 'superseded':
      return 'No longer owed on its day';
    case 'notApplicable':
      return 'Not applicable after all';
    case 'cancelled':
      return 'Its cause was corrected away';
  }
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
