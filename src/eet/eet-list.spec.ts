import { localDate } from '../statutory/local-date';
import { isForMeeting } from './eet-list';

describe('who is to be in the meeting again (ET-02, the council’s own standard)', () => {
  it.each([
    ['without for a month, and never in it', 'neet', '2026-10-27', null, true],
    ['without for a day less', 'neet', '2026-10-28', null, false],
    ['spoken of within the month', 'neet', '2026-01-05', '2026-10-28', false],
    ['spoken of a month ago', 'neet', '2026-01-05', '2026-10-27', true],
    ['spoken of before it began only', 'neet', '2026-11-20', '2026-03-02', false],
    ['without since the end of a short month’s day', 'neet', '2026-10-27', '2026-09-30', true],
    ['not known is no list of the meeting’s duty', 'not-known', '2026-01-05', null, false],
    ['in education', 'eet', '2026-01-05', null, false],
  ] as const)('%s', (_, state, since, met, expected) => {
    const lastMeetingOn = met === null ? null : localDate(met);
    const standing = { state, since: localDate(since), running: [] };
    expect(isForMeeting({ standing, lastMeetingOn }, localDate('2026-11-27'))).toBe(expected);
  });
});
