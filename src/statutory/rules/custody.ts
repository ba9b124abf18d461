import { lookedAfterSpans } from '../care-history';
import { custodyStays } from '../custody';
import { outcomeOf, type DueItem, type Situation } from '../deadline';
import { RECORDS_BEGIN, turns } from '../interval';
import { addDays, addMonths, birthday, formatLong, later, type LocalDate } from '../local-date';
import { isCareLeaver, startOfDuty } from '../milestones';
import { policyOn } from '../policy';
import { holdsOn, intersection, type Span } from '../spans';
import { spellsWhere } from '../status-history';
import { bestOf, timesSeen, timesSeenByAnyWorker, wasTriedAfter } from '../visits';
import { addWorkingDays } from '../working-days';

const WEEK = 7;
/** CU-01, as the twin regulations for Wales have it. */
const FORMER_CARE_VISIT_WD = 10;
/** CU-04: how long before its last day a review is the one that prepares release. Chosen here, not law. */
const RELEASE_REVIEW_WINDOW_MONTHS = 2;

/**
 * CU-01: a young person of 16 or 17 who stops being looked after because a court has them detained, and who is not
 * relevant, is visited by a worker of the authority within ten working days of first being detained. Where care ended
 * later than that, as after a remand, the days count from then. Release, turning 18 and becoming relevant end it.
 *
 * @statute {@link PROVISIONS.formerLookedAfterVisits}
 */
export function visitAfterCareInCustody({ file, asOf, history, calendar }: Situation): DueItem[] {
  const stays = custodyStays(file);
  if (stays.length === 0) return [];
  const eighteen = birthday(file.person.dateOfBirth, 18);
  const looked = lookedAfterSpans(file, asOf);
  const owed = intersection(
    spellsWhere(history, ({ code }) => code === 'none' || code === 'qualifying'),
    [{ from: birthday(file.person.dateOfBirth, 16), to: asOf < eighteen ? null : eighteen }],
  );
  return stays.flatMap((stay): DueItem[] => {
    const careEnded = looked.find(({ to }) => to !== null && to >= stay.from && (stay.to === null || to < stay.to))?.to;
    if (!careEnded || careEnded >= eighteen) return [];
    const [duty] = intersection([{ from: careEnded, to: stay.to }], owed);
    if (duty?.from !== careEnded) return [];
    const dueOn = addWorkingDays(careEnded, FORMER_CARE_VISIT_WD, calendar);
    const seen = timesSeenByAnyWorker(file).filter(({ on }) => on >= careEnded && (duty.to === null || on < duty.to));
    return [
      {
        rule: 'CU-01',
        subject: null,
        start: { id: stay.start.id, on: careEnded, text: stay.start.text },
        dueOn,
        notBefore: null,
        outcome: outcomeOf({
          dueOn,
          meeting: bestOf(seen, dueOn),
          endedOn: duty.to,
          partial: () => wasTriedAfter(addDays(careEnded, -1), file),
          completeFrom: file.knownSince.contacts ?? null,
        }),
        sentence: `No longer looked after from ${formatLong(careEnded)} because of being in custody, so a worker of the authority visits by ${formatLong(dueOn)}, so far as reasonably practicable`,
      },
    ];
  });
}

/**
 * CU-03: the personal adviser sees a relevant or former relevant young person in custody within the policy's working
 * days, and then at its interval, for as long as custody lasts. Who was in custody before these duties began is seen at
 * the interval from the last meeting, or within the first days where that had run out. A home may be held for them
 * meanwhile: this takes the place of the visits to it, and of the authority's standard (PA-04, PA-05).
 *
 * @statute {@link PROVISIONS.transitionGuidance}
 */
