import type { StatusCode } from './case-file';
import { vacationHelp, type VacationCourse } from './vacation';

describe('vacationHelp', () => {
  it.each<[StatusCode, number, VacationCourse, boolean | null, string, string]>([
    ['former-relevant', 19, 'higher-full-time', false, 'owed', 'in full-time higher education, the hall closes'],
    ['qualifying', 24, 'residential-further-full-time', false, 'owed', 'the last year, residential further education'],
    ['former-relevant-21-plus', 25, 'higher-full-time', false, 'not-owed', '25 already when it begins'],
    ['former-relevant', 19, 'higher-full-time', true, 'not-owed', 'the term-time home stays'],
    ['former-relevant', 19, 'other', false, 'not-owed', 'a course the regulation does not name'],
    ['relevant', 17, 'higher-full-time', false, 'not-owed', 'a relevant child'],
    ['former-relevant', 19, 'not-known', false, 'not-known', 'the course is not known'],
    ['former-relevant', 19, 'higher-full-time', null, 'not-known', 'nobody knows whether the home stays'],
    ['undetermined', 19, 'higher-full-time', false, 'not-known', 'the status is not determined'],
  ])('for %s at %d on %s, home stays %s: %s (%s)', (status, age, course, stays, code) => {
    const help = vacationHelp(status, age, course, stays);
    expect(help.code).toBe(code);
    expect(help.because.length).toBeGreaterThan(0);
  });

  it('is told as a duty whose wording is still to be confirmed', () => {
    expect(vacationHelp('former-relevant', 19, 'higher-full-time', false).because[0]).toContain('to be confirmed');
  });

  it('what is not known never hides a no', () => {
    expect(vacationHelp('former-relevant', 19, 'other', null).code).toBe('not-owed');
    expect(vacationHelp('former-relevant', 19, 'not-known', true).code).toBe('not-owed');
  });
});
