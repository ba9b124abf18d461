import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { suitesFollow } from './kept';

const ROOT = path.resolve(__dirname, '../..');
/**
 * Into how many parts the suites are dealt: each is one file of `test/together`. Two for each of two workers: to load the
 * code takes four seconds a part, and with one each a worker that is slower would be waited for. Where a long test runs
 * some of them beside another, one part is all.
 */
const PARTS = Number(process.env.TOGETHER_PARTS ?? 4);

/**
 * What `npm run test:long` runs and `npm test` does not, so that this takes less than five minutes: what is done in a
 * browser, and what goes once more through every route, every page, every made-up young person or a very large file.
 */
const THOROUGH =
  /\.e2e-spec\.ts$|^test\/(access\/(about-this-page|every-route)|api\/(document|facts-of-a-person)|made-up\/export|imports\/large-files|upgrade\/upgrade)\./;

/** What TOGETHER_NOT names; TOGETHER_ONLY names what to take, of all. Both are regular expressions of a file's path. */
const LEFT_OUT = process.env.TOGETHER_NOT ? new RegExp(process.env.TOGETHER_NOT) : null;

/**
 * The suites of one part of the whole, one after another with one copy of the code between them: to load the application
 * anew for each of three hundred files takes longer than what they test. Each has a database of its own, new or emptied.
 *
 * @param part from 1; past PARTS there is nothing to do
 */
export function together(part: number): void {
  const only = process.env.TOGETHER_ONLY;
  follow(dealt(PARTS, (file) => (only ? new RegExp(only).test(file) : !THOROUGH.test(file)))[part - 1] ?? []);
}

/** The same of what `npm run test:long` runs besides. @param part 1 or 2 */
export function thorough(part: number): void {
  follow(dealt(2, (file) => THOROUGH.test(file))[part - 1]!);
}

function follow(files: string[]): void {
  suitesFollow();
  for (const file of files) {
    describe(file, () => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      require(path.join(ROOT, file));
    });
  }
}

/** Every suite that is taken, what takes longest first, each to the part that has least to do until then. */
function dealt(count: number, isTaken: (file: string) => boolean): string[][] {
  const parts = Array.from({ length: count }, () => ({ files: [] as string[], seconds: 0 }));
  for (const { file, seconds } of suites(isTaken)) {
    const least = parts.reduce((a, b) => (b.seconds < a.seconds ? b : a));
    least.files.push(file);
    least.seconds += seconds;
  }
  return parts.map(({ files }) => files);
}

function suites(isTaken: (file: string) => boolean): { file: string; seconds: number }[] {
  return ['src', 'test']
    .flatMap((folder) =>
      readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => /\.(spec|e2e-spec)\.ts$/.test(file) && !file.startsWith('test/together/'))
    .filter((file) => isTaken(file) && !LEFT_OUT?.test(file))
    .map((file) => ({ file, seconds: secondsOf(file) }))
    .sort((a, b) => b.seconds - a.seconds || (a.file < b.file ? -1 : 1));
}

/** About how long a suite takes: by its length, but for those that take much longer than that. */
function secondsOf(file: string): number {
  const known = SECONDS[file];
  if (known !== undefined) return known;
  const kilobytes = statSync(path.join(ROOT, file)).size / 1000;
  return 0.1 + kilobytes * SECONDS_A_KILOBYTE[kindOf(file)];
}

function kindOf(file: string): keyof typeof SECONDS_A_KILOBYTE {
  if (file.endsWith('.e2e-spec.ts')) return 'browser';
  return file.endsWith('.int.spec.ts') ? 'database' : 'pure';
}

const SECONDS_A_KILOBYTE = { browser: 1, database: 0.2, pure: 0.03 };

const SECONDS: Readonly<Record<string, number>> = {
  'test/access/every-route.int.spec.ts': 100,
  'test/api/document.int.spec.ts': 30,
  'test/access/about-this-page.int.spec.ts': 28,
  'test/made-up/load.int.spec.ts': 22,
  'test/pages/imports.e2e-spec.ts': 22,
  'test/api/facts-of-a-person.int.spec.ts': 20,
  'test/made-up/export.int.spec.ts': 20,
  'test/pages/team.e2e-spec.ts': 20,
  'test/pages/young-person.e2e-spec.ts': 18,
  'test/pages/today.e2e-spec.ts': 18,
  'test/pages/plan-talk.e2e-spec.ts': 14,
  'test/pages/promises-and-templates.e2e-spec.ts': 14,
  'test/pages/young-person-contacts.int.spec.ts': 13,
  'test/pages/api.e2e-spec.ts': 13,
  'test/pages/plan-writing.e2e-spec.ts': 12,
  'test/pages/plan-reviews.e2e-spec.ts': 12,
  'test/pages/plan-reviews.int.spec.ts': 11,
  'test/api/dated-facts.int.spec.ts': 11,
  'test/start.e2e-spec.ts': 11,
  'test/upgrade/upgrade.int.spec.ts': 18,
  'test/pages/plan-completion.int.spec.ts': 11,
  'test/pages/homes.int.spec.ts': 16,
  'test/pages/supervision.int.spec.ts': 18,
  'test/pages/eet.int.spec.ts': 13,
  'test/casework/leavers.int.spec.ts': 13,
  'test/insight/fell-due.e2e-spec.ts': 9,
  'test/imports/undo.int.spec.ts': 9,
  'test/made-up/made-up-authority.spec.ts': 8,
  'test/imports/large-files.spec.ts': 8,
  'src/notifications/mail-delivery.int.spec.ts': 7,
  'src/statutory/statutory.properties.spec.ts': 6,
  'test/api/sent-twice.int.spec.ts': 6,
  'test/ledger/ledger.int.spec.ts': 6,
  'src/platform/embedded-database.int.spec.ts': 6,
  'test/pages/told.e2e-spec.ts': 6,
  'src/notifications/text-delivery.int.spec.ts': 5,
  'test/pages/caseload.e2e-spec.ts': 5,
  'test/pages/pauses.int.spec.ts': 4,
  'test/pages/young-person-forms.int.spec.ts': 4,
  'test/pages/outbox.e2e-spec.ts': 4,
  'src/documents/pdf-press.spec.ts': 4,
  'src/imports/xlsx/read-workbook.spec.ts': 3,
};
