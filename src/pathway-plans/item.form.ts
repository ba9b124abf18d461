import { isId, newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { chosen, typed, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import { ITEM_FIELDS, itemAsTexts } from './item-texts';
import { OWNERS, PRIORITIES, type ActionOwner, type PlanAction } from './plan-document';
import type { Texts } from './texts-merge';
import type { ItemKind, ItemSaid } from './topic-items';

export interface ItemForm {
  kind: ItemKind;
  /** Of the item, made with the form, so that the form sent twice is one. */
  id: string;
  /** The id of what it stands under; empty for what stands in the topic itself. */
  under: string;
  values: Texts;
  /** As the item was when the form was opened; all empty for a new one. */
  was: Texts;
  version: number;
  errors: FieldError[];
  /** Null where there are errors. */
  said: ItemSaid | null;
}

/** Who an action may be given to by their post. */
export interface AdviserNamed {
  staffId: string;
  name: string;
}

export function newItemForm(kind: ItemKind, under: string, version: number, values: Texts = {}): ItemForm {
  const empty = Object.fromEntries(ITEM_FIELDS[kind].map((field) => [field, '']));
  return { kind, id: newId(), under, values: { ...empty, ...values }, was: empty, version, errors: [], said: null };
}

export function formOfItem({ kind, item }: ItemSaid, version: number): ItemForm {
  const values = itemAsTexts({ kind, item } as ItemSaid);
  return { kind, id: item.id, under: '', values, was: values, version, errors: [], said: null };
}

export function readItemForm(
  fields: Fields,
  kind: ItemKind,
  id: string | null,
  adviser: AdviserNamed | null,
): ItemForm {
  const values = textsOf(fields, kind, '');
  const given = id ?? typed(fields, 'formId');
  const itemId = isId(given) ? given.toLowerCase() : newId();
  const { said, errors } = itemFrom(kind, itemId, values, adviser);
  return {
    kind,
    id: itemId,
    under: typed(fields, 'under').toLowerCase(),
    values,
    was: textsOf(fields, kind, 'was-'),
    version: Number(typed(fields, 'version')) || 0,
    errors,
    said,
  };
}

/** An item from the texts of its form; whether it says anything is for the service to ask. */
export function itemFrom(
  kind: ItemKind,
  id: string,
  texts: Texts,
  adviser: AdviserNamed | null,
): { said: ItemSaid | null; errors: FieldError[] } {
  const text = (field: string) => texts[field] ?? '';
  switch (kind) {
    case 'needs': {
      const recommendationId = isId(text('recommendationId')) ? text('recommendationId').toLowerCase() : null;
      const item = { id, text: text('text'), noActionBecause: text('noActionBecause'), recommendationId };
      return { said: { kind, item }, errors: [] };
    }
    case 'goals':
      return { said: { kind, item: { id, text: text('text') } }, errors: [] };
    case 'supporters':
      return {
        said: { kind, item: { id, who: text('who'), how: text('how'), howOften: text('howOften') } },
        errors: [],
      };
    case 'actions': {
      const dueOn = parseTypedDate(text('dueOn'));
      if (text('dueOn') && !dueOn) {
        return { said: null, errors: [{ field: 'dueOn', message: 'Enter the day as 9/3/26 or 9 March 2026' }] };
      }
      const item: PlanAction = {
        id,
        what: text('what'),
        owner: ownerFrom(texts, adviser),
        result: text('result'),
        priority: chosen(texts, 'priority', PRIORITIES),
        dueOn,
        firstStep: text('firstStep'),
      };
      return { said: { kind, item }, errors: [] };
    }
  }
}

function ownerFrom(texts: Texts, adviser: AdviserNamed | null): ActionOwner | null {
  const kind = chosen(texts, 'ownerKind', OWNERS);
  switch (kind) {
    case null:
      return null;
    case 'young-person':
      return { kind, name: null, staffId: null };
    case 'adviser':
      return { kind, name: adviser?.name ?? null, staffId: adviser?.staffId ?? null };
    case 'someone-else':
      return { kind, name: texts.ownerName || null, staffId: null };
  }
}

function textsOf(fields: Fields, kind: ItemKind, before: string): Texts {
  return Object.fromEntries(ITEM_FIELDS[kind].map((field) => [field, typed(fields, `${before}${field}`)]));
}
