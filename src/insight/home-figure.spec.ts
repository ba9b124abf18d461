import fc from 'fast-check';
import type { Accommodation } from '../statutory/case-file';
import { localDate, type LocalDate } from '../statutory/local-date';
import {
  awayKind,
  countHomes,
  differencesOf,
  HOME_FIGURE,
  HOME_FIGURES,
  HOME_LISTS,
  homeBandOf,
  homeKindsOf,
  homeListOf,
  homeListWords,
  nightsKind,
  registrationKind,
  suitableKind,
  suitableShares,
  sustainedKinds,
  type Difference,
  type OwnHome,
  type SuitableFacts,
} from './home-figure';

const TODAY = localDate('2026-11-26');

describe('suitable homes as a published figure', () => {
  const facts = (given: Partial<SuitableFacts>): SuitableFacts => ({
    ...{ leftOut: null, type: null, inReturn: null, stated: null },
    ...given,
  });

  it.each<[string, Partial<SuitableFacts>, string]>([
    ['a flat that was judged 1', { type: 'U', inReturn: 'U1' }, 'suitable'],
    ['bed and breakfast', { type: 'W', inReturn: 'W2' }, 'unsuitable'],
    ['custody', { type: 'X', inReturn: 'X2' }, 'unsuitable'],
    ['a flat that nobody judged', { type: 'U' }, 'not-judged'],
    ['no home recorded', {}, 'no-home'],
    ['gone abroad, and judged', { type: 'G', inReturn: 'G1' }, 'abroad'],
    ['deported', { type: 'H' }, 'deported'],
    ['residence not known', { type: 'R' }, 'residence-not-known'],
    ['a death before the day', { leftOut: 'died', type: 'U', inReturn: 'U1' }, 'died'],
    ['back with parents', { leftOut: 'returned-home', type: 'B', inReturn: 'B1' }, 'returned-home'],
    ['what the return stated, where nothing is recorded', { stated: 'E1' }, 'suitable'],
    ['what it stated of this home, where nobody judged it', { type: 'E', stated: 'E2' }, 'unsuitable'],
    ['what it stated of another home', { type: 'U', stated: 'E1' }, 'not-judged'],
    ['what it stated as not known', { stated: 'R1' }, 'residence-not-known'],
    ['the record before the return', { type: 'U', inReturn: 'U2', stated: 'U1' }, 'unsuitable'],
  ])('%s', (_, given, kind) => {
    expect(suitableKind(facts(given)).kind).toBe(kind);
  });

  it('says that only the return of the year tells it', () => {
    expect(suitableKind(facts({ stated: 'E1' })).fromReturn).toBe(true);
    expect(suitableKind(facts({ type: 'E', inReturn: 'E1', stated: 'E1' })).fromReturn).toBe(false);
    expect(suitableKind(facts({ type: 'U', stated: 'E1' })).fromReturn).toBe(false);
  });

  // The assessment, the return, what the young person thinks, what our return stated.
  it.each<[string, Parameters<typeof differencesOf>[1], string | null, string | null, string | null, Difference[]]>([
    ['all agree', { code: 'suitable' }, 'U1', 'yes', 'U1', []],
    ['an assessment that is open says nothing', { code: 'not-determined' }, 'U1', null, null, []],
    ['found suitable, reported as not', { code: 'suitable' }, 'U2', null, null, ['regulation-9']],
    ['a manager’s reason for bed and breakfast', { code: 'unsuitable' }, 'W1', null, null, ['regulation-9']],
    ['they say no to a 1', null, 'U1', 'no', null, ['young-person']],
    ['they say yes to a 2', null, 'S2', 'yes', null, ['young-person']],
    ['partly is neither', null, 'U1', 'partly', null, []],
    ['the return said 1, the record says 2', null, 'U2', null, 'U1', ['our-return']],
    ['everything differs', { code: 'unsuitable' }, 'U1', 'no', 'U2', ['regulation-9', 'young-person', 'our-return']],
    ['without a judgement nothing can differ', { code: 'suitable' }, null, 'no', 'U2', []],
  ])('%s', (_, suitability, inReturn, view, stated, differs) => {
    expect(differencesOf({ inReturn, stated }, suitability, view as never)).toEqual(differs);
  });

  it('counts ten care leavers by hand', () => {
    const row = (kind: string, differs: Difference[] = []) => ({ kind, differs, nights: null });
    const counts = countHomes('suitable', [
      row('suitable'),
      row('suitable', ['young-person']),
      row('suitable', ['young-person', 'regulation-9']),
      row('suitable'),
      row('suitable'),
      row('unsuitable'),
      row('not-judged'),
      row('no-home'),
      row('abroad', ['young-person']),
      row('died'),
    ]);
    // 5 of 8 is 62.5: up. 1 of 8 is 12.5: up. 2 of 8 is 25.
    expect(suitableShares(counts)).toEqual({
      total: 8,
      suitable: { count: 5, percent: 63 },
      unsuitable: { count: 1, percent: 13 },
      notKnown: { count: 2, percent: 25 },
      leftOut: 2,
    });
    expect(counts.differs).toEqual({ 'regulation-9': 1, 'young-person': 2, 'our-return': 0 });
    expect(counts.anyDiffers).toBe(2);
  });

  // England in the year to 31 March 2025, as published: suitable, unsuitable, no information.
  it.each([
    [
      [13_380, 500, 870],
      [91, 3, 6],
    ],
    [
      [33_810, 2040, 2340],
      [89, 5, 6],
    ],
  ])('gives the published shares of %j', ([suitable, unsuitable, none], percents) => {
    const kinds = Object.fromEntries(homeKindsOf('suitable').map((kind) => [kind, 0]));
    const shares = suitableShares({
      kinds: { ...kinds, suitable: suitable!, unsuitable: unsuitable!, 'no-home': none! },
    });
    expect([shares.suitable, shares.unsuitable, shares.notKnown].map(({ percent }) => percent)).toEqual(percents);
  });

  it('adds up exactly, whoever is counted', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...homeKindsOf('suitable'))), (kinds) => {
        const counts = countHomes(
          'suitable',
          kinds.map((kind) => ({ kind, differs: [], nights: null })),
        );
        const { total, suitable, unsuitable, notKnown, leftOut } = suitableShares(counts);
        expect(suitable.count + unsuitable.count + notKnown.count).toBe(total);
        expect(total + leftOut).toBe(kinds.length);
      }),
    );
  });
});

