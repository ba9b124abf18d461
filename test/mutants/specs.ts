import { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';
import { expect } from 'expect';
import fc from 'fast-check';
import { ROOT } from './instrumented';

export interface Test {
  id: string;
  spec: string;
  run: () => unknown;
}

type Scope = Record<string, unknown>;
type Compiled = (...scope: unknown[]) => void;

/**
 * Loads specs into this process, with the few words of Jest that the specs of the rules use, so that a test costs what
 * it does and not the start of a test runner. Each call reads every module anew, with no state left of the last one.
 *
 * @param lives how many lives a property may draw; a failing one is not shrunk
 * @throws what a module throws while it is read
 */
export function specsFrom(code: Record<string, string>, specs: readonly string[], lives: number): Test[] {
  const modules = new Map<string, { exports: unknown }>();
  const tests: Test[] = [];
  const fastCheck = withFewLives(lives);

  const load = (name: string, globals: Scope): unknown => {
    const known = modules.get(name);
    if (known) return known.exports;
    const file = path.join(ROOT, name);
    const module = { exports: {} };
    modules.set(name, module);
    const ours = (asked: string): unknown => {
      if (asked === 'fast-check') return fastCheck;
      if (!asked.startsWith('.')) return createRequire(file)(asked) as unknown;
      return load(`${path.posix.join(path.posix.dirname(name), asked)}.ts`, globals);
    };
    script(name, code[name]!)(module.exports, ours, module, file, path.dirname(file), ...Object.values(globals));
    return module.exports;
  };

  for (const spec of specs) load(spec, jestWords(spec, tests));
  return tests;
}

const scripts = new Map<string, Compiled>();
const WORDS = ['describe', 'it', 'expect', 'jest'];

/** Compiled once for each text: the code is the same for every mutant. */
function script(name: string, code: string): Compiled {
  const known = scripts.get(code);
  if (known) return known;
  const scope = ['exports', 'require', 'module', '__filename', '__dirname', ...WORDS].join(',');
  const compiled = new Script(`(function (${scope}) {${code}\n})`, { filename: name }).runInThisContext() as Compiled;
  scripts.set(code, compiled);
  return compiled;
}

function jestWords(spec: string, tests: Test[]): Scope {
  const titles: string[] = [];
  const add = (title: string, run: () => unknown) => {
    const id = `${spec} ${tests.length}: ${[...titles, title].join(' ')}`;
    tests.push({ id, spec, run });
  };
  const each = (table: readonly unknown[]) => (title: string, run: (...row: unknown[]) => unknown) => {
    const rows = table.every(Array.isArray) ? (table as unknown[][]) : table.map((row) => [row]);
    rows.forEach((row, nth) => add(`${title} [${nth}]`, () => run(...row)));
  };
  const describe = (title: string, body: () => void) => {
    titles.push(title);
    body();
    titles.pop();
  };
  return {
    describe,
    it: Object.assign(add, { each, skip: () => undefined }),
    expect,
    jest: { setTimeout: () => undefined },
  };
}

function withFewLives(lives: number): unknown {
  const assert = <T>(property: fc.IProperty<T>, settings: fc.Parameters<T> = {}) =>
    fc.assert(property, { ...settings, numRuns: Math.min(settings.numRuns ?? 100, lives), endOnFailure: true });
  const changed = { ...fc, assert };
  return { ...changed, default: changed, __esModule: true };
}
