import { lookedAfterSpans } from '../care-history';
import type { CaseFile } from '../case-file';
import { outcomeOf, type DueItem, type Meeting, type Situation, type Start } from '../deadline';
import { beginningsOf, RECORDS_BEGIN, turns } from '../interval';
import { addDays, addMonths, birthday, earlier, formatLong, latest, type LocalDate } from '../local-date';
import { startOfDuty } from '../milestones';
import { policyOn } from '../policy';
import { holdsOn, type Span } from '../spans';
import { spellsWhere } from '../status-history';
import { addWorkingDays, type WorkingDayCalendar } from '../working-days';
import { REVIEW_MONTHS, reviews } from './reviews';

const FIRST_REVIEW_WORKING_DAYS = 20;
const SECOND_REVIEW_MONTHS = 3;

/** The first two reviews of a time in care are due well within it, so that a later day need not ask when. */
const EARLY_MONTHS = 6;

/** A time someone was looked after, with the reviews of it. */
interface TimeInCare {
  span: Span;
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
  const { file, history, asOf, calendar } = situation;
  const owed = spellsWhere(history, (status) => status.code === 'eligible');
  if (owed.length === 0) return [];
  const times = timesInCare(situation, owed);
  const timeOf = (day: LocalDate) => times.find(({ span }) => holdsOn(span, day));
  const isOwedFrom = (day: LocalDate) => owed.some((spell) => spell.from <= day);
  const dueAfter = ({ id, on }: Start): LocalDate => {
    const time = timeOf(on);
    if (!time) return addMonths(on, REVIEW_MONTHS);
    const { span } = time;
    const held = time.reviews.findIndex((review) => review.id === id && review.on === on);
    const isFirst = held === 0 && (isOwedFrom(span.from) || on < (earlyReviews(span, on, calendar)[1] ?? on));
    if (isFirst) return addMonths(on, SECOND_REVIEW_MONTHS);
    const sixMonths = addMonths(on, REVIEW_MONTHS);
    if (held >= 0 || id === RECORDS_BEGIN) return sixMonths;
    return earlyReviews(span, on, calendar).find((due) => due >= on) ?? sixMonths;
  };
  const held = times
    .flatMap((time) => time.reviews)
    .map(({ id, on, substitute }) => ({ id, on, text: `review ${id}`, meets: true, substitute }));
  const found = turns({
    file,
    events: [...beginningsOf(file, owed, held, dueAfter), ...held],
    dueAfter,
    owed,
    asOf,
    completeFrom: file.knownSince.planReviews ?? null,
    unseenStart: true,
    partialAfter: () => false,
  });
  const isReview = ({ id, on }: Start) => held.some((review) => review.id === id && review.on === on);
  return found.map(({ start, dueOn, outcome }) => ({
    rule: 'RV-05',
    subject: null,
    start,
    dueOn,
    notBefore: null,
    outcome,
    sentence: sentence(start, dueOn, isReview(start), timeOf(start.on)?.span, calendar),
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
      sentence: `The last day in care is ${formatLong(dueOn)}, so the pathway plan is reviewed from ${formatLong(notBefore)} to that day`,
    };
  });
}

/** Those in which someone was owed these reviews. */
function timesInCare({ file, asOf }: Situation, owed: readonly Span[]): TimeInCare[] {
  const eighteen = birthday(file.person.dateOfBirth, 18);
  const held = oneADay(file);
  return lookedAfterSpans(file, earlier(asOf, eighteen))
    .filter((span) => owed.some(({ from }) => holdsOn(span, from)))
    .map((span) => ({ span, reviews: held.filter(({ on }) => holdsOn(span, on)) }));
}

/** When the first two reviews of a time in care were due, the second at the latest; nothing for a day long after. */
function earlyReviews(span: Span, day: LocalDate, calendar: WorkingDayCalendar): LocalDate[] {
  if (day >= addMonths(span.from, EARLY_MONTHS)) return [];
  const first = addWorkingDays(span.from, FIRST_REVIEW_WORKING_DAYS, calendar);
  return [first, addMonths(first, SECOND_REVIEW_MONTHS)];
}

function oneADay(file: CaseFile): Meeting[] {
  return reviews(file).filter(({ on }, index, all) => on !== all[index - 1]?.on);
}

function sentence(
  start: Start,
  dueOn: LocalDate,
  isReview: boolean,
  span: Span | undefined,
  calendar: WorkingDayCalendar,
): string {
  const [on, by] = [formatLong(start.on), `by ${formatLong(dueOn)}`];
  if (start.id === RECORDS_BEGIN) {
    return `Records of reviews begin on ${on}, so the plan is reviewed with the care ${by} at the latest`;
  }
  if (isReview) return `The last review while looked after was on ${on}, so the next is held ${by}`;
  if (span && earlyReviews(span, start.on, calendar)[0] === dueOn) {
    return `Looked after since ${formatLong(span.from)}, so the first review is held ${by}`;
  }
  return `Eligible since ${on} with no review recorded shortly before, so the next is held ${by} at the latest`;
}
