import { ageOn, type LocalDate } from '../statutory/local-date';
import { agrees, choicesAt, choiceValue } from './status-choices';
import type { StatusDecisionForm } from './status-decision.form';
import { decisionShown } from './status-decision-words';
import type { StatusToDecide } from './status-decisions.service';
import type { WayBack } from './matter-way-back';
import { NO_STATUS, STATUS_QUESTION } from './matter-kinds';
import { basisChoiceWords, recordGivesWords, STATUS_WORDS, statusBasisWords } from './status-words';

/** What a manager sees when deciding: the record's answer, its doubts, what was decided before, and the choices. */
export function statusDecisionPage(
  { person, position, decisions, matters, basedOn }: StatusToDecide,
  form: StatusDecisionForm,
  back: WayBack | null,
  today: LocalDate,
) {
  const at = `/young-people/${person.id}`;
  const noStatus = matters.find(({ kind }) => kind === NO_STATUS);
  return {
    person,
    at,
    back,
    form: { ...form, values: { ...form.values, basedOn } },
    errors: form.errors,
    record: {
      words: recordGivesWords(position.status),
      basis: position.basis.map(statusBasisWords),
      because: position.because,
      rules: position.rules,
    },
    doubts: position.needsManager,
    raised: matters
      .filter(({ kind }) => kind !== NO_STATUS && kind !== STATUS_QUESTION)
      .map(({ key, text, raisedAt, raisedBy }) => ({ text, raisedAt, raisedBy, href: `${at}/matters/${key}` })),
    completeHistoryAt: noStatus ? `${at}/matters/${noStatus.key}${back?.query ?? ''}` : null,
    decisions: decisions.map((decision) => decisionShown(decision, position)),
    choices: choicesAt(ageOn(person.dateOfBirth, today)).map((choice) => ({
      value: choiceValue(choice),
      text: STATUS_WORDS[choice.status],
      hint: hintOf(
        choice.basis === null ? null : basisChoiceWords(choice.basis),
        agrees(choice, position) ? 'What the record gives' : null,
      ),
    })),
  };
}

function hintOf(...parts: (string | null)[]): { text: string } | undefined {
  const said = parts.filter((part) => part !== null);
  return said.length > 0 ? { text: said.join('. ') } : undefined;
}
