import fc from 'fast-check';
import ICAL from 'ical.js';
import { addDays, localDate } from '../statutory/local-date';
import { londonInstant, londonTime } from '../web/typed-time';
import { todayInLondon } from '../platform/clock';
import { icalendar, type Calendar, type CalendarEvent } from './icalendar';

const STAMP = new Date('2026-11-23T10:00:00Z');

const anEvent = (given: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'appointment-1@onward.example',
  sequence: 0,
  stampedAt: STAMP,
  when: { at: new Date('2026-11-24T14:30:00Z'), minutes: 60 },
  summary: 'Visit booked',
  description: 'Open Onward to see who.',
  url: 'https://onward.example/calendar/appointments/1',
  cancelled: false,
  ...given,
});

const aCalendar = (events: CalendarEvent[], given: Partial<Calendar> = {}) =>
  icalendar({ method: 'PUBLISH', events, ...given });

/** As another library reads it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  const events = calendar.getAllSubcomponents('vevent').map((one) => ({ component: one, event: new ICAL.Event(one) }));
  return { calendar, events };
}

const property = (component: ICAL.Component, name: string) => component.getFirstPropertyValue(name);

describe('icalendar', () => {
  it('ends every line with CRLF, and folds at 75 octets without cutting a letter in two', () => {
    const text = aCalendar([anEvent({ summary: 'é€𝄞'.repeat(60), description: 'Ü'.repeat(200) })]);

    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const lines = text.split('\r\n');
    expect(lines.at(-1)).toBe('');
    for (const line of lines) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\ufffd');
    }
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeGreaterThan(70);
    expect(read(text).events[0]!.event.summary).toBe('é€𝄞'.repeat(60));
  });

  it('is read back by another library to the letter, whatever it says', () => {
    const sayable = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[\p{Cc}]/gu, ' '));
    fc.assert(
      fc.property(fc.array(sayable, { minLength: 1 }), sayable, (lines, summary) => {
        const description = lines.join('\n');
        const text = aCalendar([anEvent({ summary: `a${summary}`, description: `b${description}c` })]);
        const { event } = read(text).events[0]!;
        expect([event.summary, event.description]).toEqual([`a${summary}`, `b${description}c`]);
      }),
    );
  });

  it('escapes commas, semicolons, backslashes and line ends, and lets nothing begin a line of its own', () => {
    const text = aCalendar([anEvent({ summary: 'a,b;c\\d', description: 'one\r\nEND:VEVENT\ntwo\u0007' })]);

    expect(text).toContain('SUMMARY:a\\,b\\;c\\\\d\r\n');
    expect(text).toContain('DESCRIPTION:one\\nEND:VEVENT\\ntwo \r\n');
    expect(read(text).events).toHaveLength(1);
  });

  it('gives a thing that is due the whole day, with an end on the next, also over the end of a month', () => {
    const text = aCalendar([anEvent({ when: { day: localDate('2026-11-30') } })]);

    expect(text).toContain('DTSTART;VALUE=DATE:20261130\r\nDTEND;VALUE=DATE:20261201\r\n');
    const { event } = read(text).events[0]!;
    expect([event.startDate.isDate, event.startDate.toString(), event.duration.toSeconds()]).toEqual([
      true,
      '2026-11-30',
      86_400,
    ]);
    expect(text).toContain('TRANSP:TRANSPARENT');
  });

  it.each([
    ['2026-03-28', '14:30', '20260328T143000Z', 'the day before the clocks go forward'],
    ['2026-03-29', '14:30', '20260329T133000Z', 'the day they do'],
    ['2026-10-24', '14:30', '20261024T133000Z', 'the day before they go back'],
    ['2026-10-25', '14:30', '20261025T143000Z', 'the day they do'],
    ['2026-07-01', '00:15', '20260630T231500Z', 'a quarter past midnight in summer'],
  ])('writes %s at %s by clocks in England as %s: %s', (day, at, written) => {
    const text = aCalendar([anEvent({ when: { at: londonInstant(localDate(day), at), minutes: 60 } })]);

    expect(text).toContain(`DTSTART:${written}\r\n`);
    const start = read(text).events[0]!.event.startDate.toJSDate();
    expect([todayInLondon(start), londonTime(start)]).toEqual([day, at]);
  });

  it('keeps the clock time of every day of a year', () => {
    for (let day = localDate('2026-01-01'); day < '2027-01-01'; day = addDays(day, 1)) {
      const text = aCalendar([anEvent({ when: { at: londonInstant(day, '09:05'), minutes: 60 } })]);
      const { startDate, endDate } = read(text).events[0]!.event;
      expect([todayInLondon(startDate.toJSDate()), londonTime(startDate.toJSDate())]).toEqual([day, '09:05']);
      expect(londonTime(endDate.toJSDate())).toBe('10:05');
    }
  });

  it('stamps in UTC and counts changes, so that a calendar knows which of two is newer', () => {
    const { component } = read(aCalendar([anEvent({ sequence: 3 })])).events[0]!;

    expect(String(property(component, 'dtstamp'))).toBe('2026-11-23T10:00:00Z');
    expect(property(component, 'sequence')).toBe(3);
    expect(property(component, 'uid')).toBe('appointment-1@onward.example');
  });

  it('invites from the service to one address, and takes an invitation back under the same UID', () => {
    const between = { organizer: 'onward@council.example', attendee: 'ada@council.example' };
    const invited = read(aCalendar([anEvent()], { method: 'REQUEST', between }));
    const takenBack = read(aCalendar([anEvent({ sequence: 1, cancelled: true })], { method: 'CANCEL', between }));

    expect([property(invited.calendar, 'method'), property(takenBack.calendar, 'method')]).toEqual([
      'REQUEST',
      'CANCEL',
    ]);
    expect(property(takenBack.events[0]!.component, 'status')).toBe('CANCELLED');
    expect(takenBack.events[0]!.event.uid).toBe(invited.events[0]!.event.uid);
    expect(String(property(invited.events[0]!.component, 'organizer'))).toBe('mailto:onward@council.example');
    expect(invited.events[0]!.event.attendees.map((one) => String(one.getFirstValue()))).toEqual([
      'mailto:ada@council.example',
    ]);
  });
});
