import { ageOn, formatLong, type LocalDate } from '../statutory/local-date';
import { placingRefusedUnder18, registrationTrustedUntil, type RegistrationSeen } from '../statutory/placing-under-18';
import type { ProviderKind } from './provider-kinds';
import { STATUS_WORDS, type ProviderStatus } from './provider-status';

/** How long a look at Ofsted's register is trusted for somebody under 18: local policy, no rule of law. */
export const REGISTRATION_CHECK_MONTHS = 3;

export type PlacingVerdict = 'yes' | 'sign-off' | 'no';

/** Whether a young person may be placed with a provider on a day, with each reason why not, or why a manager signs it off. */
export interface PlacingAnswer {
  verdict: PlacingVerdict;
  reasons: string[];
}

export interface PlacingAsked {
  kind: ProviderKind;
  /** How the provider stood on the day; null where nobody had decided anything by then. */
  standing: { status: ProviderStatus; fromOn: LocalDate } | null;
  /** The last look at the register by that day; null for none. */
  registration: RegistrationSeen | null;
  dateOfBirth: LocalDate;
  day: LocalDate;
}

/** Settings that the rules on registered supported accommodation are about. */
export const SUPPORTED_KINDS: readonly ProviderKind[] = ['supported-accommodation', 'supported-lodgings'];

/**
 * Whether a young person may be placed with a provider on a day.
 *
 * The status decides: approved may, under improvement wants a manager's sign-off, and anything else may not. Under 18 in
 * supported accommodation the law decides as well, and no sign-off makes good for it. A look at the register that is old
 * wants a sign-off.
 */
export function placingAnswer({ kind, standing, registration, dateOfBirth, day }: PlacingAsked): PlacingAnswer {
  const no: string[] = [];
  const signOff: string[] = [];
  if (!standing) no.push(`It was not on the council’s list on ${formatLong(day)}.`);
  else if (standing.status === 'under-improvement') {
    signOff.push(`Under improvement since ${formatLong(standing.fromOn)}: a manager signs each placement off.`);
  } else if (standing.status !== 'approved') {
    no.push(`${STATUS_WORDS[standing.status]} since ${formatLong(standing.fromOn)}: nobody new is placed there.`);
  }

  if (SUPPORTED_KINDS.includes(kind)) {
    const refused = placingRefusedUnder18(dateOfBirth, day, registration);
    if (refused) no.push(refused);
    else if (ageOn(dateOfBirth, day) < 18 && isOld(registration, day)) {
      signOff.push(
        `Its registration was last looked up on ${formatLong(registration!.checkedOn)}: look again in Ofsted’s register, or a manager signs it off.`,
      );
    }
  }
  if (no.length > 0) return { verdict: 'no', reasons: no };
  return { verdict: signOff.length > 0 ? 'sign-off' : 'yes', reasons: signOff };
}

/** Whether a registration has to be looked up again by a day. */
export function isOld(registration: RegistrationSeen | null, day: LocalDate): boolean {
  return registration !== null && registrationTrustedUntil(registration.checkedOn, REGISTRATION_CHECK_MONTHS) < day;
}
