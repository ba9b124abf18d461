import { APPOINTMENT_WORDS } from '../contacts/appointment-words';
import { dateAndTime } from '../web/dates';
import type { CalendarAddresses } from './addresses';
import { appointmentEvent, type BookedAppointment } from './appointment-event';
import { icalendar } from './icalendar';

/** What an invitation tells: that something is booked, that it is at another time, or that it is off. */
export type InvitationNews = 'booked' | 'moved' | 'off';

const NEWS_WORDS: Record<InvitationNews, string> = {
  booked: 'booked for',
  moved: 'moved to',
  off: 'no longer planned for',
};

export interface InvitationSaid {
  news: InvitationNews;
  appointment: BookedAppointment;
  /** Whoever gets it is to keep it, or works with the young person whom a colleague is to see. */
  isKeeper: boolean;
  /** Where it goes. */
  to: string;
  /** What mails of the service come from, `Onward <onward@council.example>`. */
  mailFrom: string;
  at: Date;
  /** Of a council to practise in: the mail says so. */
  madeUp: boolean;
}

/** The mail around an entry for a calendar: the kind, the hour and a link. It names nobody and no place. */
export function invitationMail(said: InvitationSaid, addresses: CalendarAddresses) {
  const { news, appointment, isKeeper, to, mailFrom, at, madeUp } = said;
  const what = `${APPOINTMENT_WORDS[appointment.kind]} ${NEWS_WORDS[news]} ${dateAndTime(appointment.plannedAt)}`;
  const isOff = news === 'off';
  const event = appointmentEvent({ ...appointment, state: isOff ? 'cancelled' : 'planned' }, addresses, at);
  const method: 'REQUEST' | 'CANCEL' = isOff ? 'CANCEL' : 'REQUEST';
  const organizer = /<([^<>]+)>\s*$/.exec(mailFrom)?.[1] ?? mailFrom;
  const body = [
    ...(madeUp ? ['For practice: this is from a made-up council, and nobody in it is real.', ''] : []),
    `${what}.`,
    ...(isKeeper ? [] : [`A colleague ${isOff ? 'was' : 'is'} to keep it, with a young person you work with.`]),
    isOff
      ? 'The file with this mail takes it out of your calendar.'
      : 'The file with this mail puts it into your calendar. You need not answer.',
    '',
    'Who it is with, and where:',
    addresses.appointment(appointment.id),
    '',
    'This mail names nobody, so that it can be read anywhere. Choose whether to get such mails under My calendar:',
    addresses.mine(),
    '',
  ].join('\n');
  const text = icalendar({ method, between: { organizer, attendee: to }, events: [event] });
  return { subject: `Onward: ${what.charAt(0).toLowerCase()}${what.slice(1)}`, body, calendar: { method, text } };
}
