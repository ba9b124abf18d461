import fc from 'fast-check';
import type { Severity } from '../statutory/case-file';
import { DEFAULT_POLICY } from '../statutory/policy';
import { RUNGS, rungsOn, stageOf, thresholds, type LadderSettings } from './alerts-ladder';

const { reminders, escalation } = DEFAULT_POLICY;
const DEFAULT: LadderSettings = { reminders, escalation };
const hears = (day: number, severity: Severity) => rungsOn(day, severity, DEFAULT).join(', ');

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
    const fortnightly = {
      reminders: { daysBefore: [10], onDay: false, daysAfter: [3], thenEveryDays: 10 },
      escalation,
    };

    expect(rungsOn(-7, 'S1', fortnightly)).toEqual(['manager']);
    expect(rungsOn(0, 'S1', fortnightly)).toEqual([]);
    expect(rungsOn(1, 'S2', fortnightly)).toEqual(['manager']);
    expect(rungsOn(3, 'S2', fortnightly)).toEqual(['adviser', 'manager']);
    expect(rungsOn(7, 'S2', fortnightly)).toEqual(['service-manager']);
    expect(rungsOn(10, 'S2', fortnightly)).toEqual(['adviser', 'manager', 'service-manager']);
    expect(rungsOn(14, 'L', fortnightly)).toEqual([]);
  });

  it('climbs on the days that the authority sets', () => {
    const slower = {
      reminders,
      escalation: {
        ...escalation,
        managerDaysBeforeS1: 3,
        managerDaysAfter: 2,
        serviceManagerDaysAfter: 10,
        headOfServiceDaysAfter: 21,
      },
    };

    expect(rungsOn(-7, 'S1', slower)).toEqual(['adviser']);
    expect(rungsOn(-3, 'S1', slower)).toEqual(['manager']);
    expect(rungsOn(1, 'S1', slower)).toEqual(['adviser']);
    expect(rungsOn(2, 'S1', slower)).toEqual(['manager']);
    expect(rungsOn(10, 'S2', slower)).toEqual(['service-manager']);
    expect(rungsOn(14, 'S2', slower)).toEqual(['adviser', 'manager', 'service-manager']);
    expect(rungsOn(21, 'S2', slower)).toEqual([...RUNGS]);
  });

  it('lists every threshold from the earliest reminder to the oldest overdue item', () => {
    const all = thresholds(DEFAULT, 8);

    expect(new Set(all.map(({ day }) => day))).toEqual(new Set([-14, -7, -1, 0, 1, 7]));
    expect(all.filter(({ day, severity }) => day === 7 && severity === 'S1').map(({ rung }) => rung)).toEqual([
      'adviser',
      'manager',
      'service-manager',
    ]);
  });

  const days = (most: number) => fc.integer({ min: 1, max: most });
  const settings: fc.Arbitrary<LadderSettings> = fc.record({
    reminders: fc.record({
      daysBefore: fc.array(days(90), { maxLength: 5 }),
      onDay: fc.boolean(),
      daysAfter: fc.array(days(90), { maxLength: 5 }),
      thenEveryDays: days(90),
    }),
    escalation: fc
      .record({ managerDaysBeforeS1: days(90), climbs: fc.array(days(30), { minLength: 3, maxLength: 3 }) })
      .map(({ managerDaysBeforeS1, climbs }) => {
        const [first = 1, second = 1, third = 1] = climbs.sort((a, b) => a - b);
        return {
          managerDaysBeforeS1,
          managerDaysAfter: first,
          serviceManagerDaysAfter: second,
          headOfServiceDaysAfter: third,
          promiseDays: 28,
        };
      }),
  });
  const severities = fc.constantFrom<Severity>('S1', 'S2', 'G', 'L');

  it('no rung hears twice of one threshold, whatever is set', () => {
    fc.assert(
      fc.property(settings, (set) => {
        const all = thresholds(set, 120).map(({ day, severity, rung }) => `${day} ${severity} ${rung}`);
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });

  it('matters of local practice never go above the team manager, whatever is set', () => {
    fc.assert(
      fc.property(settings, fc.integer({ min: -90, max: 400 }), (set, day) => {
        for (const rung of rungsOn(day, 'L', set)) expect(['adviser', 'manager']).toContain(rung);
      }),
    );
  });

  it('nobody hears for the first time before those below them have heard it is late', () => {
    fc.assert(
      fc.property(settings, severities, (set, severity) => {
        const firstLate = (rung: string) =>
          thresholds(set, 120).find((one) => one.day > 0 && one.rung === rung && one.severity === severity)?.day;
        const climbs = ['manager', 'service-manager', 'head-of-service']
          .map(firstLate)
          .filter((day) => day !== undefined);
        expect(climbs).toEqual([...climbs].sort((a, b) => a - b));
        expect(climbs).toHaveLength(severity === 'L' ? 1 : 3);
      }),
    );
  });

  it('has none while nothing comes due within a fortnight', () => {
    expect(thresholds(DEFAULT, -15)).toEqual([]);
  });

  it.each([
    [-14, 'due-14'],
    [0, 'due'],
    [7, 'due+7'],
  ])('names the stage %s days from the due date', (day, stage) => {
    expect(stageOf(day)).toBe(stage);
  });
});
