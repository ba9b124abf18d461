import { localDate } from '../statutory/local-date';
import {
  actBy,
  bandByRecord,
  fromRecord,
  leftEachDay,
  paceToGo,
  triage,
  type Answers,
  type SurgeFacts,
} from './triage';

const WELL: Answers = { safe: 'yes', inContact: 'yes', planInDate: 'yes', home: 'yes', worker: 'yes', urgent: 'no' };
const FACTS: SurgeFacts = {
  seenOn: localDate('2026-11-02'),
  notSafe: false,
  safeOn: localDate('2026-11-02'),
  hasPlan: true,
  planLate: false,
  home: 'Y',
  hasWorker: true,
};
const TODAY = localDate('2026-11-23');

describe('triage', () => {
  it.each<[Partial<Answers>, string, string]>([
    [{}, 'green', 'All is known'],
    [{ safe: 'no' }, 'red', 'not safe'],
    [{ urgent: 'yes' }, 'red', 'at once'],
    [{ home: 'no' }, 'red', 'no settled home'],
    [{ inContact: 'no', safe: 'not-known' }, 'red', 'nobody can say'],
    [{ inContact: 'no' }, 'amber', 'Nobody is in contact'],
    [{ safe: 'not-known' }, 'amber', 'whether they are safe'],
    [{ planInDate: 'no' }, 'amber', 'plan is not in date'],
    [{ worker: 'no' }, 'amber', 'Nobody works with them'],
    [{ home: 'not-known' }, 'amber', 'settled home'],
    [{ urgent: 'not-known' }, 'amber', 'done at once'],
  ])('%j is %s: %s', (answers, band, because) => {
    const found = triage({ ...WELL, ...answers });
    expect([found.band, found.because.join(' ')]).toEqual([band, expect.stringContaining(because)]);
  });

  it('tells every reason of its band, and only those', () => {
    expect(triage({ ...WELL, safe: 'no', home: 'no', worker: 'no' }).because).toEqual([
      'They are not safe.',
      'They have no settled home.',
    ]);
    expect(triage({ ...WELL, planInDate: 'no', worker: 'not-known' }).because).toHaveLength(2);
  });

  it.each<[Partial<SurgeFacts>, Partial<Answers>]>([
    [{}, {}],
    [{ notSafe: true }, { safe: 'no' }],
    [{ safeOn: localDate('2026-09-27') }, { safe: 'not-known' }],
    [{ safeOn: localDate('2026-09-28') }, { safe: 'yes' }],
    [{ seenOn: localDate('2026-09-27') }, { inContact: 'no' }],
    [{ seenOn: null }, { inContact: 'no' }],
    [{ hasPlan: false }, { planInDate: 'no' }],
    [{ planLate: true }, { planInDate: 'no' }],
    [{ home: 'W' }, { home: 'no' }],
    [{ home: 'V' }, { home: 'no' }],
    [{ home: null }, { home: 'not-known' }],
    [{ hasWorker: false }, { worker: 'no' }],
  ])('a record with %j begins with %j', (facts, answers) => {
    expect(fromRecord({ ...FACTS, ...facts }, TODAY)).toEqual({ ...WELL, urgent: 'not-known', ...answers });
  });

  it('is green by the record where nothing else is missing, since only who looks knows what is to be done', () => {
    expect(bandByRecord(fromRecord(FACTS, TODAY)).band).toBe('green');
    expect(bandByRecord(fromRecord({ ...FACTS, home: 'S' }, TODAY)).band).toBe('red');
  });

  it('acts on a red case by the next working day, over weekends and Christmas', () => {
    expect(['2026-11-23', '2026-11-27', '2026-12-24'].map((on) => actBy(localDate(on)))).toEqual([
      '2026-11-24',
      '2026-11-30',
      '2026-12-29',
    ]);
  });
});

describe('the burn-down of a surge', () => {
  it('counts who is left at the end of each day', () => {
    const reviewed = [localDate('2026-11-23'), localDate('2026-11-25'), null];
    const days = leftEachDay(reviewed, TODAY, localDate('2026-11-26'));
    expect(days.map(({ waiting }) => waiting)).toEqual([2, 2, 1, 1]);
  });

  it.each<[{ left: number; pace: number }, string, string, ReturnType<typeof paceToGo>]>([
    [
      { left: 12, pace: 5 },
      '2026-11-23',
      '2026-11-27',
      { workingDays: 5, neededADay: 3, doneOn: localDate('2026-11-25') },
    ],
    [
      { left: 5, pace: 5 },
      '2026-11-23',
      '2026-11-23',
      { workingDays: 1, neededADay: 5, doneOn: localDate('2026-11-23') },
    ],
    [
      { left: 6, pace: 5 },
      '2026-11-28',
      '2026-11-29',
      { workingDays: 0, neededADay: null, doneOn: localDate('2026-12-01') },
    ],
    [
      { left: 0, pace: 5 },
      '2026-11-23',
      '2026-11-20',
      { workingDays: 0, neededADay: 0, doneOn: localDate('2026-11-23') },
    ],
  ])('%j on %s for %s is %j', (of, today, targetOn, pace) => {
    expect(paceToGo(of, localDate(today), localDate(targetOn))).toEqual(pace);
  });
});
