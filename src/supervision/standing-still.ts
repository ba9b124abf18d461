import { birthday, daysBetween, formatLong, later, type LocalDate } from '../statutory/local-date';
import type { Policy } from '../statutory/policy';
import type { RiskLevel } from '../statutory/risk-level';

/** What counts as movement in a life or a plan: that somebody was seen, or that something was written, does not. */
export const MOVEMENTS = ['plan', 'goal', 'action', 'promise', 'home', 'activity', 'decision'] as const;
export type Movement = (typeof MOVEMENTS)[number];

const MOVEMENT_WORDS: Readonly<Record<Movement, string>> = {
  plan: 'a new plan was finished',
  goal: 'a goal of the plan was reached or changed',
  action: 'an action of the plan was done',
  promise: 'a promise was kept',
  home: 'they moved',
  activity: 'what they do in education, training or work changed',
  decision: 'a decision was carried out and changed something',
};

/** What decides whether an open case stands still. */
export interface CaseFacts {
  dateOfBirth: LocalDate;
  /** The first day on which a worker had the case. */
  openSince: LocalDate;
  /** The last movement; null where there was none since the case opened. */
  moved: { kind: Movement; on: LocalDate } | null;
  /** When a plan was completed and a review held last; null: never. */
  planOn: LocalDate | null;
  reviewOn: LocalDate | null;
  /** A social worker still has them, and nobody decided on the transfer to the personal adviser. */
  transferOpen: boolean;
  /** Null where it was not asked for. */
  risk: { now: RiskLevel; before: RiskLevel } | null;
}

export type StillKind = 'movement' | 'plan' | 'review' | 'transfer';

/** Why a case stands still, in a sentence, and for how long. */
export interface StandsStill {
  kind: StillKind;
  since: LocalDate;
  days: number;
  because: string;
}

const HEIGHT: Readonly<Record<RiskLevel, number>> = { low: 0, medium: 1, high: 2 };

/** By the council's own days, which no law sets. The longest first; none: it moves. */
export function standingStill(facts: CaseFacts, days: Policy['standingStill'], today: LocalDate): StandsStill[] {
  return [movement(facts, days, today), ...stages(facts, days, today)]
    .filter((one) => one !== null)
    .sort((a, b) => b.days - a.days);
}

/** Nothing moved, and the risk did not fall meanwhile. */
function movement({ openSince, moved, risk }: CaseFacts, days: Policy['standingStill'], today: LocalDate) {
  const since = moved && moved.on > openSince ? moved.on : openSince;
  const count = daysBetween(since, today);
  if (count < days.movementDays || risk === null || HEIGHT[risk.now] < HEIGHT[risk.before]) return null;
  const went = risk.now === risk.before ? `is ${risk.now} as before` : `rose from ${risk.before} to ${risk.now}`;
  const last =
    moved && moved.on >= openSince
      ? `since ${formatLong(moved.on)}, when ${MOVEMENT_WORDS[moved.kind]}`
      : `since the case opened on ${formatLong(openSince)}`;
  return still('movement', since, count, `Nothing has moved for ${count} days, ${last}. The risk ${went}.`);
}

function stages(
  { dateOfBirth, openSince, planOn, reviewOn, transferOpen }: CaseFacts,
  days: Policy['standingStill'],
  today: LocalDate,
): (StandsStill | null)[] {
  const after = (since: LocalDate, most: number, kind: StillKind, words: (count: number) => string) => {
    const count = daysBetween(since, today);
    return count < most ? null : still(kind, since, count, words(count));
  };
  const plan = planOn
    ? null
    : after(
        openSince,
        days.noPlanDays,
        'plan',
        (count) => `No pathway plan for ${count} days, since the case opened on ${formatLong(openSince)}.`,
      );
  const looked = planOn && reviewOn ? later(planOn, reviewOn) : planOn;
  const review = looked
    ? after(
        looked,
        days.noReviewDays,
        'review',
        (count) => `The plan was not reviewed for ${count} days, since ${formatLong(looked)}.`,
      )
    : null;
  const at18 = birthday(dateOfBirth, 18);
  const transfer =
    transferOpen && at18 <= today
      ? after(
          at18,
          days.noTransferDays,
          'transfer',
          (count) => `18 for ${count} days, and nobody has decided on the transfer from the social worker.`,
        )
      : null;
  return [plan, review, transfer];
}

function still(kind: StillKind, since: LocalDate, days: number, because: string): StandsStill {
  return { kind, since, days, because };
}
