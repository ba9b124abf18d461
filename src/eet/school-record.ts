import { formatLong } from '../statutory/local-date';
import type { FactKind } from '../young-people/dated-facts';
import { SchoolRecord } from './eet.entities';

/** Read only: an import writes it. */
export const SCHOOL_RECORD: FactKind<SchoolRecord> = {
  entity: SchoolRecord,
  word: 'school year',
  words: 'school years',
  faults: () => [],
};

const SEN_WORDS: Record<NonNullable<SchoolRecord['sen']>, string> = {
  N: 'No special educational needs',
  K: 'SEN support',
  E: 'Education, health and care plan',
};

/** What the virtual school says of a year at a school, in words; what it does not say is not shown. */
export function schoolYearWords(year: SchoolRecord) {
  const { schoolYear, school, urn, enteredOn, leftOn, attainment8, progress8, sen, attendance } = year;
  const number = (count: number | null, one: string, more: string) =>
    count === null ? [] : [`${count} ${count === 1 ? one : more}`];
  return {
    words: `${schoolYear - 1}/${String(schoolYear).slice(2)}${school ? `, ${school}` : ''}${urn ? ` (URN ${urn})` : ''}`,
    facts: [
      ...(enteredOn ? [`From ${formatLong(enteredOn)}`] : []),
      ...(leftOn ? [`Until ${formatLong(leftOn)}`] : []),
      ...(attainment8 === null ? [] : [`Attainment 8: ${attainment8}`]),
      ...(progress8 === null ? [] : [`Progress 8: ${progress8}`]),
      ...(sen === null ? [] : [SEN_WORDS[sen]]),
      ...(attendance === null ? [] : [`Attendance ${attendance}%`]),
      ...number(year.suspensions, 'suspension', 'suspensions'),
      ...number(year.permanentExclusions, 'permanent exclusion', 'permanent exclusions'),
    ],
    source: year.importLine && `From the virtual school’s file, ${lineWords(year.importLine)}`,
  };
}

/** "history.csv:14" is line 14 of a file. */
export function lineWords(importLine: string): string {
  return importLine.replace(/:(\d+)$/, ', line $1');
}
