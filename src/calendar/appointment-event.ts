import { APPOINTMENT_WORDS } from '../contacts/appointment-words';
import type { Appointment } from '../contacts/appointment.entity';
import type { CalendarAddresses } from './addresses';
import type { CalendarEvent } from './icalendar';

/** What a calendar needs to know of an appointment: not whom it is with, nor where. */
export type BookedAppointment = Pick<Appointment, 'id' | 'kind' | 'plannedAt' | 'state' | 'version'>;

/** Nobody says how long an appointment takes; an entry without a length is hard to see. */
const MINUTES: Record<Appointment['kind'], number> = { visit: 60, review: 60, meeting: 60, call: 30 };

/** An appointment as an entry of a calendar: the kind and the hour, and a link to the rest. */
export function appointmentEvent(
  { id, kind, plannedAt, state, version }: BookedAppointment,
  addresses: CalendarAddresses,
  stampedAt: Date,
): CalendarEvent {
  return {
    uid: addresses.uidOfAppointment(id),
    sequence: version - 1,
    stampedAt,
    when: { at: plannedAt, minutes: MINUTES[kind] },
    summary: `${APPOINTMENT_WORDS[kind]} ${STATE_WORDS[state]}`,
    description: [
      'Who it is with and where stands in Onward, for whoever may see it:',
      addresses.appointment(id),
      `The end is a guess: Onward does not know how long it takes.`,
    ].join('\n'),
    url: addresses.appointment(id),
    cancelled: state === 'cancelled',
  };
}

const STATE_WORDS: Record<Appointment['state'], string> = {
  planned: 'booked',
  held: 'held',
  cancelled: 'cancelled',
};
