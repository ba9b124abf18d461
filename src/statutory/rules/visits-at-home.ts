import type { CaseFile } from '../case-file';
import { custodyStays, visitEnd, type CustodyStay } from '../custody';
import { metBy, outcomeOf, type DueItem, type Meeting, type Situation, type Start } from '../deadline';
import { RECORDS_BEGIN, turns, type IntervalEvent } from '../interval';
import { addDays, addMonths, formatLong, type LocalDate } from '../local-date';
import { startOfDuty } from '../milestones';
import { holdsOn, without } from '../spans';
import { bestOf, visitsTo, wasTried } from '../visits';
import {
  movingIn,
  providedPlaces,
  reviewAfterMovingInDueOn,
  reviewHeldAfterMovingIn,
  type ProvidedPlace,
} from './reviews';

const FIRST_VISIT_DAYS = 7;
const VISIT_MONTHS = 2;

/**
 * PA-02: where the authority first provides accommodation, the personal adviser visits there within seven days. Custody
 * ends it, unless they come back within those days.
 *
 * @statute {@link PROVISIONS.clrReg8}
 */
export function firstVisit(situation: Situation): DueItem[] {
  const { file } = situation;
  const stays = custodyStays(file);
  return providedPlaces(situation).map((provided) => {
    const { place, caveat } = provided;
    const dueOn = addDays(place.from, FIRST_VISIT_DAYS);
    const endedOn = visitEnd(place, provided.endedOn, stays, dueOn);
    return {
      rule: 'PA-02',
      subject: place.id,
      start: movingIn(place),
      dueOn,
      notBefore: null,
      outcome: outcomeOf({
        dueOn,
        meeting: bestOf(visitsThatCount({ place, endedOn }, situation), dueOn),
        endedOn,
        partial: () => wasTried(place, file, place.from, endedOn),
        completeFrom: file.knownSince.contacts ?? null,
      }),
      sentence: `Moved in on ${formatLong(place.from)}, so the personal adviser visits there by ${formatLong(dueOn)}${caveat}`,
    };
  });
}

/**
 * PA-03: a second visit there, after the first and before the day of the review after moving in. Until that review is
 * held it is due on the review's own due date; from then on, on the day the review was held. Custody ends it, unless they
 * come back by the day the review is due.
 *
 * @statute {@link PROVISIONS.clrReg8}
 */
export function secondVisit(situation: Situation): DueItem[] {
  return providedPlaces(situation).map((provided) => {
    const { place, caveat } = provided;
    const { review, dueOn } = secondVisitDue(provided, situation);
    const before = review
      ? `before the review there on ${formatLong(dueOn)}`
      : `before the review there, which is due by ${formatLong(dueOn)}`;
    return {
      rule: 'PA-03',
      subject: place.id,
      start: movingIn(place),
      dueOn,
      notBefore: null,
      outcome: secondVisitOutcome(provided, situation),
      sentence: `After a first visit the personal adviser visits again ${before}${caveat}`,
    };
  });
}

/**
 * PA-04: from the second visit on, the personal adviser visits there within two months of the last visit that counted,
 * for as long as the accommodation lasts. The authority does not provide custody, so the two months do not run there,
 * even where the home is held: they go on after release, or start with it where they had run out.
 *
 * @statute {@link PROVISIONS.clrReg8}
 */
