import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { agoWords } from '../web/day-words';
import { fullName } from '../young-people/names';
import { APPOINTMENT_WORDS } from './appointment-words';
import { contactWords } from './contact-words';
import type { ContactFigures, OpenContacts, OpenContactsService } from './open-contacts.service';
import { MISSES_THAT_WARN } from './signs';

/** How visits went: outcomes, notes, and whom nobody found. */
export function toOutcomesPage(open: OpenContacts, actor: UserActor, today: LocalDate) {
  const by = (name: string | null) => (actor.role === 'manager' && name !== actor.name ? name : null);
  return {
    withoutOutcome: open.withoutOutcome.map((line) => {
      const at = `/young-people/${line.personId}`;
      const outcome = (result: string) => `${at}/contacts/new?appointment=${line.id}&outcome=${result}`;
      const isCall = line.kind === 'call';
      return {
        name: fullName(line),
        at,
        plannedAt: line.plannedAt,
        kind: APPOINTMENT_WORDS[line.kind],
        by: by(line.staffName),
        links: [
          { text: isCall ? 'Spoke' : 'Seen', href: outcome('seen') },
          { text: isCall ? 'No answer' : 'Not in', href: outcome('not-in') },
          ...(isCall ? [] : [{ text: 'Seen, note later', href: `${at}/contacts/seen-now?appointment=${line.id}` }]),
        ],
      };
    }),
    notesToFollow: open.notesToFollow.map((line) => ({
      name: fullName(line),
      noteAt: `/young-people/${line.personId}/contacts/${line.contactId}`,
      what: contactWords(line),
      heldOn: line.heldOn,
      ago: agoWords(line.heldOn, today),
      by: by(line.staffName),
    })),
    notFound: open.notFound.map((line) => ({
      name: fullName(line),
      at: `/young-people/${line.personId}`,
      missed: line.missed,
      touchMayBeLost: line.missed >= MISSES_THAT_WARN,
      lastMissedOn: line.lastMissedOn,
      tryAgainOn: line.tryAgainOn,
      tryAgainPassed: line.tryAgainOn !== null && line.tryAgainOn < today,
      by: by(line.staffName),
    })),
  };
}

/** @param worker whose late entries are shown; null for everybody's */
export function toContactFiguresPage(
  { since, workers, late }: Awaited<ReturnType<OpenContactsService['figures']>>,
  worker: string | null,
  today: LocalDate,
) {
  const shown = late.filter(({ staffId }) => worker === null || staffId === worker);
  return {
    since,
    today,
    workers: workers.map((line) => ({
      ...line,
      lateHref: line.late > 0 ? `/team/contacts?worker=${line.staffId}#late` : null,
    })),
    total: totalOf(workers),
    ofWorker: workers.find(({ staffId }) => staffId === worker)?.name ?? null,
    late: shown.slice(0, MOST_LATE).map((line) => ({
      name: fullName(line),
      at: `/young-people/${line.personId}?recorded=${line.contactId}#contacts`,
      what: contactWords(line),
      heldOn: line.heldOn,
      days: line.days,
      by: line.staffName,
    })),
    notShown: Math.max(0, shown.length - MOST_LATE),
  };
}

const MOST_LATE = 100;
const COUNTS = ['planned', 'held', 'cancelled', 'withoutOutcome', 'moved', 'recorded', 'late'] as const;

function totalOf(workers: readonly ContactFigures[]): Record<(typeof COUNTS)[number], number> {
  const sum = (name: (typeof COUNTS)[number]) => workers.reduce((total, line) => total + line[name], 0);
  return Object.fromEntries(COUNTS.map((name) => [name, sum(name)])) as Record<(typeof COUNTS)[number], number>;
}
