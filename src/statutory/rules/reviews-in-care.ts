import { lookedAfterSpans } from '../care-history';
import type { CaseFile } from '../case-file';
import { outcomeOf, type DueItem, type Meeting, type Situation, type Start } from '../deadline';
import { beginningsOf, RECORDS_BEGIN, turns } from '../interval';
import { addDays, addMonths, birthday, earlier, formatLong, latest, type LocalDate } from '../local-date';
import { startOfDuty } from '../milestones';
import { policyOn } from '../policy';
import { holdsOn, type Span } from '../spans';
import { spellsWhere } from '../status-history';
import { addWorkingDays } from '../working-days';
import { REVIEW_MONTHS, reviews } from './reviews';

const FIRST_REVIEW_WORKING_DAYS = 20;
const SECOND_REVIEW_MONTHS = 3;

/** A time someone was looked after, with the reviews of it and when the first two were due. */
interface TimeInCare {
  span: Span;
  firstDueOn: LocalDate;
  /** The latest the second can have been due: counted from the last day for the first. */
  secondDueOn: LocalDate;
  reviews: Meeting[];
}

/**
 * RV-05: an eligible young person's plan is reviewed with the review of their care: 20 working days after they came to
 * be looked after, then within three months, then within six, each counted from the day the last was held.
 *
 * Owed here only while eligible: what fell due before is the care team's record, and mostly not in this one. Where the
 * last review known had run out by the day they became eligible, or none is known, the next is counted so that it is
 * due on the latest day it can be: the last day for the second review where care began that lately, else six months
 * after they became eligible. The first review known of care that began before that is taken for the first of all only
 * where it was held by the time the second was due.
 *
 * From the case file: `careEpisodes`, `planReviews`; `knownSince` of these as everywhere. Who chaired the review is not
 * in it, and a review of care is known only where it was recorded as a review of the plan.
 *
 * @statute {@link PROVISIONS.ca89Sch2Para19B} {@link PROVISIONS.cppcrReg33}
 */
export function reviewsInCare(situation: Situation): DueItem[] {
  const { file, history, asOf } = situation;
  const owed = spellsWhere(history, (status) => status.code === 'eligible');
  if (owed.length === 0) return [];
  const times = timesInCare(situation);
  const timeOf = (day: LocalDate) => times.find(({ span }) => holdsOn(span, day));
  const isOwedFrom = (day: LocalDate) => owed.some((spell) => spell.from <= day);
  const dueAfter = ({ id, on }: Start): LocalDate => {
    const time = timeOf(on);
    if (!time) return addMonths(on, REVIEW_MONTHS);
    const { span, firstDueOn, secondDueOn } = time;
    const held = time.reviews.findIndex((review) => review.id === id && review.on === on);
    if (held === 0) {
      const isFirst = isOwedFrom(span.from) || on < secondDueOn;
      return addMonths(on, isFirst ? SECOND_REVIEW_MONTHS : REVIEW_MONTHS);
    }
    if (held > 0 || id === RECORDS_BEGIN) return addMonths(on, REVIEW_MONTHS);
    return [firstDueOn, secondDueOn].find((due) => due >= on) ?? addMonths(on, REVIEW_MONTHS);
  };
  const held = times
    .flatMap((time) => time.reviews)
    .map((review) => ({ ...review, text: `review ${review.id}`, meets: true }));
  const found = turns({
    events: [...beginningsOf(file, owed, held, dueAfter), ...held],
    dueAfter,
    owed,
    asOf,
    completeFrom: file.knownSince.planReviews ?? null,
    unseenStart: true,
    partialAfter: () => false,
  });
  return found.map(({ start, dueOn, outcome }) => ({
    rule: 'RV-05',
    subject: null,
    start,
    dueOn,
    notBefore: null,
    outcome,
    sentence: sentence(start, dueOn, held, timeOf(start.on)),
  }));
}

/**
 * RV-07: before an eligible young person leaves care, or turns 18 in it, a review is held with a pathway plan in place.
 * It is due on the last day they are looked after, which is the eve of the 18th birthday until care is known to end
 * before, and a review within the policy's months before that day counts. One held without a plan shows as partly done.
 *
 * From the case file: `careEpisodes`, `planReviews`, `pathwayPlans`. Who chaired the review is not in it.
 *
 * @statute {@link PROVISIONS.cppcrReg39} {@link PROVISIONS.careReviewGuidance}
 */
export function reviewBeforeLeavingCare({ file, history }: Situation): DueItem[] {
  const eve = addDays(birthday(file.person.dateOfBirth, 18), -1);
  const leaves = (spell: Span) =>
    history.some(({ from, status }) => from === spell.to && !['deceased', 'undetermined'].includes(status.code));
  return spellsWhere(history, (status) => status.code === 'eligible').map((spell) => {
    const dueOn = spell.to !== null && leaves(spell) ? addDays(spell.to, -1) : eve;
    const notBefore = addMonths(dueOn, -policyOn(file, spell.from).reviewBeforeLeavingCareMonths);
    const hasPlan = (day: LocalDate) => file.pathwayPlans.some((plan) => plan.completedOn <= day);
    const inTime = reviews(file).filter(({ on }) => on >= notBefore && on <= dueOn && (!spell.to || on < spell.to));
    return {
      rule: 'RV-07',
      subject: null,
      start: startOfDuty(file, spell.from),
      dueOn,
      notBefore,
      outcome: outcomeOf({
        dueOn,
        meeting: inTime.find(({ on }) => hasPlan(on)) ?? null,
        endedOn: spell.to,
        partial: () => inTime.length > 0,
        completeFrom: latest(file.knownSince.planReviews, file.knownSince.pathwayPlans),
      }),
      sentence: `The last day in care is ${formatLong(dueOn)}, so the pathway plan is reviewed by then, and from ${formatLong(notBefore)}`,
    };
  });
}

function timesInCare({ file, asOf, calendar }: Situation): TimeInCare[] {
  const eighteen = birthday(file.person.dateOfBirth, 18);
  return lookedAfterSpans(file, earlier(asOf, eighteen)).map((span) => {
    const firstDueOn = addWorkingDays(span.from, FIRST_REVIEW_WORKING_DAYS, calendar);
    const secondDueOn = addMonths(firstDueOn, SECOND_REVIEW_MONTHS);
    return { span, firstDueOn, secondDueOn, reviews: oneADay(file).filter(({ on }) => holdsOn(span, on)) };
  });
}

function oneADay(file: CaseFile): Meeting[] {
  return reviews(file).filter(({ on }, index, all) => on !== all[index - 1]?.on);
}

function sentence(start: Start, dueOn: LocalDate, held: readonly Meeting[], time: TimeInCare | undefined): string {
  const by = `by ${formatLong(dueOn)}`;
  if (start.id === RECORDS_BEGIN) {
    return `Records of reviews begin on ${formatLong(start.on)}, so the plan is reviewed with the care ${by} at the latest`;
  }
  if (held.some(({ id, on }) => id === start.id && on === start.on)) {
    return `The last review while looked after was on ${formatLong(start.on)}, so the next is held ${by}`;
  }
  if (time && dueOn === time.firstDueOn) {
    return `Looked after since ${formatLong(time.span.from)}, so the first review is held ${by}`;
  }
  return `Eligible since ${formatLong(start.on)}, and no review that still held was known then, so the next is held ${by} at the latest`;
}