describe('the other figures of homes', () => {
  it('nights: under 18 before anything else, and no home is not no night', () => {
    expect(nightsKind({ all: 5, under18: 2 }, true)).toBe('under-18');
    expect(nightsKind({ all: 5, under18: 0 }, false)).toBe('from-18');
    expect(nightsKind({ all: 0, under18: 0 }, true)).toBe('no-night');
    expect(nightsKind({ all: 0, under18: 0 }, false)).toBe('home-not-known');
  });

  it('adds up the nights of all', () => {
    const row = (all: number, under18: number) => ({
      ...{ kind: nightsKind({ all, under18 }, true), differs: [], nights: { all, under18 } },
    });
    const counts = countHomes('nights', [row(3, 3), row(10, 2), row(0, 0), row(7, 0)]);
    expect(counts.nights).toEqual({ all: 20, under18: 5 });
    expect(counts.kinds).toEqual({ 'under-18': 2, 'from-18': 1, 'no-night': 1, 'home-not-known': 0 });
  });

  const home = (given: Partial<Accommodation>): Accommodation => ({
    ...{ id: 'h', from: localDate('2026-05-01'), to: null, type: 'D', providedUnder: 'unknown' },
    ...{ placedByAuthority: true, providerRegistered: null, carer: null, managerReason: null, suitability: null },
    ...given,
  });
  it.each<[string, Accommodation | null, string]>([
    ['a registered provider', home({ providerRegistered: true }), 'registered'],
    ['one that is not', home({ providerRegistered: false }), 'not-registered'],
    [
      'found cancelled since',
      home({ providerRegistered: true, register: { registered: false, checkedOn: TODAY } }),
      'not-registered',
    ],
    ['an exempt setting', home({ exempt: { ground: 'hospital', checkedOn: localDate('2026-05-01') } }), 'exempt'],
    ['one of which nobody said', home({}), 'registration-not-known'],
    ['provided under section 23B', home({ placedByAuthority: null, providedUnder: 's23B' }), 'registration-not-known'],
    ['nobody said who placed them', home({ placedByAuthority: null }), 'placing-not-known'],
    ['they went there themselves', home({ placedByAuthority: false }), 'not-supported'],
    ['lives with parents', home({ type: 'B' }), 'not-supported'],
    ['residence not known', home({ type: 'R' }), 'home-not-known'],
    ['no home recorded', null, 'home-not-known'],
  ])('registration: %s', (_, place, kind) => {
    const facts = { person: { dateOfBirth: localDate('2009-06-01'), diedOn: null }, careEpisodes: [] };
    expect(registrationKind(place, { ...facts, accommodation: place ? [place] : [] }, TODAY)).toBe(kind);
  });

  it('registration: of a child in care the placement says that it is supported accommodation', () => {
    const place = home({ type: 'U', placedByAuthority: null, providerRegistered: false });
    const facts = {
      person: { dateOfBirth: localDate('2009-06-01'), diedOn: null },
      careEpisodes: [{ from: localDate('2026-01-01'), to: null, placement: 'supported-accommodation' as const }],
      accommodation: [place],
    };
    expect(registrationKind(place, facts, TODAY)).toBe('not-registered');
  });

  it('out of area: by the distance that was said, else by the move that was recorded', () => {
    expect(awayKind('U', 'over-50', false, false)).toBe('over-50');
    expect(awayKind('U', '20-to-50', true, false)).toBe('20-to-50');
    expect(awayKind('U', 'under-20', true, false)).toBe('other-council');
    expect(awayKind('U', 'under-20', false, false)).toBe('under-20');
    expect(awayKind('U', null, false, false)).toBe('distance-not-said');
    expect(awayKind('U', null, true, false)).toBe('other-council');
    expect(awayKind('U', null, false, true)).toBe('in-our-area');
    expect(awayKind('U', '20-to-50', false, true)).toBe('20-to-50');
    expect(awayKind('H', null, false, false)).toBe('abroad');
    expect(awayKind('R', 'under-20', false, false)).toBe('home-not-known');
    expect(awayKind(null, null, true, false)).toBe('home-not-known');
  });

  it('homes of their own: each time by itself, and a later answer says that they were there before', () => {
    const within = { from: localDate('2025-11-26'), to: TODAY };
    const flat = (given: Partial<OwnHome> = {}): OwnHome => ({
      ...{ type: 'U', tenure: null, from: localDate('2026-05-01'), to: null, answers: {} },
      ...given,
    });
    const marks = (given: Partial<OwnHome>, diedOn: LocalDate | null = null) =>
      Object.values(sustainedKinds(flat(given), diedOn, within)?.marks ?? { none: 'none' });
    expect(marks({})).toEqual(['not-asked', 'not-asked', 'not-asked']);
    expect(marks({ answers: { '3-months': 'at-risk', '6-months': 'not-reached' } })).toEqual([
      ...['still-there', 'at-risk', 'not-reached'],
    ]);
    // They were there until the day they left, and not on it.
    expect(marks({ to: localDate('2026-08-02') })).toEqual(['still-there', 'still-there', 'left']);
    expect(marks({ to: localDate('2026-08-01') })).toEqual(['still-there', 'left', 'left']);
    expect(marks({}, localDate('2026-06-01'))).toEqual(['died', 'died', 'died']);
    // Twelve months after it is today: a day that is not over.
    expect(marks({ from: localDate('2025-11-26') })).toEqual(['not-asked', 'not-asked', 'not-asked']);
    expect(marks({ from: localDate('2025-11-25') })).toHaveLength(4);
    expect(marks({ from: localDate('2024-11-25') })).toEqual(['none']);
    expect(sustainedKinds(flat({ from: localDate('2026-10-27') }), null, within)?.kind).toBe('too-soon');
  });

  it('has an age group for everybody', () => {
    expect([15, 16, 17, 18, 19, 21, 22, 25, 26].map(homeBandOf)).toEqual([
      ...['under-17', 'under-17', '17-18', '17-18', '19-21', '19-21', '22-25', '22-25', 'over-25'],
    ]);
  });

  it('names every kind, and every list', () => {
    for (const figure of HOME_FIGURES) {
      expect(homeKindsOf(figure).toSorted()).toEqual(Object.keys(HOME_FIGURE[figure].words).toSorted());
      for (const of of [...HOME_LISTS, ...homeKindsOf(figure)]) {
        if (homeListOf(figure, of)) expect(homeListWords(figure, of)).toMatch(/^[A-Z].+: \S/);
        else
          expect([figure === 'suitable', of]).toEqual([
            false,
            expect.stringMatching(/^(differs|regulation-9|young-person|our-return)$/),
          ]);
      }
      expect(homeListOf(figure, 'nobody')).toBeNull();
    }
  });
});
