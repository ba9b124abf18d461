import { DEFAULT_POLICY } from '../statutory/policy';
import { rungsOn, stageOf, thresholds } from './alerts-ladder';

const { reminders } = DEFAULT_POLICY;
const hears = (day: number, severity: 'S1' | 'S2' | 'G' | 'L') => rungsOn(day, severity, reminders).join(', ');

const ADVISER = 'adviser';
const TEAM = 'adviser, manager';
const SERVICE = 'adviser, manager, service-manager';
const ALL = 'adviser, manager, service-manager, head-of-service';

describe('who hears of what is due', () => {
  it.each([
    // day,   S1,      S2,      G,       L
    [-15, '', '', '', ''],
    [-14, ADVISER, ADVISER, ADVISER, ADVISER],
    [-13, '', '', '', ''],
    [-8, '', '', '', ''],
    [-7, TEAM, ADVISER, ADVISER, ADVISER],
    [-6, '', '', '', ''],
    [-1, ADVISER, ADVISER, ADVISER, ADVISER],
    [0, ADVISER, ADVISER, ADVISER, ADVISER],
    [1, TEAM, TEAM, TEAM, TEAM],
    [2, '', '', '', ''],
    [6, '', '', '', ''],
    [7, SERVICE, SERVICE, SERVICE, TEAM],
    [8, '', '', '', ''],
    [14, ALL, ALL, ALL, TEAM],
    [15, '', '', '', ''],
    [21, ALL, ALL, ALL, TEAM],
    [364, ALL, ALL, ALL, TEAM],
  ])('%s days from the due date', (day, s1, s2, g, l) => {
    expect([hears(day, 'S1'), hears(day, 'S2'), hears(day, 'G'), hears(day, 'L')]).toEqual([s1, s2, g, l]);
  });

  it('climbs on its days even where the authority reminds its advisers on others', () => {
    const fortnightly = { daysBefore: [10], onDay: false, daysAfter: [3], thenEveryDays: 10 };

    expect(rungsOn(-7, 'S1', fortnightly)).toEqual(['manager']);
    expect(rungsOn(0, 'S1', fortnightly)).toEqual([]);
    expect(rungsOn(1, 'S2', fortnightly)).toEqual(['manager']);
    expect(rungsOn(3, 'S2', fortnightly)).toEqual(['adviser', 'manager']);
    expect(rungsOn(7, 'S2', fortnightly)).toEqual(['service-manager']);
    expect(rungsOn(10, 'S2', fortnightly)).toEqual(['adviser', 'manager', 'service-manager']);
    expect(rungsOn(14, 'L', fortnightly)).toEqual([]);
  });

  it('lists every threshold from the earliest reminder to the oldest overdue item', () => {
    const all = thresholds(reminders, 8);

    expect(new Set(all.map(({ day }) => day))).toEqual(new Set([-14, -7, -1, 0, 1, 7]));
    expect(all.filter(({ day, severity }) => day === 7 && severity === 'S1').map(({ rung }) => rung)).toEqual([
      'adviser',
      'manager',
      'service-manager',
    ]);
  });

  it('has none while nothing comes due within a fortnight', () => {
    expect(thresholds(reminders, -15)).toEqual([]);
  });

  it.each([
    [-14, 'due-14'],
    [0, 'due'],
    [7, 'due+7'],
  ])('names the stage %s days from the due date', (day, stage) => {
    expect(stageOf(day)).toBe(stage);
  });
});
