import type { Alert, Present } from '../alert';
import { careHistory, countedDays } from '../care-history';
import { ageOn, birthday, earlier, formatLong } from '../local-date';
import { addWorkingDays } from '../working-days';

/** A week to either side of the thirteen weeks. */
const [FEWEST_DOUBTFUL_DAYS, MOST_DOUBTFUL_DAYS] = [84, 97];
const NOTIFY_WD = 5;
const NOTIFIED_TO_AGE = 25;

/**
 * LS-01, LS-09: a status that hangs on few days, or that the rules themselves call doubtful: within a week of the 13 weeks of
 * care, or anything they leave to a manager.
 *
 * @statute {@link PROVISIONS.cppcrReg40} {@link PROVISIONS.ca89S23C}
 */
export function borderlineStatus({ file, asOf, status }: Present): Alert | null {
  const { dateOfBirth } = file.person;
  if (asOf < birthday(dateOfBirth, 16) || status.code === 'aged-out') return null;
  const days = countedDays(careHistory(file, asOf), earlier(asOf, birthday(dateOfBirth, 18)));
  const close =
    days >= FEWEST_DOUBTFUL_DAYS && days <= MOST_DOUBTFUL_DAYS
      ? [
          `${days} days of care since the 14th birthday are recorded, close to the 13 weeks (91 days): check every date.`,
        ]
      : [];
  const doubts = [...status.needsManager, ...close];
  return doubts.length > 0 ? { code: 'borderline-status', severity: 'L', because: doubts.join(' ') } : null;
}

/** Whose death is that of a care leaver, or of a child about to be one. */
const CARE_LEAVERS: ReadonlySet<string> = new Set([
  'eligible',
  'relevant',
  'former-relevant',
  'former-relevant-21-plus',
  'qualifying',
  'education-help-only',
  'undetermined',
]);

/**
 * RC-12: the death of a care leaver under 25 is notified within five working days of the authority learning of it. The
 * record has nothing yet that says it was.
 *
 * @statute Working Together to Safeguard Children 2023, chapter 5
 */
export function deathOfCareLeaver({ file, history, calendar }: Present): Alert | null {
  const { dateOfBirth, diedOn, deathKnownOn } = file.person;
  if (diedOn === null || ageOn(dateOfBirth, diedOn) >= NOTIFIED_TO_AGE) return null;
  const before = history.findLast((spell) => spell.from < diedOn && spell.status.code !== 'deceased');
  if (!before || !CARE_LEAVERS.has(before.status.code)) return null;
  const knownOn = deathKnownOn ?? diedOn;
  const by = addWorkingDays(knownOn, NOTIFY_WD, calendar);
  return {
    code: 'death-of-care-leaver',
    severity: 'S1',
    because: `Died on ${formatLong(diedOn)}: the Department for Education and Ofsted are notified by ${formatLong(by)}, five working days after ${formatLong(knownOn)}.`,
  };
}
