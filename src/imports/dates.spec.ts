import * as fc from 'fast-check';
import { readDate } from './dates';

describe('readDate', () => {
  it.each([
    ['25/08/2024', '2024-08-25', 'in full'],
    ['5/8/2024', '2024-08-05', 'in full'],
    ['25/08/24', '2024-08-25', 'with a year of two digits'],
    ['17/05/32', '2032-05-17', 'with a year of two digits'],
    ['01/02/99', '1999-02-01', 'with a year of two digits'],
    ['2024-08-25', '2024-08-25', 'year first'],
    ['29/02/2024', '2024-02-29', 'in full'],
  ])('%s is %s', (text, date, written) => {
    expect(readDate(text)).toEqual({ date, written });
  });

  it.each(['31/02/2024', '29/02/2023', '00/01/2024', '01/13/2024', '01/01/1024', '2024-02-30'])(
    '%s is no day in the calendar',
    (text) => {
      expect(readDate(text)).toEqual({ date: null, because: 'impossible' });
    },
  );

  it.each(['', 'last spring', '25.08.2024', '2024/08/25', '45529', '25/08/024', '25/08/2024 00:00'])(
    'nothing is guessed from "%s"',
    (text) => {
      expect(readDate(text)).toEqual({ date: null, because: 'unreadable' });
    },
  );

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof readDate(text) === 'object'));
  });
});
