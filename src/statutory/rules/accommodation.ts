import type { Accommodation } from '../case-file';
import { outcomeOf, type DueItem, type Meeting, type Outcome, type Situation } from '../deadline';
import { birthday, formatLong, type LocalDate } from '../local-date';
import { startOfDuty, takesSupport } from '../milestones';
import { policyOn } from '../policy';
import { holdsOn, intersection, joined, type Span } from '../spans';
import { spellsWhere } from '../status-history';
import { addWorkingDays } from '../working-days';
import { movingIn } from './reviews';

const UNDER_18_WORKING_DAYS = 2;

/** A time in bed and breakfast during which a rule about it applies. */
interface Stay {
  /** The first place of the stay: going from one bed and breakfast to another goes on with it. */
  place: Accommodation;
  /** The days on which the rule applied. */
  applies: Span;
  /** The day they left bed and breakfast, and for which home, or null while they are there or the rule ended first. */
  leaving: Meeting | null;
}

/**
 * AC-03: bed and breakfast under 18 is for an emergency and for two working days at the most. It is a breach from the first
 * night, so moving out ends it and is never in time; turning 18 there, it stays a breach.
 *
 * For whoever is looked after or relevant at 16 or 17. No other bed and breakfast counts as moving out.
 *
 * @statute {@link PROVISIONS.transitionGuidance}
 */
export function leaveBedAndBreakfastUnder18(situation: Situation): DueItem[] {
  const { file, history, calendar } = situation;
  const eighteen = birthday(file.person.dateOfBirth, 18);
  const owed = () =>
    spellsWhere(
      history,
      ({ code }) => code === 'relevant' || code === 'eligible' || code === 'looked-after-not-eligible',
    );
  return staysInBedAndBreakfast(situation, owed).map((stay) => {
    const start = startOf(stay, situation);
    const dueOn = addWorkingDays(start.on, UNDER_18_WORKING_DAYS, calendar);
    return {
      rule: 'AC-03',
      subject: stay.place.id,
      start,
      dueOn,
      notBefore: null,
      outcome: neverInTime(stay, dueOn, eighteen, file.knownSince.accommodation ?? null),
      sentence: `In bed and breakfast under 18 since ${formatLong(start.on)}, which is a breach from the first night, so they move out at once, and by ${formatLong(dueOn)} even in an emergency`,
    };
  });
}

/**
 * AC-04: bed and breakfast is not suitable for a former relevant young person either, so they move on within the policy's
 * working days.
 *
 * @statute {@link PROVISIONS.transitionGuidance}
 */
export function leaveBedAndBreakfast(situation: Situation): DueItem[] {
  const { file, history, calendar } = situation;
  const owed = () => spellsWhere(history, (status) => status.code === 'former-relevant' || takesSupport(status));
  return staysInBedAndBreakfast(situation, owed).map((stay) => {
    const start = startOf(stay, situation);
    const dueOn = addWorkingDays(start.on, policyOn(file, start.on).bedAndBreakfastExitWD, calendar);
    return {
      rule: 'AC-04',
      subject: stay.place.id,
      start,
      dueOn,
      notBefore: null,
      outcome: outcomeOf({
        dueOn,
        meeting: stay.leaving,
        endedOn: stay.applies.to,
        partial: () => false,
        completeFrom: file.knownSince.accommodation ?? null,
      }),
      sentence: `In bed and breakfast since ${formatLong(start.on)}, which is not suitable, so by the authority's standard they move on by ${formatLong(dueOn)}`,
    };
  });
}

function staysInBedAndBreakfast({ file }: Situation, owed: () => Span[]): Stay[] {
  const places = file.accommodation.filter(({ type }) => type === 'W');
  if (places.length === 0) return [];
  const owedSpans = owed();
  return joined(places).flatMap((run) =>
    intersection([run], owedSpans).map((applies) => ({
      place: places.find((one) => one.from === run.from && (one.to === null || one.from < one.to))!,
      applies,
      leaving: applies.to !== null && applies.to === run.to ? leavingOn(run.to, file.accommodation, places) : null,
    })),
  );
}

/** Named by the home they went to, or by the bed and breakfast they left where no other is recorded. */
function leavingOn(on: LocalDate, all: readonly Accommodation[], places: readonly Accommodation[]): Meeting {
  const next = all.find((place) => place.type !== 'W' && holdsOn(place, on));
  const left = places.find(({ to }) => to === on);
  return { id: next?.id ?? left?.id ?? '', on, substitute: false };
}

function startOf({ place, applies }: Stay, { file }: Situation) {
  return applies.from === place.from ? movingIn(place) : startOfDuty(file, applies.from);
}

/** A breach from the first night: left late however soon, and never superseded. */
function neverInTime(
  { applies, leaving }: Stay,
  dueOn: LocalDate,
  eighteen: LocalDate,
  completeFrom: LocalDate | null,
): Outcome {
  if (completeFrom !== null && dueOn < completeFrom) {
    return outcomeOf({ dueOn, meeting: null, endedOn: null, partial: () => false, completeFrom });
  }
  if (leaving) {
    const ending = `; moved out on ${formatLong(leaving.on)}`;
    return { state: 'met-late', metOn: leaving.on, metBy: leaving.id, ending };
  }
  if (applies.to === null) return { state: 'open', metOn: null, metBy: null, ending: '' };
  const ending =
    applies.to === eighteen
      ? `; still there on turning 18 on ${formatLong(eighteen)}`
      : `; not moved out before the duty ended on ${formatLong(applies.to)}`;
  return { state: 'breached', metOn: null, metBy: null, ending };
}
