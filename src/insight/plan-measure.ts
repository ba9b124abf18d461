import type { Policy } from '../statutory/policy';
import type { Metric } from './metric';

export const FIGURES = [
  'current',
  'coWritten',
  'agreed',
  'copy',
  'needs',
  'dates',
  'clear',
  'identity',
  'voice',
] as const;
export type FigureId = (typeof FIGURES)[number];

/**
 * What a figure says of each young person: one kind of its own, or `noPlan`, or `unknown`. The kinds of a figure are in
 * its metric's `among` and `beside`; `unknown` is not.
 */
export interface PlanFigure {
  metric: Metric<string>;
  /** What it counts and how, for the page that shows it. */
  means: (days: Policy['plans']) => string;
  /** What each kind is called. */
  words: Readonly<Record<string, string>>;
  /** SQL for the kind of a row `p` of PEOPLE, where it has a plan whose contents are known. `$1` is today. */
  sql: string;
  /** What it asks of a person: everything about them, their plan, or what is in the plan. */
  of: 'person' | 'plan' | 'contents';
}

const NO_PLAN = 'No plan yet';
const UNKNOWN = 'Not known';
const figure = (name: string, numerator: string[], others: string[], beside: string[]): Metric<string> => ({
  name,
  numerator,
  among: [...numerator, ...others],
  unknown: ['unknown'],
  beside,
});

export const PLAN_FIGURES: Record<FigureId, PlanFigure> = {
  current: {
    metric: figure('have a current plan', ['current'], ['reviewOverdue', 'noPlan'], ['notYetDue']),
    means: () =>
      'A plan is current while it is in force and no regular review of it (RV-01, RV-05, RV-09) is past its day. Whoever has no plan and is still within the days for the assessment and the plan stands beside.',
    words: {
      current: 'Current',
      reviewOverdue: 'Review overdue',
      noPlan: 'No plan',
      notYetDue: 'No plan, and not yet due',
      unknown: UNKNOWN,
    },
    of: 'person',
    sql: `case when p.completed_on is not null then case when p.review_overdue then 'reviewOverdue' else 'current' end
               when p.plan_unknown then 'unknown'
               when p.plan_overdue or not p.plan_due then 'noPlan' else 'notYetDue' end`,
  },
  coWritten: {
    metric: figure('are co-written', ['coWritten'], ['lessWritten'], ['nothingExplored', 'noPlan']),
    means: () =>
      'A plan is co-written where more than half of the topics that were talked about have something in the young person’s own words.',
    words: {
      coWritten: 'Co-written',
      lessWritten: 'With own words in half or less',
      nothingExplored: 'Nothing talked about',
      noPlan: NO_PLAN,
      unknown: UNKNOWN,
    },
    of: 'contents',
    sql: `case when (p.figures->>'exploredInOwnWords') is null then 'unknown'
               when (p.figures->>'topics')::int = (p.figures->>'notExplored')::int then 'nothingExplored'
               when (p.figures->>'exploredInOwnWords')::int * 2 >
                    (p.figures->>'topics')::int - (p.figures->>'notExplored')::int then 'coWritten'
               else 'lessWritten' end`,
  },
  agreed: {
    metric: figure('are agreed', ['agrees'], ['doesNotAgree', 'notNow', 'couldNotAsk', 'notAsked'], ['noPlan']),
    means: () =>
      'What the young person said last of the plan in force. An answer that nobody wrote down is “not asked”.',
    words: {
      agrees: 'Agreed',
      doesNotAgree: 'Not agreed',
      notNow: 'Not now',
      couldNotAsk: 'Could not be asked',
      notAsked: 'Not asked',
      noPlan: NO_PLAN,
      unknown: UNKNOWN,
    },
    of: 'contents',
    sql: `case p.answer when 'agrees' then 'agrees' when 'does-not-agree' then 'doesNotAgree' when 'not-now' then 'notNow'
               when 'could-not-ask' then 'couldNotAsk' else 'notAsked' end`,
  },
  copy: {
    metric: figure('were given to the young person', ['sameDay', 'to7', 'to28', 'over28'], ['notGiven'], ['noPlan']),
    means: () =>
      'The first copy that the young person had of the plan in force, in days from its approval. Copies for others do not count.',
    words: {
      sameDay: 'On the same day',
      to7: 'After 1 to 7 days',
      to28: 'After 8 to 28 days',
      over28: 'After more than 28 days',
      notGiven: 'Not given',
      noPlan: NO_PLAN,
      unknown: UNKNOWN,
    },
    of: 'plan',
    sql: `case when p.copy_on is null then case when p.version_id is null then 'unknown' else 'notGiven' end
               when p.copy_on <= p.completed_on then 'sameDay' when p.copy_on - p.completed_on <= 7 then 'to7'
               when p.copy_on - p.completed_on <= 28 then 'to28' else 'over28' end`,
  },
  needs: {
    metric: figure('answer every need', ['answered'], ['without'], ['noNeeds', 'noPlan']),
    means: () => 'Each need in the plan has an action, or a reason why nothing is done about it now.',
    words: {
      answered: 'With every need answered',
      without: 'With a need that has neither',
      noNeeds: 'Without needs',
      noPlan: NO_PLAN,
      unknown: UNKNOWN,
    },
    of: 'contents',
    sql: `case when (p.figures->>'needs')::int = 0 then 'noNeeds'
               when (p.figures->>'needsWithout')::int > 0 then 'without' else 'answered' end`,
  },
  dates: {
    metric: figure('have dates of their own', ['ownDates'], ['allOfReview'], ['noDates', 'noPlan']),
    means: () => 'Of plans with dates: those whose dated actions do not all have the date of the next review.',
    words: {
      ownDates: 'With dates of their own',
      allOfReview: 'With only the review’s date',
      noDates: 'Without dates',
      noPlan: NO_PLAN,
      unknown: UNKNOWN,
    },
    of: 'contents',
    sql: `case when (p.figures->>'datedActions')::int = 0 then 'noDates'
               when (p.figures->>'datesAllOfReview')::boolean then 'allOfReview' else 'ownDates' end`,
  },
  clear: {
    metric: figure('have mostly clear actions', ['mostly'], ['fewer'], ['noActions', 'noPlan']),
    means: ({ shortTermDays }) =>
      `An action is clear when it is specific (says what is done without a word such as “support” or “explore”, and by whom), short-term (a date within the council’s days, now ${shortTermDays}, that is not the review’s) and measurable (a result that someone can see). Counted are plans with more than half of their actions so, as they were when the plan was finished.`,
    words: {
      mostly: 'With more than half clear',
      fewer: 'With half or less clear',
      noActions: 'Without actions',
      noPlan: NO_PLAN,
      unknown: UNKNOWN,
    },
    of: 'contents',
    sql: `case when (p.figures->>'actions')::int = 0 then 'noActions'
               when (p.figures->>'clearActions')::int * 2 > (p.figures->>'actions')::int then 'mostly' else 'fewer' end`,
  },
  identity: {
    metric: figure('explored identity', ['explored'], ['notExplored'], ['noPlan']),
    means: () =>
      'Faith, culture, language and how they want to be known were talked about. “Asked, did not want to say” is an answer and counts.',
    words: { explored: 'Explored', notExplored: 'Not explored', noPlan: NO_PLAN, unknown: UNKNOWN },
    of: 'contents',
    sql: `case (p.figures->>'identityExplored')::boolean when true then 'explored' when false then 'notExplored'
               else 'unknown' end`,
  },
  voice: {
    metric: figure('were heard lately', ['heard'], ['notHeard'], []),
    means: ({ ownWordsDays }) =>
      `Something in the young person’s own words was recorded in the last ${ownWordsDays} days: in a contact, a plan, an answer to a plan, a review, what they made in direct work or said of it, or what was told of their life. Not known: our record of contacts is younger than that.`,
    words: { heard: 'Heard', notHeard: 'Not lately', unknown: UNKNOWN },
    of: 'person',
    sql: `case when p.heard_on > p.heard_after then 'heard' when p.contacts_unknown then 'unknown'
               else 'notHeard' end`,
  },
};

