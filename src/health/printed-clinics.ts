import { under } from '../documents/blocks';
import type { PrintedDocument } from '../documents/printed-document';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { clockTime, weekday } from '../web/dates';
import { SESSION_WAY_WORDS } from './clinic.form';
import type { ClinicDay } from './clinic-days';
import type { Clinic } from './clinics.service';

/** What is on in the next fourteen days, on paper for a young person: nothing that staff tell each other. */
export function printedClinics(
  days: readonly ClinicDay<Clinic>[],
  { area, council, today }: { area: string | null; council: string | null; today: LocalDate },
): PrintedDocument {
  return {
    kind: 'Sessions near me',
    language: 'en-GB',
    cover: {
      title: 'Who is there when',
      colour: '#00703c',
      name: area ?? 'Everywhere',
      lines: [`Two weeks from ${formatLong(today)}`, ...(council ? [council] : [])],
    },
    mark: null,
    parts: days.map(({ on, bankHoliday, sessions }) => ({
      title: weekday(on),
      blocks: [
        ...(bankHoliday ? [{ kind: 'text' as const, text: BANK_HOLIDAY }] : []),
        ...sessions.flatMap(({ service, fromTime, toTime, place, way, note }) =>
          under(2, `${service.name}, ${clockTime(fromTime)} to ${clockTime(toTime)}`, [
            { kind: 'text', text: service.what },
            {
              kind: 'list',
              items: [
                place,
                SESSION_WAY_WORDS[way],
                ...(note ? [note] : []),
                ...(way === 'booked' && service.booking ? [`Book: ${service.booking}`] : []),
                ...(service.phone ? [`Phone: ${service.phone}`] : []),
              ],
            },
          ]),
        ),
      ],
    })),
  };
}

export const BANK_HOLIDAY = 'It is a bank holiday: ask first whether somebody is there.';
