import fc from 'fast-check';
import { accommodation, aCaseFile, careEpisode, lives } from '../../test/support/lives';
import { CONTACT_MODES, PROVIDED_UNDER, type CaseFile } from '../statutory/case-file';
import { parseCaseFile } from '../statutory/case-file.parse';
import { addDays, localDate } from '../statutory/local-date';
import { difference, outlookOn, runOut } from './compare';
import { eventSentence } from './event-words';
import { happen, type Happened, type MadeUpEvent } from './made-up-event';

const day = localDate;
const FRIDAY = day('2026-11-27');

/** In a council flat since January. */
const aHome = accommodation('2026-01-05', null, { id: 'home', type: 'U', providedUnder: 's24B' });
const inCare = (to: string | null = null) => [careEpisode('2022-03-10', to)];
const move = (given: Partial<MadeUpEvent & { kind: 'move' }> = {}): MadeUpEvent => ({
  kind: 'move',
  on: FRIDAY,
  type: 'U',
  providedUnder: 's24B',
  placedByAuthority: true,
  providerRegistered: null,
  ...given,
});

function after(caseFile: CaseFile, event: MadeUpEvent): CaseFile {
  const happened = happen(caseFile, event);
  if (!happened.ok) throw new Error(happened.message);
  return happened.caseFile;
}
const why = (happened: Happened) => (happened.ok ? null : happened.field);

