import { addMonths, ageOn, formatLong, type LocalDate } from './local-date';
import { REGISTRATION_FROM } from './suitability';

/** What Ofsted’s register said of a provider of supported accommodation when somebody last looked. */
export type RegistrationState = 'registered' | 'applied' | 'not-registered' | 'cancelled' | 'exempt';

export interface RegistrationSeen {
  state: RegistrationState;
  checkedOn: LocalDate;
}

/**
 * AC-05, AC-06: why a young person under 18 may not be placed in supported accommodation with a provider on a day.
 *
 * Nobody under 16 is placed there. At 16 and 17 the provider is registered with Ofsted, or its setting is exempt, from
 * 28 October 2023; a registration that nobody has looked up is none, and an application is not a registration yet. From 18
 * these rules say nothing.
 *
 * @param seen the last look at the register by the day; null where nobody looked
 * @returns the reason in a sentence; null where the rules do not stand against it
 * @statute {@link PROVISIONS.supportedAccommodationRegs} AC-05, {@link PROVISIONS.cppcr2021} AC-06
 */
export function placingRefusedUnder18(
  dateOfBirth: LocalDate,
  day: LocalDate,
  seen: RegistrationSeen | null,
): string | null {
  const age = ageOn(dateOfBirth, day);
  if (age >= 18) return null;
  if (age < 16) {
    return `They are ${age} on ${formatLong(day)}: nobody under 16 may be placed in supported accommodation.`;
  }
  if (day < REGISTRATION_FROM) return null;
  const must = 'the provider of supported accommodation at 16 and 17 has to be';
  if (!seen) return `It is not recorded whether it is registered with Ofsted: ${must}.`;
  switch (seen.state) {
    case 'registered':
    case 'exempt':
      return null;
    case 'applied':
      return `It had applied to Ofsted and was not registered yet on ${formatLong(seen.checkedOn)}: ${must}.`;
    case 'not-registered':
      return `It was not registered with Ofsted on ${formatLong(seen.checkedOn)}: ${must}.`;
    case 'cancelled':
      return `Its registration with Ofsted was found cancelled on ${formatLong(seen.checkedOn)}: ${must}.`;
  }
}

/**
 * The day until which a look at the register is trusted: local policy, since the law asks that the provider is registered
 * and not how often somebody looks.
 *
 * @param months as the council has it
 * @statute {@link PROVISIONS.localPolicy}
 */
export function registrationTrustedUntil(checkedOn: LocalDate, months: number): LocalDate {
  return addMonths(checkedOn, months);
}
