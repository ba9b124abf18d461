import { aCaseFile, careEpisode } from '../../test/support/lives';
import type { IntervalEvent, Turn } from './interval';
import { beginningsOf, turns } from './interval';
import { addDays, localDate, type LocalDate } from './local-date';
import type { Span } from './spans';

/** A duty that returns ten days after every event. */
const dueAfter = ({ on }: { on: LocalDate }) => addDays(on, 10);
const span = (from: string, to: string | null = null): Span => ({
  from: localDate(from),
  to: to === null ? null : localDate(to),
});
const event = (on: string, facts: Partial<IntervalEvent> = {}): IntervalEvent => ({
  id: `event-${on}`,
  on: localDate(on),
  text: 'an event',
  meets: true,
  substitute: false,
  ...facts,
});
const begins = (on: string) => event(on, { id: `begins-${on}`, meets: false, begins: true });

function turnsOf(events: IntervalEvent[], owed: Span[], facts: { completeFrom?: string; unseenStart?: boolean } = {}) {
  const { completeFrom, unseenStart = false } = facts;
  return turns({
    file: aCaseFile({ careEpisodes: [careEpisode('2019-05-01')] }),
    events,
    dueAfter,
    owed,
    asOf: localDate('2025-12-31'),
    completeFrom: completeFrom === undefined ? null : localDate(completeFrom),
    unseenStart,
    partialAfter: () => false,
  });
}

function told(list: Turn[]): string[] {
  return list.map(
    ({ start, first, dueOn, outcome, closedOn }) =>
      `${start.on}${first ? ' (first)' : ''} due ${dueOn}: ${outcome.state}, closed ${closedOn}`,
  );
}

describe('a duty due ten days after every event', () => {
  it('is closed by each event and started anew, from the event and not from the day it was due', () => {
    expect(
      told(turnsOf([event('2025-01-01'), event('2025-01-05'), event('2025-01-20')], [span('2025-01-01')])),
    ).toEqual([
      '2025-01-01 due 2025-01-11: met, closed 2025-01-05',
      '2025-01-05 due 2025-01-15: met-late, closed 2025-01-20',
      '2025-01-20 due 2025-01-30: open, closed null',
    ]);
  });

  it('ends where it is owed no more, met or not', () => {
    expect(told(turnsOf([event('2025-01-01')], [span('2025-01-01', '2025-01-05')]))).toEqual([
      '2025-01-01 due 2025-01-11: superseded, closed 2025-01-05',
    ]);
    expect(told(turnsOf([event('2025-01-01')], [span('2025-01-01', '2025-01-12')]))).toEqual([
      '2025-01-01 due 2025-01-11: breached, closed 2025-01-12',
    ]);
  });

  it('is not met by an event after it ended', () => {
    expect(told(turnsOf([event('2025-01-01'), event('2025-01-08')], [span('2025-01-01', '2025-01-05')]))).toEqual([
      '2025-01-01 due 2025-01-11: superseded, closed 2025-01-05',
    ]);
  });

  it('is not met on the day on which it ends', () => {
    expect(told(turnsOf([event('2025-01-01'), event('2025-01-05')], [span('2025-01-01', '2025-01-05')]))).toEqual([
      '2025-01-01 due 2025-01-11: superseded, closed 2025-01-05',
    ]);
  });

  it('that is never owed has no turn', () => {
    expect(turnsOf([event('2025-01-01')], [])).toEqual([]);
  });

  it('may be met on the day on which it begins', () => {
    expect(told(turnsOf([begins('2025-01-01'), event('2025-01-01')], [span('2025-01-01')]))).toEqual([
      '2025-01-01 (first) due 2025-01-11: met, closed 2025-01-01',
      '2025-01-01 due 2025-01-11: open, closed null',
    ]);
  });

  it.each([
    ['what meets it', [event('2025-01-05'), event('2025-01-05', { id: 'a', meets: false })], 'met'],
    ['the thing itself', [event('2025-01-05'), event('2025-01-05', { id: 'a', substitute: true })], 'met'],
    ['what meets it in its place', [event('2025-01-05', { substitute: true })], 'met-by-substitute'],
  ])('counts one event a day: %s, in whatever order they are recorded', (_, sameDay, state) => {
    for (const events of [sameDay, sameDay.toReversed()]) {
      const found = turnsOf([begins('2025-01-01'), ...events], [span('2025-01-01')]);

      expect(found.map(({ outcome }) => outcome.state)).toEqual([state, 'open']);
    }
  });
});

