import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { dueWords } from '../web/day-words';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import type { PersonHeading } from '../young-people/person-heading';
import type { QuestionTold, StepSaid } from './decisions.service';
import type { DecisionTold } from './decisions-told';
import { DECISION_STEPS, EFFECTS, stepsThatFit, type DecisionStepKind } from './decision-standing';
import { decisionWords, EFFECT_WORDS } from './supervision-words';

const BY_WHEN = 'Enter the day as 9/3/26 or 9 March 2026';
export interface StepForm {
  values: Record<string, string>;
  errors: FieldError[];
  /** Null where there are errors. */
  said: StepSaid | null;
}

export function newStepForm(): StepForm {
  return {
    values: { formId: newId(), step: '', when: 'today', onDate: '', byOn: '', effect: '', words: '', reviewOn: '' },
    errors: [],
    said: null,
  };
}

export function readStepForm(fields: Fields, today: LocalDate): StepForm {
  const step = chosen(fields, 'step', DECISION_STEPS);
  const day = readDay(fields, today);
  const values = {
    formId: formIdOf(fields),
    step: typed(fields, 'step'),
    ...day.values,
    byOn: typed(fields, 'byOn'),
    effect: typed(fields, 'effect'),
    words: typed(fields, 'words'),
    reviewOn: typed(fields, 'reviewOn'),
  };
  const errors: FieldError[] = [];
  if (!step) errors.push({ field: 'step', message: 'Choose what became of it' });
  errors.push(...day.errors);
  const byOn = step === 'new-day' ? parseTypedDate(values.byOn) : null;
  if (step === 'new-day' && !byOn) errors.push({ field: 'byOn', message: BY_WHEN });
  const effect = step === 'effect' ? chosen(fields, 'effect', EFFECTS) : null;
  const reviewOn = effect === 'too-early' ? parseTypedDate(values.reviewOn) : null;
  if (effect === 'too-early' && values.reviewOn && !reviewOn) errors.push({ field: 'reviewOn', message: BY_WHEN });
  if (!step || !day.on || errors.length > 0) return { values, errors, said: null };
  const words = typedOrNull(fields, 'words');
  return { values, errors, said: { step, onDay: day.on, byOn, effect, words, reviewOn } };
}

const STEP_CHOICES: Readonly<Record<DecisionStepKind, string>> = {
  done: 'It was done',
  'new-day': 'It needs another day',
  'not-needed': 'It is given up',
  effect: 'I can say what difference it made',
};

/** One decision with its story, and what its reader may say became of it. */
export function toDecisionPage(
  { person, decision }: { person: PersonHeading; decision: DecisionTold },
  form: StepForm,
  actor: UserActor,
  today: LocalDate,
) {
  const steps = may(actor, 'record-casework') ? stepsThatFit(decision, today) : [];
  return {
    person,
    decision: decisionWords(decision, today),
    steps: steps.map((value) => ({ value, text: STEP_CHOICES[value] })),
    mayShare: may(actor, 'supervise') && may(actor, 'see-supervision'),
    effects: EFFECTS.map((value) => ({ value, text: EFFECT_WORDS[value] })),
    form,
    errors: form.errors,
  };
}

/** All decisions for one young person, and the questions that were asked. */
export function toDecisionsPage(
  { person, decisions, questions }: { person: PersonHeading; decisions: DecisionTold[]; questions: QuestionTold[] },
  actor: UserActor,
  today: LocalDate,
) {
  const told = decisions.map((decision) => decisionWords(decision, today));
  const isOpen = ({ standing }: { standing: string }) => standing === 'open' || standing === 'late';
  return {
    person,
    at: `/young-people/${person.id}`,
    canDecide: may(actor, 'supervise'),
    open: told.filter(isOpen).sort((a, b) => (a.byOn < b.byOn ? -1 : a.byOn > b.byOn ? 1 : 0)),
    settled: told.filter((one) => !isOpen(one)),
    questions: questions.map((question) => questionWords(question, today)),
  };
}

export function questionWords(question: QuestionTold, today: LocalDate) {
  return {
    ...question,
    at: `/young-people/${question.personId}/questions/${question.id}`,
    due: question.answer ? null : dueWords(question.answerBy, today),
    isLate: !question.answer && question.answerBy < today,
    decisions: (question.answer?.decisions ?? []).map((decision) => decisionWords(decision, today)),
  };
}
