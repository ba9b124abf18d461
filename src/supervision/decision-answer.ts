import type { LocalDate } from '../statutory/local-date';
import { byOnOf, effectOf, reviewOnOf, standingOf } from './decision-standing';
import type { QuestionTold } from './decisions.service';
import type { DecisionTold } from './decisions-told';

/** A decision as programs read it. */
export function decisionAnswer(decision: DecisionTold, today: LocalDate) {
  const { id, supervisionId, what, why, ownerId, ownerName, decidedOn, decidedBy, firstByOn, steps, facts, options } =
    decision;
  return {
    id,
    supervisionId,
    facts,
    options,
    what,
    why,
    ownerId,
    ownerName,
    decidedOn,
    decidedBy,
    firstByOn,
    byOn: byOnOf(decision),
    reviewOn: reviewOnOf(decision, today),
    standing: standingOf(decision, today),
    effect: effectOf(decision),
    steps: steps.map(({ step, onDay, byOn, effect, words, reviewOn, by }) => {
      return { step, onDay, byOn, effect, words, reviewOn, by };
    }),
  };
}

/** A question to a manager, with its answer. */
export function questionAnswer({ id, question, askedBy, askedOn, answerBy, answer }: QuestionTold, today: LocalDate) {
  return {
    id,
    question,
    askedBy,
    askedOn,
    answerBy,
    isAnswered: answer !== null,
    answer: answer && { ...answer, decisions: answer.decisions.map((decision) => decisionAnswer(decision, today)) },
  };
}
