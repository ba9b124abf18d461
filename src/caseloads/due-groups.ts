import type { Actor } from '../access/actor';
import { RECORDS_BEGIN } from '../statutory/interval';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { stepLines } from '../statutory/one-step';
import { startedWords } from '../young-people/due-words';
import { toDueItem, type DueItem } from './due-item';
import type { DueLine } from './due-line';

/** How many lines a list shows of a person at once: the rest is folded away. */
const SHOWN = 2;

/** One line of a list: a step to take with what it meets besides, or one event with all that it brings. */
export type DueGroup =
  | { kind: 'step'; item: DueItem; also: DueItem[]; overdue: number }
  | { kind: 'event'; words: string; items: { item: DueItem; also: DueItem[] }[]; overdue: number };

/**
 * A person's items as few lines as they can be, the earliest due first: what one step would meet is one line, and so is
 * what one event brings. Nothing is left out: each line opens to its items.
 */
export function dueGroups(lines: readonly DueLine[], personId: string, actor: Actor, today: LocalDate): DueGroup[] {
  const steps = stepLines(
    lines.map((line) => ({ ...line, paused: line.pausedUntil !== null })),
    today,
  );
  const word = (line: DueLine) => toDueItem(line, personId, actor, today);
  const groups = new Map<string, { item: DueLine; also: DueLine[] }[]>();
  for (const step of steps) {
    // Records that begin are no event in a life: what they start is only counted from the same day.
    const key =
      step.item.startedById === RECORDS_BEGIN ? `${step.item.startedById} ${step.item.id}` : step.item.startedById;
    groups.set(key, [...(groups.get(key) ?? []), step]);
  }
  return [...groups.values()]
    .sort((a, b) => (firstDueOn(a) < firstDueOn(b) ? -1 : firstDueOn(a) > firstDueOn(b) ? 1 : 0))
    .map((steps): DueGroup => {
      const all = steps.flatMap(({ item, also }) => [item, ...also]);
      const overdue = all.filter((line) => line.overdue).length;
      const items = steps.map(({ item, also }) => ({ item: word(item), also: also.map(word) }));
      const [only, second] = items;
      if (only && !second) return { kind: 'step', ...only, overdue };
      return { kind: 'event', words: eventWords(steps[0]!.item, all), items, overdue };
    });
}

function firstDueOn(steps: { item: DueLine; also: DueLine[] }[]): LocalDate {
  return steps.flatMap(({ item, also }) => [item, ...also].map(({ dueOn }) => dueOn)).sort()[0]!;
}

/** "Moved in on 3 March 2026: 3 things due, first by 10 March 2026, 1 of them overdue". */
function eventWords(line: DueLine, all: DueLine[]): string {
  const overdue = all.filter((one) => one.overdue).length;
  const first = all.map(({ dueOn }) => dueOn).sort()[0]!;
  const words = `${startedWords(line)}: ${all.length} things due, first by ${formatLong(first)}`;
  return overdue === 0 ? words : `${words}, ${overdue} of them overdue`;
}

/** A person's items as a list shows them; one line is never folded away alone. */
export function folded(
  lines: readonly DueLine[],
  personId: string,
  actor: Actor,
  today: LocalDate,
): { shown: DueGroup[]; more: DueGroup[]; moreWords: string } {
  const groups = dueGroups(lines, personId, actor, today);
  const cut = groups.length > SHOWN + 1 ? SHOWN : groups.length;
  const [shown, more] = [groups.slice(0, cut), groups.slice(cut)];
  const items = more.reduce((sum, group) => sum + itemsIn(group), 0);
  const overdue = more.reduce((sum, group) => sum + group.overdue, 0);
  return { shown, more, moreWords: moreWords(items, overdue) };
}

function itemsIn(group: DueGroup): number {
  if (group.kind === 'step') return 1 + group.also.length;
  return group.items.reduce((sum, { also }) => sum + 1 + also.length, 0);
}

function moreWords(more: number, overdue: number): string {
  if (overdue === 0) return `${more} more due`;
  return overdue === more ? `${more} more overdue` : `${more} more, ${overdue} of them overdue`;
}
