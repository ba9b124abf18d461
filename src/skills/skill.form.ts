import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import type { SaidOf } from '../young-people/dated-facts';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { EDITION, SKILL_KEYS, type SkillKey } from './skill-content';
import { RATERS, RATING_ROUTES, type Rungs, type SkillRating } from './skill.entities';
import { LONGEST_SAID_BY, LONGEST_WORDS } from './skill-ratings';

type Said = SaidOf<SkillRating>;
type Texts = Readonly<Record<string, string>>;

export interface RatingForm {
  /** `rater`, `saidBy`, `when`, `onDate`, `route`, `words`, `row`, and `skill-cooking` and on. */
  values: Record<string, string> & { formId: string; row: string };
  /** As it stood when the form was opened; empty of a new one. */
  was: Texts;
  errors: FieldError[];
  /** Null where there are errors. */
  said: Said | null;
}

export const skillField = (skill: SkillKey) => `skill-${skill}`;
/** Nothing is said of the skill. */
export const NOT_SAID = 'not-said';

/** The fields in which two people may differ, in their order. */
const COMPARED = ['rater', 'saidBy', 'on', 'route', ...SKILL_KEYS.map(skillField), 'words'];

export function newRatingForm(): RatingForm {
  return { values: { formId: newId(), row: '', when: 'today', onDate: '' }, was: {}, errors: [], said: null };
}

export function ratingFormOf(rating: SkillRating): RatingForm {
  const { on, ...texts } = ratingTexts(rating);
  const values = { formId: newId(), row: rating.id, when: 'another-day', onDate: on!, ...texts };
  return { values, was: ratingTexts(rating), errors: [], said: null };
}

export function readRatingForm(fields: Fields, today: LocalDate): RatingForm {
  const day = readDay(fields, today);
  const rater = chosen(fields, 'rater', RATERS);
  const route = chosen(fields, 'route', RATING_ROUTES);
  const [saidBy, words] = [typed(fields, 'saidBy'), typed(fields, 'words')];
  const errors = [...day.errors];
  if (!rater) errors.unshift({ field: 'rater', message: 'Choose whose rating it is' });
  if (rater === 'provider' && !saidBy) {
    errors.push({ field: 'saidBy', message: 'Enter who of the provider said it, and of which provider' });
  }
  if (rater === 'young-person' && saidBy) {
    errors.push({ field: 'saidBy', message: 'Leave this empty: it is the young person who says it' });
  }
  if (saidBy.length > LONGEST_SAID_BY) {
    errors.push({ field: 'saidBy', message: `Write ${LONGEST_SAID_BY} characters or fewer` });
  }
  if (!route) errors.push({ field: 'route', message: 'Choose how they said it' });
  const { texts, rungs, errors: wrong } = readRungs(fields);
  errors.push(...wrong);
  if (wrong.length === 0 && Object.keys(rungs).length === 0) {
    errors.push({ field: skillField(SKILL_KEYS[0]), message: 'Choose a rung for one skill at least' });
  }
  if (words.length > LONGEST_WORDS) {
    errors.push({ field: 'words', message: `Write ${LONGEST_WORDS.toLocaleString('en-GB')} characters or fewer` });
  }
  const values = {
    ...{ formId: formIdOf(fields), row: typed(fields, 'row'), ...day.values, ...texts },
    ...{ rater: rater ?? '', route: route ?? '', saidBy, words },
  };
  const was = Object.fromEntries(COMPARED.map((name) => [name, typed(fields, `was-${name}`) || nothingIn(name)]));
  if (errors.length > 0 || !rater || !route || !day.on) return { values, was, errors, said: null };
  const said = { rater, saidBy: saidBy || null, ratedOn: day.on, route, ladder: EDITION, rungs, words: words || null };
  return { values, was, errors, said };
}

/** What a field says before anybody wrote in it. */
function nothingIn(name: string): string {
  return name.startsWith(skillField('' as SkillKey)) ? NOT_SAID : '';
}

function readRungs(fields: Fields): { texts: Texts; rungs: Rungs; errors: FieldError[] } {
  const texts: Record<string, string> = {};
  const rungs: Rungs = {};
  const errors: FieldError[] = [];
  for (const skill of SKILL_KEYS) {
    const field = skillField(skill);
    const text = typed(fields, field);
    texts[field] = text;
    if (text === '' || text === NOT_SAID) continue;
    if (/^[1-5]$/.test(text)) rungs[skill] = Number(text);
    else errors.push({ field, message: 'Choose a rung, or that nothing was said of it' });
  }
  return { texts, rungs, errors };
}

/** A rating field by field, as two of them are compared. */
export function ratingTexts({ rater, saidBy, ratedOn, route, rungs, words }: Said): Texts {
  return {
    ...{ rater, saidBy: saidBy ?? '', on: typedDate(ratedOn), route },
    ...Object.fromEntries(SKILL_KEYS.map((skill) => [skillField(skill), rungs[skill]?.toString() ?? NOT_SAID])),
    words: words ?? '',
  };
}

/** The fields of a form, to be read again, that say what two ratings came to. */
export function ratingFields({ on, ...texts }: Texts): Fields {
  const day = parseTypedDate(on ?? '');
  return { ...texts, when: 'another-day', onDate: day ? typedDate(day) : (on ?? '') };
}