describe('a duty owed again after a time without it', () => {
  const owed = [span('2025-01-01', '2025-01-08'), span('2025-03-01')];

  it('begins anew that day where the interval had run out', () => {
    expect(told(turnsOf([begins('2025-01-01')], owed))).toEqual([
      '2025-01-01 (first) due 2025-01-11: superseded, closed 2025-01-08',
      '2025-03-01 (first) due 2025-03-11: open, closed null',
    ]);
  });

  it('begins anew for the third time as for the second', () => {
    const thrice = [span('2025-01-01', '2025-01-08'), span('2025-03-01', '2025-03-05'), span('2025-06-01')];

    expect(told(turnsOf([begins('2025-01-01')], thrice)).map((one) => one.slice(0, 10))).toEqual([
      '2025-01-01',
      '2025-03-01',
      '2025-06-01',
    ]);
    expect(told(turnsOf([begins('2025-01-01'), event('2025-03-02')], thrice)).map((one) => one.slice(0, 10))).toEqual([
      '2025-01-01',
      '2025-03-01',
      '2025-03-02',
      '2025-06-01',
    ]);
  });

  it.each<[string, IntervalEvent[], Span[], string[]]>([
    [
      'the interval still ran',
      [event('2025-01-01')],
      [span('2025-01-01', '2025-01-08'), span('2025-01-10')],
      ['2025-01-01 due 2025-01-11: open, closed null'],
    ],
    [
      'the interval ran to that day',
      [event('2025-01-01')],
      [span('2025-01-01', '2025-01-08'), span('2025-01-11')],
      ['2025-01-01 due 2025-01-11: open, closed null'],
    ],
    [
      'it ran out the day before',
      [event('2025-01-01')],
      [span('2025-01-01', '2025-01-08'), span('2025-01-12')],
      [
        '2025-01-01 due 2025-01-11: superseded, closed 2025-01-08',
        '2025-01-12 (first) due 2025-01-22: open, closed null',
      ],
    ],
    [
      'something happened that day',
      [event('2025-01-01'), event('2025-03-01')],
      owed,
      ['2025-01-01 due 2025-01-11: superseded, closed 2025-01-08', '2025-03-01 due 2025-03-11: open, closed null'],
    ],
    [
      'it was owed without a break',
      [event('2025-01-01')],
      [span('2025-01-01', '2025-03-01'), span('2025-03-01')],
      ['2025-01-01 due 2025-01-11: open, closed null'],
    ],
    [
      'something happened while it was not owed',
      [event('2025-01-01'), event('2025-02-01')],
      owed,
      ['2025-01-01 due 2025-01-11: superseded, closed 2025-01-08', '2025-02-01 due 2025-02-11: open, closed null'],
    ],
    ['nothing ever happened', [], owed, []],
  ])('where %s', (_, events, spans, expected) => {
    expect(told(turnsOf(events, spans))).toEqual(expected);
  });
});

describe('such a duty where records begin on 1 February', () => {
  const found = (
    events: IntervalEvent[],
    facts: { owed?: Span[]; unseenStart?: boolean; completeFrom?: string } = {},
  ) => told(turnsOf(events, facts.owed ?? [span('2025-01-01')], { completeFrom: '2025-02-01', ...facts }));

  it.each<[string, IntervalEvent[], object, string[]]>([
    [
      'fell due before',
      [event('2025-01-15')],
      {},
      ['2025-01-15 due 2025-01-25: unknown, closed 2025-02-01', '2025-02-01 due 2025-02-11: open, closed null'],
    ],
    ['fell due that day', [event('2025-01-22')], {}, ['2025-01-22 due 2025-02-01: open, closed null']],
    ['fell due after', [event('2025-01-25')], {}, ['2025-01-25 due 2025-02-04: open, closed null']],
    [
      'began that day',
      [event('2025-01-15'), event('2025-02-01')],
      {},
      ['2025-01-15 due 2025-01-25: unknown, closed 2025-02-01', '2025-02-01 due 2025-02-11: open, closed null'],
    ],
    ['is not known to have begun, and need not have', [], {}, []],
    [
      'is not known to have begun, and must have',
      [],
      { unseenStart: true },
      ['2025-02-01 due 2025-02-11: open, closed null'],
    ],
    ['was owed only later', [], { unseenStart: true, owed: [span('2025-03-01')] }, []],
    [
      'was owed then and again later',
      [event('2025-01-15')],
      { owed: [span('2025-01-01', '2025-02-10'), span('2025-03-01')] },
      [
        '2025-01-15 due 2025-01-25: unknown, closed 2025-02-01',
        '2025-02-01 due 2025-02-11: superseded, closed 2025-02-10',
        '2025-03-01 (first) due 2025-03-11: open, closed null',
      ],
    ],
  ])('a turn that %s', (_, events, facts, expected) => {
    expect(found(events, facts)).toEqual(expected);
  });

  it('is unknown where it fell due before that, and counts anew from that day once it has come', () => {
    const unknown = '2025-01-15 due 2025-01-25: unknown, closed';

    expect(found([event('2025-01-15')], { completeFrom: '2026-01-01' })).toEqual([`${unknown} null`]);
    expect(found([event('2025-01-15')], { completeFrom: '2025-12-31' })).toEqual([
      `${unknown} 2025-12-31`,
      '2025-12-31 due 2026-01-10: open, closed null',
    ]);
  });
});

describe('where such a duty begins', () => {
  it.each([
    ['2025-01-20', ['2025-01-20'], 'the interval had run out'],
    ['2025-01-11', [], 'the interval ran to that day'],
    ['2025-01-12', ['2025-01-12'], 'it ran out the day before'],
    ['2025-01-01', ['2025-01-01'], 'what happened that day is not before it'],
  ])('owed from %s, after something on 1 January: %j (%s)', (from, expected) => {
    const found = beginningsOf(aCaseFile(), [span(from)], [event('2025-01-01')], dueAfter);

    expect(found.map(({ on }) => on)).toEqual(expected);
    for (const one of found) expect(one).toMatchObject({ meets: false, substitute: false, begins: true });
  });
});
