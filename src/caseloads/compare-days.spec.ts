import type { DueEntry, DueThen } from '../deadlines/ledger-history';
import type { Deadline } from '../statutory/case-file';
import { localDate } from '../statutory/local-date';
import { compareDays, identityOf } from './compare-days';
import type { KnownFact } from './known-facts';

const ON = localDate('2026-03-12');
const OPEN: Deadline = {
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
  overdue: true,
  metOn: null,
  metBy: null,
  dutyBasis: 'statute',
  dateBasis: 'statute',
  confirmed: true,
  severity: 'S1',
  because: 'Moved in on 2 March 2026, so the personal adviser visits there by 9 March 2026.',
  paused: null,
};
const MET: Deadline = { ...OPEN, state: 'met', overdue: false, metOn: localDate('2026-03-06'), metBy: 'c1' };
const FACTS = new Map<string, KnownFact>([
  ['c1', { id: 'c1', kind: 'contacts', words: 'Visit at home', on: localDate('2026-03-06') }],
]);

describe('a day as it was shown, beside what is known now', () => {
  it('is the same where nothing was recorded or corrected since', () => {
    expect(compare([OPEN], [OPEN]).items).toMatchObject([
      {
        deadlineId: 'd1',
        difference: null,
        then: { words: '3 days overdue', overdue: true },
        now: { words: '3 days overdue' },
      },
    ]);
  });

  it('names the visit that was recorded late, with both its days and by whom', () => {
    expect(differences([OPEN], [MET], [since(MET)])).toEqual([
      'Shown then as 3 days overdue. Visit at home of 6 March 2026, recorded on 14 March 2026 by Ada Worker, met it.',
    ]);
  });

  it('says that what had met it was taken out', () => {
    expect(differences([MET], [OPEN], [since(OPEN)])).toEqual([
      'Shown then as met on 6 March 2026. What had met it was corrected or taken out of the record on 14 March 2026 by Ada Worker: it was 3 days overdue.',
    ]);
  });

  it('says by how much a corrected date moved it', () => {
    const moved = { ...OPEN, dueOn: localDate('2026-03-15') };
    expect(differences([OPEN], [moved], [since(moved)])).toEqual([
      'Shown then as 3 days overdue; on what is known now it was due in 3 days, through what was recorded on 14 March 2026 by Ada Worker.',
    ]);
  });

  it('says what was recorded only later', () => {
    expect(differences([], [OPEN], [since(OPEN)])).toEqual([
      'Not shown then. Moved in on 2 March 2026: first shown on 14 March 2026 by Ada Worker.',
    ]);
    expect(differences([], [OPEN], [])).toEqual(['Not shown then; it follows from what is known now.']);
  });

  it('says what was taken out since, or counts from another day', () => {
    expect(differences([OPEN], [], [since({ ...OPEN, state: 'cancelled' })])).toEqual([
      'Shown then. What started it was corrected or taken out of the record on 14 March 2026 by Ada Worker.',
    ]);
    expect(differences([OPEN], [], [since({ ...OPEN, startedOn: localDate('2026-03-20') })])).toEqual([
      'Shown then. It counts from 20 March 2026 instead, through what was recorded on 14 March 2026 by Ada Worker.',
    ]);
    expect(differences([OPEN], [], [])).toEqual(['Shown then; on what is known now it was not due on that day.']);
  });

  it('says that it was paused, where only then or only now it is known to have been', () => {
    const paused = { ...OPEN, paused: { until: localDate('2026-04-01'), reason: 'In hospital', approvedBy: 'w9' } };
    expect(differences([OPEN], [paused], [])).toEqual([
      'Shown then as not paused; on what is known now it was paused until 1 April 2026.',
    ]);
    expect(differences([paused], [OPEN], [])).toEqual([
      'Shown then as paused until 1 April 2026; on what is known now it was not paused.',
    ]);
  });

  it('does not call a pause that had ended by then a difference', () => {
    const paused = { ...OPEN, paused: { until: ON, reason: 'In hospital', approvedBy: 'w9' } };
    expect(differences([paused], [OPEN], [])).toEqual([null]);
  });

  it('tells another reason, and another visit on the same day, from the same', () => {
    const other = { ...OPEN, because: 'Another reason.' };
    expect(differences([OPEN], [other], [])).toEqual(['Only the reason reads differently.']);
    expect(compare([MET], [{ ...MET, metBy: 'c2' }]).over.map(({ difference }) => difference)).toEqual([
      'Met on the same day by something else than was shown then.',
    ]);
  });

  it('counts what was over and is the same, and folds away what was over and is different', () => {
    const other = { ...MET, rule: 'PA-03' };
    const { items, over, sameAndOver } = compare([MET], [MET, other]);
    expect([items, over.map(({ rule }) => rule), sameAndOver]).toEqual([[], ['PA-03'], 1]);
  });

  it('puts first what was due first', () => {
    const later = { ...OPEN, rule: 'PA-03', dueOn: localDate('2026-03-30') };
    const { items } = compare([later], [OPEN, later]);
    expect(items.map(({ rule }) => rule)).toEqual(['PA-02', 'PA-03']);
  });

  it('leads to no page of something that the ledger does not have', () => {
    expect(compare([], [OPEN], [], new Map()).items[0]!.deadlineId).toBeNull();
  });

  function compare(
    then: Deadline[],
    now: Deadline[],
    after: DueEntry[] = [],
    idOf = new Map(now.map((item) => [identityOf(item), 'd1'])),
  ) {
    return compareDays({ on: ON, then: then.map(asThen), now, since: after, facts: FACTS, idOf });
  }

  function differences(then: Deadline[], now: Deadline[], after: DueEntry[]): (string | null)[] {
    const { items, over } = compare(then, now, after);
    return [...items, ...over].map(({ difference }) => difference);
  }
});

/** The history keeps the row, which has no `overdue` and the pause in columns. */
function asThen({ paused, ...item }: Deadline): DueThen {
  return {
    ...item,
    id: 'd1',
    pausedUntil: paused?.until ?? null,
    pausedReason: paused?.reason ?? null,
    pausedBy: paused?.approvedBy ?? null,
  };
}

function since(item: Deadline): DueEntry {
  return { item: asThen(item), recordedAt: new Date('2026-03-14T15:00:00Z'), byName: 'Ada Worker', system: null };
}
