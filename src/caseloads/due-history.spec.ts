import type { DueEntry, DueThen } from '../deadlines/ledger-history';
import { localDate } from '../statutory/local-date';
import { dueHistory, whoRecorded } from './due-history';
import type { KnownFact } from './known-facts';

const OPEN: DueThen = {
  id: 'd1',
  rule: 'PA-02',
  subject: 'a1',
  startedById: 'a1',
  title: 'Visit within 7 days of moving in',
  startedBy: 'accommodation a1 on 2026-03-02',
  startedOn: localDate('2026-03-02'),
  dueOn: localDate('2026-03-09'),
  dueAt: null,
  planBy: localDate('2026-03-09'),
  notBefore: null,
  state: 'open',
  metOn: null,
  metBy: null,
  dutyBasis: 'statute',
  dateBasis: 'statute',
  confirmed: true,
  severity: 'S1',
  because: 'Moved in on 2 March 2026, so the personal adviser visits there by 9 March 2026.',
  pausedUntil: null,
  pausedReason: null,
  pausedBy: null,
};
const MET: DueThen = { ...OPEN, state: 'met', metOn: localDate('2026-03-06'), metBy: 'c1' };
const FACTS = new Map<string, KnownFact>([
  ['c1', { id: 'c1', kind: 'contacts', words: 'Visit at home', on: localDate('2026-03-06') }],
]);

describe('the history of something due', () => {
  it('begins with when it was first shown, and by whom', () => {
    expect(history(OPEN)).toEqual([
      {
        at: new Date('2026-03-02T09:00:00Z'),
        by: 'Ada Worker',
        words: ['First shown, due by 9 March 2026.'],
        because: OPEN.because,
      },
    ]);
  });

  it('says that it was over already when it was first shown', () => {
    expect(history(MET)[0]!.words).toEqual(['First shown when it was over. Met on 6 March 2026: visit at home.']);
  });

  it.each<[string, DueThen, Partial<DueThen>, string[]]>([
    ['a visit meets it', OPEN, MET, ['Met on 6 March 2026: visit at home.']],
    [
      'what met it is gone',
      OPEN,
      { state: 'met', metOn: localDate('2026-03-05'), metBy: 'gone' },
      ['Met on 5 March 2026, by something that is no longer in the record.'],
    ],
    ['the visit was taken out', MET, OPEN, ['Due again: what had met it was corrected or taken out of the record.']],
    ['another visit was earlier', MET, { metOn: localDate('2026-03-04') }, ['Met on 4 March 2026: visit at home.']],
    ['somebody tried', OPEN, { state: 'partial' }, ['Something was recorded about it that does not meet it yet.']],
    ['what was tried was taken out', { ...OPEN, state: 'partial' }, { state: 'open' }, ['Due again.']],
    [
      'the home was taken out',
      OPEN,
      { state: 'cancelled' },
      ['Taken away: what started it was corrected or taken out of the record.'],
    ],
    [
      'the home is back',
      { ...OPEN, state: 'cancelled' },
      { state: 'open' },
      ['Back again: what started it is in the record as before.'],
    ],
    [
      'the home is back, and was visited',
      { ...OPEN, state: 'cancelled' },
      MET,
      ['Back again: what started it is in the record as before.', 'Met on 6 March 2026: visit at home.'],
    ],
    ['they moved out', OPEN, { state: 'superseded' }, ['No longer due.']],
    ['the duty ended unmet', OPEN, { state: 'breached' }, ['Not done: it was due by 9 March 2026.']],
    [
      'records turn out to begin later',
      OPEN,
      { state: 'unknown' },
      ['It fell due before our records begin: nobody can say whether it was met.'],
    ],
    ['it never applied', OPEN, { state: 'not-applicable' }, ['It does not apply.']],
    [
      'the day of moving in was corrected',
      OPEN,
      { startedOn: localDate('2026-03-01'), dueOn: localDate('2026-03-08') },
      [
        'The due date changed from 9 March 2026 to 8 March 2026.',
        'The day it counts from changed from 2 March 2026 to 1 March 2026.',
      ],
    ],
    [
      'a first day was set',
      OPEN,
      { notBefore: localDate('2026-03-04') },
      ['The first day that counts changed to 4 March 2026.'],
    ],
    [
      'a manager paused it',
      OPEN,
      { pausedUntil: localDate('2026-04-01'), pausedReason: 'In hospital' },
      ['Paused until 1 April 2026: In hospital.'],
    ],
    [
      'the pause ended',
      { ...OPEN, pausedUntil: localDate('2026-04-01') },
      { pausedUntil: null },
      ['No longer paused.'],
    ],
    [
      'the text was confirmed',
      { ...OPEN, confirmed: false },
      { confirmed: true },
      ['The text of the rule was confirmed.'],
    ],
    ['the basis changed', OPEN, { dateBasis: 'policy' }, ['What is known of the rule changed.']],
    ['only the sentence changed', OPEN, { because: 'Because.' }, ['The reason reads differently.']],
  ])('says so when %s', (_, before, change, words) => {
    expect(history(before, { ...before, ...change })[1]!.words).toEqual(words);
  });

  it('repeats the reason only where it reads differently', () => {
    const [, same, other] = history(OPEN, MET, { ...MET, because: 'Another reason.' });
    expect([same!.because, other!.because]).toEqual([null, 'Another reason.']);
  });

  it.each([
    [{ byName: 'Ada Worker', system: null }, 'Ada Worker'],
    [{ byName: null, system: 'nightly job' }, 'the nightly job'],
    [{ byName: null, system: 'imports' }, 'an import'],
    [{ byName: null, system: 'sign-in' }, 'Onward itself'],
  ])('names who recorded it: %j', (who, words) => {
    expect(whoRecorded(who)).toBe(words);
  });
});

function history(...items: DueThen[]) {
  const entries: DueEntry[] = items.map((item, index) => ({
    item,
    recordedAt: new Date(`2026-03-0${index + 2}T09:00:00Z`),
    byName: 'Ada Worker',
    system: null,
  }));
  return dueHistory(entries, FACTS);
}
