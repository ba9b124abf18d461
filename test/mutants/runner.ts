import { readFileSync } from 'node:fs';
import type { Instrumented } from './instrumented';
import type { Outcome } from './mutant';
import { specsFrom, type Test } from './specs';

type Hits = Record<string, number>;

/** What Stryker's switches read and write. */
interface Switches {
  activeMutant?: string;
  currentTestId?: string;
  mutantCoverage: { static: Hits; perTest: Record<string, Hits> };
  /** Told each time the mutant switched on is reached. @throws when that is so often that it will never end */
  hit: () => true;
}

export interface Asked {
  /** The file of what `instrumented` gave. */
  file: string;
  lives: number;
  /** How many tests of other files may be tried on one mutant. */
  others: number;
}

/** A loop that a mutant never lets end is cut short after so many times the hits of a sound run. */
const LOOP_FACTOR = 100;
const LEAST_HITS = 10_000;
/** It remembers the days it has written out, so its mutants need a fresh copy. */
const REMEMBERS = ['src/statutory/local-date.ts'];

let hitsLeft = 0;
const switches: Switches = {
  mutantCoverage: { static: {}, perTest: {} },
  hit: () => {
    if (hitsLeft-- > 0) return true;
    throw new Error('it does not end');
  },
};
(globalThis as unknown as { __stryker__: Switches }).__stryker__ = switches;

/** A process that switches on one mutant after the other and runs the tests that reach it, until one fails. */
async function main(asked: Asked): Promise<void> {
  Error.stackTraceLimit = 0;
  const all = JSON.parse(readFileSync(asked.file, 'utf8')) as Instrumented;
  const { counting, code, mutants } = all;
  const specs = all.specs.filter((name) => asked.lives > 0 || !name.endsWith('.properties.spec.ts'));
  const files = new Map(mutants.map(({ id, fileName }) => [id, fileName]));
  const tookMs = await timed(specsFrom(counting, specs, asked.lives));
  const sound = specsFrom(code, specs, asked.lives);
  const { static: onLoad, perTest } = switches.mutantCoverage;
  const quickest = sound.toSorted((a, b) => tookMs.get(a.id)! - tookMs.get(b.id)!);
  process.send!({ ready: sound.length });

  const outcomeOf = async (id: string): Promise<Outcome> => {
    const file = files.get(id)!;
    const own = file.replace(/\.ts$/, '.spec.ts');
    const reached = quickest.filter((test) => perTest[test.id]?.[id]);
    const loaded = onLoad[id] !== undefined;
    if (reached.length === 0 && !loaded) return { fate: 'uncovered', by: '' };
    const order = (loaded ? quickest : reached).map(({ id: test }) => test);
    switches.activeMutant = id;
    const hits = reached.reduce((sum, test) => sum + perTest[test.id]![id]!, onLoad[id] ?? 0);
    hitsLeft = Math.max(LEAST_HITS, hits * LOOP_FACTOR);
    try {
      const tests = loaded || REMEMBERS.includes(file) ? specsFrom(code, specs, asked.lives) : sound;
      const named = new Map(tests.map((test) => [test.id, test]));
      if (named.size !== sound.length) return { fate: 'killed', by: 'other tests than in a sound run' };
      const first = order.filter((test) => test.startsWith(`${own} `));
      const others = order.filter((test) => !test.startsWith(`${own} `));
      const failed = await firstFailure([...first, ...others.slice(0, asked.others)].map((test) => named.get(test)!));
      return failed === null ? { fate: 'survived', by: `${order.length} tests pass` } : { fate: 'killed', by: failed };
    } catch (error) {
      return { fate: 'killed', by: `while reading: ${String(error)}` };
    } finally {
      switches.activeMutant = undefined;
    }
  };

  process.on('message', (id: string) => void outcomeOf(id).then((outcome) => process.send!({ id, outcome })));
}

/** How long each test takes; what it reaches is noted by the switches. */
async function timed(tests: readonly Test[]): Promise<Map<string, number>> {
  const tookMs = new Map<string, number>();
  for (const test of tests) {
    switches.currentTestId = test.id;
    const started = performance.now();
    await test.run();
    tookMs.set(test.id, performance.now() - started);
  }
  switches.currentTestId = undefined;
  return tookMs;
}

async function firstFailure(tests: readonly Test[]): Promise<string | null> {
  for (const test of tests) {
    try {
      await test.run();
    } catch {
      return test.id;
    }
  }
  return null;
}

void main(JSON.parse(process.argv[2]!) as Asked);
