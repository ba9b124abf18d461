import { accommodation, aCaseFile, detention } from '../../test/support/lives';
import { custodyStays, livedInFrom, visitEnd } from './custody';
import { localDate } from './local-date';

const span = (from: string, to: string | null) => ({
  from: localDate(from),
  to: to === null ? null : localDate(to),
});
const prison = (from: string, to: string | null = null) => accommodation(from, to, { id: `home-${from}`, type: 'X' });

describe('times in custody', () => {
  it('are told by the detention that begins each, moves between prisons being one', () => {
    const detentions = [
      detention('2025-01-01', '2025-02-01'),
      detention('2025-02-01', '2025-03-01'),
      detention('2025-06-01', null, { kind: null }),
    ];

    expect(custodyStays(aCaseFile({ detentions }))).toEqual([
      {
        ...span('2025-01-01', '2025-03-01'),
        start: { id: 'detention-2025-01-01', text: 'detention detention-2025-01-01' },
      },
      { ...span('2025-06-01', null), start: { id: 'detention-2025-06-01', text: 'detention detention-2025-06-01' } },
    ]);
  });

  it('are told by the home recorded as custody where no detention began that day', () => {
    const detentions = [detention('2025-06-01', '2025-07-01')];
    const facts = { detentions, accommodation: [prison('2025-01-01', '2025-02-01'), prison('2025-06-01')] };

    expect(custodyStays(aCaseFile(facts)).map(({ start }) => start)).toEqual([
      { id: 'home-2025-01-01', text: 'accommodation home-2025-01-01' },
      { id: 'detention-2025-06-01', text: 'detention detention-2025-06-01' },
    ]);
  });

  it('are not time in hospital, nor in any other home', () => {
    const detentions = [detention('2025-01-01', null, { kind: 'hospital' })];

    expect(custodyStays(aCaseFile({ detentions, accommodation: [accommodation('2025-01-01')] }))).toEqual([]);
  });
});

describe('a home taken while in custody', () => {
  const stays = [span('2025-01-01', '2025-03-01')];

  it.each<[string, string | null, string | null, string]>([
    ['2024-12-01', null, '2024-12-01', 'before it'],
    ['2025-01-01', null, '2025-03-01', 'on its first day'],
    ['2025-02-01', '2025-03-02', '2025-03-01', 'and kept a day beyond release'],
    ['2025-02-01', '2025-03-01', null, 'and given up on release'],
    ['2025-03-01', null, '2025-03-01', 'on release'],
  ])('from %s to %s is lived in from %s (%s)', (from, to, expected) => {
    expect(livedInFrom(span(from, to), stays)?.from ?? null).toBe(expected);
  });

  it('is not lived in while custody lasts', () => {
    expect(livedInFrom(span('2025-02-01', null), [span('2025-01-01', null)])).toBeNull();
  });
});

describe('a visit due by 10 May to a home from 1 May', () => {
  const endOf = (endedOn: string | null, from: string, to: string | null) =>
    visitEnd(
      span('2025-05-01', null),
      endedOn === null ? null : localDate(endedOn),
      [span(from, to)],
      localDate('2025-05-10'),
    );

  it.each<[string | null, string, string | null, string | null, string]>([
    [null, '2025-05-05', null, '2025-05-05', 'custody ends it'],
    [null, '2025-05-01', null, '2025-05-01', 'custody from the first day ends it'],
    [null, '2025-04-30', '2025-05-20', null, 'custody from before is no end'],
    [null, '2025-05-05', '2025-05-10', null, 'released by the due date, it is still owed'],
    [null, '2025-05-05', '2025-05-11', '2025-05-05', 'released the day after, it is not'],
    ['2025-05-07', '2025-05-05', null, '2025-05-05', 'custody before another end ends it'],
    ['2025-05-05', '2025-05-05', null, '2025-05-05', 'custody on the day of another end changes nothing'],
    ['2025-05-05', '2025-05-07', null, '2025-05-05', 'custody after another end changes nothing'],
  ])('ended otherwise on %s, in custody from %s to %s: ends on %s (%s)', (endedOn, from, to, expected) => {
    expect(endOf(endedOn, from, to)).toBe(expected);
  });
});
