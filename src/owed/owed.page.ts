import type { UserActor } from '../access/actor';
import { pageLinks } from '../caseloads/page-links';
import type { LocalDate } from '../statutory/local-date';
import { opensWith, owedAddress } from './owed.address';
import type { OwedLine, OwedQuery } from './owed-list';
import { owedWords } from './owed-words';
import type { OwedChoices } from './owed.service';

export const OWED_A_PAGE = 25;

const SHOW_WORDS = { all: 'All', late: 'Late', 'due-7': 'Late or due in 7 days' } as const;

/** What is owed, as a list that can be narrowed. */
export function toOwedPage(
  { inAll, lines, choices }: { inAll: number; lines: OwedLine[]; choices: OwedChoices },
  query: OwedQuery & { page: number },
  actor: UserActor,
  today: LocalDate,
) {
  const to = (changes: Partial<OwedQuery & { page: number }>) => owedAddress({ ...query, page: 1, ...changes }, actor);
  const isFiltered = query.kind !== null || query.teamId !== null || query.who !== opensWith(actor);
  const shown = lines.slice(0, OWED_A_PAGE);
  const first = (query.page - 1) * OWED_A_PAGE;
  return {
    today,
    inAll,
    withheld: shown.some(({ what }) => what === null),
    rows: shown.map((line) => owedWords(line, today)),
    range: inAll > OWED_A_PAGE && shown.length > 0 ? `${first + 1} to ${first + shown.length} of ${inAll}` : null,
    pagination: pageLinks(query.page, Math.ceil(inAll / OWED_A_PAGE), (page) => to({ page })),
    shows: (Object.keys(SHOW_WORDS) as (keyof typeof SHOW_WORDS)[]).map((show) => ({
      text: SHOW_WORDS[show],
      href: to({ show }),
      current: show === query.show,
    })),
    show: query.show,
    isFiltered,
    clearHref: owedAddress({ show: query.show, kind: null, who: opensWith(actor), teamId: null }, actor),
    filters: {
      values: { who: query.who ?? 'everyone', kind: query.kind ?? '', team: query.teamId ?? '' },
      who: [
        { value: 'everyone', text: 'Everyone' },
        { value: 'mine', text: 'Me, and whom I cover for today' },
        ...choices.owners.map(({ id, name }) => ({ value: id, text: name })),
      ],
      kinds: [{ value: '', text: 'Anything' }, ...choices.kinds.map((kind) => ({ value: kind, text: kind }))],
      teams:
        choices.teams.length > 1
          ? [{ value: '', text: 'Every team' }, ...choices.teams.map(({ id, name }) => ({ value: id, text: name }))]
          : null,
    },
    empty: query.show === 'late' ? 'Nothing is late.' : 'Nothing is owed beside what’s due.',
  };
}
