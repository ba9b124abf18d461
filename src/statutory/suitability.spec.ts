import { accommodation, aCaseFile, allAnswered, careEpisode } from '../../test/support/lives';
import type { Accommodation, Suitability } from './case-file';
import { SCHEDULE_2_ITEMS } from './case-file';
import { knownOn } from './known-on';
import { localDate } from './local-date';
import { homeOn, needsManagersReason, suitabilityOn } from './suitability';

const BORN = '2008-03-10';

/** The judgement of one home on a day, for someone who is 18 on 10 March 2026. */
function judged(facts: Partial<Accommodation> | null, day = '2026-03-11', from = '2026-03-02') {
  const places = facts === null ? [] : [accommodation(from, null, facts)];
  return judgedAmong(places, day);
}

function judgedAmong(places: Accommodation[], day: string, diedOn?: string) {
  const file = aCaseFile({ dateOfBirth: BORN, accommodation: places, diedOn });
  return suitabilityOn(knownOn(file, localDate(day)), localDate(day));
}

const answered = (changes: Partial<Suitability> = {}) => ({ suitability: allAnswered(changes) });
const without = (item: (typeof SCHEDULE_2_ITEMS)[number]) => {
  const { schedule2 } = allAnswered();
  return answered({ schedule2: { ...schedule2, [item]: null } });
};

