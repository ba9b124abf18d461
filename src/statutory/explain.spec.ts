import { aCaseFile, careEpisode } from '../../test/support/lives';
import { ENGLAND_AND_WALES } from './bank-holidays';
import { deadlinesFor } from './deadlines';
import { explain } from './explain';
import { legalStatus } from './legal-status';
import { localDate } from './local-date';

const caseFile = aCaseFile({ careEpisodes: [careEpisode('2019-05-01', '2026-03-10')] });
const explained = (day: string) => explain(caseFile, localDate(day), ENGLAND_AND_WALES);

describe('explaining a case file', () => {
  it('gives the age, the status and everything due on the day asked about', () => {
    const day = localDate('2026-06-01');

    const { rule, dueOn, state, because } = deadlinesFor(caseFile, day, ENGLAND_AND_WALES)[0]!;
    expect(explained('2026-06-01')).toMatchObject({
      explanation: {
        asOf: day,
        age: 18,
        status: legalStatus(caseFile, day),
        retention: { keepUntil: '2083-03-10' },
        deadlines: expect.arrayContaining([expect.objectContaining({ rule, dueOn, state, because })]),
      },
    });
  });

  it('refuses a day before birth, naming the field, and answers on the day of birth', () => {
    expect(explained('2008-03-09')).toEqual({
      errors: [{ path: 'person.dateOfBirth', message: 'Is after 9 March 2008, the day asked about.' }],
    });
    expect(explained('2008-03-10')).toMatchObject({ explanation: { age: 0, status: { code: 'none' } } });
  });
});
