import { localDate } from './local-date';
import { placingRefusedUnder18, registrationTrustedUntil } from './placing-under-18';

const REGISTERED = { state: 'registered', checkedOn: localDate('2026-11-02') } as const;
const bornOn = localDate('2010-11-23');

describe('placingRefusedUnder18', () => {
  it.each<[day: string, says: string | null, why: string]>([
    ['2026-11-22', 'nobody under 16', 'the day before the 16th birthday'],
    ['2028-11-22', null, 'the day before the 18th birthday'],
  ])('of a registered provider on %s: %s (%s)', (day, says, _why) => {
    const refused = placingRefusedUnder18(bornOn, localDate(day), REGISTERED);

    if (says === null) expect(refused).toBeNull();
    else expect(refused).toContain(says);
  });

  it.each([
    ['2026-11-23', true, 'the 16th birthday'],
    ['2028-11-22', true, 'the day before the 18th birthday'],
    ['2028-11-23', false, 'the 18th birthday'],
  ])('of a provider nobody looked up on %s: refused is %s (%s)', (day, isRefused) => {
    expect(placingRefusedUnder18(bornOn, localDate(day), null) !== null).toBe(isRefused);
  });

  it('asks for a registration from 28 October 2023 and not before', () => {
    const older = localDate('2007-01-10');

    expect(placingRefusedUnder18(older, localDate('2023-10-27'), null)).toBeNull();
    expect(placingRefusedUnder18(older, localDate('2023-10-28'), null)).toContain('registered with Ofsted');
  });

  it('takes an exempt setting as it takes a registered one', () => {
    expect(placingRefusedUnder18(bornOn, localDate('2027-01-10'), { ...REGISTERED, state: 'exempt' })).toBeNull();
  });

  it.each(['applied', 'not-registered', 'cancelled'] as const)(
    'names the day on which the register said %s',
    (state) => {
      expect(placingRefusedUnder18(bornOn, localDate('2027-01-10'), { ...REGISTERED, state })).toContain(
        '2 November 2026',
      );
    },
  );
});

describe('registrationTrustedUntil', () => {
  it('counts months from the day somebody looked', () => {
    expect(registrationTrustedUntil(localDate('2026-11-30'), 3)).toBe('2027-02-28');
  });
});
