import { metBy, outcomeOf, type DueItem, type Meeting, type Situation } from '../deadline';
import { RECORDS_BEGIN, turns } from '../interval';
import { addDays, addMonths, formatLong } from '../local-date';
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
 * PA-02: where the authority first provides accommodation, the personal adviser visits there within seven days.
 *
 * @statute {@link PROVISIONS.clrReg8}
 */
export function firstVisit(situation: Situation): DueItem[] {
  const { file } = situation;
  return providedPlaces(situation).map((provided) => {
    const { place, endedOn, caveat } = provided;
    const dueOn = addDays(place.from, FIRST_VISIT_DAYS);
    return {
      rule: 'PA-02',
      subject: place.id,
      start: movingIn(place),
      dueOn,
      notBefore: null,
      outcome: outcomeOf({
        dueOn,
        meeting: bestOf(visitsThatCount(provided, situation), dueOn),
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
 * held it is due on the review's own due date; from then on, on the day the review was held.
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
 * for as long as the accommodation lasts.
 *
 * @statute {@link PROVISIONS.clrReg8}
 */
export function visitsAtHome(situation: Situation): DueItem[] {
  const { file, asOf } = situation;
  return providedPlaces(situation).flatMap((provided) => {
    const { place, owed, endedOn, caveat } = provided;
    const completeFrom = file.knownSince.contacts ?? null;
    const counted = visitsThatCount(provided, situation);
    const second = counted[1];
    // Where the second visit fell before records begin, the first one recorded is at least the third.
    const unseenStart =
      secondVisitOutcome(provided, situation).state === 'unknown' &&
      !(second && isBeforeReview(second, provided, situation));
    const visits = counted.slice(unseenStart ? 0 : 1);
    const found = turns({
      events: visits.map(({ id, on, substitute }) => ({ id, on, text: `visit ${id}`, meets: true, substitute })),
      dueAfter: ({ on }) => addMonths(on, VISIT_MONTHS),
      owed,
      asOf,
      completeFrom,
      unseenStart,
      partialAfter: ({ on }) => wasTried(place, file, addDays(on, 1), endedOn),
    });
    return found.map(({ start, dueOn, outcome }) => ({
      rule: 'PA-04' as const,
      subject: place.id,
      start,
      dueOn,
      notBefore: null,
      outcome,
      sentence:
        start.id === RECORDS_BEGIN
          ? `Records of visits begin on ${formatLong(start.on)}, so the personal adviser visits there by ${formatLong(dueOn)} at the latest${caveat}`
          : `The last visit there was on ${formatLong(start.on)}, so the next is made by ${formatLong(dueOn)}${caveat}`,
    }));
  });
}

function secondVisitDue({ place, endedOn }: ProvidedPlace, situation: Situation) {
  const review = reviewHeldAfterMovingIn(place, situation, endedOn);
  return { review, dueOn: review?.on ?? reviewAfterMovingInDueOn(place) };
}

function secondVisitOutcome(provided: ProvidedPlace, situation: Situation) {
  const { place, endedOn } = provided;
  const { file } = situation;
  const { dueOn } = secondVisitDue(provided, situation);
  const [first, second] = visitsThatCount(provided, situation);
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

function visitsThatCount({ place, endedOn }: ProvidedPlace, { file }: Situation) {
  return visitsTo(place, file).filter((visit) => endedOn === null || visit.on < endedOn);
}
