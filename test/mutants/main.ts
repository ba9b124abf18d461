import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { instrumented, source } from './instrumented';
import type { Mutant, Outcome } from './mutant';
import { report } from './report';
import type { Asked } from './runner';
import { typeChecker } from './types';
import { isWording } from './wording';

/** How long one mutant may take before its process is given up; a loop is cut short much earlier. */
const LIMIT_MS = 60_000;
/** How long a process may take to read the rules and run their specs once, on a machine that is busy. */
const START_MS = 600_000;
/** A process that reads the rules anew for each mutant grows; after so many it makes room for another. */
const MUTANTS_A_PROCESS = 1500;

/**
 * Tries every mutant of the rules, prints each that no test noticed and the score by file.
 *
 * `--only PART,PART` takes the files whose path holds one of these; `--lives` how many lives the properties draw for a
 * mutant, 0 leaving them out; `--others` how many tests of other files than its own may be tried on one; `--processes`;
 * `--out` writes every outcome as JSON.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      lives: { type: 'string', default: '15' },
      others: { type: 'string', default: '150' },
      processes: { type: 'string', default: '2' },
      out: { type: 'string' },
    },
  });
  setPriority(19);
  const folder = mkdtempSync(path.join(tmpdir(), 'onward-mutants-'));
  const file = path.join(folder, 'instrumented.json');
  try {
    const all = await instrumented();
    writeFileSync(file, JSON.stringify(all));
    const asked = all.mutants.filter(({ fileName }) => values.only.split(',').some((part) => fileName.includes(part)));
    const sources = new Map([...new Set(asked.map(({ fileName }) => fileName))].map((name) => [name, source(name)]));
    const wording = asked.filter((mutant) => isWording(mutant, sources.get(mutant.fileName)!));
    const tried = asked.filter((mutant) => !wording.includes(mutant));
    const outcomes = await outcomesOf(tried, Number(values.processes), {
      file,
      lives: Number(values.lives),
      others: Number(values.others),
    });
    for (const mutant of wording) outcomes.set(mutant.id, { fate: 'wording', by: '' });
    const refuses = typeChecker();
    for (const mutant of tried) {
      const { fate } = outcomes.get(mutant.id)!;
      if (fate !== 'killed' && refuses(mutant)) outcomes.set(mutant.id, { fate: 'refused', by: '' });
    }
    const results = asked.map((mutant) => ({ mutant, ...outcomes.get(mutant.id)! }));
    if (values.out) writeFileSync(values.out, JSON.stringify(results, null, 1));
    process.stdout.write(report(results, sources));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Deals the mutants out to so many processes; one that does not answer has killed its mutant, and is replaced. */
async function outcomesOf(mutants: Mutant[], processes: number, asked: Asked): Promise<Map<string, Outcome>> {
  const waiting = mutants.map(({ id }) => id).reverse();
  const outcomes = new Map<string, Outcome>();
  const take = async (): Promise<void> => {
    while (waiting.length > 0) {
      const child = fork(path.join(__dirname, 'runner.js'), [JSON.stringify(asked)], { stdio: 'inherit' });
      for (let done = 0; done < MUTANTS_A_PROCESS && waiting.length > 0; done += 1) {
        if (done === 0) await answer(child, START_MS);
        const id = waiting.pop()!;
        child.send(id);
        const outcome = await answer(child).catch((error: Error): Outcome => ({ fate: 'killed', by: error.message }));
        outcomes.set(id, outcome);
        if (outcomes.size % 250 === 0) process.stderr.write(`${outcomes.size} of ${mutants.length}\n`);
        if (child.killed || child.exitCode !== null) break;
      }
      child.kill('SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: processes }, take));
  return outcomes;
}

function answer(child: ChildProcess, limitMs = LIMIT_MS): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      child.off('message', said);
      child.off('exit', gone);
      settle();
    };
    const said = (message: { outcome: Outcome }) => finish(() => resolve(message.outcome));
    const gone = () => finish(() => reject(new Error('its process ended')));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      finish(() => reject(new Error(`no end within ${limitMs / 1000} s`)));
    }, limitMs);
    child.on('message', said);
    child.on('exit', gone);
  });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
