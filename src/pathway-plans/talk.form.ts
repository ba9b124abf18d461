import type { ContactMode } from '../statutory/case-file';
import type { RecordContact } from '../contacts/record-contact';
import type { FieldError } from '../platform/problem';
import { isId, newId } from '../platform/ids';
import { chosen, formIdOf, ticked, typed, typedOrNull, type Fields } from '../web/fields';
import { EXPLORED } from './plan-document';
import type { SaveCard } from './talk.service';
import { FEELS_SAFE, type FeelsSafe } from './talk.entities';

const WISHES = ['next', 'back', 'add', 'stay'] as const;
/** Where to go once the card is saved. */
export type Wish = (typeof WISHES)[number];

export interface CardForm {
  card: SaveCard;
  wish: Wish;
  /** The script asks, and stays on the card. */
  byScript: boolean;
}

/** A card is never refused for what it says: whatever is on it is saved. */
export function readCardForm(fields: Fields): CardForm {
  const needId = typed(fields, 'needId');
  return {
    card: {
      version: Number(typed(fields, 'version')) || 0,
      said: {
        myWords: typed(fields, 'myWords'),
        goesWell: typed(fields, 'goesWell'),
        explored: chosen(fields, 'explored', EXPLORED),
        noNeedBecause: typed(fields, 'noNeedBecause'),
        need: { id: isId(needId) ? needId : newId(), text: typed(fields, 'need') },
      },
      safe: readFeelsSafe(fields),
    },
    wish: chosen(fields, 'do', WISHES) ?? 'next',
    byScript: typed(fields, 'by') === 'script',
  };
}

/** @returns null where nobody answered */
export function readFeelsSafe(fields: Fields): FeelsSafe | null {
  return chosen(fields, 'safe', FEELS_SAFE);
}

/** Which cards a conversation goes through; null for all. Chosen ones count only where "the ones we choose" is. */
export function readChosenTopics(fields: Fields): string[] | null {
  if (typed(fields, 'which') !== 'some') return null;
  const keys = ticked(fields, 'topic');
  return keys.length > 0 ? keys : null;
}

/** How one can be talking, in the words of the form. */
export const HOW: Record<string, { mode: ContactMode; place: RecordContact['place'] }> = {
  'at-home': { mode: 'face-to-face', place: 'accommodation' },
  elsewhere: { mode: 'face-to-face', place: 'elsewhere' },
  video: { mode: 'video', place: null },
  phone: { mode: 'phone', place: null },
};

/** What is recorded when somebody does not feel safe. */
export interface NotSafeForm {
  values: {
    formId: string;
    matterId: string;
    how: string;
    seenAlone: string;
    ownWords: string;
    note: string;
    askManager: string;
  };
  errors: FieldError[];
  /** Null where there are errors. */
  said: { contact: Omit<RecordContact, 'heldOn' | 'staffId'> & { id: string }; askManager: string | null } | null;
}

export function newNotSafeForm(): NotSafeForm {
  const values = { formId: newId(), matterId: newId(), how: '', seenAlone: '', ownWords: '', note: '' };
  return { values: { ...values, askManager: 'yes' }, errors: [], said: null };
}

export function readNotSafeForm(fields: Fields): NotSafeForm {
  const matterId = typed(fields, 'matterId');
  const values = {
    formId: formIdOf(fields),
    matterId: isId(matterId) ? matterId : newId(),
    how: typed(fields, 'how'),
    seenAlone: typed(fields, 'seenAlone'),
    ownWords: typed(fields, 'ownWords'),
    note: typed(fields, 'note'),
    askManager: typed(fields, 'askManager'),
  };
  const how = Object.hasOwn(HOW, values.how) ? HOW[values.how] : undefined;
  if (!how) return { values, errors: [{ field: 'how', message: 'Choose how you are talking' }], said: null };
  const inSight = how.mode === 'face-to-face' || how.mode === 'video';
  const alone = inSight ? chosen(fields, 'seenAlone', ['yes', 'no'] as const) : null;
  const contact = {
    id: values.formId,
    heldAt: null,
    ...how,
    seen: true,
    seenAlone: alone && alone === 'yes',
    safeWhereTheyLive: 'no' as const,
    note: typedOrNull(fields, 'note'),
    ownWords: typedOrNull(fields, 'ownWords'),
    goodNews: null,
    appointmentId: null,
    reviewHeld: false,
    supportOffered: null,
  };
  return { values, errors: [], said: { contact, askManager: values.askManager === 'yes' ? values.matterId : null } };
}
