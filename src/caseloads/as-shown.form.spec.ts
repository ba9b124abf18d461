import { readAsShownForm } from './as-shown.form';

describe('the day that is asked about', () => {
  it.each([
    ['3/3/26', '2026-03-03'],
    ['3 March 2026', '2026-03-03'],
    ['2026-03-03', '2026-03-03'],
  ])('may be typed as %s', (on, day) => {
    expect(readAsShownForm({ on })).toEqual({ values: { on }, on: day, errors: [] });
  });

  it.each([
    ['', 'Enter a day'],
    ['31/2/26', 'Enter the day as 3/3/26 or 3 March 2026'],
    ['last week', 'Enter the day as 3/3/26 or 3 March 2026'],
  ])('is refused where it is none: "%s"', (on, message) => {
    expect(readAsShownForm({ on })).toMatchObject({ on: null, errors: [{ field: 'on', message }] });
  });

  it('is no error before anything was asked', () => {
    expect(readAsShownForm({})).toEqual({ values: { on: '' }, on: null, errors: [] });
  });
});
