import { localDate } from '../statutory/local-date';
import { isFarAway, needsWellbeing } from './far-away';
import { areasOf } from './trips.service';

describe('planning a trip', () => {
  const lives = (area: string | null, dueOn: string | null) =>
    ({ area, nextVisit: dueOn ? { title: 'Visit', dueOn: localDate(dueOn) } : null }) as Parameters<
      typeof areasOf
    >[0][number];

  it('puts the area first where most visits are due, and counts overdue ones and those to the last day', () => {
    const people = [
      lives('RG1', '2026-12-22'),
      lives('SW1A', '2026-12-21'),
      lives('SW1A', '2026-01-01'),
      lives('RG1', null),
      lives('RG1', null),
      lives(null, null),
    ];

    expect(areasOf(people, localDate('2026-12-21'))).toEqual([
      { area: 'SW1A', people: 2, due: 2 },
      { area: 'RG1', people: 3, due: 0 },
      { area: null, people: 1, due: 0 },
    ]);
  });
});

describe('a visit to a disabled young person who lives far away', () => {
  const visit = { seen: true, mode: 'face-to-face' as const, note: 'Tea.' };
  const far = { disabled: true, band: '20-to-50' as const };

  it('says how they are', () => {
    expect(needsWellbeing(far, visit)).toBe(true);
  });

  it.each([
    ['near by', { ...far, band: 'under-20' as const }, visit],
    ['where nobody said how far', { ...far, band: null }, visit],
    ['who is not disabled', { ...far, disabled: false }, visit],
    ['whose disability is not known', { ...far, disabled: null }, visit],
    ['by phone', far, { ...visit, mode: 'phone' as const }],
    ['who was not in', far, { ...visit, seen: false }],
    ['whose note is to follow', far, { ...visit, note: null }],
    ['in a group', far, { ...visit, groupId: 'g' }],
  ])('is not asked of one %s', (_, whom, contact) => {
    expect(needsWellbeing(whom, contact)).toBe(false);
  });

  it('counts 20 miles as far, and less as near', () => {
    expect([null, 'under-20', '20-to-50', 'over-50'].map((band) => isFarAway(band as never))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
