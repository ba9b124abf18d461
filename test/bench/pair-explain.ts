import { CaseFiles } from '../../src/deadlines/case-files';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../../src/statutory/bank-holidays';
import type { CaseFile } from '../../src/statutory/case-file';
import { readCaseFile } from '../../src/statutory/case-file.parse';
import { explain } from '../../src/statutory/explain';
import type { LocalDate } from '../../src/statutory/local-date';
import { SYSTEM } from './fill';
import { alternate, atMost, rounded, type Pair } from './measure';
import { personId } from './numbers';
import type { Setting } from './setting';

const LIVES = 1000;
/** Until the compiler of Node has seen all of it. */
const WARM_ROUNDS = 12;
/** The floor alone is too short to be measured well. */
const FLOOR_PASSES = 5;

/** (f) Reading and explaining 1,000 case files in one process, to reading and writing them as JSON and nothing more: processor time. */
export async function explainPair(setting: Setting): Promise<Pair> {
  const { records, today, people } = setting;
  const ids = Array.from({ length: Math.min(LIVES, people) }, (_, n) => personId(n));
  const files = await records.get(UnitOfWork).read(SYSTEM, async (work) => {
    return [...(await records.get(CaseFiles).load(work, ids)).values()].map(asText);
  });
  const firstMs = cpuMs(() => explainAll(files, today));
  for (let warm = 0; warm < WARM_ROUNDS; warm += 1) {
    explainAll(files, today);
    readAndWrite(files);
  }
  const pair = await alternate(
    setting.rounds,
    'cpuMs',
    () => Promise.resolve({ cpuMs: cpuMs(() => again(FLOOR_PASSES, () => readAndWrite(files))) / FLOOR_PASSES }),
    () => Promise.resolve({ cpuMs: cpuMs(() => explainAll(files, today)) }),
  );
  const bytes = files.reduce((sum, file) => sum + file.length, 0);
  return {
    ...atMost(pair, 15),
    more: { lives: files.length, bytesALife: Math.round(bytes / files.length), firstCpuMs: rounded(firstMs) },
  };
}

function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function again(times: number, work: () => unknown): void {
  for (let n = 0; n < times; n += 1) work();
}

/** A life's facts as the file that `onward explain` reads; the settings are the default ones. */
function asText({ policy: _policy, earlierPolicies: _earlier, ...facts }: CaseFile): string {
  return JSON.stringify(facts, null, 2);
}

/** As `onward explain --json`, without the files' names. @returns characters, so that nothing can be left out */
function explainAll(files: string[], today: LocalDate): number {
  let length = 0;
  for (const file of files) {
    const parsed = readCaseFile(file);
    if ('errors' in parsed) throw new Error(`A case file of the bench is refused: ${JSON.stringify(parsed.errors[0])}`);
    length += JSON.stringify(explain(parsed.caseFile, today, ENGLAND_AND_WALES)).length;
  }
  return length;
}

function readAndWrite(files: string[]): number {
  let length = 0;
  for (const file of files) length += JSON.stringify(JSON.parse(file)).length;
  return length;
}
