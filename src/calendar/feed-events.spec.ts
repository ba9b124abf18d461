import { localDate } from '../statutory/local-date';
import { CalendarAddresses } from './addresses';
import { feedEvents, type DueEntry, type FeedContent } from './feed-events';

const STAMP = new Date('2026-11-23T10:00:00Z');
const ADDRESSES = new CalendarAddresses('https://onward.council.example');

const aThing = (given: Partial<DueEntry> = {}): DueEntry => ({
  id: 'd1',
  title: 'Pathway plan review',
  dueOn: localDate('2026-12-01'),
  dueAt: null,
  overdue: false,
  severity: 'S2',
  dutyBasis: 'statute',
  confirmed: true,
  pausedUntil: null,
  ...given,
});

const eventsFor = (due: DueEntry[], given: Partial<FeedContent> = {}) =>
  feedEvents({ userId: 'u1', today: localDate('2026-11-23'), appointments: [], due, ...given }, ADDRESSES, STAMP);

describe('the entries of a calendar feed', () => {
  it('are one a day, however much is due on it, with what the law asks for counted in words', () => {
    const events = eventsFor([
      aThing(),
      aThing({ id: 'd2', severity: 'S1' }),
      aThing({ id: 'd3', confirmed: false }),
      aThing({ id: 'd4', severity: 'G', dutyBasis: 'guidance' }),
      aThing({ id: 'd5', dueOn: localDate('2026-12-02'), severity: 'L', dutyBasis: 'policy' }),
    ]);

    expect(events.map(({ summary, when }) => [summary, when])).toEqual([
      ['4 things due (1 law; 1 law, safety-critical; 1 law, to be confirmed)', { day: '2026-12-01' }],
      ['1 thing due', { day: '2026-12-02' }],
    ]);
    expect(events.map(({ uid }) => uid)).toEqual([
      'due-2026-12-01-u1@onward.council.example',
      'due-2026-12-02-u1@onward.council.example',
    ]);
  });

  it('say of each item where it comes from, by when, and until when it is paused', () => {
    const [event] = eventsFor([
      aThing({
        title: 'Return interview',
        dueAt: new Date('2026-12-01T14:30:00Z'),
        pausedUntil: localDate('2027-01-04'),
      }),
    ]);

    expect(event!.description.split('\n')).toEqual([
      'Return interview (law, by 2:30pm, paused until 4 January 2027)',
      'https://onward.council.example/calendar/due/d1',
      'No young person is named here. The links say who, to whoever may see it.',
    ]);
    expect(event!.url).toBe('https://onward.council.example/calendar/due/d1');
  });

  it('put what is overdue on today, with the day it was due, and lead to Today for several', () => {
    const overdue = { overdue: true, dueOn: localDate('2026-11-20') };
    const events = eventsFor([aThing(overdue), aThing({ ...overdue, id: 'd2' })]);

    expect(events).toMatchObject([
      {
        uid: 'overdue-u1@onward.council.example',
        when: { day: '2026-11-23' },
        summary: '2 things overdue (2 law)',
        url: 'https://onward.council.example/today',
      },
    ]);
    expect(events[0]!.description).toContain('Pathway plan review (law, since 20 November 2026)');
  });

  it('list twenty items, and lead to the rest', () => {
    const [event] = eventsFor(Array.from({ length: 23 }, (_, index) => aThing({ id: `d${index}` })));

    expect(event!.summary).toBe('23 things due (23 law)');
    expect(event!.description.match(/\/calendar\/due\//g)).toHaveLength(20);
    expect(event!.description).toContain('And 3 more: https://onward.council.example/today');
  });

  it('show each appointment at its hour, half an hour for a call', () => {
    const planned = { state: 'planned' as const, version: 1, plannedAt: new Date('2026-11-24T14:30:00Z') };
    const events = eventsFor([], {
      appointments: [
        { ...planned, id: 'a1', kind: 'call' },
        { ...planned, id: 'a2', kind: 'review', state: 'cancelled', version: 3 },
      ],
    });

    expect(events).toMatchObject([
      { summary: 'Call booked', when: { minutes: 30 }, sequence: 0, cancelled: false },
      { summary: 'Plan review cancelled', when: { minutes: 60 }, sequence: 2, cancelled: true },
    ]);
    expect(events[0]!.url).toBe('https://onward.council.example/calendar/appointments/a1');
  });

  it('are none where nothing is booked or due', () => {
    expect(eventsFor([])).toEqual([]);
  });
});
