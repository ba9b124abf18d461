import type { FieldError } from '../platform/problem';
import { chosen, typed, type Fields } from '../web/fields';
import { NOTHING_SAID, PRESENCES, WAYS_TO_ATTEND, type Attended, type ReviewSaid } from './review-said';

/** Names and texts of the fields: those of ReviewSaid, and who-, role- and how- of each who attended. */
export type PeopleValues = Record<string, string>;

export interface PeopleForm {
  values: PeopleValues;
  version: number;
  errors: FieldError[];
}

/** As many as one form takes. */
export const MOST_ATTENDED = 20;
const EMPTY_ROWS = 2;

type TextOfReview = Exclude<keyof ReviewSaid, 'attended' | 'presence'>;
const TEXTS = Object.keys(NOTHING_SAID).filter((key): key is TextOfReview => key !== 'attended' && key !== 'presence');

export function peopleValues(said: ReviewSaid): PeopleValues {
  const values: PeopleValues = { presence: said.presence ?? '' };
  for (const key of TEXTS) values[key] = said[key];
  for (let row = 0; row < rowsFor(said.attended.length); row += 1) {
    const { name = '', role = '', how = '' } = said.attended[row] ?? {};
    values[`who-${row}`] = name;
    values[`role-${row}`] = role;
    values[`how-${row}`] = how;
  }
  return values;
}

export function readPeopleForm(fields: Fields): ReviewSaid {
  const texts = Object.fromEntries(TEXTS.map((key) => [key, typed(fields, key)])) as Record<TextOfReview, string>;
  const attended: Attended[] = [];
  for (let row = 0; row < MOST_ATTENDED; row += 1) {
    const name = typed(fields, `who-${row}`);
    const how = chosen(fields, `how-${row}`, WAYS_TO_ATTEND) ?? 'in-person';
    if (name) attended.push({ name, role: typed(fields, `role-${row}`), how });
  }
  return { ...texts, attended, presence: chosen(fields, 'presence', PRESENCES) };
}

/** How many rows the form shows: those written, and some empty ones. */
export function rowsFor(written: number): number {
  return Math.min(MOST_ATTENDED, Math.max(3, written + EMPTY_ROWS));
}
