import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { daysBetween, type LocalDate } from '../statutory/local-date';
import { agoWords } from '../web/day-words';
import { formIdOf, ticked, typed, type Fields } from '../web/fields';
import { fullName } from '../young-people/names';
import { FELT_SAFE_WORDS } from './feels-safe';
import type { NotSafe, NotSafeLine } from './not-safe';
import type { FeelsSafeRead } from './not-safe.service';

export interface RespondForm {
  /** `seen`: the answers that stood on the page. */
  values: { formId: string; seen: string[]; asked: string; done: string };
  errors: FieldError[];
}

export function newRespondForm(standing: NotSafe | null): RespondForm {
  return { values: { formId: newId(), seen: standing?.ids ?? [], asked: '', done: '' }, errors: [] };
}

export function readRespondForm(fields: Fields): RespondForm['values'] {
  return {
    formId: formIdOf(fields),
    seen: ticked(fields, 'seen'),
    asked: typed(fields, 'asked'),
    done: typed(fields, 'done'),
  };
}

/** Where the story of a home at risk is begun, with what was noticed filled in. */
export function homeAtRiskAt(personAt: string, atRiskId: string | null): string {
  return atRiskId ? `${personAt}/home/${atRiskId}` : `${personAt}/home/new/tenancy-at-risk?signal=unsafe`;
}

export function toFeelsSafePage(
  { person, standing, answers, responses, atRiskId }: FeelsSafeRead,
  form: RespondForm,
  today: LocalDate,
) {
  const at = `/young-people/${person.id}`;
  return {
    person,
    at,
    standing: standing && {
      since: standing.since,
      ago: agoWords(standing.since, today),
      times: standing.ids.length,
      ids: standing.ids,
    },
    atRisk: { href: homeAtRiskAt(at, atRiskId), begun: atRiskId !== null },
    answers: answers.map((one) => ({
      words: FELT_SAFE_WORDS[one.answer],
      no: one.answer === 'no',
      on: one.on,
      by: one.by,
      href: one.contactId && `${at}/contacts/${one.contactId}`,
      stands: standing?.ids.includes(one.id) ?? false,
    })),
    responses,
    form,
    errors: form.errors,
  };
}

export function toNotSafePage(lines: readonly NotSafeLine[], today: LocalDate) {
  return {
    today,
    lines: lines.map((line) => ({
      name: fullName(line),
      at: `/young-people/${line.personId}`,
      worker: line.workerName,
      team: line.teamName,
      since: line.since,
      days: daysBetween(line.since, today),
      again: line.ids.length > 1 ? { times: line.ids.length, on: line.lastOn } : null,
    })),
  };
}
