import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { dueWords } from '../web/day-words';
import { OCCASION_WORDS } from './occasion-words';
import type { OccasionForm } from './occasion.form';
import type { OccasionRead, OccasionsOpened } from './occasions.service';

/** A form on one of them that was refused. */
export interface RefusedStep {
  id: string;
  field: 'words' | 'reason';
  value: string;
  errors: FieldError[];
}

export function toOccasionsPage(
  { person, nextBirthday, occasions }: OccasionsOpened,
  form: OccasionForm,
  today: LocalDate,
  refused: RefusedStep | null = null,
) {
  const shown = occasions.map((one) => occasionShown(one, today));
  return {
    person,
    at: `/young-people/${person.id}/occasions`,
    nextBirthday,
    ahead: shown.filter(({ doneOn, withdrawnBecause }) => !doneOn && !withdrawnBecause),
    done: shown.filter(({ doneOn }) => doneOn).reverse(),
    takenOut: shown.filter(({ withdrawnBecause }) => withdrawnBecause),
    kinds: Object.entries(OCCASION_WORDS).map(([value, text]) => ({ value, text })),
    form,
    refused,
    errors: refused?.errors ?? form.errors,
  };
}

function occasionShown(one: OccasionRead, today: LocalDate) {
  return {
    ...one,
    what: one.name ?? OCCASION_WORDS[one.kind],
    when: one.notMarked ? null : dueWords(one.onDay, today),
  };
}
