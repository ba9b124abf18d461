import { mobileNumber } from './mobile';

describe('a mobile number', () => {
  it.each(['07700 900123', '07700900123', '+44 7700 900 123', '0044 7700-900123', '+44 (0)7700 900123'])(
    'is understood as it is typed: %s',
    (typed) => expect(mobileNumber(typed)).toBe('+447700900123'),
  );

  it.each(['', '020 7946 0018', '7700 900123', '07700 90012', '07700 9001234', '+33 6 12 34 56 78', 'my work phone'])(
    'is not this: %s',
    (typed) => expect(mobileNumber(typed)).toBeNull(),
  );
});
