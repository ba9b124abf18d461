import { ENGLAND_AND_WALES } from '../bank-holidays';
import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';
import { complaintStage, daysRecordedAfter, entryOf } from './records';

describe('entering a contact (RC-10)', () => {
  it.each([
    ['2026-03-09', '2026-03-09', 0, '2026-03-11', false, 'on the day'],
    ['2026-03-09', '2026-03-11', 2, '2026-03-11', false, 'on the second working day'],
    ['2026-03-09', '2026-03-12', 3, '2026-03-11', true, 'a day late'],
    ['2026-03-06', '2026-03-10', 4, '2026-03-10', false, 'over a weekend'],
    ['2026-04-02', '2026-04-08', 6, '2026-04-08', false, 'over Easter'],
  ])('of %s on %s is %i days after, due by %s, late: %s (%s)', (held, recorded, daysAfter, dueOn, late) => {
    const [heldOn, recordedOn] = [localDate(held), localDate(recorded)];

    expect(entryOf(heldOn, recordedOn, DEFAULT_POLICY, ENGLAND_AND_WALES)).toEqual({ daysAfter, dueOn, late });
    expect(daysRecordedAfter(heldOn, recordedOn)).toBe(daysAfter);
  });

  it('has the working days of the policy', () => {
    const day = localDate('2026-03-09');

    expect(entryOf(day, day, { recordingWD: 5 }, ENGLAND_AND_WALES).dueOn).toBe('2026-03-16');
  });
});

describe('the stages of a complaint (RC-13)', () => {
  it.each<[1 | 2 | 3, string, string, string]>([
    [1, '2026-03-23', '2026-04-08', '2026-04-22'],
    [2, '2026-03-23', '2026-04-29', '2026-06-26'],
    [3, '2026-03-23', '2026-05-07', '2026-05-07'],
  ])('stage %i asked for on %s is over by %s, and by %s at the latest', (stage, askedOn, dueOn, atTheLatest) => {
    expect(complaintStage(stage, localDate(askedOn), ENGLAND_AND_WALES)).toMatchObject({
      rule: 'RC-13',
      dueOn,
      atTheLatest,
      confirmed: false,
    });
  });

  it('says so', () => {
    expect(complaintStage(1, localDate('2026-03-02'), ENGLAND_AND_WALES).because).toBe(
      'Stage 1 of a complaint was asked for on 2 March 2026, so there is a first answer by 16 March 2026, extended by 30 March 2026 at the latest.',
    );
    expect(complaintStage(3, localDate('2026-03-02'), ENGLAND_AND_WALES).because).toBe(
      'Stage 3 of a complaint was asked for on 2 March 2026, so there is the review panel by 15 April 2026.',
    );
  });
});
