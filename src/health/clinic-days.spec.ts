import { addDays, localDate } from '../statutory/local-date';
import { shownCounts } from './clinic-counts';
import { clinicDays, isHeldOn } from './clinic-days';
import type { HealthService } from './passport.entities';
import { printedClinics } from './printed-clinics';
import { printedServices } from './printed-services';

const day = localDate;

describe('sessions day by day', () => {
  const weekly = { weekly: true, firstOn: day('2026-12-07'), lastOn: day('2026-12-21'), fromTime: '14:00' };

  it.each([
    ['2026-12-06', false, 'before the first'],
    ['2026-12-07', true, 'the first'],
    ['2026-12-08', false, 'another weekday'],
    ['2026-12-21', true, 'the last'],
    ['2026-12-28', false, 'after the last'],
  ])('on %s: %s, %s', (on, held) => {
    expect(isHeldOn(weekly, day(on))).toBe(held);
  });

  it('goes over the end of a year and February the 29th', () => {
    const endless = { ...weekly, firstOn: day('2027-12-28'), lastOn: null };
    const held = clinicDays([endless], day('2027-12-27'), 70).map(({ on }) => on);
    expect(held).toHaveLength(10);
    expect(held).toContain('2028-02-29');
  });

  it('looks fourteen days ahead, today included, by time, and marks a bank holiday', () => {
    const once = (on: string, fromTime: string) => ({ weekly: false, firstOn: day(on), lastOn: day(on), fromTime });
    const from = day('2026-12-20');
    const sessions = [
      once('2026-12-20', '16:00'),
      once('2026-12-20', '09:30'),
      once('2026-12-25', '10:00'),
      once('2026-12-26', '10:00'),
      once(addDays(from, 13), '10:00'),
      once(addDays(from, 14), '10:00'),
    ];
    expect(clinicDays(sessions, from).map(({ on, bankHoliday, sessions: of }) => [on, bankHoliday, of.length])).toEqual(
      [
        ['2026-12-20', false, 2],
        ['2026-12-25', true, 1],
        ['2026-12-26', false, 1],
        ['2027-01-02', false, 1],
      ],
    );
    expect(clinicDays(sessions, from)[0]!.sessions.map(({ fromTime }) => fromTime)).toEqual(['09:30', '16:00']);
  });

  it('prints what young people need to come, and nothing that staff tell each other', () => {
    const today = day('2026-12-25');
    const service: HealthService = {
      ...{ id: 'one', name: 'Nurse', kind: 'other', areas: [], ageFrom: null, ageTo: null, what: 'Looks.', how: 'Go.' },
      ...{ phone: '01632 960100', web: null, step: null, forWhom: null, waitDays: null, commitment: null },
      ...{
        opening: 'Fridays',
        booking: 'https://book.example',
        staffNote: 'SECRET',
        checkedOn: null,
        checkedById: null,
      },
      ...{ closed: false, version: 1, changedAt: new Date(0), changedById: null },
    };
    const clinic = {
      ...{ id: 'two', serviceId: 'one', weekly: false, firstOn: today, lastOn: today, fromTime: '14:00' },
      ...{ toTime: '16:00', place: 'Library', way: 'booked' as const, note: 'Ask for the nurse' },
      ...{ version: 1, changedAt: new Date(0), changedById: null, service },
    };
    const about = { area: null, council: 'Westmoor', today };
    const list = JSON.stringify(printedServices([service, { ...service, name: 'Gone', closed: true }], about));
    const calendar = JSON.stringify(printedClinics(clinicDays([clinic], today), about));
    for (const words of ['Fridays', 'https://book.example', '01632 960100']) expect(list).toContain(words);
    for (const words of ['Nurse, 2pm to 4pm', 'Library', 'Book first', 'https://book.example', 'bank holiday']) {
      expect(calendar).toContain(words);
    }
    expect(list).not.toMatch(/SECRET|Gone/);
    expect(calendar).not.toContain('SECRET');
  });

  it('shows no number from 1 to 4, and none that tells one', () => {
    const said = [
      ['2026-11-02', 8],
      ['2026-11-09', 2],
      ['2026-10-05', 0],
      ['2026-10-12', 12],
    ] as const;
    const { came, months } = shownCounts(said.map(([onDay, number]) => ({ onDay: day(onDay), came: number })));
    expect(came).toBe(22);
    expect(months.map((month) => [month.month, month.came, month.days.map((one) => one.came)])).toEqual([
      ['2026-11', 10, [null, null]],
      ['2026-10', 12, [12, 0]],
    ]);
    expect(shownCounts([{ onDay: day('2026-11-02'), came: 3 }]).came).toBeNull();
  });
});
