import { accessRequest, aCaseFile, careEpisode, dueUnder } from '../../../test/support/lives';
import { ENGLAND_AND_WALES } from '../bank-holidays';
import { deadlinesFor } from '../deadlines';
import { localDate } from '../local-date';

function answers(day: string, ...request: Parameters<typeof accessRequest>) {
  return dueUnder('RC-05', day, aCaseFile({ subjectAccessRequests: [accessRequest(...request)] }));
}

describe('answering a request to see the file (RC-05)', () => {
  it.each([
    ['2026-03-16', '2026-04-16', 'the same day of the next month'],
    ['2026-01-30', '2026-03-02', 'no 30 February, and the 28th is a Saturday: the Monday after'],
    ['2026-03-03', '2026-04-07', 'Good Friday: the Tuesday after Easter'],
    ['2026-11-25', '2026-12-29', 'Christmas Day, a Saturday, a Sunday and a bank holiday: the Tuesday after'],
  ])('received on %s is due by %s (%s)', (received, due) => {
    expect(answers('2026-11-25', received)).toEqual([`${due} open`]);
  });

  it('counts from the day it was known who asks, where that was later', () => {
    expect(answers('2026-04-01', '2026-03-02', { identityConfirmedOn: '2026-03-20' })).toEqual(['2026-04-20 open']);
    expect(answers('2026-03-19', '2026-03-02', { identityConfirmedOn: '2026-03-20' })).toEqual(['2026-04-02 open']);
  });

  it.each([
    ['2026-02-20', '2026-04-30', 'within the month: three months from the 31st, not from the 28th'],
    ['2026-03-02', '2026-04-30', 'on the working day on which the month ends'],
    ['2026-03-03', '2026-03-02', 'too late to change anything'],
  ])('of one received on 31 January, told on %s that it takes longer, is due by %s (%s)', (extendedOn, due) => {
    expect(answers('2026-03-10', '2026-01-31', { extendedOn })).toEqual([`${due} open`]);
  });

  it('extended, it moves to the next working day too', () => {
    // 4 April 2027 is a Sunday, and the Monday after it no bank holiday: Easter was a week before.
    expect(answers('2027-02-01', '2027-01-04', { extendedOn: '2027-01-20' })).toEqual(['2027-04-05 open']);
  });

  it.each([
    ['2026-04-16', 'met'],
    ['2026-04-17', 'met-late'],
  ])('answered on %s is %s', (answeredOn, state) => {
    expect(answers('2026-05-01', '2026-03-16', { answeredOn })).toEqual([`2026-04-16 ${state} ${answeredOn}`]);
  });

  it('is owed to anybody, under 16 and after a death too', () => {
    const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];
    const died = aCaseFile({
      careEpisodes,
      diedOn: '2026-05-01',
      subjectAccessRequests: [accessRequest('2026-04-20'), accessRequest('2026-06-01')],
    });
    const child = aCaseFile({ dateOfBirth: '2011-01-01', subjectAccessRequests: [accessRequest('2026-06-01')] });

    expect(dueUnder('RC-05', '2026-06-02', died)).toEqual(['2026-05-20 open', '2026-07-01 open']);
    expect(dueUnder('RC-05', '2026-06-02', child)).toEqual(['2026-07-01 open']);
  });

  it('before the record of requests is complete nobody can say', () => {
    const file = aCaseFile({
      subjectAccessRequests: [accessRequest('2026-01-12')],
      knownSince: { subjectAccessRequests: localDate('2026-04-01') },
    });

    expect(dueUnder('RC-05', '2026-04-02', file)).toEqual(['2026-02-12 unknown']);
  });

  it('says what was counted from where', () => {
    const sentence = (facts: Parameters<typeof accessRequest>[1]) =>
      deadlinesFor(
        aCaseFile({ subjectAccessRequests: [accessRequest('2026-03-16', facts)] }),
        localDate('2026-04-01'),
        ENGLAND_AND_WALES,
      ).map(({ because, confirmed, subject }) => ({ because, confirmed, subject }));

    expect(sentence({ identityConfirmedOn: '2026-03-20' })).toEqual([
      {
        because:
          'A request to see the file came on 16 March 2026, and who asked was known on 20 March 2026, so it is answered by 20 April 2026, within a calendar month.',
        confirmed: false,
        subject: 'access-2026-03-16',
      },
    ]);
    expect(sentence({ extendedOn: '2026-03-30' })[0]?.because).toBe(
      'A request to see the file came on 16 March 2026, so it is answered by 16 June 2026, with the two months more that were told in time.',
    );
  });
});
