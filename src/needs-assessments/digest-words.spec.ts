import { localDate } from '../statutory/local-date';
import { digestOf, knownFor, type HistoryKnown } from './digest-words';

const NOTHING: HistoryKnown = {
  historyComplete: true,
  episodes: [],
  homes: [],
  atHome: [],
  detentions: [],
  missing: [],
  health: [],
  activities: [],
  contacts: { inAll: 0, seen: 0, lastSeenOn: null, workers: 0 },
  ownWords: [],
  plans: [],
  reviews: [],
  goals: [],
  assessments: [],
  ethnicity: null,
  firstLanguage: null,
  unaccompaniedAsylumSeeker: null,
};
const day = localDate('2026-03-09');
const linesOf = (known: Partial<HistoryKnown>, key: string) =>
  digestOf({ ...NOTHING, ...known }).find((section) => section.key === key)?.lines;

describe('the digest of their history', () => {
  it('says of each section where nothing is recorded', () => {
    expect(
      digestOf(NOTHING).every(
        ({ lines }) => lines.length === 1 && / no |None|not recorded|Nothing|No /.test(lines[0]!),
      ),
    ).toBe(true);
  });

  it('tells what was tried and what came of it', () => {
    const goals = [
      { goal: 'Cook  twice\na week', setOn: day, result: 'stopped', cameOf: 'No kitchen.', resultOn: day },
      { goal: 'Find a GP', setOn: day, result: null, cameOf: null, resultOn: null },
    ];
    expect(linesOf({ goals }, 'plans')).toEqual([
      'Tried: “Cook twice a week”, set on 9 March 2026; stopped on 9 March 2026. What came of it: No kitchen.',
      'Tried: “Find a GP”, set on 9 March 2026; not looked at yet.',
    ]);
  });

  it('names the newest homes and counts the rest', () => {
    const homes = Array.from({ length: 11 }, () => ({ type: 'U', fromOn: day, toOn: null }));
    const lines = linesOf({ homes }, 'homes')!;
    expect(lines).toHaveLength(9);
    expect(lines[0]).toBe('3 before these.');
    expect(lines[1]).toBe('Independent living, since 9 March 2026.');
  });

  it('quotes their own words no longer than a line or two', () => {
    const [, said] = linesOf(
      { contacts: { inAll: 1, seen: 1, lastSeenOn: day, workers: 0 }, ownWords: [{ on: day, words: 'a'.repeat(400) }] },
      'contacts',
    )!;
    expect(said).toBe(`On 9 March 2026 they said: “${'a'.repeat(280)} …”`);
  });

  it('leaves health out for whoever may not see it', () => {
    expect(linesOf({ health: null }, 'health')).toBeUndefined();
    expect(linesOf({ health: [{ heldOn: day, kind: 'strengths-and-difficulties', score: 17 }] }, 'health')).toEqual([
      'Strengths and difficulties questionnaire on 9 March 2026: score 17 of 40.',
    ]);
  });

  it('shows an area what concerns it, and the history all of it', () => {
    const digest = digestOf(NOTHING);
    expect(knownFor('history', digest)).toEqual(digest);
    expect(knownFor('accommodation', digest).map(({ key }) => key)).toEqual(['homes', 'custody']);
    expect(knownFor('money', digest)).toEqual([]);
  });
});
