import { outcomeOf, type DueItem, type Situation } from '../deadline';
import { RECORDS_BEGIN, turns } from '../interval';
import { addMonths, birthday, formatLong, latest, type LocalDate } from '../local-date';
import { startOfDuty } from '../milestones';
import { policyOn } from '../policy';
import { holdsOn, without } from '../spans';
import { spellsWhere } from '../status-history';
import { isOwedSixMonthlyReviews, plansAsEvents, REVIEW_MONTHS, reviews, reviewsAsEvents } from './reviews';

/**
 * RV-08: so many months before the 21st birthday, as the policy has it, a review decides what follows it. A review
 * within the six months before that day counts, or one after it up to the birthday, late: what was decided earlier was
 * another round's.
 *
 * From the case file: `planReviews`. What the review decided is not in it.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function reviewBefore21({ file, history }: Situation): DueItem[] {
  const twentyOne = birthday(file.person.dateOfBirth, 21);
  return spellsWhere(history, (status) => status.code === 'former-relevant').map((spell) => {
    const dueOn = addMonths(twentyOne, -policyOn(file, spell.from).reviewBefore21Months);
    const notBefore = addMonths(dueOn, -REVIEW_MONTHS);
    return {
      rule: 'RV-08',
      subject: null,
      start: startOfDuty(file, spell.from),
      dueOn,
      notBefore,
      outcome: outcomeOf({
        dueOn,
        meeting: reviews(file).find(({ on }) => on >= notBefore && holdsOn(spell, on)) ?? null,
        endedOn: spell.to,
        partial: () => false,
        completeFrom: file.knownSince.planReviews ?? null,
      }),
      sentence: `Turns 21 on ${formatLong(twentyOne)}, so by the authority's standard a review from ${formatLong(notBefore)} to ${formatLong(dueOn)} decides what follows`,
    };
  });
}

/**
 * RV-09: while someone of 21 to 24 takes support under section 23CZB, their plan is reviewed at the policy's months,
 * counted from the day it was completed or last reviewed. A plan or review from before counts while its months last.
 * Where education keeps the six-monthly review going, that one alone runs.
 *
 * From the case file: `supportRequests`, `pathwayPlans`, `planReviews`. That they asked for reviews less often is not
 * in it: a pause records that.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function reviewsWithSupport({ file, history, asOf }: Situation): DueItem[] {
  const owed = without(
    spellsWhere(history, ({ basis }) => basis.includes('s23CZB')),
    spellsWhere(history, isOwedSixMonthlyReviews),
  );
  if (owed.length === 0) return [];
  const dueAfter = ({ on }: { on: LocalDate }) => addMonths(on, policyOn(file, on).s23czbReviewMonths);
  const counts = (event: { on: LocalDate }) =>
    owed.some((span) => holdsOn(span, event.on) || (event.on < span.from && dueAfter(event) >= span.from));
  const found = turns({
    file,
    events: [...plansAsEvents(file), ...reviewsAsEvents(file)].filter(counts),
    dueAfter,
    owed,
    asOf,
    completeFrom: latest(file.knownSince.planReviews, file.knownSince.pathwayPlans),
    unseenStart: Boolean(file.knownSince.pathwayPlans),
    partialAfter: () => false,
  });
  return found.map(({ start, dueOn, outcome }) => ({
    rule: 'RV-09',
    subject: null,
    start,
    dueOn,
    notBefore: null,
    outcome,
    sentence:
      start.id === RECORDS_BEGIN
        ? `Records of reviews begin on ${formatLong(start.on)}, so by the authority's standard the plan is reviewed by ${formatLong(dueOn)} at the latest`
        : `By the authority's standard the plan of someone who takes support is reviewed every ${policyOn(file, start.on).s23czbReviewMonths} months, so by ${formatLong(dueOn)}, counted from ${formatLong(start.on)}`,
  }));
}
