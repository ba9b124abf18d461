import type { LocalDate } from '../statutory/local-date';
import { standsWords } from '../young-people/due-words';
import { CAUSE_HINTS, CAUSE_WORDS, LATE_CAUSES } from './causes';
import type { LateCauseForm } from './late-cause.form';
import type { LateItem } from './late-causes.service';
import { saidInWords } from './said-words';

/** The form that asks why something is late. */
export function lateCausePage(
  { person, item, outstanding, said, workers }: LateItem,
  form: LateCauseForm,
  today: LocalDate,
) {
  const teams = [...new Set(workers.map(({ team }) => team))];
  return {
    at: `/young-people/${person.id}/due/${item.id}`,
    person,
    item: item.title,
    stands: standsWords(item, today),
    outstanding,
    form,
    errors: form.errors,
    causes: LATE_CAUSES.map((value) => ({ value, text: CAUSE_WORDS[value], hint: { text: CAUSE_HINTS[value] } })),
    workers: [
      { value: '', text: 'Choose a person' },
      ...workers.map(({ id, name, team }) => ({
        value: id,
        text: team && teams.length > 1 ? `${name}, ${team}` : name,
      })),
    ],
    said: said.map((one) => saidInWords(one, today, !outstanding)),
  };
}
