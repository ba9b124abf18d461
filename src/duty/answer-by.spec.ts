import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import { localDate } from '../statutory/local-date';
import { answerBy, weekendEndsOn } from './answer-by';

describe('answerBy', () => {
  it.each([
    ['2026-11-21T23:40:00Z', '2026-11-23T10:00:00Z', 'a Saturday night is for Monday'],
    ['2026-11-23T03:00:00Z', '2026-11-23T10:00:00Z', 'the small hours of Monday are for that morning'],
    ['2026-11-23T08:59:00Z', '2026-11-23T10:00:00Z', 'before nine is for the same morning'],
    ['2026-11-23T09:00:00Z', '2026-11-24T10:00:00Z', 'from nine on it is for the next day'],
    ['2026-12-24T18:00:00Z', '2026-12-29T10:00:00Z', 'Christmas Eve waits for the bank holidays to end'],
    ['2026-07-03T20:00:00Z', '2026-07-06T09:00:00Z', 'ten o’clock in summer'],
    ['2026-07-05T23:30:00Z', '2026-07-06T09:00:00Z', 'half past midnight in summer is Monday already'],
  ])('a note handed back at %s is answered by %s (%s)', (handedBackAt, by) => {
    expect(answerBy(new Date(handedBackAt), ENGLAND_AND_WALES)).toEqual(new Date(by));
  });
});

describe('weekendEndsOn', () => {
  it.each([
    ['2026-11-26', '2026-11-30', 'from a Thursday to Sunday'],
    ['2026-11-28', '2026-11-30', 'on a Saturday'],
    ['2026-12-24', '2026-12-29', 'over Christmas'],
  ])('an alert left on %s no longer holds on %s (%s)', (today, ends) => {
    expect(weekendEndsOn(localDate(today), ENGLAND_AND_WALES)).toBe(ends);
  });
});
