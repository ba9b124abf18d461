import { FormReader, type ReadForm } from '../eet/form-reader';
import { newId } from '../platform/ids';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { typed, type Fields } from '../web/fields';
import { HAD_ANSWERS, type HadAnswer } from './entitlement-said.entity';
import type { HadLine } from './had';
import type { SaidOfOne } from './had.service';

export const HAD_WORDS: Record<HadAnswer, string> = {
  had: 'Yes, had it',
  'not-had': 'No, not had',
  'not-offered': 'Not offered yet',
  'not-wanted': 'Did not want it',
};

export const HAD_TAGS: Record<HadAnswer, string> = {
  had: 'green',
  'not-had': 'red',
  'not-offered': 'yellow',
  'not-wanted': 'grey',
};

export interface HadSaid {
  onDay: LocalDate;
  said: SaidOfOne[];
}

/** What was ticked; an entitlement that nobody ticked stays as it was. @param keys of what is theirs today */
export function readHad(fields: Fields, keys: readonly string[], today: LocalDate): ReadForm<HadSaid> {
  const read = new FormReader(fields);
  const said = keys.flatMap((key): SaidOfOne[] => {
    const answer = read.choice(`answer-${key}`, HAD_ANSWERS);
    const words = read.text(`words-${key}`);
    const was = typed(fields, `was-${key}`);
    read.values[`was-${key}`] = was;
    if (words && !answer) read.wrong(`answer-${key}`, 'Choose an answer to go with the words');
    return answer ? [{ key, answer, words, was }] : [];
  });
  const day = readDay(fields, today);
  Object.assign(read.values, day.values);
  for (const { field, message } of day.errors) read.wrong(field, message);
  return read.form(() => ({ onDay: day.on!, said }));
}

/** As it stands. What was said of other terms is asked again, not ticked. */
export function hadForm(lines: readonly HadLine[]): ReadForm<HadSaid> {
  const values: Record<string, string> = { formId: newId(), when: 'today', onDate: '' };
  for (const { key, last, changed } of lines) {
    values[`answer-${key}`] = last && !changed ? last.answer : '';
    values[`words-${key}`] = last && !changed ? (last.words ?? '') : '';
    values[`was-${key}`] = last?.id ?? '';
  }
  return { values, errors: [], said: null };
}

/** What was said last, when and of what; null where nobody has. */
export function saidWords({ last, changed }: HadLine): string | null {
  return last && `${HAD_WORDS[last.answer]}, ${whenSaid({ last, changed })}`;
}

/** As `saidWords`, without the answer. */
export function whenSaid({ last, changed }: Pick<HadLine, 'last' | 'changed'>): string | null {
  if (!last) return null;
  const words = last.words ? `: “${last.words}”` : '';
  const of = changed ? `. That was said of “${last.terms}”` : '';
  return `said on ${formatLong(last.onDay)}${words}${of}`;
}
