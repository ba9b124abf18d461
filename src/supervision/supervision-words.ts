import type { LocalDate } from '../statutory/local-date';
import type { RiskLevel } from '../statutory/risk-level';
import { dueWords } from '../web/day-words';
import { fullName } from '../young-people/names';
import type { AgendaPerson, AgendaReason } from './agenda';
import {
  asksForEffect,
  byOnOf,
  daysAfterFirst,
  effectOf,
  reviewOnOf,
  standingOf,
  type DecisionStanding,
  type DecisionStepKind,
  type Effect,
} from './decision-standing';
import type { DecisionTold } from './decisions-told';
import type { Grade } from './supervision.entities';

export const RISK_WORDS: Readonly<Record<RiskLevel, string>> = {
  low: 'Low risk',
  medium: 'Medium risk',
  high: 'High risk',
};

export const REASON_WORDS: Readonly<Record<AgendaReason, string>> = {
  'risk-rose': 'Risk rose, no decision yet',
  'not-safe': 'Does not feel safe at home',
  'high-risk': 'High risk',
  late: 'Supervision late',
  'due-soon': 'Due soon',
  'standing-still': 'Standing still',
};

const REASON_COLOURS: Readonly<Record<AgendaReason, string>> = {
  'risk-rose': 'red',
  'not-safe': 'red',
  'high-risk': 'orange',
  late: 'red',
  'due-soon': 'blue',
  'standing-still': 'yellow',
};

export const STANDING_WORDS: Readonly<Record<DecisionStanding, string>> = {
  open: 'Open',
  late: 'Late',
  done: 'Done',
  'not-needed': 'Given up',
};

const STANDING_COLOURS: Readonly<Record<DecisionStanding, string>> = {
  open: 'blue',
  late: 'red',
  done: 'green',
  'not-needed': 'grey',
};

export const EFFECT_WORDS: Readonly<Record<Effect, string>> = {
  'changed-something': 'It changed something',
  'changed-nothing': 'It changed nothing',
  'too-early': 'Too early to say',
};

export const STEP_WORDS: Readonly<Record<DecisionStepKind, string>> = {
  done: 'Done',
  'new-day': 'Another day agreed',
  'not-needed': 'Given up',
  effect: 'What difference it made',
};

export const GRADE_WORDS: Readonly<Record<Grade, string>> = {
  outstanding: 'Outstanding',
  good: 'Good',
  'requires-improvement': 'Requires improvement',
  inadequate: 'Inadequate',
};

export const GRADE_COLOURS: Readonly<Record<Grade, string>> = {
  outstanding: 'turquoise',
  good: 'green',
  'requires-improvement': 'orange',
  inadequate: 'red',
};

/** A decision as every page tells it. */
export function decisionWords(decision: DecisionTold, today: LocalDate) {
  const standing = standingOf(decision, today);
  const byOn = byOnOf(decision);
  const effect = effectOf(decision);
  const reviewOn = reviewOnOf(decision, today);
  const after = daysAfterFirst(decision, today);
  return {
    id: decision.id,
    at: `/young-people/${decision.personId}/decisions/${decision.id}`,
    what: decision.what,
    why: decision.why,
    facts: decision.facts,
    options: decision.options,
    reviewOn,
    reviewDue: reviewOn && dueWords(reviewOn, today),
    reviewIsLate: reviewOn !== null && reviewOn < today,
    standing,
    words: STANDING_WORDS[standing],
    colour: STANDING_COLOURS[standing],
    due: standing === 'open' || standing === 'late' ? dueWords(byOn, today) : null,
    byOn,
    firstByOn: decision.firstByOn === byOn ? null : decision.firstByOn,
    after: standing === 'done' && after > 0 ? `${after} ${after === 1 ? 'day' : 'days'} after the first day` : null,
    owner: decision.ownerLeft ? `${decision.ownerName}, who has left` : decision.ownerName,
    decidedOn: decision.decidedOn,
    decidedBy: decision.decidedBy,
    alone: decision.alone,
    effect: effect && EFFECT_WORDS[effect],
    asksForEffect: asksForEffect(decision, today),
    steps: decision.steps.map((step) => ({
      ...step,
      told: step.effect ? EFFECT_WORDS[step.effect] : STEP_WORDS[step.step],
    })),
  };
}

/** A young person on an agenda. */
export function agendaPersonWords(person: AgendaPerson, today: LocalDate) {
  return {
    id: person.personId,
    name: fullName(person),
    at: `/young-people/${person.personId}`,
    risk: RISK_WORDS[person.risk],
    riskWords: person.riskWords.join(', '),
    isHigh: person.risk === 'high',
    lastOn: person.lastOn,
    dueOn: person.dueOn,
    due: person.dueOn && dueWords(person.dueOn, today),
    because: person.because,
    standsStill: person.standsStill,
    decideBy: person.decideBy,
    decideBecause: person.decideBecause,
    reasons: person.reasons.map((reason) => ({ text: REASON_WORDS[reason], colour: REASON_COLOURS[reason] })),
    isOn: person.reasons.length > 0,
  };
}
