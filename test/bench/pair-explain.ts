import { CaseFiles } from '../../src/deadlines/case-files';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../../src/statutory/bank-holidays';
import type { CaseFile } from '../../src/statutory/case-file';
import type { LocalDate } from '../../src/statutory/local-date';
import { portable } from '../../src/statutory/portable';
import { run } from './children';
import type { ExplainTask } from './explain-lives';
import { SYSTEM } from './fill';
import { atMost, rounded, type Pair } from './measure';
import { personId } from './numbers';
import type { Setting } from './setting';

const LIVES = 1000;

/**
 * (f) Reading and explaining 1,000 case files in one process, to reading and writing them as JSON and nothing more:
 * processor time, in a process of its own as `onward explain` is.
 */
export async function explainPair({ records, today, people, rounds }: Setting): Promise<Pair> {
  const ids = Array.from({ length: Math.min(LIVES, people) }, (_, n) => personId(n));
  const files = await records.get(UnitOfWork).read(SYSTEM, async (work) => {
    return [...(await records.get(CaseFiles).load(work, ids)).values()].map((file) => asText(file, today));
  });
  const task: ExplainTask = { files, today, rounds };
  const { pair, firstMs } = await run<{ pair: Pair; firstMs: number }>('test/bench/explain-lives.js', task);
  const bytes = files.reduce((sum, file) => sum + file.length, 0);
  return {
    ...atMost(pair, 15),
    more: { lives: files.length, bytesALife: Math.round(bytes / files.length), firstCpuMs: rounded(firstMs) },
  };
}

/** A life's facts as the file that `onward explain` reads, without what only the record has; the settings are the default ones. */
function asText(file: CaseFile, today: LocalDate): string {
  const written = portable(file, today, ENGLAND_AND_WALES);
  if ('faults' in written) throw new Error(`A life of the bench is no case file: ${JSON.stringify(written.faults[0])}`);
  return JSON.stringify({ ...written.caseFile, policy: undefined }, null, 2);
}
