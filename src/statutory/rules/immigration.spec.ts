import { aCaseFile, careEpisode, dueUnder, leave } from '../../../test/support/lives';
import { ENGLAND_AND_WALES } from '../bank-holidays';
import type { Immigration } from '../case-file';
import { deadlinesFor } from '../deadlines';
import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';

// 16 on 10 March 2024, seventeen and a half on 10 September 2025.
const careEpisodes = [careEpisode('2023-05-01', '2026-03-10')];

function withLeave(facts: Partial<Immigration> = {}, grantedOn: string | null = '2025-02-01') {
  return aCaseFile({ careEpisodes, immigration: leave(grantedOn, facts) });
}

const on = (day: string) => localDate(day);

describe('before leave to remain expires (IM-03)', () => {
  it('advice starts six to three months before, and the application is made in the last 28 days', () => {
    const items = deadlinesFor(withLeave(), on('2025-03-01'), ENGLAND_AND_WALES).filter(({ rule }) => rule === 'IM-03');

    expect(
      items.map(({ subject, notBefore, dueOn, title, because }) => ({ subject, notBefore, dueOn, title, because })),
    ).toEqual([
      {
        subject: 'legal-advice',
        notBefore: '2025-03-10',
        dueOn: '2025-06-10',
        title: 'Start legal advice before leave to remain expires',
        because: 'Leave to remain expires on 10 September 2025, so legal advice has started by 10 June 2025.',
      },
      {
        subject: 'application',
        notBefore: '2025-08-13',
        dueOn: '2025-09-09',
        title: 'Apply before leave to remain expires',
        because:
          'Leave to remain expires on 10 September 2025, so the application is made from 13 August 2025 to 9 September 2025.',
      },
    ]);
  });

  it.each([
    [{ legalAdviceStartedOn: on('2025-03-10') }, '2025-06-10 met 2025-03-10', 'on the first day that counts'],
    [{ legalAdviceStartedOn: on('2025-06-11') }, '2025-06-10 met-late 2025-06-11', 'a day late'],
    [{ legalAdviceStartedOn: on('2025-03-09') }, '2025-06-10 partial', 'too early to be about the expiry'],
    [{ legalAdviceStartedOn: on('2024-12-01') }, '2025-06-10 open', 'before leave was granted: about the claim'],
  ])('advice, %j: %s (%s)', (facts, advice) => {
    expect(dueUnder('IM-03', '2025-12-01', withLeave(facts))[0]).toBe(advice);
  });

  it.each([
    [{ applicationMadeOn: on('2025-08-13') }, '2025-09-09 met 2025-08-13', 'on the first of the last 28 days'],
    [{ applicationMadeOn: on('2025-09-10') }, '2025-09-09 met-late 2025-09-10', 'on the day leave expires'],
    [{ applicationMadeOn: on('2025-08-12') }, '2025-09-09 partial', 'too early'],
  ])('the application, %j: %s (%s)', (facts, application) => {
    expect(dueUnder('IM-03', '2025-12-01', withLeave(facts))[1]).toBe(application);
  });

  it('the months of advice are the policy’s', () => {
    const policy = { ...DEFAULT_POLICY, legalAdvice: { fromMonths: 9, byMonths: 4 } };

    expect(dueUnder('IM-03', '2025-03-01', { ...withLeave(), policy })[0]).toBe('2025-05-10 open');
  });

  it('is counted from the day on the document, with or without the day of the grant', () => {
    const leaveExpiresOn = on('2026-08-31');

    const expected = ['2026-05-31 open', '2026-08-30 open'];
    expect(dueUnder('IM-03', '2025-03-01', withLeave({ leaveExpiresOn }))).toEqual(expected);
    expect(dueUnder('IM-03', '2025-03-01', withLeave({ leaveExpiresOn }, null))).toEqual(expected);
  });

  it('of another kind of leave the first day to apply is not known here', () => {
    const facts = { leaveKind: 'humanitarian-protection', leaveExpiresOn: on('2028-02-01') };
    const items = deadlinesFor(withLeave(facts), on('2025-03-01'), ENGLAND_AND_WALES).filter(
      ({ subject }) => subject === 'application',
    );

    expect(items).toMatchObject([
      {
        dueOn: '2028-01-31',
        notBefore: null,
        because:
          'Leave to remain expires on 1 February 2028, so the application is made by 31 January 2028; from when depends on the kind of leave, which a legal adviser knows.',
      },
    ]);
    expect(dueUnder('IM-03', '2026-07-01', withLeave({ ...facts, applicationMadeOn: on('2026-06-01') }))[1]).toBe(
      '2028-01-31 met 2026-06-01',
    );
    expect(dueUnder('IM-03', '2025-03-01', withLeave({ leaveKind: 'settled' }))).toEqual([]);
  });

  it('is owed before leave is granted to nobody, and to nobody without a status', () => {
    expect(dueUnder('IM-03', '2025-01-31', withLeave())).toEqual([]);
    expect(dueUnder('IM-03', '2025-03-01', aCaseFile({ immigration: leave('2025-02-01') }))).toEqual([]);
    expect(dueUnder('IM-03', '2025-03-01', aCaseFile({ careEpisodes }))).toEqual([]);
  });

  it('who came too late to be former relevant is owed it as a qualifying person', () => {
    const late = [careEpisode('2026-01-05', '2026-03-10')];
    const immigration = leave('2026-02-01', { leaveExpiresOn: on('2027-02-01') });

    expect(dueUnder('IM-03', '2026-06-01', aCaseFile({ careEpisodes: late, immigration }))).toEqual([
      '2026-11-01 open',
      '2027-01-31 open',
    ]);
  });

  it('ends with the duties: at 21 without support, and with a death', () => {
    const facts = { leaveExpiresOn: on('2029-05-01') };

    expect(dueUnder('IM-03', '2029-03-10', withLeave(facts))).toEqual(['2029-02-01 breached', '2029-04-30 superseded']);
    expect(
      dueUnder('IM-03', '2025-07-01', { ...withLeave(), person: { ...withLeave().person, diedOn: on('2025-06-30') } }),
    ).toEqual(['2025-06-10 breached', '2025-09-09 superseded']);
  });
});
