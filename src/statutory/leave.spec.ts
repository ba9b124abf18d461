import { aCaseFile, leave } from '../../test/support/lives';
import { leaveExpiry, seventeenAndAHalf } from './leave';
import { localDate } from './local-date';

describe('leaveExpiry (IM-01)', () => {
  it.each([
    ['2010-06-30', '2024-08-31', '2027-02-28', 'thirty months: no 31 February'],
    ['2009-12-15', '2025-01-10', '2027-06-15', 'seventeen and a half comes first'],
    ['2009-12-15', '2024-12-15', '2027-06-15', 'both on one day'],
    ['2009-08-31', '2025-02-01', '2027-02-28', 'six months after a birthday on the 31st'],
    ['2008-02-29', '2024-01-05', '2025-09-01', 'born on 29 February: 17 on 1 March'],
    ['2008-03-10', '2025-09-09', '2025-09-10', 'granted the day before seventeen and a half'],
  ])('of someone born on %s, granted on %s, is %s (%s)', (dateOfBirth, granted, expires) => {
    expect(leaveExpiry(aCaseFile({ dateOfBirth, immigration: leave(granted) }))).toBe(expires);
  });

  it('is the day on the document where that is recorded', () => {
    const immigration = leave('2025-02-01', { leaveExpiresOn: localDate('2025-08-01') });

    expect(leaveExpiry(aCaseFile({ dateOfBirth: '2008-03-10', immigration }))).toBe('2025-08-01');
  });

  it('cannot be said of leave granted at seventeen and a half, or on an unknown day, or of another kind', () => {
    const born = { dateOfBirth: '2008-03-10' };

    expect(leaveExpiry(aCaseFile({ ...born, immigration: leave('2025-09-10') }))).toBeNull();
    expect(leaveExpiry(aCaseFile({ ...born, immigration: leave(null) }))).toBeNull();
    expect(leaveExpiry(aCaseFile({ ...born, immigration: leave('2025-02-01', { leaveKind: 'refugee' }) }))).toBeNull();
    expect(leaveExpiry(aCaseFile(born))).toBeNull();
  });
});

describe('seventeenAndAHalf (IM-02)', () => {
  it.each([
    ['2008-03-10', '2025-09-10'],
    ['2008-08-30', '2026-02-28'],
    ['2004-02-29', '2021-09-01'],
  ])('born on %s is %s', (dateOfBirth, day) => {
    expect(seventeenAndAHalf(localDate(dateOfBirth))).toBe(day);
  });
});
