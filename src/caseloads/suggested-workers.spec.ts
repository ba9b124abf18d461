import { localDate } from '../statutory/local-date';
import { suggestedWorkers, suggestionWords, type KnownWorker, type KnowsThem } from './suggested-workers';

const TODAY = localDate('2026-11-26');
const LINES = { caseloadAmber: 20, caseloadRed: 25 };
const NORTH = { teamId: 'north' };

const worker = (id: string, given: Partial<KnownWorker> = {}): KnownWorker => ({
  id,
  name: id,
  teamId: 'north',
  holdsCases: true,
  people: 20,
  awayNow: false,
  ...given,
});
const knows = (staffId: string, given: Partial<KnowsThem> = {}): KnowsThem => ({
  staffId,
  timesSeen: 0,
  lastSeenOn: null,
  workedWith: false,
  ...given,
});
const order = (workers: KnownWorker[], known: KnowsThem[] = []) =>
  suggestedWorkers(NORTH, workers, known, LINES, TODAY).map(({ id }) => id);

describe('suggested workers', () => {
  it.each([
    ['whoever worked with them before, before one with room', [worker('Ann', { people: 0 }), worker('Bo')], 'Bo'],
    ['the one with more room of two in the team', [worker('Ann', { people: 12 }), worker('Cy', { people: 4 })], 'Cy'],
    ['their own team, before another with as much room', [worker('Ann', { teamId: 'south' }), worker('Cy')], 'Cy'],
    ['one who is there, before one who is away', [worker('Ann', { awayNow: true }), worker('Cy')], 'Cy'],
    ['one with fewer young people where nothing else differs', [worker('Ann', { people: 24 }), worker('Cy')], 'Cy'],
  ])('puts first %s', (_, workers, first) => {
    expect(order(workers, [knows('Bo', { workedWith: true })])[0]).toBe(first);
  });

  it('lets seeing them often outweigh seeing them once, and a full caseload outweigh one visit', () => {
    const workers = [worker('Often'), worker('Once'), worker('Full', { people: 25 }), worker('Nobody')];
    const known = [
      knows('Often', { timesSeen: 3, lastSeenOn: localDate('2026-10-01') }),
      knows('Once', { timesSeen: 1 }),
      knows('Full', { timesSeen: 1 }),
    ];
    expect(order(workers, known)).toEqual(['Often', 'Once', 'Nobody', 'Full']);
  });

  it('hides nobody, and names posts that hold no cases last', () => {
    const manager = worker('Boss', { holdsCases: false, people: 0 });
    const known = [knows('Boss', { workedWith: true, timesSeen: 9 })];
    const full = worker('Full', { people: 60, awayNow: true, teamId: 'south' });
    expect(order([manager, full], known)).toEqual(['Full', 'Boss']);
  });

  it('says why, in words', () => {
    const known = [knows('Bo', { workedWith: true, timesSeen: 4, lastSeenOn: localDate('2026-11-23') })];
    const [best] = suggestedWorkers(NORTH, [worker('Bo', { people: 1 })], known, LINES, TODAY);
    expect(suggestionWords(best!)).toBe(
      'Bo: worked with them before; saw them 4 times, last 3 days ago; same team; has room, 1 young person now',
    );
  });
});
