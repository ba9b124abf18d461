import fc from 'fast-check';
import {
  bandOf,
  COUNTED,
  countKinds,
  dfePercent,
  EET_FIGURE_WORDS,
  eetFigureKind,
  eetShares,
  LEFT_OUT,
  type EetFacts,
  type EetFigureKind,
} from './eet-figure';

import { eetFiguresCsv } from './eet-figures.page';
import type { EetFiguresGiven } from './eet-figures.service';
import { countKs4, endOfKeyStage4, ks4Kind, ks4Shares, type Ks4Kind } from './key-stage-4';
import { localDate } from '../statutory/local-date';

const facts = (given: Partial<EetFacts>): EetFacts => ({ leftOut: null, kind: null, code: null, ...given });

describe('education and work as a published figure', () => {
  it.each<[Partial<EetFacts>, EetFigureKind]>([
    [{ kind: 'education', code: 'F1' }, 'higher-education'],
    [{ kind: 'education', code: 'P1' }, 'higher-education'],
    [{ kind: 'education', code: 'P2' }, 'other-education'],
    [{ kind: 'education' }, 'other-education'],
    [{ kind: 'training', code: 'F4' }, 'apprenticeship'],
    [{ kind: 'training', code: 'P5' }, 'training-or-work'],
    [{ kind: 'training' }, 'training-or-work'],
    [{ kind: 'work', code: 'F5' }, 'training-or-work'],
    [{ kind: 'none', code: 'G4' }, 'illness-or-disability'],
    [{ kind: 'none', code: 'G5' }, 'other'],
    [{ kind: 'none', code: 'G6' }, 'pregnancy-or-parenting'],
    [{ kind: 'not-known' }, 'not-known'],
    [{}, 'not-known'],
    [{ code: '0' }, 'not-known'],
    [{ code: 'F3' }, 'training-or-work'],
    [{ leftOut: 'returned-home', kind: 'none', code: 'G5' }, 'returned-home'],
  ])('%j is counted as %s', (given, kind) => {
    expect(eetFigureKind(facts(given))).toBe(kind);
  });

  // England in the year to 31 March 2025, as published.
  it.each([
    [9430, 14_800, 64],
    [4490, 14_800, 30],
    [870, 14_800, 6],
    [20_760, 38_440, 54],
    [15_290, 38_440, 40],
    [2390, 38_440, 6],
    [1, 8, 13],
    [1, 200, 1],
    [1, 201, 0],
    [0, 5, 0],
    [5, 5, 100],
  ])('%i of %i is %i percent', (part, whole, percent) => {
    expect(dfePercent(part, whole)).toBe(percent);
  });

  it('of nobody there is no share', () => {
    expect(dfePercent(0, 0)).toBeNull();
  });

  it('has the age groups of the return', () => {
    expect([16, 17, 18, 19, 21, 22, 25, 26].map(bandOf)).toEqual([
      null,
      '17-18',
      '17-18',
      '19-21',
      '19-21',
      '22-25',
      '22-25',
      null,
    ]);
  });

  it('adds up exactly: in, without and not known are everybody who is counted', () => {
    const kinds = Object.keys(EET_FIGURE_WORDS) as EetFigureKind[];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...kinds)), (people) => {
        const { total, eet, neet, notKnown, leftOut } = eetShares(countKinds(people));
        expect(eet.count + neet.count + notKnown.count).toBe(total);
        expect(total + leftOut).toBe(people.length);
      }),
    );
    expect([...COUNTED, ...LEFT_OUT].toSorted()).toEqual(kinds.toSorted());
  });

  it('as a file hides no count whose share of a hidden whole would give it away', () => {
    const of = (given: Partial<Record<EetFigureKind, number>>) => ({ ...countKinds([]), ...given });
    const ks4 = (strong: number, standard: number, unknown: number) => ({
      ...countKs4([]),
      ...{ 'grade-5': strong, 'grade-4': standard, 'not-known': unknown },
    });
    const lines = [
      { key: 'none', name: null, counts: of({ 'higher-education': 10, other: 2 }), ks4: ks4(9, 1, 2) },
      { key: 'support', name: null, counts: of({ 'higher-education': 3 }), ks4: ks4(3, 0, 0) },
      { key: 'ehc-plan', name: null, counts: of({ 'higher-education': 40, other: 20 }), ks4: ks4(50, 6, 4) },
    ] as EetFiguresGiven['lines'];
    const given = {
      asOf: localDate('2026-11-23'),
      lines,
      total: of({ 'higher-education': 53, other: 22 }),
      totalKs4: ks4(62, 7, 6),
    };
    const csv = eetFiguresCsv(given as EetFiguresGiven, { by: 'sen' } as Parameters<typeof eetFiguresCsv>[1]);
    const rows = csv
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','));
    const hidden = rows.filter((row) => row[2] === 'c');
    expect(hidden.length).toBeGreaterThan(1);
    for (const row of hidden) expect([row[4], row[6], row[8]]).toEqual(['c', 'c', 'c']);
    // Of Key Stage 4: 1 and 2 are hidden with what they could be worked out from, and no share tells a hidden one.
    for (const row of rows) {
      const [known, grade4, share4, share5, strong] = row.slice(-9);
      expect(share4 === 'c').toBe(known === 'c' || grade4 === 'c');
      expect(share5 === 'c').toBe(known === 'c' || strong === 'c');
    }
    expect(rows[0]!.slice(-9).filter((cell) => cell === 'c').length).toBeGreaterThan(3);
  });
});

describe('English and maths at Key Stage 4', () => {
  it.each([
    ['2008-08-31', '2024-08-31'],
    ['2008-09-01', '2025-08-31'],
    ['2008-02-29', '2024-08-31'],
  ])('of somebody born on %s was over on %s', (born, end) => expect(endOfKeyStage4(localDate(born))).toBe(end));

  type Exam = [title: string, grade: string, awardedOn?: string];
  const [english, maths, low]: Exam[] = [
    ['GCSE English language', '5'],
    ['GCSE Maths', '4'],
    ['GCSE Maths', '3'],
  ];
  it.each<[Ks4Kind, Exam[]]>([
    ['grade-5', [english!, ['GCSE Maths', 'B']]],
    ['grade-4', [english!, maths!]],
    ['below', [english!, low!]],
    ['below', [low!]],
    ['since', [english!, low!, ['GCSE Maths', '4', '2024-11-06']]],
    ['since', [english!, low!, ['Functional skills level 2 Maths', 'PASS', '2025-03-01']]],
    ['not-known', []],
    ['not-known', [english!]],
    ['not-known', [english!, ['GCSE Maths', '4', '2024-11-06']]],
    ['not-known', [english!, ['Functional skills level 2 Maths', 'PASS', '2024-06-01']]],
    ['below', [english!, low!, ['GCSE Maths', '4', '2026-11-24']]],
  ])('is %s with %j', (kind, exams) => {
    const held = exams.map(([title, grade, on = '2024-08-22']) => ({
      ...{ title, level: '2' as const, grade },
      awardedOn: localDate(on),
    }));
    expect(ks4Kind(held, localDate('2008-03-10'), localDate('2026-11-23'))).toBe(kind);
  });

  it('is a share of those of whom it is known', () => {
    const counts = countKs4(['grade-5', 'grade-4', 'below', 'since', 'not-known', 'not-known']);
    expect(ks4Shares(counts)).toMatchObject({
      ...{ known: 4, notKnown: 2, grade5: { count: 1, percent: 25 }, grade4: { count: 2, percent: 50 } },
    });
    expect(ks4Shares(countKs4([])).grade4.percent).toBeNull();
  });
});
