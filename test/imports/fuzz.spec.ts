import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import type { SourceFile } from '../../src/imports/ssda903/read-folder';
import { readNames } from '../../src/imports/names/read-names';
import { readReturn } from '../../src/imports/ssda903/read-return';
import { localDate } from '../../src/statutory/local-date';
import { aReturn } from './a-return';

const SAMPLE = path.resolve(__dirname, '../../../shared/samples/ssda903-2025');
const today = localDate('2025-09-01');
const LINES = 40;

/** A return with many kinds of rows, and the start of a council's where one lies beside this checkout. */
function returns(): SourceFile[][] {
  const made = aReturn({
    Header: [{}, { CHILD: '2', SEX: '1' }, { CHILD: '3', UPN: 'H801200001001', MOTHER: '1' }],
    Episodes: [
      { DEC: '01/06/24', REC: 'X1' },
      { DECOM: '01/06/2024', RNE: 'P' },
      { CHILD: '2', DEC: '01/06/2024', REC: 'E4A' },
      { CHILD: '3', HOME_POST: 'M1 1AA', URN: '1234567' },
    ],
    UASC: [{ CHILD: '3', DUC: '10/03/2026' }],
    OC3: [{}, { CHILD: '2', ACCOM: 'S1', ACTIV: 'F3' }],
  });
  if (!existsSync(SAMPLE)) return [made];
  const sample = ['header.csv', 'episodes.csv', 'oc3.csv', 'uasc.csv'].map((name) => {
    const lines = readFileSync(path.join(SAMPLE, name), 'utf8').split('\n').slice(0, LINES);
    return { name, bytes: Buffer.from(lines.join('\n'), 'utf8') };
  });
  return [made, sample];
}

interface Change {
  at: number;
  kind: 'put' | 'cut' | 'double' | 'swap';
  bytes: Uint8Array;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom('put', 'cut', 'double', 'swap'),
  bytes: fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 4 }),
    fc.constantFrom(
      ...[',', '"', '\r', '\n', ';', '=', '\0', '\uFEFF', 'é', '<script>'].map((text) => Buffer.from(text)),
    ),
  ),
});

function changed(bytes: Uint8Array, { at, kind, bytes: some }: Change): Uint8Array {
  const place = Math.floor(at * bytes.length);
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
  switch (kind) {
    case 'put':
      return Buffer.concat([before, some, after]);
    case 'cut':
      return Buffer.concat([before, after.subarray(some.length)]);
    case 'double':
      return Buffer.concat([before, after.subarray(0, 60), after]);
    case 'swap':
      return Buffer.concat([before, some, after.subarray(some.length)]);
  }
}

describe('a return with bytes changed, put in, cut out and doubled', () => {
  const given = fc.constantFrom(...returns()).chain((files) =>
    fc.record({
      files: fc.constant(files),
      which: fc.nat(files.length - 1),
      changes: fc.array(change, { minLength: 1, maxLength: 4 }),
    }),
  );
  const damaged = given.map(({ files, which, changes }) =>
    files.map((file, index) =>
      index === which ? { ...file, bytes: changes.reduce((bytes, one) => changed(bytes, one), file.bytes) } : file,
    ),
  );

  it('is read without an exception, twice the same, and each fault names a file of it', () => {
    fc.assert(
      fc.property(damaged, fc.constantFrom(null, 2025), (files, year) => {
        const result = readReturn(files, year, today);

        expect(readReturn(files, year, today)).toEqual(result);
        const names = ['', ...files.map(({ name }) => name)];
        expect(result.faults.filter(({ file }) => !names.includes(file))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('invents no day: each one of a draft stands in the files, as councils write it', () => {
    fc.assert(
      fc.property(damaged, (files) => {
        const text = files.map(({ bytes }) => Buffer.from(bytes).toString('latin1').replaceAll('\0', '')).join('\n');
        const drafts = readReturn(files, 2025, today).people;
        const days = drafts.flatMap(({ dateOfBirth, diedOn, asylumStatusCeasesOn, careEpisodes }) =>
          [dateOfBirth, diedOn, asylumStatusCeasesOn, ...careEpisodes.flatMap(({ from, to }) => [from, to])].filter(
            (day) => day !== null,
          ),
        );
        const written = (day: string) => {
          const [year = '', month, date] = day.split('-');
          return new RegExp(
            `(?<!\\d)0?${Number(date)}/0?${Number(month)}/(${year.slice(0, 2)})?${year.slice(2)}|${day}`,
          );
        };

        expect(days.filter((day) => !written(day).test(text))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is read in the same way in whichever encoding it came', () => {
    const [made = []] = returns();
    const expected = readReturn(made, null, today).people;
    const inEncoding = (encode: (text: string) => Uint8Array) =>
      readReturn(
        made.map((file) => ({ ...file, bytes: encode(Buffer.from(file.bytes).toString('utf8')) })),
        null,
        today,
      ).people;

    expect(expected).toHaveLength(3);
    expect(inEncoding((text) => Buffer.from(`\uFEFF${text}`))).toEqual(expected);
    expect(inEncoding((text) => Buffer.from(text, 'utf16le'))).toEqual(expected);
    expect(inEncoding((text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16())).toEqual(expected);
    expect(inEncoding((text) => Buffer.from(text.replaceAll(',', ';')))).toEqual(expected);
    expect(inEncoding((text) => Buffer.from(text.replaceAll(',', '\t')))).toEqual(expected);
  });
});

it('a list of names is read without an exception, whatever the bytes', () => {
  const heading = Buffer.from('Child,Given name,Last visit,Team\n10001,Jasmine,28/08/25,"North"\n');
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
      const bytes = changes.reduce((before, one) => changed(before, one), heading as Uint8Array);
      const file = { name: 'names.csv', bytes };

      expect(readNames(file, today)).toEqual(readNames(file, today));
    }),
  );
});
