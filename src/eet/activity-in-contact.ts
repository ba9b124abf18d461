import { isId, newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { chosen, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import type { NowDoing } from './activities.service';
import { DOING, DOING_WORDS, doingOf, type DoingWord } from './activity-words';

/** What a contact form asks of a change that was heard of in it. */
export interface ActivityHeard {
  values: { eetId: string; eetDoing: string; eetFrom: string; eetProvider: string };
  errors: FieldError[];
  /** Null where none was heard of, or something is wrong. */
  heard: (NowDoing & { id: string }) | null;
}

/** A change is meant where what they do or its day was given; both are then needed. */
export function readActivityHeard(fields: Fields): ActivityHeard {
  const sent = typed(fields, 'eetId');
  const values = {
    eetId: isId(sent) ? sent : newId(),
    eetDoing: typed(fields, 'eetDoing'),
    eetFrom: typed(fields, 'eetFrom'),
    eetProvider: typed(fields, 'eetProvider'),
  };
  const errors: FieldError[] = [];
  if (!values.eetDoing && !values.eetFrom) return { values, errors, heard: null };
  const word = chosen(fields, 'eetDoing', DOING);
  const fromOn = parseTypedDate(values.eetFrom);
  if (!word) errors.push({ field: 'eetDoing', message: 'Choose what they do now' });
  if (!fromOn) errors.push({ field: 'eetFrom', message: 'Enter since when as 9/3/26 or 9 March 2026' });
  const heard = word && fromOn && { id: values.eetId, ...nowDoing(word, fromOn, typedOrNull(fields, 'eetProvider')) };
  return { values, errors, heard: heard || null };
}

/** What they do as it is heard of in a visit: what is not known stays open. */
export function nowDoing(word: DoingWord, fromOn: LocalDate, provider: string | null): NowDoing {
  const doing = doingOf(word);
  const isDoing = doing.kind !== 'none' && doing.kind !== 'not-known';
  const unknown = { what: null, hoursAWeek: null, expectedEndOn: null, inPathwayPlan: false, beside: false };
  return { ...doing, ...unknown, fromOn, provider: isDoing ? provider : null };
}

export const DOING_CHOICES = [
  { value: '', text: 'Choose' },
  ...Object.entries(DOING_WORDS).map(([value, text]) => ({ value, text })),
];
