import type { Alert, Present } from '../alert';
import { ageOn, daysBetween, formatLong } from '../local-date';
import { policyOn } from '../policy';
import { isPlacedByAuthority, isRegisteredOn, isSupportedPlacement, REGISTRATION_FROM } from '../suitability';
import { addWorkingDays } from '../working-days';

const MOVES_WITHIN_DAYS = 7;
/** Until the review that a move brings has had its time. */
const MOVES_SHOWN_DAYS = 28;
const UNDER_18_EXIT_WD = 2;

/**
 * AC-16: two moves within seven days of each other, shown for four weeks after the second.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function twoMoves({ file, asOf }: Present): Alert | null {
  const moves = [...new Set(file.accommodation.map(({ from }) => from))].sort();
  const index = moves.findLastIndex((on, at) => at > 0 && daysBetween(moves[at - 1] ?? on, on) <= MOVES_WITHIN_DAYS);
  const [first, second] = [moves[index - 1], moves[index]];
  if (!first || !second || daysBetween(second, asOf) > MOVES_SHOWN_DAYS) return null;
  return {
    code: 'two-moves-in-7-days',
    severity: 'L',
    because: `Moved on ${formatLong(first)} and again on ${formatLong(second)}.`,
  };
}

/**
 * AC-03, AC-04: in bed and breakfast. Under 18 it is a breach from the first night, whatever the two working days say; from
 * 18 a manager is told and there is a plan to move on.
 *
 * @statute {@link PROVISIONS.transitionGuidance}
 */
export function bedAndBreakfast({ file, asOf, status, home, calendar }: Present): Alert | null {
  if (home?.type !== 'W' || status.code === 'aged-out') return null;
  const since = `In bed and breakfast since ${formatLong(home.from)}`;
  if (ageOn(file.person.dateOfBirth, asOf) < 18) {
    const by = addWorkingDays(home.from, UNDER_18_EXIT_WD, calendar);
    return {
      code: 'bed-and-breakfast-under-18',
      severity: 'S1',
      because: `${since}, which is wrong under 18 from the first night. Only an emergency explains it, for two working days at most, to ${formatLong(by)}: the head of service signs it off, and a worker is in touch every day.`,
    };
  }
  const { bedAndBreakfastExitWD } = policyOn(file, home.from);
  return {
    code: 'bed-and-breakfast',
    severity: 'G',
    because: `${since}, which is not suitable: a manager is told, and there is a plan by ${formatLong(addWorkingDays(home.from, bedAndBreakfastExitWD, calendar))} to move on.`,
  };
}

/**
 * AC-05, AC-06: under 18 in supported accommodation that the law does not allow: at 16 and 17 where the provider is not
 * registered, or nobody has recorded whether it is or that the setting is exempt, from 28 October 2023; under 16 always.
 *
 * @statute {@link PROVISIONS.supportedAccommodationRegs} {@link PROVISIONS.cppcr2021}
 */
export function unlawfulPlacement({ file, asOf, home, suitability }: Present): Alert | null {
  const age = ageOn(file.person.dateOfBirth, asOf);
  if (!home || age >= 18 || !isSupportedPlacement(home, file, asOf)) return null;
  if (age < 16) {
    return suitability?.code === 'unsuitable'
      ? {
          code: 'supported-accommodation-under-16',
          severity: 'S1',
          because: `Placed in supported accommodation since ${formatLong(home.from)}, at ${age}: nobody under 16 may be.`,
        }
      : null;
  }
  const registered = isRegisteredOn(home, asOf);
  if (asOf < REGISTRATION_FROM || registered === true || home.exempt) return null;
  const placed = `Placed in supported accommodation since ${formatLong(home.from)}, at ${age} now`;
  if (registered === false) {
    const found = home.register && home.register.checkedOn <= asOf ? home.register.checkedOn : null;
    const how = found
      ? `was found not to be registered with Ofsted on ${formatLong(found)}`
      : 'is not registered with Ofsted';
    return {
      code: 'unregistered-provider-under-18',
      severity: 'S1',
      because: `${placed}, with a provider that ${how}: that is unlawful.`,
    };
  }
  return {
    code: 'provider-registration-unknown',
    severity: 'S2',
    because: `${placed}. It is not recorded whether the provider is registered with Ofsted: check, and record the number and the day of the check, or which exempt setting it is.`,
  };
}

/**
 * AC-01, AC-02: placed by the authority in a home whose suitability has not been assessed to the end.
 *
 * @statute {@link PROVISIONS.clrReg9} {@link PROVISIONS.clrSch2}
 */
export function suitabilityNotAssessed({ home, suitability }: Present): Alert | null {
  if (!home || !isPlacedByAuthority(home) || !suitability || suitability.missing.length === 0) return null;
  const [first] = suitability.because;
  return {
    code: 'suitability-not-assessed',
    severity: 'S2',
    because: `Placed by the authority since ${formatLong(home.from)}. ${first} It comes before the move, or the same day in an emergency.`,
  };
}

/**
 * SV-03: no fixed abode. A manager looks at it within the policy's working days.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function noFixedAbode({ file, home, calendar }: Present): Alert | null {
  if (home?.type !== 'S') return null;
  const by = addWorkingDays(home.from, policyOn(file, home.from).oversightWD, calendar);
  return {
    code: 'no-fixed-abode',
    severity: 'L',
    because: `No fixed abode since ${formatLong(home.from)}: a manager decides what is done by ${formatLong(by)}.`,
  };
}

/**
 * PA-12: where they live is not known, so contact is to be found again.
 *
 * @statute {@link PROVISIONS.ca89S23B} {@link PROVISIONS.ca89S23C}
 */
export function residenceNotKnown({ file, asOf, home }: Present): Alert | null {
  if (home?.type !== 'R') return null;
  const under18 = ageOn(file.person.dateOfBirth, asOf) < 18;
  return {
    code: 'residence-not-known',
    severity: under18 ? 'S1' : 'S2',
    because: `Where they live has not been known since ${formatLong(home.from)}: take steps to find them, and write down each.`,
  };
}
