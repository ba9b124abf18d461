import type { LeftOut } from './import-run.entity';
import type { ImportPreview } from './preview';

export type { LeftOut };

/** What a person answered for: everything, or the good part without these. `'whatever is'` is for who did not count. */
export type Choice =
  { choice: 'all' } | { choice: 'leave-out'; agreed: LeftOut | 'whatever is'; reason: string | null };

/** How a list of faults says that there are more of a kind. */
const REST = /^and [\d,]+ more$/;

export function leftOutOf({ files, faults, people }: ImportPreview): LeftOut {
  const refusedFiles = new Set(files.filter(({ outcome }) => outcome === 'refused').map(({ name }) => name));
  const rows = new Set(
    faults
      .filter(({ severity, line, file }) => severity === 'refused' && line !== null && !refusedFiles.has(file))
      .map(({ file, line }) => `${file}:${line}`),
  );
  // Of very many faults of a kind the rest are counted, not listed.
  const notListed = faults
    .filter(
      ({ severity, detail, file }) => severity === 'refused' && REST.test(detail ?? '') && !refusedFiles.has(file),
    )
    .reduce((sum, { times }) => sum + times, 0);
  return {
    files: refusedFiles.size,
    rows: rows.size + notListed,
    people: people.filter(({ outcome }) => outcome === 'refused' || outcome === 'conflict').length,
  };
}

export function leavesOutNothing({ files, rows, people }: LeftOut): boolean {
  return files + rows + people === 0;
}

/** Whether somebody who agreed to leave out the one has agreed to leave out the other. */
export function isWithin(leftOut: LeftOut, agreed: LeftOut): boolean {
  return leftOut.files <= agreed.files && leftOut.rows <= agreed.rows && leftOut.people <= agreed.people;
}

/** "12 rows and 3 young people" */
export function leftOutInWords({ files, rows, people }: LeftOut): string {
  const parts = [
    ...(files > 0 ? [counted(files, 'file', 'files')] : []),
    ...(rows > 0 ? [counted(rows, 'row', 'rows')] : []),
    ...(people > 0 ? [counted(people, 'young person', 'young people')] : []),
  ];
  const last = parts.pop();
  if (last === undefined) return 'nothing';
  return parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
