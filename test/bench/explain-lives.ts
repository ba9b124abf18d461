import { ENGLAND_AND_WALES } from '../../src/statutory/bank-holidays';
import { readCaseFile } from '../../src/statutory/case-file.parse';
import { explain } from '../../src/statutory/explain';
import type { LocalDate } from '../../src/statutory/local-date';
import { answer } from './children';
import { alternate } from './measure';

export interface ExplainTask {
  /** Case files as texts. */
  files: string[];
  today: LocalDate;
  rounds: number;
}

/** Until the compiler of Node has seen all of it. */
const WARM_ROUNDS = 20;
/** The floor alone is too short to be measured well. */
const FLOOR_PASSES = 5;

answer(async ({ files, today, rounds }: ExplainTask) => {
  const firstMs = cpuMs(() => explainAll(files, today));
  for (let warm = 0; warm < WARM_ROUNDS; warm += 1) {
    explainAll(files, today);
    readAndWrite(files);
  }
  const pair = await alternate(
    rounds,
    'cpuMs',
    () => Promise.resolve({ cpuMs: cpuMs(() => again(FLOOR_PASSES, () => readAndWrite(files))) / FLOOR_PASSES }),
    () => Promise.resolve({ cpuMs: cpuMs(() => explainAll(files, today)) }),
  );
  return { pair, firstMs };
});

function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function again(times: number, work: () => unknown): void {
  for (let n = 0; n < times; n += 1) work();
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
