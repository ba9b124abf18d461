import { localDate } from '../statutory/local-date';
import { demandOf, forecastOf, type ToForecast } from './forecast';
import { FIRST_CONTENT } from './settings-content';

const { points } = FIRST_CONTENT;
const SPAN = { after: localDate('2026-11-26'), to: localDate('2027-11-26') };

function born(dateOfBirth: string, given: Partial<ToForecast> = {}): ToForecast {
  return {
    personId: dateOfBirth,
    teamId: 'north',
    givenName: 'Mina',
    familyName: 'Fable',
    knownAs: null,
    authorityId: null,
    dateOfBirth: localDate(dateOfBirth),
    isSeen: true,
    inCare: false,
    offersOnly: false,
    points: 0,
    ...given,
  };
}

describe('who is known to come and go by birthday', () => {
  it('counts from the day after to the day itself, and 29 February as 1 March', () => {
    const inCare = { inCare: true };
    const { turning, comes } = forecastOf(
      [
        born('2010-11-26', inCare),
        born('2010-11-27', inCare),
        born('2011-11-26', inCare),
        born('2011-11-27', inCare),
        born('2011-03-01'),
      ],
      points,
      SPAN,
    );

    expect(turning.map(({ on, age }) => [on, age])).toEqual([
      ['2026-11-27', 16],
      ['2027-11-26', 16],
    ]);
    expect(comes).toBe(4);
    const leap = forecastOf([born('2002-02-28', { points: 3 })], points, SPAN);
    expect(leap.turning[0]!.on).toBe('2027-02-28');
  });

  it('takes away at 25, and at 21 only if nobody asks for support', () => {
    const forecast = forecastOf(
      [
        born('2002-05-01', { points: 4 }),
        born('2006-05-01', { points: 5 }),
        born('2006-06-01', { points: 1, offersOnly: true }),
        born('2006-07-01'),
        born('2009-05-01', { points: 2, inCare: true }),
      ],
      { ...points, 'care-leaver': 3 },
      SPAN,
    );

    expect(forecast).toMatchObject({ comes: 0, changes: 1, goes: 4, mayGo: 4 });
    expect(forecast.turning.map(({ age }) => age)).toEqual([25, 21, 18]);
  });

  it('says the posts that carry it under the amber line, what is missing, and what it costs', () => {
    const forecast = { turning: [], comes: 10, changes: 0, goes: 4, mayGo: 6 };

    expect(demandOf(120, forecast, { capacity: 2, amber: 60, costOfPost: 48_000 })).toEqual({
      most: 126,
      least: 120,
      posts: 2.1,
      missing: 0.1,
      cost: 100_800,
      missingCost: 4800,
    });
    expect(demandOf(120, forecast, { capacity: 3, amber: 60, costOfPost: null })).toMatchObject({
      missing: 0,
      cost: null,
      missingCost: null,
    });
  });
});
