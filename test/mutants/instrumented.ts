import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from '@swc/core';
import type { Mutant } from './mutant';

export const ROOT = path.resolve(__dirname, '../../../..');
const RULES = 'src/statutory';
/** What the specs of the rules read besides them. */
const SUPPORT = ['test/support/lives.ts', 'test/support/life-properties.ts'];

/** The rules with every mutant in them behind a switch, and their specs: JavaScript by path from the root. */
export interface Instrumented {
  /** Notes which mutants are reached, as Stryker does. */
  counting: Record<string, string>;
  /** The same without counting: several times faster. */
  code: Record<string, string>;
  specs: string[];
  mutants: readonly Mutant[];
}

/** Puts the mutants of Stryker's mutators into every file of the rules. */
export async function instrumented(): Promise<Instrumented> {
  const files = readdirSync(path.join(ROOT, RULES), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.posix.join(RULES, name.split(path.sep).join('/')))
    .sort();
  const specs = files.filter((name) => name.endsWith('.spec.ts'));
  const rules = files.filter((name) => !specs.includes(name));
  const { files: switched, mutants } = await withSwitches(rules);
  const rest = [...specs, ...SUPPORT].map((name) => ({ name, content: source(name) }));
  const byName = (change: (content: string) => string) =>
    Object.fromEntries([...switched, ...rest].map(({ name, content }) => [name, compiled(name, change(content))]));
  return { counting: byName((content) => content), code: byName(withoutCounting), specs, mutants };
}

export function source(name: string): string {
  return readFileSync(path.join(ROOT, name), 'utf8');
}

async function withSwitches(names: string[]) {
  const { Instrumenter } = await import('@stryker-mutator/instrumenter');
  const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, isDebugEnabled: () => false };
  return new Instrumenter(quiet as never).instrument(
    names.map((name) => ({ name, content: source(name), mutate: true })),
    { plugins: null, excludedMutations: [], ignorers: [] },
  );
}

/** Stryker's two functions, which every mutant calls, cut down to the question whether it is the one switched on. */
function withoutCounting(content: string): string {
  return content
    .replace('function stryCov_9fa48() {', 'function stryCov_9fa48() {}\nfunction counted_9fa48() {')
    .replace(
      'function stryMutAct_9fa48(id) {',
      `const switches_9fa48 = globalThis.__stryker__;
      function stryMutAct_9fa48(id) { return switches_9fa48.activeMutant === id && switches_9fa48.hit(); }
      function active_9fa48(id) {`,
    );
}

function compiled(name: string, content: string): string {
  return transformSync(content, {
    filename: name,
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
    sourceMaps: false,
  }).code;
}