describe('what has not happened', () => {
  it('leaves the facts it is tried on as they are', () => {
    const facts = aCaseFile({ careEpisodes: inCare(), accommodation: [aHome] });
    const before = structuredClone(facts);
    happen(facts, move());
    happen(facts, { kind: 'care-ends', on: FRIDAY, goesTo: 'parent' });

    expect(facts).toEqual(before);
  });

  it('ends the home before on the day of a move, as a recorded move does', () => {
    const { accommodation } = after(aCaseFile({ accommodation: [aHome] }), move());

    expect(accommodation.map(({ id, from, to }) => [id, from, to])).toEqual([
      ['home', '2026-01-05', FRIDAY],
      ['made-up', FRIDAY, null],
    ]);
  });

  it('lets a move that was not known of last until the next one that is', () => {
    const earlier = { ...aHome, id: 'first', from: day('2025-09-01'), to: day('2025-10-01') };
    const { accommodation } = after(aCaseFile({ accommodation: [earlier, aHome] }), move({ on: day('2025-11-03') }));
    expect(accommodation.at(-1)).toMatchObject({ from: '2025-11-03', to: '2026-01-05' });

    const within = after(aCaseFile({ accommodation: [earlier, aHome] }), move({ on: day('2025-09-10') }));
    expect(within.accommodation.map(({ from, to }) => [from, to])).toEqual([
      ['2025-09-01', '2025-09-10'],
      ['2026-01-05', null],
      ['2025-09-10', '2025-10-01'],
    ]);
  });

  it('makes a child in care relevant when care ends before 18', () => {
    const facts = aCaseFile({ dateOfBirth: '2009-06-01', careEpisodes: inCare() });
    const ended = after(facts, { kind: 'care-ends', on: FRIDAY, goesTo: 'elsewhere' });

    expect(outlookOn(facts, FRIDAY).status.code).toBe('eligible');
    expect(outlookOn(ended, FRIDAY).status.code).toBe('relevant');
    expect(ended.homeSpells).toEqual([]);
  });

  it('counts six months at home from the day care ends', () => {
    const facts = aCaseFile({ dateOfBirth: '2009-12-01', careEpisodes: inCare() });
    const home = after(facts, { kind: 'care-ends', on: FRIDAY, goesTo: 'parent' });

    expect(outlookOn(home, day('2027-05-26')).status.code).toBe('relevant');
    expect(outlookOn(home, day('2027-05-27')).status.code).toBe('qualifying');
  });

  it('starts and ends custody, and being missing', () => {
    const inside = after(aCaseFile(), { kind: 'custody', on: FRIDAY });
    expect(inside.detentions).toMatchObject([{ kind: 'custody', from: FRIDAY, to: null }]);
    expect(after(inside, { kind: 'release', on: day('2026-12-04') }).detentions).toMatchObject([{ to: '2026-12-04' }]);

    const gone = after(aCaseFile(), { kind: 'missing', on: day('2026-07-03') });
    expect(gone.missing).toMatchObject([{ from: '2026-07-03T11:00:00.000Z', returnedAt: null }]);
    const back = after(gone, { kind: 'returns', on: FRIDAY });
    expect(back.missing).toMatchObject([{ returnedAt: '2026-11-27T12:00:00.000Z' }]);
  });

  it('has a request for support after 21, and a course, give back a status that ended', () => {
    const facts = aCaseFile({ dateOfBirth: '2004-06-01', careEpisodes: [careEpisode('2018-01-01', '2022-06-01')] });
    const basis = (caseFile: CaseFile) => outlookOn(caseFile, FRIDAY).status.basis;

    const asked = after(facts, { kind: 'asks-for-support', on: FRIDAY, supportFor: 'support' });
    expect(basis(asked)).not.toEqual(basis(facts));
    const studies = after(facts, { kind: 'course', on: FRIDAY, inPathwayPlan: true });
    expect(studies.programmes).toMatchObject([{ from: FRIDAY, inPathwayPlan: true }]);
  });

  it('visits the home of that day, and is nowhere by phone', () => {
    const facts = aCaseFile({ accommodation: [aHome] });
    const visited = after(facts, { kind: 'contact', on: FRIDAY, mode: 'face-to-face', at: 'accommodation' });
    const called = after(facts, { kind: 'contact', on: FRIDAY, mode: 'phone', at: 'accommodation' });

    expect(visited.contacts).toMatchObject([{ accommodation: 'home', at: 'accommodation', seen: true }]);
    expect(called.contacts).toMatchObject([{ accommodation: null, at: null, mode: 'phone' }]);
  });

  it.each<[string, CaseFile, MadeUpEvent, string]>([
    ['a day before birth', aCaseFile({ dateOfBirth: '2008-03-10' }), move({ on: day('2008-03-09') }), 'on'],
    ['a day after death', aCaseFile({ dateOfBirth: '2008-03-10', diedOn: '2026-11-01' }), move(), 'on'],
    ['the day of a known move', aCaseFile({ accommodation: [aHome] }), move({ on: aHome.from }), 'on'],
    [
      'an end of care that ended',
      aCaseFile({ careEpisodes: inCare('2026-03-10') }),
      { kind: 'care-ends', on: FRIDAY, goesTo: 'parent' },
      'event',
    ],
    [
      'custody in custody',
      after(aCaseFile(), { kind: 'custody', on: FRIDAY }),
      { kind: 'custody', on: FRIDAY },
      'event',
    ],
    ['a release from nowhere', aCaseFile(), { kind: 'release', on: FRIDAY }, 'event'],
    [
      'a release on the first day',
      after(aCaseFile(), { kind: 'custody', on: FRIDAY }),
      { kind: 'release', on: FRIDAY },
      'event',
    ],
    [
      'missing twice',
      after(aCaseFile(), { kind: 'missing', on: FRIDAY }),
      { kind: 'missing', on: day('2026-11-28') },
      'event',
    ],
    ['a return of nobody', aCaseFile(), { kind: 'returns', on: FRIDAY }, 'event'],
    [
      'a visit to no home',
      aCaseFile(),
      { kind: 'contact', on: FRIDAY, mode: 'face-to-face', at: 'accommodation' },
      'at',
    ],
  ])('refuses %s, and names what is wrong', (_, facts, event, field) => {
    expect(why(happen(facts, event))).toBe(field);
  });
});

