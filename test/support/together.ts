import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
/** Into how many parts the suites are dealt: each is one file of `test/together`. */
const PARTS = 12;

/** What TOGETHER_NOT names; TOGETHER_ONLY names what to take. Both are regular expressions of a file's path. */
const LEFT_OUT = process.env.TOGETHER_NOT ? new RegExp(process.env.TOGETHER_NOT) : null;

/**
 * The suites of one part of the whole, one after another with one copy of the code between them: to load the application
 * anew for each of three hundred files takes longer than what they test. Each keeps a database of its own.
 *
 * @param part from 1 to PARTS
 */
export function together(part: number): void {
  for (const file of suites().filter((_, place) => dealtTo(place) === part)) {
    describe(file, () => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      require(path.join(ROOT, file));
    });
  }
}

/** Every suite, what takes longest first. */
function suites(): string[] {
  const files = ['src', 'test']
    .flatMap((folder) =>
      readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => /\.(spec|e2e-spec)\.ts$/.test(file) && !file.startsWith('test/together/'))
    .filter((file) => new RegExp(process.env.TOGETHER_ONLY ?? '').test(file) && !LEFT_OUT?.test(file));
  const weight = (file: string) => statSync(path.join(ROOT, file)).size * WEIGHT[kindOf(file)];
  return files.sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
}

/** Dealt out and back, so that no part gets the larger of every round. */
function dealtTo(place: number): number {
  const [round, seat] = [Math.floor(place / PARTS), place % PARTS];
  return round % 2 === 0 ? seat + 1 : PARTS - seat;
}

function kindOf(file: string): keyof typeof WEIGHT {
  if (file.endsWith('.e2e-spec.ts')) return 'browser';
  return file.endsWith('.int.spec.ts') ? 'database' : 'pure';
}

/** How much longer a line of a suite takes, roughly. */
const WEIGHT = { browser: 30, database: 4, pure: 1 };
