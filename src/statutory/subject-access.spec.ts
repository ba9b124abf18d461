import { ENGLAND_AND_WALES } from './bank-holidays';
import { localDate } from './local-date';
import { lastDayToExtend } from './subject-access';

describe('lastDayToExtend', () => {
  it.each<[received: string, confirmed: string | null, last: string, why: string]>([
    ['2026-03-11', null, '2026-04-13', 'a Saturday: the Monday after'],
    ['2026-03-12', null, '2026-04-13', 'a Sunday: the Monday after'],
    ['2026-03-16', null, '2026-04-16', 'the same day of the month'],
    ['2026-01-30', null, '2026-03-02', 'no 30 February: the last day, and that is a Saturday'],
    ['2026-03-03', null, '2026-04-07', 'Good Friday, then Easter Monday'],
    ['2026-03-11', '2026-03-11', '2026-04-13', 'known who asks on the day'],
    ['2026-03-11', '2026-03-20', '2026-04-20', 'known who asks only nine days later'],
    ['2026-03-11', '2026-03-02', '2026-04-13', 'known who asks before'],
  ])('of a request received on %s, identity confirmed on %s, is %s (%s)', (received, confirmed, last) => {
    const confirmedOn = confirmed === null ? null : localDate(confirmed);

    expect(lastDayToExtend(localDate(received), confirmedOn, ENGLAND_AND_WALES)).toBe(last);
  });
});
