import { ENGLAND_AND_WALES } from '../../src/statutory/bank-holidays';
import type { CaseFile } from '../../src/statutory/case-file';
import { readCaseFile } from '../../src/statutory/case-file.parse';
import { explain } from '../../src/statutory/explain';
import type { LocalDate } from '../../src/statutory/local-date';

/** A life's facts as the file that `onward explain` reads. */
export function asText({ policy: _policy, earlierPolicies: _earlier, ...facts }: CaseFile): string {
  return JSON.stringify(facts, null, 2);
}

/** What `onward explain --json` does for each file, printing left out. @returns bytes, so that nothing is skipped */
export function explainAll(files: string[], today: LocalDate): number {
  let bytes = 0;
  for (const file of files) {
    const parsed = readCaseFile(file);
    if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
    bytes += JSON.stringify(explain(parsed.caseFile, today, ENGLAND_AND_WALES)).length;
  }
  return bytes;
}

/** The floor: the same files read and written as JSON and nothing more. */
export function readAndWrite(files: string[]): number {
  let bytes = 0;
  for (const file of files) bytes += JSON.stringify(JSON.parse(file)).length;
  return bytes;
}
