import { policyFor } from '../authority/policies';
import type { Ledger } from '../deadlines/ledger';
import type { Work } from '../platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import { isOutstanding } from '../statutory/deadline';
import { deadlinesFor } from '../statutory/deadlines';
import { addMonths, type LocalDate } from '../statutory/local-date';
import { REVIEW_MONTHS } from '../statutory/rules/reviews';
import type { HintsAt } from './coach';

/** What the coach measures a young person's actions by on a day. */
export async function hintsAtOf(work: Work, ledger: Ledger, youngPersonId: string, today: LocalDate): Promise<HintsAt> {
  const { plans } = await policyFor(work, today);
  return {
    today,
    nextReviewOn: await nextReviewOf(work, ledger, youngPersonId, today),
    shortTermDays: plans.shortTermDays,
  };
}

/**
 * The day for which the next review is planned, or else the first one still to come on which one is due. Where none is
 * due before a plan of today would be reviewed, as with a first plan, the day the rules give for that.
 */
async function nextReviewOf(
  work: Work,
  ledger: Ledger,
  youngPersonId: string,
  today: LocalDate,
): Promise<LocalDate | null> {
  const [row] = await work.manager.query<{ plannedOn: LocalDate | null; dueOn: LocalDate | null }[]>(
    `select (select r.planned_on from plan_review_at_work r
              where r.young_person_id = $1 and r.state = 'open') as "plannedOn",
            (select min(due_on) from deadline
              where young_person_id = $1 and rule like 'RV-%' and state in ('open', 'partial', 'declined')
                and due_on >= $2) as "dueOn"`,
    [youngPersonId, today],
  );
  const { plannedOn = null, dueOn = null } = row ?? {};
  if (plannedOn !== null) return plannedOn;
  if (dueOn !== null && dueOn <= addMonths(today, REVIEW_MONTHS)) return dueOn;
  return reviewOfPlanOf(work, ledger, youngPersonId, today);
}

/** The first review that would be due after a plan completed on a day; null where the rules ask for none. */
async function reviewOfPlanOf(
  work: Work,
  ledger: Ledger,
  youngPersonId: string,
  completedOn: LocalDate,
): Promise<LocalDate | null> {
  const file = await ledger.caseFile(work, youngPersonId);
  const plan = { id: 'this plan', completedOn, copyGivenOn: null };
  const then = deadlinesFor({ ...file, pathwayPlans: [...file.pathwayPlans, plan] }, completedOn, ENGLAND_AND_WALES);
  const days = then
    .filter(({ rule, state, dueOn }) => rule.startsWith('RV-') && isOutstanding(state) && dueOn >= completedOn)
    .map(({ dueOn }) => dueOn);
  return days.sort()[0] ?? null;
}
