import type { Alert, Present } from '../alert';
import { offeredAgainBy } from '../deadline';
import { noThatStands } from '../health-offers';
import { addDays, addMonths, birthday, formatLong } from '../local-date';
import { policyOn } from '../policy';

/**
 * HE-06: the months before 18 have come in which someone eligible or relevant is given their health passport, and none is
 * recorded as given.
 *
 * @statute Promoting the health and well-being of looked-after children: statutory guidance, 2015
 */
export function passportDueBefore18({ file, asOf, status }: Present): Alert | null {
  if (status.code !== 'eligible' && status.code !== 'relevant') return null;
  const eighteen = birthday(file.person.dateOfBirth, 18);
  const from = addMonths(eighteen, -policyOn(file, asOf).passportBefore18Months);
  if (asOf < from || isGiven(file)) return null;
  return {
    code: 'passport-due-before-18',
    severity: 'G',
    because: `Reaches 18 on ${formatLong(eighteen)}, and no health passport is recorded as given. It is due from ${formatLong(from)}.${saidNo(file)}`,
  };
}

/**
 * HE-07: a former relevant young person under 21 without a health passport, or summary of their health history.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function noHealthSummaryAt18({ file, status }: Present): Alert | null {
  if (status.code !== 'former-relevant' || isGiven(file)) return null;
  const eighteen = birthday(file.person.dateOfBirth, 18);
  const by = addDays(eighteen, policyOn(file, eighteen).healthSummaryAfter18Days);
  return {
    code: 'no-health-summary-at-18',
    severity: 'L',
    because: `Reached 18 on ${formatLong(eighteen)}, and no summary of their health history is recorded as given. It is due by ${formatLong(by)}.${saidNo(file)}`,
  };
}

function saidNo(file: Present['file']): string {
  const no = noThatStands(file, ['health-passport'], null, null);
  if (no === null) return '';
  return ` They said no to it on ${formatLong(no.declinedOn)}; ${offeredAgainBy(no.offerAgainBy)}.`;
}

function isGiven({ healthPassport }: Present['file']): boolean {
  return healthPassport !== null && healthPassport.givenOn !== null;
}
