import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { itemPauses } from '../pauses/pause-words';
import { pauseReasonWords } from '../pauses/pause-reasons';
import { isOutstanding } from '../statutory/deadline';
import type { LocalDate } from '../statutory/local-date';
import { dueWords } from '../web/day-words';
import { standsWords, startedWords } from '../young-people/due-words';
import { BASIS_WORDS } from '../young-people/status-words';
import { actionLink, whatMeets, writeLink } from '../young-people/what-meets';
import { toSaid } from './acknowledge.page';
import type { DueDetail } from './due-detail.service';
import { latenessShown } from './due-lateness';
import { factHref, type KnownFact } from './known-facts';

/** The page of one item of what's due, already in words. */
export function toDueDetailPage(detail: DueDetail, actor: UserActor, today: LocalDate) {
  const { heading, item } = detail;
  const at = `/young-people/${heading.id}`;
  const meets = whatMeets(item.rule);
  const outstanding = isOutstanding(item.state);
  const paused = outstanding && item.pausedUntil !== null && item.pausedUntil > today;
  const linked = (fact: KnownFact | null) =>
    fact && { words: fact.words, on: fact.on, href: factHref(fact, at, actor) };
  return {
    at,
    person: heading,
    title: item.title,
    stands: outstanding ? dueWords(item.dueOn, today) : standsWords(item, today),
    outstanding,
    overdue: outstanding && item.dueOn < today,
    partial: item.state === 'partial',
    declined: item.state === 'declined',
    because: item.because,
    dueOn: item.dueOn,
    planBy: outstanding && item.planBy < item.dueOn ? item.planBy : null,
    notBefore: item.notBefore,
    whatMeets: meets?.what ?? null,
    action: outstanding && meets ? actionLink(meets.action, at, actor) : null,
    write: outstanding && meets ? writeLink(meets.action, at, actor) : null,
    paused: paused
      ? { until: item.pausedUntil, reason: pauseReasonWords(item.pausedReason ?? ''), by: detail.pausedBy }
      : null,
    itemPauses: itemPauses(
      detail.pauses,
      outstanding && may(actor, 'ask-for-pause'),
      `${at}/due/${item.id}/pause`,
      today,
    ),
    startedWords: startedWords(item),
    startedBy: linked(detail.startedBy),
    metBy: linked(detail.metBy),
    /** Only where it says more than what started it. */
    subject: detail.subject?.id === detail.startedBy?.id ? null : linked(detail.subject),
    ...latenessShown(detail, { at, actor, today }),
    rule: item.rule,
    basis: item.dutyBasis,
    basisWords: BASIS_WORDS[item.dutyBasis],
    dateBasisWords: BASIS_WORDS[item.dateBasis],
    confirmed: item.confirmed,
    provisions: detail.provisions,
    said: toSaid(detail.said, actor, today),
    acknowledgeAt: outstanding && may(actor, 'record-casework') ? `${at}/due/${item.id}/acknowledge` : null,
    history: detail.history,
  };
}
