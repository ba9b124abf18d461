import { localDate } from '../statutory/local-date';
import { suggestedWorkers, suggestionWords, type KnownWorker, type KnowsThem } from './suggested-workers';

const TODAY = localDate('2026-11-26');
const NORTH = { teamId: 'north', passedAround: false };
/** 100 points turn amber, 130 red. */
const carrying = (points: number): KnownWorker['load'] => ({
  points,
  room: 100 - points,
  level: points > 130 ? 'red' : points > 100 ? 'amber' : 'green',
});

const worker = (id: string, given: Partial<KnownWorker> = {}): KnownWorker => ({
  id,
  name: id,
  teamId: 'north',
  holdsCases: true,
  people: 20,
  awayNow: false,
  load: carrying(100),
  ...given,
});
const knows = (staffId: string, given: Partial<KnowsThem> = {}): KnowsThem => ({
  staffId,
  isBuddy: false,
  timesSeen: 0,
  lastSeenOn: null,
  workedWith: false,
  longestSince: null,
  ...given,
});
const order = (workers: KnownWorker[], known: KnowsThem[] = []) =>
  suggestedWorkers(NORTH, workers, known, TODAY).map(({ id }) => id);

describe('suggested workers', () => {
  it.each([
    [
      'whoever worked with them before, before one with room',
      [worker('Ann', { load: carrying(0) }), worker('Bo')],
      'Bo',
    ],
    [
      'the one with more room in points, although with more young people',
      [worker('Ann', { people: 4, load: carrying(80) }), worker('Cy', { people: 12, load: carrying(40) })],
      'Cy',
    ],
    [
      'one with no room left, before one who is over the line',
      [worker('Ann', { people: 4, load: carrying(110) }), worker('Cy')],
      'Cy',
    ],
    [
      'one whose load is not known, before one who is full',
      [worker('Ann', { load: carrying(140) }), worker('Cy', { load: null })],
      'Cy',
    ],
    ['their own team, before another with as much room', [worker('Ann', { teamId: 'south' }), worker('Cy')], 'Cy'],
    ['one who is there, before one who is away', [worker('Ann', { awayNow: true }), worker('Cy')], 'Cy'],
    ['one with fewer young people where nothing else differs', [worker('Ann', { people: 24 }), worker('Cy')], 'Cy'],
  ])('puts first %s', (_, workers, first) => {
    expect(order(workers, [knows('Bo', { workedWith: true })])[0]).toBe(first);
  });

  it('lets seeing them often outweigh seeing them once, and a full caseload outweigh one visit', () => {
    const workers = [worker('Often'), worker('Once'), worker('Full', { load: carrying(131) }), worker('Nobody')];
    const known = [
      knows('Often', { timesSeen: 3, lastSeenOn: localDate('2026-10-01') }),
      knows('Once', { timesSeen: 1 }),
      knows('Full', { timesSeen: 1 }),
    ];
    expect(order(workers, known)).toEqual(['Often', 'Once', 'Nobody', 'Full']);
  });

  it('asks the buddy of their adviser before the team and one visit, and says so', () => {
    const workers = [worker('Ann', { load: carrying(0) }), worker('Once'), worker('Sam', { teamId: 'south' })];
    const known = [knows('Sam', { isBuddy: true }), knows('Once', { timesSeen: 1 })];
    expect(order(workers, known)).toEqual(['Ann', 'Once', 'Sam']);
    const level = [worker('Ann'), worker('Once'), worker('Sam')];
    expect(order(level, known)).toEqual(['Sam', 'Once', 'Ann']);
    const [sam] = suggestedWorkers(NORTH, level, known, TODAY);
    expect(suggestionWords(sam!)).toContain('Sam: the buddy of their adviser, asked first; same team');
  });

  it('hides nobody, and names posts that hold no cases last', () => {
    const manager = worker('Boss', { holdsCases: false, people: 0 });
    const known = [knows('Boss', { workedWith: true, timesSeen: 9 })];
    const full = worker('Full', { people: 60, load: carrying(400), awayNow: true, teamId: 'south' });
    expect(order([manager, full], known)).toEqual(['Full', 'Boss']);
  });

  it('puts a face they know first for whoever had another at each of the last visits', () => {
    const workers = [worker('Room', { load: carrying(0) }), worker('Met', { load: carrying(95) })];
    const known = [knows('Met', { timesSeen: 1 })];
    expect(order(workers, known)).toEqual(['Room', 'Met']);
    const passedAround = { ...NORTH, passedAround: true };
    expect(suggestedWorkers(passedAround, workers, known, TODAY).map(({ id }) => id)).toEqual(['Met', 'Room']);
  });

  it('says why, in words', () => {
    const longestSince = localDate('2024-03-01');
    const known = [knows('Bo', { workedWith: true, timesSeen: 4, lastSeenOn: localDate('2026-11-23'), longestSince })];
    const [best] = suggestedWorkers(NORTH, [worker('Bo', { people: 1, load: carrying(6) })], known, TODAY);
    expect(suggestionWords(best!)).toBe(
      'Bo: worked with them before; saw them 4 times, last 3 days ago; has known them longest, since 1 March 2024; ' +
        'same team; has room for 94 points, 6 points for 1 young person now',
    );
    const [full] = suggestedWorkers(NORTH, [worker('Cy', { load: carrying(140) })], [], TODAY);
    expect(full!.reasons).toEqual(['same team', 'full, 140 points for 20 young people now']);
  });
});
