import type { LocalDate } from '../statutory/local-date';
import { standsWords } from '../young-people/due-words';
import type { SubstituteForm } from './substitute.form';
import { towardsWords } from './substitute-words';
import type { ToAccept } from './substitutes.service';

/** The form in which a manager accepts a contact in place of what is asked. */
export function substitutePage({ person, item, choices }: ToAccept, form: SubstituteForm, today: LocalDate) {
  const offered = choices.filter(({ own }) => !own);
  return {
    at: `/young-people/${person.id}/due/${item.id}`,
    person,
    item: item.title,
    because: item.because,
    stands: standsWords(item, today),
    form,
    errors: form.errors,
    choices: offered.map((one) => ({
      value: one.contactId,
      text: towardsWords(one),
      hint: { text: `Would meet: ${[...new Set(one.wouldMeet.map(({ title }) => title))].join('; ')}` },
    })),
    own: choices.filter(({ own }) => own).map(towardsWords),
  };
}
