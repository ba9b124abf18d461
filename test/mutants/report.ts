import type { Mutant, Outcome } from './mutant';
import { original } from './wording';

export interface Result extends Outcome {
  mutant: Mutant;
}

/** The score by file and overall, and each mutant that no test noticed. */
export function report(results: readonly Result[], sources: ReadonlyMap<string, string>): string {
  const files = [...sources.keys()];
  const rows = files.map((file) =>
    row(
      file,
      results.filter(({ mutant }) => mutant.fileName === file),
    ),
  );
  const alive = results.filter(({ fate }) => fate === 'survived' || fate === 'uncovered');
  const heading = ['score', 'killed', 'alive', 'none', 'types', 'words'].map((word) => word.padStart(7)).join('');
  return [
    ...alive.map((result) => line(result, sources.get(result.mutant.fileName)!)),
    heading,
    ...rows,
    row('all', results),
    '',
  ].join('\n');
}

/** Killed among those that count: what the types refuse and mere wording do not. */
function row(name: string, results: readonly Result[]): string {
  const count = (fate: Outcome['fate']) => results.filter((result) => result.fate === fate).length;
  const [killed, survived, uncovered] = [count('killed'), count('survived'), count('uncovered')];
  const tried = killed + survived + uncovered;
  const score = tried === 0 ? '-' : `${((100 * killed) / tried).toFixed(1)}`;
  const cells = [score, killed, survived, uncovered, count('refused'), count('wording')];
  return `${cells.map((cell) => String(cell).padStart(7)).join('')}  ${name}`;
}

function line({ fate, mutant }: Result, source: string): string {
  const { start } = mutant.location;
  const short = (text: string) => text.replace(/\s+/g, ' ').slice(0, 90);
  const change = `${short(original(source, mutant.location))}  =>  ${short(mutant.replacement)}`;
  return `${mutant.fileName}:${start.line + 1}:${start.column + 1} ${fate} ${mutant.mutatorName}: ${change}`;
}
