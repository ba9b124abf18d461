import { aCaseFile, careEpisode, detention, dueUnder } from '../../../test/support/lives';
import { ENGLAND_AND_WALES } from '../bank-holidays';
import type { CaseFile } from '../case-file';
import { deadlinesFor } from '../deadlines';
import { localDate } from '../local-date';

const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];

function died(on: string, knownOn: string | null, facts: Parameters<typeof aCaseFile>[0] = { careEpisodes }): CaseFile {
  const file = aCaseFile({ diedOn: on, ...facts });
  return { ...file, person: { ...file.person, deathKnownOn: knownOn === null ? null : localDate(knownOn) } };
}

describe('notifying a death (RC-12)', () => {
  it.each<[string, string | null, string, string]>([
    ['2026-06-01', '2026-06-03', '2026-06-10', 'counted from the day it became known'],
    ['2026-04-01', '2026-04-01', '2026-04-10', 'Good Friday and Easter Monday left out'],
    ['2026-06-01', null, '2026-06-08', 'from the death, where the day it became known is not recorded'],
  ])('a death on %s, known on %s, is due by %s (%s)', (on, known, due) => {
    expect(dueUnder('RC-12', '2026-07-01', died(on, known))).toEqual([`${due} open`]);
  });

  it('is owed for whoever was looked after at 16 or left care, to the day before 25', () => {
    const inCare = { careEpisodes: [careEpisode('2024-06-01')] };
    const detained = {
      careEpisodes: [careEpisode('2023-01-01', '2024-01-01')],
      detentions: [detention('2024-01-01', '2024-06-01')],
    };

    expect(dueUnder('RC-12', '2024-07-02', died('2024-07-01', '2024-07-01', inCare))).toHaveLength(1);
    expect(dueUnder('RC-12', '2026-07-02', died('2026-07-01', '2026-07-01', detained))).toHaveLength(1);
    expect(dueUnder('RC-12', '2033-05-01', died('2033-03-09', '2033-03-15'))).toHaveLength(1);
    expect(dueUnder('RC-12', '2033-05-01', died('2033-03-10', '2033-03-15'))).toEqual([]);
  });

  it('in doubt about the status it is owed', () => {
    const facts = { careEpisodes: [careEpisode('2024-02-01', '2024-04-20')], historyComplete: false };

    expect(dueUnder('RC-12', '2026-06-02', died('2026-06-01', '2026-06-01', facts))).toHaveLength(1);
  });

  it('is not owed for the living, or for who never was in care at 16', () => {
    expect(dueUnder('RC-12', '2026-06-02', aCaseFile({ careEpisodes }))).toEqual([]);
    expect(dueUnder('RC-12', '2026-06-02', died('2026-06-01', '2026-06-01', {}))).toEqual([]);
    expect(dueUnder('RC-12', '2023-06-02', died('2023-06-01', '2023-06-01'))).toEqual([]);
  });

  it('goes on when everything else has ended, and says whom to notify', () => {
    const outstanding = deadlinesFor(died('2026-06-01', '2026-06-03'), localDate('2026-06-11'), ENGLAND_AND_WALES)
      .filter(({ state }) => state === 'open' || state === 'partial')
      .map(({ rule, overdue, because }) => ({ rule, overdue, because }));

    expect(outstanding).toEqual([
      {
        rule: 'RC-12',
        overdue: true,
        because:
          'Died on 1 June 2026, known on 3 June 2026, so the Department for Education and Ofsted are notified by 10 June 2026.',
      },
    ]);
  });
});
