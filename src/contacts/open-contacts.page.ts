import type { UserActor } from '../access/actor';
import { onePage, pageAsked } from '../caseloads/page-links';
import type { LocalDate } from '../statutory/local-date';
import { agoWords } from '../web/day-words';
import type { Fields } from '../web/fields';
import { fullName } from '../young-people/names';
import { APPOINTMENT_WORDS } from './appointment-words';
import { contactWords } from './contact-words';
import type { ContactFigures, OpenContacts, OpenContactsService } from './open-contacts.service';
import { MISSES_THAT_WARN } from './signs';

/** Lines of each list, which have pages of their own. */
const OPEN_A_PAGE = 100;
/** What an address calls the page of each list. */
const PAGE_OF = { withoutOutcome: 'outcomes', notesToFollow: 'notes', notFound: 'not-found' } as const;

/** How visits went: outcomes, notes, and whom nobody found. @param fields of the address */
export function toOutcomesPage(open: OpenContacts, fields: Fields, actor: UserActor, today: LocalDate) {
  const page = <K extends keyof OpenContacts>(which: K) => {
    const name = PAGE_OF[which];
    const to = (number: number) => `/outcomes?${name}=${number}#${name}`;
    const lines: readonly OpenContacts[K][number][] = open[which];
    return { inAll: lines.length, ...onePage(lines, pageAsked(fields, name), OPEN_A_PAGE, to) };
  };
  const [outcomes, notes, notFound] = [page('withoutOutcome'), page('notesToFollow'), page('notFound')];
  const by = (name: string | null) => (actor.role === 'manager' && name !== actor.name ? name : null);
  return {
    inAll: { outcomes: outcomes.inAll, notes: notes.inAll },
    pagination: { outcomes: outcomes.pagination, notes: notes.pagination, notFound: notFound.pagination },
    withoutOutcome: outcomes.shown.map((line) => {
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
    notesToFollow: notes.shown.map((line) => ({
      name: fullName(line),
      noteAt: `/young-people/${line.personId}/contacts/${line.contactId}`,
      what: contactWords(line),
      heldOn: line.heldOn,
      ago: agoWords(line.heldOn, today),
      by: by(line.staffName),
    })),
    notFound: notFound.shown.map((line) => ({
      name: fullName(line),
      at: `/young-people/${line.personId}`,
      missed: line.missed,
      touchMayBeLost: line.missed >= MISSES_THAT_WARN,
      lastMissedOn: line.lastMissedOn,
      tryAgainOn: line.tryAgainOn,
      nextAt: line.nextAt,
      tryAgainPassed: line.tryAgainOn !== null && line.tryAgainOn < today,
      by: by(line.staffName),
    })),
  };
}

/** @param worker whose late entries are shown; null for everybody's */
export function toContactFiguresPage(
  { since, workers, late }: Awaited<ReturnType<OpenContactsService['figures']>>,
  worker: string | null,
  page: number,
  today: LocalDate,
) {
  const ofWorker = late.filter(({ staffId }) => worker === null || staffId === worker);
  const { shown, pagination } = onePage(
    ofWorker,
    page,
    LATE_A_PAGE,
    (to) => `/team/contacts?${worker === null ? '' : `worker=${worker}&`}page=${to}#late`,
  );
  return {
    since,
    today,
    workers: workers.map((line) => ({
      ...line,
      lateHref: line.late > 0 ? `/team/contacts?worker=${line.staffId}#late` : null,
    })),
    total: totalOf(workers),
    ofWorker: workers.find(({ staffId }) => staffId === worker)?.name ?? null,
    late: shown.map((line) => ({
      name: fullName(line),
      at: `/young-people/${line.personId}?recorded=${line.contactId}#contacts`,
      what: contactWords(line),
      heldOn: line.heldOn,
      days: line.days,
      by: line.staffName,
    })),
    pagination,
  };
}

const LATE_A_PAGE = 50;
const COUNTS = ['planned', 'held', 'cancelled', 'withoutOutcome', 'moved', 'recorded', 'late'] as const;

function totalOf(workers: readonly ContactFigures[]): Record<(typeof COUNTS)[number], number> {
  const sum = (name: (typeof COUNTS)[number]) => workers.reduce((total, line) => total + line[name], 0);
  return Object.fromEntries(COUNTS.map((name) => [name, sum(name)])) as Record<(typeof COUNTS)[number], number>;
}
