import type { UserActor } from '../access/actor';
import { ageOn, type LocalDate } from '../statutory/local-date';
import { dueWords } from '../web/day-words';
import { fullName } from '../young-people/names';
import { STATUS_WORDS } from '../young-people/status-words';
import { caseloadAddress, readCaseloadAddress } from './caseload.address';
import { SHOW_WORDS } from './caseload.page';
import type { CaseloadShow, FirstOf } from './caseload.service';

/** The lists whose first lines are shown; the others are counted, and open as a whole. */
const WITH_LINES: readonly CaseloadShow[] = ['overdue', 'waiting', 'for-a-manager', 'partly-done'];

/** How the council stands: how many are on each list, the first of those that ask for somebody, and the way to all. */
export function toOverviewPage(lists: readonly FirstOf[], actor: UserActor, today: LocalDate) {
  const at = (asked: Record<string, string>) =>
    caseloadAddress(readCaseloadAddress({ who: 'everyone', ...asked }, actor), actor);
  const whole = lists.find(({ show }) => show === 'all')!;
  return {
    today,
    counts: lists.map(({ show, people, items }) => ({
      text: SHOW_WORDS[show],
      people,
      items: show === 'all' || show === 'waiting' || show === 'for-a-manager' ? null : items,
      href: at({ show }),
    })),
    lists: lists
      .filter(({ show, people }) => WITH_LINES.includes(show) && people > 0)
      .map(({ show, people, rows }) => ({
        id: show,
        text: SHOW_WORDS[show],
        people,
        href: at({ show }),
        rows: rows.map((row) => ({
          name: fullName(row),
          at: `/young-people/${row.id}`,
          age: row.diedOn ? null : ageOn(row.dateOfBirth, today),
          what: show === 'for-a-manager' ? (row.forManager[0] ?? null) : (row.due[0]?.title ?? null),
          when: show !== 'for-a-manager' && row.due[0] ? dueWords(row.due[0].dueOn, today) : null,
          overdue: row.due[0]?.overdue ?? false,
          whose: [row.adviserName, row.teamName].filter(Boolean).join(', '),
        })),
      })),
    statuses: whole.statuses.map(({ status, people }) => ({
      text: STATUS_WORDS[status],
      people,
      href: at({ status }),
    })),
  };
}
