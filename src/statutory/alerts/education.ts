import type { Alert, Present } from '../alert';
import { addMonths, ageOn, formatLong, latest, type LocalDate } from '../local-date';
import { WITH_ADVISER } from '../rule-book/rule';
import { policyOn } from '../policy';
import { holdsOn } from '../spans';
import { addWorkingDays } from '../working-days';

/** The panel looks at everybody once a month: from then on it is no news. */
const NEWS_FOR_MONTHS = 1;

/**
 * ET-02: someone has been without education, employment and training for no longer than a month: since the day that was
 * recorded, or since the last thing they did ended and nothing else runs.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function newlyNeet({ file, asOf, status, calendar }: Present): Alert | null {
  if (!WITH_ADVISER.some((code) => code === status.code)) return null;
  if (file.programmes.some((one) => holdsOn(one, asOf))) return null;
  const recorded = (file.withoutActivity ?? []).find((one) => holdsOn(one, asOf));
  const endedOn = file.programmes.reduce<LocalDate | null>((last, { to }) => latest(last, to), null);
  const since = recorded?.from ?? endedOn;
  if (since === null || addMonths(since, NEWS_FOR_MONTHS) < asOf) return null;
  const by = formatLong(addWorkingDays(since, policyOn(file, since).neetActionWD, calendar));
  return {
    code: 'newly-neet',
    severity: 'L',
    because: recorded
      ? `Without education, employment or training since ${formatLong(since)}: a worker acts by ${by}.`
      : `Education, employment or training ended on ${formatLong(since)} and nothing else is recorded: a worker acts by ${by}.`,
  };
}

/**
 * ET-04: at 16 and 17 nobody is known to be in education or training, and no reason why is recorded, where programmes are
 * recorded at all. The text of the duty has not been confirmed.
 *
 * @statute Education and Skills Act 2008
 */
export function notInEducationOrTraining({ file, asOf, status }: Present): Alert | null {
  const age = ageOn(file.person.dateOfBirth, asOf);
  if (age < 16 || age >= 18 || status.code === 'none') return null;
  const knownSince = file.knownSince.programmes ?? null;
  const areKnown = file.programmes.length > 0 || (knownSince !== null && knownSince <= asOf);
  if (!areKnown || file.programmes.some((one) => holdsOn(one, asOf))) return null;
  if ((file.withoutActivity ?? []).some((one) => holdsOn(one, asOf))) return null;
  return {
    code: 'not-in-education-or-training',
    severity: 'S2',
    because: `At ${age} no education or training is recorded: record it, or why there is none (the wording of this rule is still to be confirmed).`,
  };
}
