import type { Accommodation, CaseFile, LegalStatus } from '../case-file';
import { custodyStays, livedInFrom } from '../custody';
import { outcomeOf, type DueItem, type Meeting, type Situation } from '../deadline';
import { RECORDS_BEGIN, turns, type IntervalEvent } from '../interval';
import { addDays, addMonths, formatLong, latest, type LocalDate } from '../local-date';
import { isCareLeaver } from '../milestones';
import { policyOn } from '../policy';
import { holdsOn, intersection, type Span } from '../spans';
import { spellsWhere } from '../status-history';
import { isProvidedByAuthority } from '../visits';

/** The longest two reviews of a pathway plan may be apart. */
export const REVIEW_MONTHS = 6;
const REVIEW_AFTER_MOVING_IN_DAYS = 28;

/** A place that regulation 7(3) or 8(2) applies to, and the days on which it does. */
export interface ProvidedPlace {
  place: Accommodation;
  owed: Span[];
  /** The day the duties of moving in ended, for good; null while they last. */
  endedOn: LocalDate | null;
  /** Ends a sentence where nobody has recorded under what the accommodation is provided. */
  caveat: string;
}

/**
 * RV-01: a pathway plan is reviewed within six months of the day it was completed or last reviewed, for relevant and
 * former relevant young people to 21, and after that while education or training keeps the plan going.
 *
 * Any review counts, the one after moving in too. A new plan starts the six months anew. The months run from the last
 * event even where that lies before the duty began, as after turning 18.
 *
 * @statute {@link PROVISIONS.clrReg7}
 */
export function planReviews({ file, history, asOf }: Situation): DueItem[] {
  const owed = spellsWhere(history, isOwedSixMonthlyReviews);
  const found = turns({
    file,
    events: [...plansAsEvents(file), ...reviewsAsEvents(file)],
    dueAfter: ({ on }) => addMonths(on, REVIEW_MONTHS),
    owed,
    asOf,
    // A plan that nobody recorded would have started the six months anew, so both records have to be complete.
    completeFrom: latest(file.knownSince.planReviews, file.knownSince.pathwayPlans),
    unseenStart: Boolean(file.knownSince.pathwayPlans),
    partialAfter: () => false,
  });
  return found.map(({ start, dueOn, outcome }) => ({
    rule: 'RV-01',
    subject: null,
    start,
    dueOn,
    notBefore: null,
    outcome,
    sentence:
      start.id === RECORDS_BEGIN
        ? `Records of reviews begin on ${formatLong(start.on)}, so the pathway plan is reviewed by ${formatLong(dueOn)} at the latest`
        : `The pathway plan is reviewed within six months of ${formatLong(start.on)}, by ${formatLong(dueOn)}`,
  }));
}

/**
 * RV-03: where the authority first provides accommodation, the pathway plan is reviewed 28 days later. A review held
 * in the first days there, before the policy's earliest day, is not that review.
 *
 * @statute {@link PROVISIONS.clrReg7}
 */
export function reviewAfterMovingIn(situation: Situation): DueItem[] {
  const { file } = situation;
  return providedPlaces(situation).map(({ place, endedOn, caveat }) => {
    const [dueOn, notBefore] = [reviewAfterMovingInDueOn(place), earliestReviewOn(place, situation)];
    return {
      rule: 'RV-03',
      subject: place.id,
      start: movingIn(place),
      dueOn,
      notBefore,
      outcome: outcomeOf({
        dueOn,
        meeting: reviewHeldAfterMovingIn(place, situation, endedOn),
        endedOn,
        partial: () => file.planReviews.some(({ heldOn }) => heldOn >= place.from && heldOn < notBefore),
        completeFrom: file.knownSince.planReviews ?? null,
      }),
      sentence: `Moved in on ${formatLong(place.from)}, so the plan is reviewed from ${formatLong(notBefore)} to ${formatLong(dueOn)}${caveat}`,
    };
  });
}

/**
 * RV-04: a second review, so many months after the one held after moving in, while the accommodation lasts. The policy
 * sets the months or leaves the step out.
 *
 * @statute {@link PROVISIONS.transitionGuidance}
 */
