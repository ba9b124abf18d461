import { localDate } from './local-date';
import { daysWithin, holdsOn, intersection, joined, without, type Span } from './spans';

const span = (text: string): Span => {
  const [from, to] = text.split(' ');
  return { from: localDate(`2026-${from}`), to: to === undefined ? null : localDate(`2026-${to}`) };
};
const spans = (...texts: string[]) => texts.map(span);

describe('spans', () => {
  it.each([
    ['01-31', false],
    ['02-01', true],
    ['02-27', true],
    ['02-28', false],
  ])('one from 1 to 28 February holds on 2026-%s: %s', (day, holds) => {
    expect(holdsOn(span('02-01 02-28'), localDate(`2026-${day}`))).toBe(holds);
  });

  it.each([
    ['that overlap', ['02-01 03-01', '01-01 02-15'], ['01-01 03-01']],
    ['that touch', ['01-01 02-01', '02-01 03-01'], ['01-01 03-01']],
    ['a day apart', ['01-01 02-01', '02-02 03-01'], ['01-01 02-01', '02-02 03-01']],
    ['one inside the other', ['01-01 03-01', '02-01 02-02'], ['01-01 03-01']],
    ['one still running', ['01-01', '02-01 02-02'], ['01-01']],
    ['one without a day', ['01-01 01-01', '02-01 02-02'], ['02-01 02-02']],
  ])('joining those %s', (_, given, expected) => {
    expect(joined(spans(...given))).toEqual(spans(...expected));
  });

  it('what two lists share', () => {
    expect(intersection(spans('01-01 03-01', '04-01'), spans('02-01 05-01'))).toEqual(
      spans('02-01 03-01', '04-01 05-01'),
    );
  });

  it('one list without the other', () => {
    expect(without(spans('01-01'), spans('02-01 03-01', '05-01 06-01'))).toEqual(
      spans('01-01 02-01', '03-01 05-01', '06-01'),
    );
    expect(without(spans('01-01 04-01'), spans('03-01'))).toEqual(spans('01-01 03-01'));
  });

  it('counts the days from one day up to another', () => {
    const days = daysWithin(spans('01-01 01-11', '02-01'), localDate('2026-01-06'), localDate('2026-02-04'));

    expect(days).toBe(5 + 3);
  });
});
