import { careHistory } from './care-history';
import type { CaseFile, OtherAccommodation } from './case-file';
import { addMonths, birthday, earlier, formatLong, type LocalDate } from './local-date';
import { joined, type Span } from './spans';

const MONTHS_ACCOMMODATED = 3;

/** Places that count from the first day; elsewhere only three months on end do (LS-17). */
const COUNTS_FROM_FIRST_DAY: ReadonlySet<OtherAccommodation['kind']> = new Set([
  'voluntary',
  'private-childrens-home',
  'private-fostering',
]);

/** How someone is a qualifying person: which limb of section 24, by which rules, in words. */
export interface QualifyingRoute {
  basis: 's24-1A' | 's24-1B';
  rules: string[];
  because: string;
}

/**
 * The first route by which someone aged 16 to 24 qualifies for advice and assistance, or null.
 *
 * Special guardianship comes first: in force on the day, or from 18 in force on reaching 18, and looked after
 * immediately before the order. Otherwise care or accommodation after 16 and before 18 that is over.
 *
 * @param caseFile as known on the day
 * @statute {@link PROVISIONS.ca89S24} LS-15, LS-16, LS-17
 */
export function qualifyingRoute(caseFile: CaseFile, day: LocalDate): QualifyingRoute | null {
  return specialGuardianshipRoute(caseFile, day) ?? afterCareRoute(caseFile, day);
}

function specialGuardianshipRoute(caseFile: CaseFile, day: LocalDate): QualifyingRoute | null {
  const order = caseFile.specialGuardianship;
  const eighteen = birthday(caseFile.person.dateOfBirth, 18);
  if (!order?.lookedAfterImmediatelyBefore || order.madeOn >= eighteen) return null;
  // An order ends on the 18th birthday at the latest, and was then in force on reaching 18.
  const inForce = order.endedOn === null || (day < eighteen ? order.endedOn > day : order.endedOn >= eighteen);
  if (!inForce) return null;
  return {
    basis: 's24-1A',
    rules: ['LS-15'],
    because: `A special guardianship order was made on ${formatLong(order.madeOn)}, and care came immediately before it.`,
  };
}

function afterCareRoute(caseFile: CaseFile, day: LocalDate): QualifyingRoute | null {
  const cared = lastOver(careHistory(caseFile, day).all, caseFile, day);
  if (cared) {
    return {
      basis: 's24-1B',
      rules: ['LS-16'],
      because: `Looked after beyond the 16th birthday, until ${formatLong(cared)}.`,
    };
  }
  const accommodated = lastOver(accommodatedSpans(caseFile), caseFile, day);
  if (!accommodated) return null;
  return {
    basis: 's24-1B',
    rules: ['LS-16', 'LS-17'],
    because: `Accommodated or fostered by others than the authority beyond the 16th birthday, until ${formatLong(accommodated)}.`,
  };
}

/** The end of the last span that reached beyond 16 and began before 18, where it is over by the day. */
function lastOver(spans: readonly Span[], caseFile: CaseFile, day: LocalDate): LocalDate | null {
  const { dateOfBirth } = caseFile.person;
  const [sixteen, eighteen] = [birthday(dateOfBirth, 16), birthday(dateOfBirth, 18)];
  const beyond16 = spans.filter((span) => span.from < eighteen && (span.to === null || span.to > sixteen));
  const end = beyond16.at(-1)?.to ?? null;
  return end !== null && end <= day ? end : null;
}

/** The three months on end may have begun before 16 (s.24(3)), and may pass from one such place to another. */
function accommodatedSpans(caseFile: CaseFile): Span[] {
  const eighteen = birthday(caseFile.person.dateOfBirth, 18);
  const fromFirstDay = caseFile.otherAccommodation
    .filter(({ kind }) => COUNTS_FROM_FIRST_DAY.has(kind))
    .map(({ from, to }) => ({ from, to: to === null ? eighteen : earlier(to, eighteen) }));
  const threeMonths = joined(caseFile.otherAccommodation.filter(({ kind }) => !COUNTS_FROM_FIRST_DAY.has(kind))).filter(
    ({ from, to }) => to === null || addMonths(from, MONTHS_ACCOMMODATED) <= to,
  );
  return joined([...fromFirstDay, ...threeMonths]);
}
