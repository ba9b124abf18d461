import type { LocalDate } from '../statutory/local-date';
import { addDays } from '../statutory/local-date';

/** What one entry of a calendar says. It goes to machines that anybody may look over: it names no young person. */
export interface CalendarEvent {
  /** The same for the same thing, however it changes. */
  uid: string;
  /** Rises with every change. */
  sequence: number;
  /** When what it says was last changed; of an invitation, when it was made. */
  stampedAt: Date;
  /** A whole day in England, or an instant with a length in minutes. */
  when: { day: LocalDate } | { at: Date; minutes: number };
  summary: string;
  description: string;
  /** Where it leads, behind the sign-in. */
  url: string;
  cancelled: boolean;
}

export interface Calendar {
  /** PUBLISH: to be looked at; REQUEST and CANCEL: into somebody's own calendar, and out of it. */
  method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  /** Of a feed: what the calendar is called. */
  name?: string;
  /** Of an invitation: the addresses it comes from and goes to. */
  between?: { organizer: string; attendee: string };
  events: readonly CalendarEvent[];
}

const LONGEST_LINE_OCTETS = 75;
/** How often calendars are asked to look again. Most look when they like. */
const LOOK_AGAIN_AFTER = 'PT1H';

/**
 * The text of an iCalendar object (RFC 5545, RFC 5546), with CRLF at the end of each line and no line longer than 75
 * octets. Instants are written in UTC, so that they need no time zone and stand right when the clocks change.
 */
export function icalendar({ method, name, between, events }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Onward//Onward//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...(name === undefined
      ? []
      : [
          `NAME:${escaped(name)}`,
          `X-WR-CALNAME:${escaped(name)}`,
          `REFRESH-INTERVAL;VALUE=DURATION:${LOOK_AGAIN_AFTER}`,
          `X-PUBLISHED-TTL:${LOOK_AGAIN_AFTER}`,
        ]),
    ...events.flatMap((event) => eventLines(event, between)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(event: CalendarEvent, between: Calendar['between']): string[] {
  const { uid, sequence, stampedAt, when, summary, description, url, cancelled } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(stampedAt)}`,
    // The end is the first day, or the first instant, that no longer belongs to it.
    ...('day' in when
      ? [`DTSTART;VALUE=DATE:${compact(when.day)}`, `DTEND;VALUE=DATE:${compact(addDays(when.day, 1))}`]
      : [`DTSTART:${utc(when.at)}`, `DTEND:${utc(new Date(when.at.getTime() + when.minutes * 60_000))}`]),
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${url}`,
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    // What is due on a day does not take the day up.
    `TRANSP:${'day' in when || cancelled ? 'TRANSPARENT' : 'OPAQUE'}`,
    'CLASS:PRIVATE',
    ...(between
      ? [
          `ORGANIZER:mailto:${between.organizer}`,
          `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:${between.attendee}`,
        ]
      : []),
    'END:VEVENT',
  ];
}

/** A TEXT value (RFC 5545, 3.3.11). Other control characters have no place in one. */
function escaped(text: string): string {
  return (
    text
      .replaceAll(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex
      .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
      .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
      .replaceAll('\n', '\\n')
  );
}

/** Long lines go on in the next, after a space, and never in the middle of a character (RFC 5545, 3.1). */
function folded(line: string): string {
  const parts: string[] = [];
  let [part, octets] = ['', 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    // The space that begins a further line counts.
    if (octets + size > LONGEST_LINE_OCTETS) {
      parts.push(part);
      [part, octets] = ['', 1];
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

/** 20260309T143000Z */
function utc(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** 20260309 */
function compact(day: LocalDate): string {
  return day.replaceAll('-', '');
}
