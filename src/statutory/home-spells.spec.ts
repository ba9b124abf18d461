import { aCaseFile, careEpisode, homeSpell } from '../../test/support/lives';
import type { HomeSpell } from './case-file';
import { guardianDoubts, homeDoubts, homeStays, withSpecialGuardian } from './home-spells';
import { localDate } from './local-date';

const brokeDown = { brokeDown: true };

describe('times at home', () => {
  it.each<[string, HomeSpell[], string[]]>([
    [
      'one that lies within another adds nothing',
      [homeSpell('2024-01-01', '2024-12-01'), homeSpell('2024-03-01', '2024-05-01', brokeDown)],
      ['2024-01-01 to 2024-12-01'],
    ],
    [
      'one that lies within one still running adds nothing',
      [homeSpell('2024-01-01'), homeSpell('2024-03-01', '2024-05-01', brokeDown)],
      ['2024-01-01 to null'],
    ],
    [
      'those that follow on each other are one',
      [homeSpell('2024-01-01', '2024-03-01'), homeSpell('2024-03-01', '2024-05-01', brokeDown)],
      ['2024-01-01 to 2024-05-01, broke down'],
    ],
    [
      'a day elsewhere makes two',
      [homeSpell('2024-01-01', '2024-03-01'), homeSpell('2024-03-02', '2024-05-01')],
      ['2024-01-01 to 2024-03-01', '2024-03-02 to 2024-05-01'],
    ],
    [
      'of two from the same day the longer counts',
      [homeSpell('2024-01-01', '2024-05-01'), homeSpell('2024-01-01', '2024-08-01', brokeDown)],
      ['2024-01-01 to 2024-08-01, broke down'],
    ],
    [
      'of two from the same day the one still running counts',
      [homeSpell('2024-01-01', '2024-05-01'), homeSpell('2024-01-01')],
      ['2024-01-01 to null'],
    ],
    [
      'of the same recorded twice the breakdown counts',
      [homeSpell('2024-01-01', '2024-05-01'), homeSpell('2024-01-01', '2024-05-01', brokeDown)],
      ['2024-01-01 to 2024-05-01, broke down'],
    ],
  ])('%s, in whatever order they are recorded', (_, homeSpells, expected) => {
    for (const spells of [homeSpells, homeSpells.toReversed()]) {
      const stays = homeStays(aCaseFile({ homeSpells: spells }));

      expect(stays.map((stay) => `${stay.from} to ${stay.to}${stay.brokeDown ? ', broke down' : ''}`)).toEqual(
        expected,
      );
    }
  });

  it('a placement with parents counts as much', () => {
    const careEpisodes = [careEpisode('2024-01-01', '2024-03-01', { placement: 'with-parents' })];

    expect(homeStays(aCaseFile({ careEpisodes, homeSpells: [homeSpell('2024-03-01')] }))).toEqual([
      { from: '2024-01-01', to: null, brokeDown: false },
    ]);
  });
});

describe('what a manager is asked about time at home between 1 June 2024 and 1 June 2025', () => {
  const asked = (spell: HomeSpell) =>
    homeDoubts(aCaseFile({ homeSpells: [spell] }), localDate('2024-06-01'), localDate('2025-06-01')).length;

  it.each<[string, string | null, number, string]>([
    ['2024-10-01', '2025-04-01', 1, 'six months'],
    ['2024-10-01', '2025-03-31', 0, 'a day less'],
    ['2024-12-01', null, 1, 'six months to the day asked about'],
    ['2024-12-02', null, 0, 'a day less by then'],
    ['2023-10-01', '2024-06-01', 0, 'over when the time began'],
    ['2023-10-01', '2024-06-02', 1, 'over the day after it began'],
  ])('from %s to %s with nobody named: %s (%s)', (from, to, expected) => {
    expect(asked(homeSpell(from, to, { with: null, brokeDown: true }))).toBe(expected);
  });

  it.each<[string, string | null, number, string]>([
    ['2024-10-01', '2025-04-01', 1, 'six months'],
    ['2024-10-01', '2025-03-31', 0, 'a day less'],
    ['2024-10-01', '2025-06-01', 1, 'ended on the day asked about'],
    ['2024-10-01', '2025-06-02', 0, 'not over by then'],
    ['2024-10-01', null, 0, 'still running'],
    ['2023-10-01', '2024-06-01', 0, 'over when the time began'],
  ])('from %s to %s, ended with no breakdown recorded: %s (%s)', (from, to, expected) => {
    expect(asked(homeSpell(from, to))).toBe(expected);
  });

  it('nothing where the breakdown is recorded and the parent named', () => {
    expect(asked(homeSpell('2024-10-01', '2025-04-01', brokeDown))).toBe(0);
  });
});

describe('time that may have been spent with a special guardian', () => {
  const specialGuardianship = {
    id: 'order',
    madeOn: localDate('2025-01-01'),
    endedOn: null,
    lookedAfterImmediatelyBefore: true,
  };
  const careEpisodes = [
    careEpisode('2020-01-01', '2023-01-01'),
    careEpisode('2024-01-01', '2025-01-01'),
    careEpisode('2025-03-01', '2025-09-01'),
  ];

  it('begins with the order, and with each end of care after it', () => {
    expect(withSpecialGuardian(aCaseFile({ specialGuardianship, careEpisodes }))).toEqual([
      { from: '2025-01-01', to: null },
      { from: '2025-09-01', to: null },
    ]);
    expect(withSpecialGuardian(aCaseFile({ careEpisodes }))).toEqual([]);
  });

  it.each([
    ['2025-06-30', 0, 'a day short of six months since the order'],
    ['2025-07-01', 1, 'six months since the order'],
    ['2025-09-01', 0, 'the day care ended anew'],
    ['2026-02-28', 0, 'a day short of six months since that'],
    ['2026-03-01', 1, 'six months since that'],
  ])('asks on %s: %s (%s)', (day, expected) => {
    const caseFile = aCaseFile({ specialGuardianship, careEpisodes });

    expect(guardianDoubts(caseFile, localDate(day))).toHaveLength(expected);
  });

  it.each<[string | null, number, string]>([
    ['2025-01-01', 1, 'ended as the order was made'],
    ['2025-01-02', 0, 'ended the day after'],
    [null, 0, 'still running'],
  ])('asks, where time at home to %s is recorded: %s (%s)', (to, expected) => {
    const caseFile = aCaseFile({ specialGuardianship, homeSpells: [homeSpell('2024-10-01', to)] });

    expect(guardianDoubts(caseFile, localDate('2025-08-01'))).toHaveLength(expected);
  });

  it('asks nothing where the order has ended', () => {
    const ended = { ...specialGuardianship, endedOn: localDate('2025-07-01') };

    expect(guardianDoubts(aCaseFile({ specialGuardianship: ended }), localDate('2025-08-01'))).toEqual([]);
  });
});