describe('whether a home is suitable (AC-01, AC-02)', () => {
  it('a flat with every question answered yes is suitable, and U1 in the return', () => {
    expect(judged(answered())).toEqual({
      accommodation: 'flat',
      code: 'suitable',
      missing: [],
      because: ['The assessment is complete and found this home suitable.'],
      ssda903: 'U1',
    });
  });

  it.each(SCHEDULE_2_ITEMS)('%s unanswered leaves the assessment open and decides nothing for the return', (item) => {
    expect(judged(without(item))).toMatchObject({ code: 'not-determined', missing: [item], ssda903: null });
  });

  it.each(['needsMet', 'landlordChecked', 'wishesAndEetConsidered'] as const)(
    '%s unanswered leaves it open, answered no makes it unsuitable',
    (limb) => {
      expect(judged(answered({ [limb]: null }))).toMatchObject({
        code: 'not-determined',
        missing: [limb],
        ssda903: null,
      });
      expect(judged(answered({ [limb]: false }))).toMatchObject({ code: 'unsuitable', missing: [], ssda903: 'U2' });
    },
  );

  it('names everything unanswered in the order of the form', () => {
    const found = judged({ suitability: { ...allAnswered(), landlordChecked: null, schedule2: { repair: true } } });

    expect(found?.missing).toEqual(['landlordChecked', ...SCHEDULE_2_ITEMS.filter((item) => item !== 'repair')]);
  });

  it('a home that nobody assessed is open, with every question unanswered', () => {
    expect(judged({})).toMatchObject({
      code: 'not-determined',
      missing: ['needsMet', 'landlordChecked', 'wishesAndEetConsidered', ...SCHEDULE_2_ITEMS],
      because: ['No assessment of whether this home is suitable is recorded.'],
      ssda903: null,
    });
  });

  it('a no beside an unanswered question is said, and the assessment stays open', () => {
    const found = judged({ suitability: { ...allAnswered({ needsMet: false }), landlordChecked: null } });

    expect(found).toMatchObject({ code: 'not-determined', missing: ['landlordChecked'], ssda903: null });
    expect(found?.because.join(' ')).toContain('Answered no: meets their needs.');
  });

  it('a matter of Schedule 2 found wanting was addressed: it is named, and the three limbs decide', () => {
    const { schedule2 } = allAnswered();
    const found = judged(answered({ schedule2: { ...schedule2, repair: false } }));

    expect(found).toMatchObject({ code: 'suitable', missing: [], ssda903: 'U1' });
    expect(found?.because).toContain('Looked at and found wanting: state of repair.');
  });

  it.each([
    ['X', 'X2', 'custody'],
    ['S', 'S2', 'no fixed abode'],
  ])('%s is unsuitable whatever was answered, and %s in the return (%s)', (type, ssda903) => {
    expect(judged({ type, ...answered(), managerReason: 'Agreed.' })).toMatchObject({ code: 'unsuitable', ssda903 });
  });

  it('bed and breakfast is unsuitable; a manager’s reason makes it W1 in the return and no more suitable', () => {
    expect(judged({ type: 'W', ...answered() })).toMatchObject({ code: 'unsuitable', ssda903: 'W2' });

    const withReason = judged({ type: 'W', managerReason: 'One night before the flat is ready.' });
    expect(withReason).toMatchObject({ code: 'unsuitable', ssda903: 'W1' });
    expect(withReason?.because.at(-1)).toContain('under regulation 9 it is not');
  });

  it('emergency accommodation is unsuitable without a manager’s reason, and assessed like any home with one', () => {
    expect(judged({ type: 'V', ...answered() })).toMatchObject({ code: 'unsuitable', ssda903: 'V2' });
    const managerReason = 'A flat of its own, with staff at night.';
    expect(judged({ type: 'V', managerReason })).toMatchObject({ code: 'not-determined', ssda903: null });
    expect(judged({ type: 'V', managerReason, ...answered() })).toMatchObject({ code: 'suitable', ssda903: 'V1' });
  });

  it('where they live is not known: nobody can say, and nothing is unanswered', () => {
    expect(judged({ type: 'R', ...answered() })).toMatchObject({ code: 'not-determined', missing: [], ssda903: null });
  });

  it.each(['G', 'H'])('%s, gone from the country, is open unless it was assessed', (type) => {
    expect(judged({ type })).toMatchObject({ code: 'not-determined', ssda903: null });
    expect(judged({ type, ...answered() })).toMatchObject({ code: 'suitable', ssda903: `${type}1` });
  });

  it('a home without a letter has no judgement for the return', () => {
    expect(judged({ type: null, ...answered() })).toMatchObject({ code: 'suitable', ssda903: null });
  });

  it('is that of the home that runs, the one begun last where there are several, and none without', () => {
    const first = accommodation('2026-01-01', null, { id: 'first', type: 'S' });
    const second = accommodation('2026-02-01', '2026-03-01', { id: 'second', type: 'X' });

    expect(judgedAmong([second, first], '2026-02-10')?.accommodation).toBe('second');
    expect(judgedAmong([second, first], '2026-03-01')?.accommodation).toBe('first');
    expect(judgedAmong([first], '2025-12-31')).toBeNull();
    expect(judged(null)).toBeNull();
  });

  it('ends with a death', () => {
    expect(judgedAmong([accommodation('2026-03-02')], '2026-03-11', '2026-03-11')).toBeNull();
    expect(judgedAmong([accommodation('2026-03-02')], '2026-03-10', '2026-03-11')).not.toBeNull();
    expect(
      homeOn(
        aCaseFile({ accommodation: [accommodation('2026-03-02')], diedOn: '2026-03-11' }),
        localDate('2026-03-10'),
      ),
    ).not.toBeNull();
  });
});

