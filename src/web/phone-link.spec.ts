import { phoneLink } from './phone-link';

describe('a phone number as a link', () => {
  it.each([
    ['01632 960 012', 'tel:01632960012'],
    ['(01632) 960123', 'tel:01632960123'],
    ['+44 1632 960123', 'tel:+441632960123'],
    ['01632 960123 ext 204', 'tel:01632960123'],
    ['01632 960123/204', 'tel:01632960123'],
    ['01632 960123, 07700 900123', 'tel:01632960123'],
    ['+44 1632 960123 07700 900123', 'tel:+441632960123'],
  ])('rings %s as %s', (number, link) => {
    expect(phoneLink(number)).toBe(link);
  });
});
