import type { Actor } from '../access/actor';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { dueWords } from '../web/day-words';
import { BASIS_WORDS } from '../young-people/status-words';
import { actionLink, whatMeets } from '../young-people/what-meets';
import type { DueLine } from './due-line';

/** What a list shows of a person's items at once: the rest is folded away. */
const SHOWN = 2;

/** An item of what's due in words, with the form that would meet it. */
export function toDueItem(line: DueLine, personId: string, actor: Actor, today: LocalDate) {
  const at = `/young-people/${personId}`;
  const meets = whatMeets(line.rule);
  const action = meets && actionLink(meets.action, at, actor);
  return {
    title: line.title,
    words: dueWords(line.dueOn, today, line.dueAt ? { at: new Date(line.dueAt), over: line.overdue } : null),
    overdue: line.overdue,
    because: line.because,
    basis: line.dutyBasis,
    basisWords: `${BASIS_WORDS[line.dutyBasis]}${line.confirmed ? '' : ', to be confirmed'}`,
    paused: line.pausedUntil && `Paused until ${formatLong(line.pausedUntil)}`,
    /** Everything that explains it. */
    whyHref: `${at}/due/${line.id}`,
    href: action?.href ?? at,
    /** What the link is for: the title alone names what is due, not what to do. */
    action: action?.text ?? 'Open the record',
  };
}

export type DueItem = ReturnType<typeof toDueItem>;

/** A person's items as a list shows them; one item is never folded away alone. */
export function folded(items: DueItem[]): { shown: DueItem[]; more: DueItem[]; moreWords: string } {
  const cut = items.length > SHOWN + 1 ? SHOWN : items.length;
  const [shown, more] = [items.slice(0, cut), items.slice(cut)];
  const overdue = more.filter((item) => item.overdue).length;
  return { shown, more, moreWords: moreWords(more.length, overdue) };
}

function moreWords(more: number, overdue: number): string {
  if (overdue === 0) return `${more} more due`;
  return overdue === more ? `${more} more overdue` : `${more} more, ${overdue} of them overdue`;
}