describe('supported accommodation under 18 (AC-05, AC-06)', () => {
  const placed = (facts: Partial<Accommodation> = {}) => ({
    type: 'D',
    placedByAuthority: true,
    providerRegistered: false,
    ...answered(),
    ...facts,
  });

  it.each(['D', 'E', 'T'])('%s with a provider that is not registered is unsuitable at 17', (type) => {
    expect(judged(placed({ type }), '2025-06-01', '2025-05-01')).toMatchObject({
      code: 'unsuitable',
      missing: [],
      ssda903: `${type}2`,
    });
  });

  it('and at 18 is not a question any more', () => {
    expect(judged(placed(), '2026-03-09')?.code).toBe('unsuitable');
    expect(judged(placed(), '2026-03-10')?.code).toBe('suitable');
  });

  it.each([
    ['2023-10-27', 'suitable'],
    ['2023-10-28', 'unsuitable'],
  ])('on %s it is %s: registration counts from 28 October 2023', (day, code) => {
    const file = aCaseFile({ dateOfBirth: '2007-01-01', accommodation: [accommodation('2023-09-01', null, placed())] });

    expect(suitabilityOn(file, localDate(day))?.code).toBe(code);
  });

  it('whether the provider is registered not being recorded leaves it open', () => {
    expect(judged(placed({ providerRegistered: null }), '2025-06-01', '2025-05-01')).toMatchObject({
      code: 'not-determined',
      missing: ['providerRegistered'],
      ssda903: null,
    });
    expect(judged(placed({ providerRegistered: true }), '2025-06-01', '2025-05-01')?.code).toBe('suitable');
  });

  it('a later look at the register counts from its own day, whichever way it goes', () => {
    const looked = (registered: boolean, was: boolean | null) =>
      placed({ providerRegistered: was, register: { registered, checkedOn: localDate('2025-06-02') } });
    expect(judged(looked(false, true), '2025-06-01', '2025-05-01')?.code).toBe('suitable');
    expect(judged(looked(false, true), '2025-06-02', '2025-05-01')).toMatchObject({
      code: 'unsuitable',
      because: [expect.stringMatching(/28 October 2023: so the register said on 2 June 2025\.$/)],
    });
    expect(judged(looked(true, false), '2025-06-01', '2025-05-01')?.because).toEqual([
      expect.stringMatching(/since 28 October 2023\.$/),
    ]);
    expect(judged(looked(true, null), '2025-06-02', '2025-05-01')?.code).toBe('suitable');
  });

  it('an exempt setting is suitable where the assessment is complete, and says why; under 16 it is no way out', () => {
    const exempt = { ground: 'hospital', checkedOn: localDate('2025-05-02') } as const;
    const home = placed({ providerRegistered: null, exempt });
    expect(judged(home, '2025-06-01', '2025-05-01')).toMatchObject({
      code: 'suitable',
      missing: [],
      because: [expect.anything(), expect.stringContaining('it is a hospital, as was checked on 2 May 2025')],
    });
    expect(judged({ ...home, suitability: null }, '2025-06-01', '2025-05-01')?.code).toBe('not-determined');
    expect(judged(home, '2024-03-01', '2024-02-01')?.code).toBe('unsuitable');
    expect(judged(home, '2026-03-10')?.because).toHaveLength(1);
  });

  it.each([
    ['an ordinary flat', { type: 'U' }],
    ['a home they found themselves', { placedByAuthority: false }],
    ['a home nobody says the authority placed them in', { placedByAuthority: null, providedUnder: 'none' as const }],
  ])('%s has no provider to register', (_, facts) => {
    expect(judged(placed(facts), '2025-06-01', '2025-05-01')?.code).toBe('suitable');
  });

  it('who provides it says that the authority placed them, where nothing else does', () => {
    expect(judged(placed({ placedByAuthority: null, providedUnder: 's23B' }), '2025-06-01', '2025-05-01')?.code).toBe(
      'unsuitable',
    );
  });

  it('a looked-after child’s supported placement is one whatever letter stands there', () => {
    const file = aCaseFile({
      dateOfBirth: BORN,
      careEpisodes: [careEpisode('2024-01-01', null, { placement: 'supported-accommodation' })],
      accommodation: [accommodation('2025-05-01', null, placed({ type: 'U', placedByAuthority: null }))],
    });

    expect(suitabilityOn(file, localDate('2025-06-01'))?.code).toBe('unsuitable');
  });

  it('nobody under 16 may be placed there, since September 2021', () => {
    const at15 = placed({ providerRegistered: true });

    expect(judged(at15, '2024-03-09', '2024-01-01')).toMatchObject({ code: 'unsuitable', ssda903: 'D2' });
    expect(judged(at15, '2024-03-10', '2024-01-01')?.code).toBe('suitable');
    expect(judged(at15, '2021-09-09', '2021-01-01')?.code).toBe('unsuitable');
    expect(judged(at15, '2021-09-08', '2021-01-01')?.code).toBe('suitable');
  });
});

describe('a manager’s reason (AC-15)', () => {
  it.each([
    ['W', false, true],
    ['V', false, true],
    ['U', true, true],
    ['U', false, false],
    [null, false, false],
  ])('%s, in multiple occupation %s: %s', (type, inMultipleOccupation, needed) => {
    expect(needsManagersReason(type, inMultipleOccupation)).toBe(needed);
  });
});