/** SQL for the kind of a figure of a row `p` of PEOPLE. */
export function kindSql(id: FigureId): string {
  const { sql, of } = PLAN_FIGURES[id];
  switch (of) {
    case 'person':
      return id === 'voice'
        ? sql
        : `case when p.status_unknown and p.completed_on is null then 'unknown' else ${sql} end`;
    case 'plan':
      return `case when p.completed_on is null then ${WITHOUT_PLAN} else ${sql} end`;
    case 'contents':
      return `case when p.completed_on is null then ${WITHOUT_PLAN} when p.version_id is null then 'unknown' else ${sql} end`;
  }
}

const WITHOUT_PLAN = `case when p.status_unknown or p.plan_unknown then 'unknown' else 'noPlan' end`;

/** Every kind of a figure, in the order in which it is said. */
export function kindsOf(id: FigureId): string[] {
  const { among, beside, unknown } = PLAN_FIGURES[id].metric;
  return [...among, ...beside, ...unknown];
}

/** What a list can be of: one kind, the numerator, all that a figure is among, or everyone. */
export const LISTS_OF = ['numerator', 'among', 'everyone'] as const;

/** The kinds that a list is of; null where the figure has no such list. */
export function kindsIn(id: FigureId, of: string): readonly string[] | null {
  const { numerator, among } = PLAN_FIGURES[id].metric;
  if (of === 'everyone') return kindsOf(id);
  if (of === 'numerator') return numerator;
  if (of === 'among') return among;
  return kindsOf(id).includes(of) ? [of] : null;
}

export function listWords(id: FigureId, of: string): string {
  const { metric, words } = PLAN_FIGURES[id];
  const about = FIGURE_TITLES[id];
  if (of === 'everyone') return `${about}: everyone counted`;
  if (of === 'numerator')
    return metric.numerator.length === 1
      ? `${about}: ${asMiddle(words[metric.numerator[0]!]!)}`
      : `${about}: all that ${metric.name}`;
  if (of === 'among') return `${about}: all that the share is of`;
  return `${about}: ${asMiddle(words[of]!)}`;
}

export const FIGURE_TITLES: Record<FigureId, string> = {
  current: 'Current plans',
  coWritten: 'Co-written plans',
  agreed: 'Agreed plans',
  copy: 'Copies given',
  needs: 'Needs answered',
  dates: 'Dates of their own',
  clear: 'Clear actions',
  identity: 'Identity explored',
  voice: 'Heard in own words',
};

/** As the middle of a sentence. */
export function asMiddle(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