export function secondReviewAfterMovingIn(situation: Situation): DueItem[] {
  const { file } = situation;
  return providedPlaces(situation).flatMap(({ place, endedOn, caveat }) => {
    const first = reviewHeldAfterMovingIn(place, situation, endedOn);
    if (!first) return [];
    const months = policyOn(file, first.on).reg73SecondReviewMonths;
    if (months === null) return [];
    const dueOn = addMonths(first.on, months);
    const meeting = reviews(file).find(
      ({ on }) => on > first.on && holdsOn(place, on) && (endedOn === null || on < endedOn),
    );
    return [
      {
        rule: 'RV-04' as const,
        subject: place.id,
        start: { id: first.id, on: first.on, text: `review ${first.id}` },
        dueOn,
        notBefore: null,
        outcome: outcomeOf({
          dueOn,
          meeting: meeting ?? null,
          endedOn,
          partial: () => false,
          completeFrom: file.knownSince.planReviews ?? null,
        }),
        sentence: `The first review there was on ${formatLong(first.on)}, so the second is held by ${formatLong(dueOn)}${caveat}`,
      },
    ];
  });
}

/**
 * Accommodation the authority provides to a care leaver, with the days on which both are so. A home taken over for
 * someone in custody is provided from their release.
 */
export function providedPlaces({ file, history }: Situation): ProvidedPlace[] {
  const careLeaver = spellsWhere(history, isCareLeaver);
  const stays = custodyStays(file);
  return file.accommodation.filter(isProvidedByAuthority).flatMap((recorded) => {
    const place = livedInFrom(recorded, stays);
    if (!place) return [];
    const owed = intersection([place], careLeaver);
    const [first] = owed;
    if (!first) return [];
    const caveat = place.providedUnder === 'unknown' ? ' (basis to confirm)' : '';
    return [{ place, owed, endedOn: first.to, caveat }];
  });
}

/** The last day for the review after moving in. */
export function reviewAfterMovingInDueOn(place: Accommodation): LocalDate {
  return addDays(place.from, REVIEW_AFTER_MOVING_IN_DAYS);
}

/** The review that counts as the one after moving in: the first from the policy's earliest day on, while the duty lasts. */
export function reviewHeldAfterMovingIn(
  place: Accommodation,
  situation: Situation,
  endedOn: LocalDate | null,
): Meeting | null {
  const notBefore = earliestReviewOn(place, situation);
  const counts = ({ on }: Meeting) => on >= notBefore && holdsOn(place, on) && (endedOn === null || on < endedOn);
  return reviews(situation.file).find(counts) ?? null;
}

/** What starts everything that is due because of a move. */
export function movingIn(place: Accommodation) {
  return { id: place.id, on: place.from, text: `accommodation ${place.id}` };
}

function earliestReviewOn(place: Accommodation, { file }: Situation): LocalDate {
  return addDays(place.from, policyOn(file, place.from).reg73EarliestDays);
}

/** Whether regulation 7(2) applies: relevant, former relevant to 21, and after that while education keeps the plan going. */
export function isOwedSixMonthlyReviews({ code, basis }: LegalStatus): boolean {
  return code === 'relevant' || code === 'former-relevant' || basis.includes('s23C7') || basis.includes('s23CA');
}

/** Every pathway plan, as what starts the time to its review anew. */
export function plansAsEvents(file: CaseFile): IntervalEvent[] {
  return file.pathwayPlans.map(({ id, completedOn }) => ({
    id,
    on: completedOn,
    text: `pathway plan ${id}`,
    meets: false,
    substitute: false,
  }));
}

/** Every review of the pathway plan, as what meets a duty that returns. */
export function reviewsAsEvents(file: CaseFile): IntervalEvent[] {
  return reviews(file).map(({ id, on, substitute }) => ({ id, on, text: `review ${id}`, meets: true, substitute }));
}

/** Every review of the pathway plan, in order. */
export function reviews(file: CaseFile): Meeting[] {
  return file.planReviews.map(({ id, heldOn }) => ({ id, on: heldOn, substitute: false }));
}
