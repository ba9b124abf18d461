import { under } from '../documents/blocks';
import type { PrintedDocument } from '../documents/printed-document';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { SERVICE_KIND_WORDS } from './health-words';
import { SERVICE_KINDS, type HealthService } from './passport.entities';

/** The services of an area on paper, for a young person to take along. */
export function printedServices(
  services: readonly HealthService[],
  { area, council, today }: { area: string | null; council: string | null; today: LocalDate },
): PrintedDocument {
  const open = services.filter(({ closed }) => !closed);
  return {
    kind: 'Services near me',
    language: 'en-GB',
    cover: {
      title: 'Who can help me',
      colour: '#00703c',
      name: area ?? 'Everywhere',
      lines: [`As on ${formatLong(today)}`, ...(council ? [council] : [])],
    },
    mark: null,
    parts: SERVICE_KINDS.map((kind) => ({
      title: SERVICE_KIND_WORDS[kind],
      blocks: open
        .filter((one) => one.kind === kind)
        .flatMap(({ name, what, how, phone, web, ageFrom, ageTo, opening, booking }) =>
          under(2, name, [
            { kind: 'text', text: what },
            {
              kind: 'list',
              items: [
                how,
                ...(opening ? [`Open: ${opening}`] : []),
                ...(booking ? [`Book: ${booking}`] : []),
                ...(phone ? [`Phone: ${phone}`] : []),
                ...(web ? [web] : []),
                ...(ageWords(ageFrom, ageTo) ? [ageWords(ageFrom, ageTo)!] : []),
              ],
            },
          ]),
        ),
    })).filter(({ blocks }) => blocks.length > 0),
  };
}

/** For which ages; null for all. */
export function ageWords(from: number | null, to: number | null): string | null {
  if (from !== null && to !== null) return `For ages ${from} to ${to}`;
  if (from !== null) return `From age ${from}`;
  return to === null ? null : `To age ${to}`;
}