export function visitsInCustody({ file, history, asOf, calendar }: Situation): DueItem[] {
  const stays = custodyStays(file);
  if (stays.length === 0) return [];
  const owed = intersection(stays, spellsWhere(history, isCareLeaver));
  const seen = timesSeen(file).map(({ id, on, substitute }) => ({
    id,
    on,
    text: `contact ${id}`,
    meets: true,
    substitute,
    begins: false,
  }));
  const afterMeeting = (on: LocalDate) => addDays(on, policyOn(file, on).custodyVisitWeeks * WEEK);
  const afterBeginning = (on: LocalDate) => addWorkingDays(on, policyOn(file, on).custodyFirstVisitWD, calendar);
  const beginnings = owed.flatMap((span) => {
    const stay = stays.find(({ from }) => from === span.from);
    const last = seen.findLast(({ on }) => on < span.from);
    if (!stay && last && afterMeeting(last.on) >= span.from) return [];
    const start = stay ? { ...stay.start, on: span.from } : startOfDuty(file, span.from);
    return [{ ...start, meets: false, substitute: false, begins: true }];
  });
  const found = turns({
    file,
    events: [...beginnings, ...seen],
    dueAfter: ({ on, begins }) => (begins ? afterBeginning(on) : afterMeeting(on)),
    owed,
    asOf,
    completeFrom: file.knownSince.contacts ?? null,
    unseenStart: true,
    partialAfter: ({ on }) => wasTriedAfter(on, file),
  });
  return found.map(({ start, first, dueOn, outcome }) => ({
    rule: 'CU-03',
    subject: null,
    start,
    dueOn,
    notBefore: null,
    outcome,
    sentence: first
      ? `In custody on ${formatLong(start.on)}, so the personal adviser visits there by ${formatLong(dueOn)}`
      : `In custody the personal adviser sees the young person every ${policyOn(file, start.on).custodyVisitWeeks} weeks, so by ${formatLong(dueOn)}, counted from ${formatLong(start.on)}${start.id === RECORDS_BEGIN ? ', when records of contacts begin' : ''}`,
  }));
}

/**
 * CU-04: where release from custody is expected on a day, the pathway plan is reviewed so many months before; where the
 * sentence is shorter than that, as soon as the day is known, which is taken to be when custody began. A review held in
 * custody counts from two months before its last day until release. It is owed to whoever has a plan: the eligible too.
 *
 * @statute {@link PROVISIONS.transitionGuidance}
 */
export function reviewBeforeRelease({ file, history }: Situation): DueItem[] {
  const detentions = file.detentions.filter(
    ({ kind, from, releaseExpectedOn }) =>
      kind !== 'hospital' && releaseExpectedOn !== null && releaseExpectedOn > from,
  );
  if (detentions.length === 0) return [];
  const stays = custodyStays(file);
  const planned = spellsWhere(history, (status) => status.code === 'eligible' || isCareLeaver(status));
  return detentions.flatMap((detention): DueItem[] => {
    const [first] = intersection([detention], planned);
    if (!first || detention.releaseExpectedOn === null) return [];
    const stay: Span = stays.find((one) => holdsOn(one, detention.from)) ?? detention;
    const monthsBefore = addMonths(
      detention.releaseExpectedOn,
      -policyOn(file, detention.from).reviewBeforeReleaseMonths,
    );
    const dueOn = later(monthsBefore, first.from);
    const notBefore = later(addMonths(dueOn, -RELEASE_REVIEW_WINDOW_MONTHS), stay.from);
    // Owed again later in the same custody, it is not due again.
    const until = first.to;
    const review = file.planReviews.find(({ heldOn }) => heldOn >= notBefore && (until === null || heldOn < until));
    return [
      {
        rule: 'CU-04',
        subject: detention.id,
        start: { id: detention.id, on: detention.from, text: `detention ${detention.id}` },
        dueOn,
        notBefore,
        outcome: outcomeOf({
          dueOn,
          meeting: review ? { id: review.id, on: review.heldOn, substitute: false } : null,
          endedOn: until,
          partial: () => file.planReviews.some(({ heldOn }) => heldOn >= stay.from && heldOn < notBefore),
          completeFrom: file.knownSince.planReviews ?? null,
        }),
        sentence: `Release from custody is expected on ${formatLong(detention.releaseExpectedOn)}, so the plan is reviewed by ${formatLong(dueOn)}`,
      },
    ];
  });
}