export function visitsAtHome(situation: Situation): DueItem[] {
  const { file, asOf } = situation;
  const stays = custodyStays(file);
  return providedPlaces(situation).flatMap((provided) => {
    const { place, caveat } = provided;
    const owed = without(provided.owed, stays);
    const completeFrom = file.knownSince.contacts ?? null;
    const counted = visitsTo(place, file);
    const second = counted[1];
    // Where the second visit fell before records begin, the first one recorded is at least the third.
    const unseenStart =
      secondVisitOutcome(provided, situation).state === 'unknown' &&
      !(second && isBeforeReview(second, provided, situation));
    const back = returns(provided, stays, file);
    const visits = counted
      .filter(({ on }, index) => unseenStart || index >= 1 || (back[0] !== undefined && back[0].on <= on))
      .map(({ id, on, substitute }) => ({ id, on, text: `visit ${id}`, meets: true, substitute, begins: false }));
    const dueAfter = ({ on }: { on: LocalDate }) => addMonths(on, VISIT_MONTHS);
    const runsOnInto = (day: LocalDate) => {
      const last = visits.findLast(({ on }) => on < day);
      return last !== undefined && dueAfter(last) >= day;
    };
    const found = turns({
      file,
      events: [...back.filter(({ on }) => !runsOnInto(on)), ...visits],
      dueAfter,
      owed,
      asOf,
      completeFrom,
      unseenStart,
      partialAfter: ({ on }) => wasTried(place, file, addDays(on, 1), null),
    });
    return found.map(({ start, first, dueOn, outcome }) => ({
      rule: 'PA-04' as const,
      subject: place.id,
      start,
      dueOn,
      notBefore: null,
      outcome,
      sentence: `${nextVisit(start, first, dueOn)}${caveat}`,
    }));
  });
}

function nextVisit({ id, on }: Start, isBack: boolean, dueOn: LocalDate): string {
  const [since, by] = [formatLong(on), formatLong(dueOn)];
  if (isBack) return `The visits there begin again on ${since}, so the personal adviser visits by ${by}`;
  if (id === RECORDS_BEGIN) {
    return `Records of visits begin on ${since}, so the personal adviser visits there by ${by} at the latest`;
  }
  return `The last visit there was on ${since}, so the next is made by ${by}`;
}

/**
 * The days on which the visits there begin again, too late for the first ones: someone came back from custody, or is owed
 * them anew while living there, as who asks for support at 22.
 */
function returns({ place, owed }: ProvidedPlace, stays: readonly CustodyStay[], file: CaseFile): IntervalEvent[] {
  const begins = { meets: false, substitute: false, begins: true };
  const released = stays.flatMap(({ from, to, start }) => {
    const isReturn = to !== null && from >= place.from && to > reviewAfterMovingInDueOn(place);
    if (!isReturn || !owed.some((span) => holdsOn(span, to))) return [];
    return [{ ...start, on: to, text: `${start.text} ended`, ...begins }];
  });
  const anew = owed.slice(1).map(({ from }) => ({ ...startOfDuty(file, from), ...begins }));
  return [...released, ...anew];
}

function secondVisitDue({ place, endedOn }: ProvidedPlace, situation: Situation) {
  const review = reviewHeldAfterMovingIn(place, situation, endedOn);
  return { review, dueOn: review?.on ?? reviewAfterMovingInDueOn(place) };
}

function secondVisitOutcome(provided: ProvidedPlace, situation: Situation) {
  const { place } = provided;
  const { file } = situation;
  const { dueOn } = secondVisitDue(provided, situation);
  const endedOn = visitEnd(place, provided.endedOn, custodyStays(file), reviewAfterMovingInDueOn(place));
  const [first, second] = visitsThatCount({ place, endedOn }, situation);
  const outcome = outcomeOf({
    dueOn,
    meeting: second ?? null,
    endedOn,
    partial: () => wasTried(place, file, first ? addDays(first.on, 1) : place.from, endedOn),
    completeFrom: file.knownSince.contacts ?? null,
  });
  if (!second || outcome.state === 'unknown') return outcome;
  return metBy(second, isBeforeReview(second, provided, situation));
}

/** Before the day of the review: a visit on that day is too late, one before a review not yet held is in time. */
function isBeforeReview(visit: Meeting, provided: ProvidedPlace, situation: Situation): boolean {
  const { review } = secondVisitDue(provided, situation);
  return review === null || visit.on < review.on;
}

function visitsThatCount({ place, endedOn }: Pick<ProvidedPlace, 'place' | 'endedOn'>, { file }: Situation) {
  return visitsTo(place, file).filter((visit) => endedOn === null || visit.on < endedOn);
}
