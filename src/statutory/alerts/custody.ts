import type { Alert, Present } from '../alert';
import type { Detention } from '../case-file';
import { formatLong, type LocalDate } from '../local-date';
import { policyOn } from '../policy';
import { holdsOn } from '../spans';
import { workingDaysBefore } from '../working-days';

/**
 * CU-05: in the working days before release its arrangements stand and the young person knows them; on until they are out.
 *
 * @statute {@link PROVISIONS.transitionGuidance}
 */
export function releaseArrangements({ file, asOf, calendar }: Present): Alert | null {
  const custody = file.detentions.find((one) => inCustody(one) && holdsOn(one, asOf) && one.releaseExpectedOn !== null);
  const release = custody?.releaseExpectedOn;
  if (!release) return null;
  const from = workingDaysBefore(release, policyOn(file, asOf).releaseArrangementsWD, calendar);
  if (asOf < from) return null;
  return {
    code: 'release-arrangements',
    severity: 'G',
    because: `Release is expected on ${formatLong(release)}. By ${formatLong(from)} the young person knows who collects them, where they will live, where to report, what money there is, what education or work, and how to reach their adviser.`,
  };
}

/**
 * CU-06: the day of release, expected or recorded: somebody meets or collects them.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function releaseDay({ file, asOf }: Present): Alert | null {
  const leaves = file.detentions.some((one) => inCustody(one) && releasedOn(one) === asOf);
  return leaves
    ? {
        code: 'release-day',
        severity: 'L',
        because: `Released from custody on ${formatLong(asOf)}: somebody meets or collects them that day.`,
      }
    : null;
}

function inCustody({ kind }: Detention): boolean {
  return kind === 'custody';
}

/** What happened goes before what was expected. */
function releasedOn({ to, releaseExpectedOn }: Detention): LocalDate | null {
  return to ?? releaseExpectedOn;
}
