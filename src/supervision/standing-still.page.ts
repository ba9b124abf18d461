import { onePage, pageAsked } from '../caseloads/page-links';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { chosen, type Fields } from '../web/fields';
import { agoWords } from '../web/day-words';
import { fullName } from '../young-people/names';
import type { CaseStandsStill } from './cases-standing-still';
import type { StandsStill, StillKind } from './standing-still';
import { RISK_WORDS } from './supervision-words';

const KINDS: readonly StillKind[] = ['movement', 'plan', 'review', 'transfer'];
const KIND_WORDS: Readonly<Record<StillKind, string>> = {
  movement: 'Nothing moved',
  plan: 'No plan',
  review: 'No review',
  transfer: 'No transfer',
};

export const STANDING_STILL = 'standing-still';
const CASES_A_PAGE = 50;

/** @param fields of the address: `why`, one kind of reason, and `page` */
export function toStandingStillPage(cases: readonly CaseStandsStill[], fields: Fields, today: LocalDate) {
  const why = chosen(fields, 'why', KINDS);
  const of = (kind: StillKind) => cases.filter(({ reasons }) => reasons.some((one) => one.kind === kind));
  const at = `/team/${STANDING_STILL}`;
  const listed = why ? of(why) : cases;
  const { shown, pagination } = onePage(
    listed,
    pageAsked(fields),
    CASES_A_PAGE,
    (page) => `${at}?${why ? `why=${why}&` : ''}page=${page}`,
  );
  return {
    today,
    shows: [
      { text: `All (${cases.length})`, href: at, current: why === null },
      ...KINDS.map((kind) => ({
        text: `${KIND_WORDS[kind]} (${of(kind).length})`,
        href: `${at}?why=${kind}`,
        current: why === kind,
      })),
    ],
    inAll: listed.length,
    pagination,
    cases: shown.map((one) => ({
      name: fullName(one),
      at: `/young-people/${one.personId}`,
      panelAt: `/young-people/${one.personId}/panels/new`,
      panel: one.panel && {
        at: `/young-people/${one.personId}/panels/${one.panel.id}`,
        words: `On the panel of ${formatLong(one.panel.heldOn)}`,
      },
      decideAt: `/young-people/${one.personId}/decisions/new?about=${STANDING_STILL}`,
      worker: one.workerName,
      team: one.teamName,
      risk: RISK_WORDS[one.risk],
      isHigh: one.risk === 'high',
      because: one.reasons.map(({ because }) => because),
      decided: one.decidedOn && agoWords(one.decidedOn, today),
    })),
  };
}

/** The facts that a manager's decision begins with. */
export function factsOfDecision(reasons: readonly StandsStill[]): string {
  return reasons.map(({ because }) => because).join(' ');
}