describe('the difference', () => {
  const facts = aCaseFile({
    careEpisodes: inCare('2026-03-10'),
    accommodation: [{ ...aHome, from: day('2026-11-17') }],
    knownSince: { contacts: day('2026-11-17') },
  });
  const rules = (items: readonly { rule: string }[]) => items.map(({ rule }) => rule);

  it('of a fact that changes nothing is none', () => {
    const outlook = outlookOn(facts, FRIDAY);
    expect(difference(outlook, outlook)).toEqual({ starts: [], closes: [], moves: [] });
  });

  it('of a visit in time is what it meets, and of one on a later day what it meets late', () => {
    const visit = (on: string): MadeUpEvent => ({
      kind: 'contact',
      on: day(on),
      mode: 'face-to-face',
      at: 'accommodation',
    });
    const closesOn = (on: string) =>
      difference(outlookOn(facts, day(on)), outlookOn(after(facts, visit(on)), day(on)))
        .closes.filter(({ item }) => item.rule === 'PA-02')
        .map(({ how }) => how);

    expect(closesOn('2026-11-24')).toEqual(['met']);
    expect(closesOn('2026-11-25')).toEqual(['met-late']);
  });

  it('of a move is the visit to the new home, and the visit to the old one no longer due', () => {
    const { starts, closes } = difference(
      outlookOn(facts, day('2026-11-23')),
      outlookOn(after(facts, move({ on: day('2026-11-23') })), day('2026-11-23')),
    );

    expect(rules(starts)).toContain('PA-02');
    expect(closes.find(({ item }) => item.rule === 'PA-02')).toMatchObject({ how: 'not-due' });
  });

  it('of nothing but time is what runs out', () => {
    const [now, then] = [outlookOn(facts, day('2026-11-24')), outlookOn(facts, day('2026-11-25'))];
    expect(rules(runOut(now, then))).toEqual(['PA-02']);
    expect(runOut(then, then)).toEqual([]);
  });
});

describe('for any life, whatever is tried', () => {
  const someDay = (caseFile: CaseFile) =>
    fc.integer({ min: -30, max: 9500 }).map((days) => addDays(caseFile.person.dateOfBirth, days));
  const someEvent = (on: MadeUpEvent['on']): fc.Arbitrary<MadeUpEvent> =>
    fc.oneof(
      fc.record({
        on: fc.constant(on),
        kind: fc.constant('move' as const),
        type: fc.constantFrom(...'UDEZBTCKVWSRXGHY'),
        providedUnder: fc.constantFrom(...PROVIDED_UNDER),
        placedByAuthority: fc.option(fc.boolean()),
        providerRegistered: fc.option(fc.boolean()),
      }),
      fc.constantFrom<MadeUpEvent>(
        { on, kind: 'care-ends', goesTo: 'parent' },
        { on, kind: 'care-ends', goesTo: 'elsewhere' },
        { on, kind: 'custody' },
        { on, kind: 'release' },
        { on, kind: 'missing' },
        { on, kind: 'returns' },
        { on, kind: 'later-day' },
        { on, kind: 'course', inPathwayPlan: true },
        { on, kind: 'asks-for-support', supportFor: 'education' },
      ),
      fc.record({
        on: fc.constant(on),
        kind: fc.constant('contact' as const),
        mode: fc.constantFrom(...CONTACT_MODES),
        at: fc.constantFrom('accommodation' as const, 'elsewhere' as const, null),
      }),
    );
  const tried = lives().chain(({ caseFile }) =>
    someDay(caseFile).chain((on) => someEvent(on).map((event) => ({ caseFile, event }))),
  );

  const faultsOf = ({ earlierPolicies: _, ...written }: CaseFile) => {
    const parsed = parseCaseFile(JSON.parse(JSON.stringify(written)));
    return 'errors' in parsed ? parsed.errors : [];
  };

  it('there is a record that could be, with an answer, or a reason why not', () => {
    fc.assert(
      fc.property(tried, ({ caseFile, event }) => {
        expect(eventSentence(event)).toMatch(/^[A-Z].*\.$/);
        const happened = happen(caseFile, event);
        if (!happened.ok) return expect(happened.message).not.toBe('');
        // A life drawn may hold a fault of its own; what is tried adds none.
        expect(faultsOf(happened.caseFile)).toEqual(faultsOf(caseFile));

        const [without, withIt] = [outlookOn(caseFile, event.on), outlookOn(happened.caseFile, event.on)];
        const { starts, closes, moves } = difference(without, withIt);
        const said = [...starts, ...closes.map(({ item }) => item), ...moves.map(({ item }) => item)];
        expect(new Set(said).size).toBe(said.length);
        expect(without.owed.length + starts.length - closes.length).toBe(withIt.owed.length);
        if (event.kind === 'later-day') expect(said).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});
