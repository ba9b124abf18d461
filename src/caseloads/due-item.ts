import { may } from '../access/access';
import type { Actor } from '../access/actor';
import { lateWords } from '../late-causes/late-line';
import { NOT_WHAT_IS_ASKED } from '../statutory/deadline';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { dueWords } from '../web/day-words';
import { BASIS_WORDS } from '../young-people/status-words';
import { actionLink, whatMeets } from '../young-people/what-meets';
import type { DueLine, SaidOfItem } from './due-line';

/** An item of what's due in words, with the form that would meet it. */
export function toDueItem(line: DueLine, personId: string, actor: Actor, today: LocalDate) {
  const at = `/young-people/${personId}`;
  const meets = whatMeets(line.rule);
  const action = meets && actionLink(meets.action, at, actor);
  const partly = partlyWords(line);
  return {
    title: line.title,
    words: dueWords(line.dueOn, today, line.dueAt ? { at: new Date(line.dueAt), over: line.overdue } : null),
    overdue: line.overdue,
    // That it is partly done is said above it in fewer words.
    because: partly ? line.because.replace(NOT_WHAT_IS_ASKED, '') : line.because,
    basis: line.dutyBasis,
    basisWords: `${BASIS_WORDS[line.dutyBasis]}${line.confirmed ? '' : ', to be confirmed'}`,
    paused: line.pausedUntil && `Paused until ${formatLong(line.pausedUntil)}`,
    said: line.said && saidWords(line.said, actor, today),
    partly,
    late: whyLate(line, actor, today),
    /** Everything that explains it. */
    whyHref: `${at}/due/${line.id}`,
    href: action?.href ?? at,
    /** What the link is for: the title alone names what is due, not what to do. */
    action: action?.text ?? 'Open the record',
  };
}

/** What was said that will be done, by when; to whoever does not read notes, only who and when. "You" to whoever said it; a day that has gone by is named as gone. */
export function saidWords(
  { staffId, name, willDo, byOn }: Pick<SaidOfItem, 'staffId' | 'name' | 'byOn'> & { willDo: string | null },
  actor: Actor,
  today: LocalDate,
) {
  const isOwn = actor.kind === 'user' && actor.staffId === staffId;
  const by = `by ${formatLong(byOn)}`;
  return {
    who: isOwn ? 'You said' : `${name} said`,
    willDo: may(actor, 'read-notes') ? willDo : null,
    by: byOn < today ? `${by}, which has gone by` : by,
    gone: byOn < today,
  };
}

/** What a manager could accept is a visit; of anything else only the worker can do more. */
function partlyWords({ partly, overdue, rule }: DueLine): string | null {
  if (!partly || !overdue) return null;
  return whatMeets(rule)?.action === 'visit' ? 'Partly done, waits for a manager' : 'Partly done';
}

/** Why it is late; that nobody has said so, where it is for a manager to ask. */
function whyLate({ late, overdue }: DueLine, actor: Actor, today: LocalDate): string | null {
  if (late) return lateWords(late, today);
  return overdue && may(actor, 'see-team') ? 'No cause given' : null;
}

export type DueItem = ReturnType<typeof toDueItem>;
