import { typedDate } from '../web/typed-date';
import type { Texts } from './texts-merge';
import type { ItemKind, ItemSaid } from './topic-items';

/** The fields of each kind of item, as its form and the merge page name them. */
export const ITEM_FIELDS: Record<ItemKind, readonly string[]> = {
  needs: ['text', 'noActionBecause', 'recommendationId'],
  goals: ['text'],
  actions: ['what', 'ownerKind', 'ownerName', 'result', 'priority', 'dueOn', 'firstStep'],
  supporters: ['who', 'how', 'howOften'],
};

/** Fields that are chosen or a date: of two of them one holds. */
const SHORT = ['recommendationId', 'ownerKind', 'ownerName', 'priority', 'dueOn'];

export function longFields(kind: ItemKind): string[] {
  return ITEM_FIELDS[kind].filter((field) => !SHORT.includes(field));
}

/** An item as its form shows it. */
export function itemAsTexts({ kind, item }: ItemSaid): Texts {
  switch (kind) {
    case 'needs':
      return { text: item.text, noActionBecause: item.noActionBecause, recommendationId: item.recommendationId ?? '' };
    case 'goals':
      return { text: item.text };
    case 'supporters':
      return { who: item.who, how: item.how, howOften: item.howOften };
    case 'actions':
      return {
        what: item.what,
        ownerKind: item.owner?.kind ?? '',
        ownerName: item.owner?.kind === 'someone-else' ? (item.owner.name ?? '') : '',
        result: item.result,
        priority: item.priority ?? '',
        dueOn: typedDate(item.dueOn),
        firstStep: item.firstStep,
      };
  }
}
