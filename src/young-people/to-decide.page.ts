import { todayInLondon } from '../platform/clock';
import type { StatusCode } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { agoWords } from '../web/day-words';
import { matterKindWords, NO_STATUS, STATUS_QUESTION } from './matter-kinds';
import { toDecideAddress, wayBackTo } from './matter-way-back';
import type { DecisionList } from './matters.service';
import { fullName } from './names';
import { recordGivesWords, STATUS_WORDS } from './status-words';

/** What a manager has to decide, in words. @param kind the kind asked for; null for all */
export function toDecidePage(list: DecisionList, kind: string | null, hasTeams: boolean, today: LocalDate) {
  const all = list.kinds.reduce((sum, { total }) => sum + total, 0);
  const { query } = wayBackTo(kind);
  return {
    all,
    inAll: list.inAll,
    shows: [
      { text: `All (${all})`, href: toDecideAddress(null), current: kind === null },
      ...list.kinds.map((one) => ({
        text: `${matterKindWords(one.kind)} (${one.total})`,
        href: toDecideAddress(one.kind),
        current: one.kind === kind,
      })),
    ],
    matters: list.matters.map((matter) => ({
      name: fullName(matter),
      at: `/young-people/${matter.personId}`,
      settleAt: `/young-people/${matter.personId}/${isStatus(matter.kind) ? 'status-decisions/new' : `matters/${matter.key}`}${query}`,
      kind: matterKindWords(matter.kind),
      facts: matter.facts,
      record: isStatus(matter.kind) && matter.status ? recordWords(matter.status, matter.because) : null,
      decided: matter.decided && {
        words: STATUS_WORDS[matter.decided.status],
        on: matter.decided.on,
        by: matter.decided.by,
        whenRecordGave:
          matter.decided.whenRecordGave === matter.status ? null : recordGivesWords(matter.decided.whenRecordGave),
        leavesNothingDue: matter.kind === NO_STATUS,
      },
      since: matter.since,
      ago: agoWords(todayInLondon(matter.since), today),
      team: hasTeams ? (matter.teamName ?? 'No team yet') : null,
    })),
    empty: kind && all > 0 ? 'Nothing of this kind is left to decide.' : 'Nothing waits for a manager to decide.',
    previousHref: list.page > 1 ? toDecideAddress(kind, list.page - 1) : null,
    nextHref: list.page < list.pages ? toDecideAddress(kind, list.page + 1) : null,
  };
}

/** Whether it is decided as a status rather than settled by itself. */
function isStatus(kind: string): boolean {
  return kind === NO_STATUS || kind === STATUS_QUESTION;
}

function recordWords(status: StatusCode, because: string[]): string {
  return [`The record gives: ${recordGivesWords(status)}.`, ...because].join(' ');
}
