import type { LocalDate } from '../statutory/local-date';
import { agoWords } from '../web/day-words';
import { isNewFace, type Keeper } from './keepers';

/** Of each who can keep an appointment, what they and the young person know of each other. */
export function keeperChoices(
  keepers: readonly Keeper[],
  myStaffId: string,
  today: LocalDate,
): { value: string; text: string }[] {
  return keepers.map((one) => {
    const who = one.staffId === myStaffId ? 'You' : one.name;
    return { value: one.staffId, text: `${who}: ${keeperWords(one, today)}` };
  });
}

/** "3 visits, last 6 months ago", "their worker, no visit yet", "not met yet". */
function keeperWords(one: Keeper, today: LocalDate): string {
  const { visits, lastOn, worksWithThem, awayNow } = one;
  const met = lastOn && `${visits === 1 ? '1 visit' : `${visits} visits`}, last ${agoWords(lastOn, today)}`;
  const known = isNewFace(one) ? 'not met yet' : (met ?? 'no visit yet');
  return [worksWithThem && 'their worker', known, awayNow && 'away now'].filter(Boolean).join(', ');
}
