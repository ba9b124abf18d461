import { ageOn } from '../statutory/local-date';
import { invalid } from '../platform/problem';
import { keyOfName } from '../providers/provider-kinds';
import type { RegistrationTold } from '../providers/provider-standing';
import type { YoungPerson } from '../young-people/young-person.entity';
import type { AccommodationPeriod } from './accommodation-period.entity';

/** What is asked of a home here, saved or not. */
type Home = Pick<AccommodationPeriod, 'arrangedBy' | 'paidBy' | 'placedByAuthority' | 'provider' | 'fromOn'>;
type Arranged = Pick<Home, 'arrangedBy' | 'paidBy' | 'placedByAuthority'>;

/** The council arranged it, placed them there, or pays while nobody said who arranged it. */
export function isByCouncil({ arrangedBy = 'unknown', paidBy = 'unknown', placedByAuthority }: Arranged): boolean {
  return arrangedBy === 'us' || placedByAuthority === true || (arrangedBy === 'unknown' && paidBy === 'us');
}

/** Another name than the one that stood; how it is written makes no difference. */
export function isOtherProvider(one: Pick<Home, 'provider'>, other: Pick<Home, 'provider'>): boolean {
  return keyOfName(one.provider ?? '') !== keyOfName(other.provider ?? '');
}

/** A correction that makes a placement of it, with another provider or from another day. */
export function isPlacedAnew(standing: Home, corrected: Home): boolean {
  return (
    isByCouncil(corrected) &&
    (!isByCouncil(standing) || isOtherProvider(standing, corrected) || standing.fromOn !== corrected.fromOn)
  );
}

type Registration = Pick<AccommodationPeriod, 'providerRegistered' | 'registrationNumber' | 'registrationCheckedOn'>;

/** Whether the provider’s registration is a question for the home: of somebody under 18, with a provider. */
export function asksForRegistration(home: Home, { dateOfBirth }: Pick<YoungPerson, 'dateOfBirth'>): boolean {
  return Boolean(home.provider) && ageOn(dateOfBirth, home.fromOn) < 18;
}

/** What a look at the register says of a home. Exempt says nothing of one home: the home says which setting it is. */
export function registrationSeen(seen: RegistrationTold | null): Registration | null {
  if (!seen || seen.state === 'exempt') return null;
  const providerRegistered = seen.state === 'registered';
  return { providerRegistered, registrationNumber: seen.number, registrationCheckedOn: seen.checkedOn };
}

/** What is said of the registration anew takes the place of what was said of it before; of another provider all does. */
export function exemptAfter(
  standing: AccommodationPeriod,
  changes: Partial<AccommodationPeriod>,
): Partial<AccommodationPeriod> {
  const isKept =
    (changes.providerRegistered ?? null) === null && !isOtherProvider(standing, { ...standing, ...changes });
  return 'exemptGround' in changes || isKept ? {} : NOT_EXEMPT;
}

const NOT_EXEMPT = { exemptGround: null, exemptCheckedBy: null };

type Exempt = Pick<
  AccommodationPeriod,
  'providerRegistered' | 'registrationCheckedOn' | 'exemptGround' | 'exemptCheckedBy'
>;

/** @throws Problem 'not-valid' naming what an exempt setting lacks, or what it cannot be beside */
export function mustBeCheckedAsExempt({
  exemptGround,
  exemptCheckedBy,
  providerRegistered,
  registrationCheckedOn,
}: Exempt) {
  if (!exemptGround) return;
  if (providerRegistered !== null) {
    throw invalid('exemptGround', 'Say either whether the provider is registered, or which exempt setting it is');
  }
  if (!exemptCheckedBy?.trim()) throw invalid('exemptCheckedBy', 'Enter who checked that the setting is exempt');
  if (!registrationCheckedOn) throw invalid('registrationCheckedOn', 'Enter the day on which it was checked');
}
