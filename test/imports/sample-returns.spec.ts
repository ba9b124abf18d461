import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { filesIn } from '../../src/imports/ssda903/read-folder';
import { readReturn } from '../../src/imports/ssda903/read-return';
import { localDate } from '../../src/statutory/local-date';

const SAMPLES = resolve(__dirname, '../../../shared/samples');
const present = existsSync(SAMPLES);
if (!present) console.warn(`Not run: the sample returns are not at ${SAMPLES}.`);

const today = localDate('2026-11-01');

type Row = Record<string, string>;

/** A second, plainer reading of the same files, so that the counts do not come from the code under test. */
function rowsOf(folder: string, file: string): Row[] {
  const [heading = '', ...lines] = readFileSync(join(SAMPLES, folder, file), 'utf8')
    .trim()
    .split(/\r?\n/);
  const columns = heading.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, index) => [columns[index], value])));
}

/** As a number that sorts: 25/08/24 is 20240825. No birthday here is on 29 February of a common year. */
function day(text: string): number {
  const [dd, mm, yy] = text.split('/').map(Number) as [number, number, number];
  return (yy < 100 ? 2000 + yy : yy) * 10_000 + mm * 100 + dd;
}

function childrenInScope(folder: string, yearEnd: number): Set<string> {
  const bornOn = new Map(rowsOf(folder, 'header.csv').map((row) => [row.CHILD, day(row.DOB ?? '')]));
  const inCareSince14 = rowsOf(folder, 'episodes.csv').filter(({ CHILD, DEC }) => {
    const at14 = (bornOn.get(CHILD) as number) + 140_000;
    return DEC ? day(DEC) > at14 : yearEnd >= at14;
  });
  return new Set([...inCareSince14, ...rowsOf(folder, 'oc3.csv')].map(({ CHILD }) => CHILD as string));
}

(present ? describe : describe.skip)('the sample returns', () => {
  it.each([
    { folder: 'ssda903-2025', year: 2025, children: 1132, inScope: 407, oc3: 190 },
    { folder: 'ssda903-fake', year: 2018, children: 2675, inScope: 479, oc3: 53 },
  ])('$folder is read whole', async ({ folder, year, children, inScope, oc3 }) => {
    const result = readReturn(await filesIn(join(SAMPLES, folder)), null, today);

    expect(result.collectionYear).toBe(year);
    expect(result.refused).toEqual([]);
    expect(result.people.length + result.outOfScope.length).toBe(children);
    expect(new Set(result.people.map(({ child }) => child))).toEqual(childrenInScope(folder, year * 10_000 + 331));
    expect(result.people).toHaveLength(inScope);
    expect(result.people.filter(({ snapshot }) => snapshot !== null)).toHaveLength(oc3);
  });

  it('keeps every care episode of a person in scope, or says by line why not', async () => {
    for (const folder of ['ssda903-2025', 'ssda903-fake']) {
      const { people, faults } = readReturn(await filesIn(join(SAMPLES, folder)), null, today);
      const kept = new Set(people.flatMap(({ careEpisodes }) => careEpisodes.map(({ line }) => line)));
      const refused = new Set(
        faults.filter(({ severity }) => severity === 'refused').map(({ file, line }) => `${file}:${line}`),
      );
      const inScope = new Set(people.map(({ child }) => child));
      const unaccounted = rowsOf(folder, 'episodes.csv').filter(({ CHILD }, index) => {
        const line = `episodes.csv:${index + 2}`;
        return inScope.has(CHILD as string) && !kept.has(line) && !refused.has(line);
      });

      expect(unaccounted).toEqual([]);
    }
  });

  it('mends the years of two digits of the 2025 return, each named by its line', async () => {
    const { faults } = readReturn(await filesIn(join(SAMPLES, 'ssda903-2025')), null, today);
    const expected = rowsOf('ssda903-2025', 'episodes.csv').flatMap(({ DEC }, index) =>
      /\/\d\d$/.test(DEC ?? '') ? [index + 2] : [],
    );

    expect(faults.filter(({ code }) => code === 'date-two-digit-year').map(({ line }) => line)).toEqual(expected);
    expect(expected).toHaveLength(1331);
  });

  it('names every file that it leaves out', async () => {
    const { files } = readReturn(await filesIn(join(SAMPLES, 'ssda903-fake')), null, today);

    expect(files.filter(({ outcome }) => outcome === 'taken-in').map(({ table }) => table)).toEqual([
      'Episodes',
      'Header',
      'OC3',
      'UASC',
    ]);
    expect(files).toHaveLength(19);
    expect(files.every(({ outcome, because }) => outcome === 'taken-in' || because)).toBe(true);
    expect(files.map(({ name }) => name)).toContain('placed_for_adoption_errors.csv');
  });

  it('invents no date: every date of a draft stands in the file', async () => {
    for (const folder of ['ssda903-2025', 'ssda903-fake']) {
      const written = new Set(
        ['header.csv', 'episodes.csv', 'uasc.csv'].flatMap((file) =>
          rowsOf(folder, file).flatMap(({ CHILD, DOB, DECOM, DEC, DUC }) =>
            [DOB, DECOM, DEC, DUC].filter(Boolean).map((text) => `${CHILD} ${day(text as string)}`),
          ),
        ),
      );
      const { people } = readReturn(await filesIn(join(SAMPLES, folder)), null, today);
      const drafted = people.flatMap(({ child, dateOfBirth, diedOn, asylumStatusCeasesOn, careEpisodes }) =>
        [dateOfBirth, diedOn, asylumStatusCeasesOn, ...careEpisodes.flatMap(({ from, to }) => [from, to])]
          .filter((date) => date !== null)
          .map((date) => `${child} ${date.replaceAll('-', '')}`),
      );

      expect(drafted.filter((date) => !written.has(date))).toEqual([]);
    }
  });
});
