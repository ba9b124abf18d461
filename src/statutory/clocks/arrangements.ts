import { addDays, addMonths, birthday, earlier, formatLong, later, latest, type LocalDate } from '../local-date';
import type { Policy } from '../policy';
import { addWorkingDays, type WorkingDayCalendar } from '../working-days';
import { arrangementsForRelease, meetOnRelease, visitAskedFor } from './custody';
import { stayingPutReviewDueOn } from './homes';
import type { Step } from './step';

const WEEK = 7;

/** A staying put arrangement as agreed. */
export interface StayingPutAgreed {
  dateOfBirth: LocalDate;
  startsOn: LocalDate;
  /** The day on which it was last reviewed; null before the first review. */
  reviewedOn: LocalDate | null;
  /** The day it is planned to end; null where none is said. */
  plannedEndOn: LocalDate | null;
  /** The day on which what comes afterwards was planned. */
  moveOnPlannedOn: LocalDate | null;
}

/**
 * AC-08: a staying put arrangement is looked at as often as a home is, and what comes after it is planned so many months
 * before it ends: on the day planned, or else the day before 21.
 *
 * @statute {@link PROVISIONS.ca89S23CZA}
 */
export function stayingPutSteps(agreed: StayingPutAgreed, policy: Pick<Policy, 'suitabilityMonths' | 'homes'>): Step[] {
  const lastDay = addDays(birthday(agreed.dateOfBirth, 21), -1);
  const lastLook = latest(agreed.reviewedOn, agreed.startsOn)!;
  const reviewBy = stayingPutReviewDueOn(lastLook, agreed.plannedEndOn ?? lastDay, policy);
  const endsOn = agreed.plannedEndOn ?? lastDay;
  const planBy = later(addMonths(endsOn, -policy.homes.moveOnPlanMonths), agreed.startsOn);
  return [
    ...(reviewBy
      ? [
          {
            key: 'review',
            rule: 'AC-08',
            task: 'Review the staying put arrangement with both of them',
            dueOn: reviewBy,
            basis: 'statute' as const,
            because: `The authority monitors the arrangement. It was last looked at, or began, on ${formatLong(lastLook)}, so by the authority's standard it is reviewed by ${formatLong(reviewBy)}.`,
            doneOn: null,
          },
        ]
      : []),
    {
      key: 'plan-move-on',
      rule: 'AC-08',
      task: 'Plan where they will live afterwards, and when it ends',
      dueOn: planBy,
      basis: 'policy',
      because: agreed.plannedEndOn
        ? `It is planned to end on ${formatLong(endsOn)}, so by the authority's standard what comes afterwards is planned by ${formatLong(planBy)}.`
        : `No end is planned and its last day in law is ${formatLong(lastDay)}, so by the authority's standard what comes afterwards is planned by ${formatLong(planBy)}.`,
      doneOn: agreed.moveOnPlannedOn,
    },
  ];
}

/**
 * A young person in supported lodgings and their host are visited every so many weeks, counted from the last visit or
 * from moving in. By the authority's standard.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function supportedLodgingsSteps(
  { movedInOn, visitedOn }: { movedInOn: LocalDate; visitedOn: LocalDate | null },
  { homes }: Pick<Policy, 'homes'>,
): Step[] {
  const last = latest(visitedOn, movedInOn)!;
  const dueOn = addDays(last, homes.hostVisitWeeks * WEEK);
  return [
    {
      key: 'support-visit',
      rule: null,
      task: 'Visit the young person and the host',
      dueOn,
      basis: 'policy',
      because: `By the authority's standard both are visited every ${homes.hostVisitWeeks} weeks: the last visit, or moving in, was on ${formatLong(last)}, so the next is by ${formatLong(dueOn)}.`,
      doneOn: null,
    },
  ];
}

/** Somewhere to live in one vacation, as asked for. */
export interface VacationAsked {
  askedOn: LocalDate;
  /** The first day of the vacation. */
  startsOn: LocalDate;
  decidedOn: LocalDate | null;
  /** The day the letter about the decision was given. */
  letterOn: LocalDate | null;
}

/**
 * AC-10: a request for somewhere to live in a vacation is decided within so many working days, and before it begins; the
 * young person then has the decision as a letter. The days are the authority's own.
 *
 * @statute {@link PROVISIONS.ca89S24B} {@link PROVISIONS.clrReg9}
 */
export function vacationSteps(
  asked: VacationAsked,
  { homes }: Pick<Policy, 'homes'>,
  calendar: WorkingDayCalendar,
): Step[] {
  const decideBy = later(
    earlier(addWorkingDays(asked.askedOn, homes.vacationDecisionWD, calendar), addDays(asked.startsOn, -1)),
    asked.askedOn,
  );
  const decide: Step = {
    key: 'decide',
    rule: 'AC-10',
    task: 'Decide whether help is given in this vacation, and what',
    dueOn: decideBy,
    basis: 'statute',
    because: `Asked for on ${formatLong(asked.askedOn)} for a vacation from ${formatLong(asked.startsOn)}, so by the authority's standard it is decided by ${formatLong(decideBy)} (the wording of the duty is still to be confirmed).`,
    doneOn: asked.decidedOn,
  };
  return [decide, ...letterOf(asked, 'AC-10', homes.vacationLetterWD, calendar)];
}

/** Of a decision the letter that the young person has of it; none before there is one. */
function letterOf(
  { decidedOn, letterOn }: { decidedOn: LocalDate | null; letterOn: LocalDate | null },
  rule: string | null,
  workingDays: number,
  calendar: WorkingDayCalendar,
): Step[] {
  if (decidedOn === null) return [];
  const letterBy = addWorkingDays(decidedOn, workingDays, calendar);
  return [
    {
      key: 'letter',
      rule,
      task: 'Give the young person the decision as a letter',
      dueOn: letterBy,
      basis: 'policy',
      because: `Decided on ${formatLong(decidedOn)}, so by the authority's standard the letter is given by ${formatLong(letterBy)}.`,
      doneOn: letterOn,
    },
  ];
}

/** Support by the hour, as asked for. */
export interface PackageAsked {
  askedOn: LocalDate;
  /** The day of the last decision, and of the letter about it. */
  decidedOn: LocalDate | null;
  letterOn: LocalDate | null;
  /** The day it starts; null while nobody has agreed to it. */
  startsOn: LocalDate | null;
  reviewedOn: LocalDate | null;
  /** The day that was said for the next review, and when it was said. */
  reviewOn: { saidOn: LocalDate; on: LocalDate } | null;
  /** The last day on which it was planned how it becomes less. */
  stepDownOn: LocalDate | null;
}

/**
 * A support package is decided within so many working days, the young person has the decision as a letter, and what was
 * agreed is looked at again: on the day that was said, or every so many weeks. By the first of these days it is planned how
 * it becomes less. All by the authority's standard.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function supportPackageSteps(
  asked: PackageAsked,
  { homes }: Pick<Policy, 'homes'>,
  calendar: WorkingDayCalendar,
): Step[] {
  const decideBy = addWorkingDays(asked.askedOn, homes.packageDecisionWD, calendar);
  const decide: Step = {
    key: 'decide',
    rule: null,
    task: 'Decide on the support package',
    dueOn: decideBy,
    basis: 'policy',
    because: `Asked for on ${formatLong(asked.askedOn)}, so by the authority's standard it is decided by ${formatLong(decideBy)}.`,
    doneOn: asked.decidedOn,
  };
  const first = [decide, ...letterOf(asked, null, homes.packageLetterWD, calendar)];
  const { startsOn, reviewedOn, reviewOn } = asked;
  if (startsOn === null) return first;
  const last = latest(reviewedOn, startsOn)!;
  const isSaid = reviewOn !== null && (reviewedOn === null || reviewOn.saidOn >= reviewedOn);
  const dueOn = isSaid ? reviewOn.on : addDays(last, homes.packageReviewWeeks * WEEK);
  const planBy = addDays(startsOn, homes.packageReviewWeeks * WEEK);
  return [
    ...first,
    {
      key: 'review',
      rule: null,
      task: 'Look again at the support package',
      dueOn,
      basis: 'policy',
      because: isSaid
        ? `On ${formatLong(reviewOn.saidOn)} it was said that somebody looks at it again by ${formatLong(dueOn)}.`
        : `It began, or was last looked at, on ${formatLong(last)}, so by the authority's standard somebody looks again by ${formatLong(dueOn)}.`,
      doneOn: null,
    },
    {
      key: 'step-down',
      rule: null,
      task: 'Plan how the support becomes less',
      dueOn: planBy,
      basis: 'policy',
      because: `It starts on ${formatLong(startsOn)}, so by the authority's standard it is planned by ${formatLong(planBy)} how it becomes less.`,
      doneOn: asked.stepDownOn,
    },
  ];
}

/** A time in custody as far as it asks for something to be arranged. */
export interface CustodyKnown {
  releaseExpectedOn: LocalDate | null;
  /** The day of release; null while it lasts. */
  releasedOn: LocalDate | null;
  /** The day by which the young person had been told all that release needs; null while something is open. */
  toldAllOn: LocalDate | null;
  /** The day on which somebody met or collected them. */
  metOn: LocalDate | null;
  /** Visits that were asked for, with the day of the visit that followed. */
  visitsAsked: readonly { id: string; on: LocalDate; visitedOn: LocalDate | null }[];
  /** What was said last of the home they had, and whether that settles it; null where there was none to keep. */
  home: { saidOn: LocalDate; isSettled: boolean } | null;
}

/**
 * CU-02, CU-05, CU-06: what custody asks for beside the visits and the review that stand in what's due: visits that were
 * asked for, the arrangements for release, and somebody at the gate. Without a day of release the arrangements have none.
 *
 * @statute {@link PROVISIONS.transitionGuidance}
 */
export function custodySteps(
  custody: CustodyKnown,
  policy: Pick<Policy, 'requestedCustodyVisitWD' | 'releaseArrangementsWD' | 'homes'>,
  calendar: WorkingDayCalendar,
): Step[] {
  const asked = custody.visitsAsked.map(({ id, on, visitedOn }): Step => ({
    key: `visit-${id}`,
    ...visitAskedFor(on, policy, calendar),
    doneOn: visitedOn,
  }));
  const { home } = custody;
  const first = [...(home ? [homeInCustody(home, policy, calendar)] : []), ...asked];
  const release = custody.releasedOn ?? custody.releaseExpectedOn;
  if (release === null) return first;
  return [
    ...first,
    { key: 'arrangements', ...arrangementsForRelease(release, policy, calendar), doneOn: custody.toldAllOn },
    custody.releasedOn === null
      ? {
          ...meetOnRelease(release),
          key: 'meet',
          because: `Release is expected on ${formatLong(release)}, so by the authority's standard somebody meets them that day.`,
          doneOn: null,
        }
      : { ...meetOnRelease(release), key: 'meet', doneOn: custody.metOn },
  ];
}

function homeInCustody(
  { saidOn, isSettled }: NonNullable<CustodyKnown['home']>,
  { homes }: Pick<Policy, 'homes'>,
  calendar: WorkingDayCalendar,
): Step {
  const dueOn = addWorkingDays(saidOn, homes.custodyHomeWD, calendar);
  return {
    key: 'home',
    rule: null,
    task: 'Find out whether they keep their home while in custody',
    dueOn,
    basis: 'policy',
    because: `On ${formatLong(saidOn)} it was not known whether they keep their home, so by the authority's standard somebody asks by ${formatLong(dueOn)}.`,
    doneOn: isSettled ? saidOn : null,
  };
}

/** A move to the area of another council. */
export interface AreaMove {
  /** The day it is planned for; null where none is said. */
  plannedOn: LocalDate | null;
  movedOn: LocalDate | null;
  /** Whether the authority arranges it, so that a manager decides first. */
  isArranged: boolean;
  decidedOn: LocalDate | null;
  /** The day the other council was told. */
  toldOn: LocalDate | null;
  /** Visits in the first weeks: one every so many, for so many weeks. */
  extra: { everyWeeks: number; forWeeks: number } | null;
  /** The last day on which they were seen since they moved. */
  seenOn: LocalDate | null;
}

/**
 * Moving to another area: a manager decides where the authority arranges it, the other council is told before the move or
 * soon after it, and the young person is seen more often in the first weeks. By the authority's standard.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function areaMoveSteps(move: AreaMove, { homes }: Pick<Policy, 'homes'>, calendar: WorkingDayCalendar): Step[] {
  const tellBy = move.movedOn ? addWorkingDays(move.movedOn, homes.tellCouncilWD, calendar) : move.plannedOn;
  return [
    ...(move.isArranged
      ? [
          {
            key: 'decide',
            rule: null,
            task: 'A manager decides on the move',
            dueOn: move.movedOn ?? move.plannedOn,
            basis: 'policy' as const,
            because: 'The council arranges this move, so by its standard a manager decides before it takes place.',
            doneOn: move.decidedOn,
          },
        ]
      : []),
    {
      key: 'tell-council',
      rule: null,
      task: 'Tell the council of the area they move to',
      dueOn: tellBy,
      basis: 'policy',
      because: move.movedOn
        ? `Moved on ${formatLong(move.movedOn)}, so by the authority's standard the other council has been told by ${formatLong(tellBy!)}.`
        : move.plannedOn
          ? `The move is planned for ${formatLong(move.plannedOn)}, so by the authority's standard the other council is told by then.`
          : 'By the authority’s standard the other council is told before the move; its day is not known yet.',
      doneOn: move.toldOn,
    },
    ...extraVisit(move),
  ];
}

function extraVisit({ movedOn, extra, seenOn }: AreaMove): Step[] {
  if (movedOn === null || extra === null) return [];
  const until = addDays(movedOn, extra.forWeeks * WEEK);
  const last = latest(seenOn, movedOn)!;
  const dueOn = addDays(last, extra.everyWeeks * WEEK);
  if (dueOn > until) return [];
  return [
    {
      key: 'extra-visit',
      rule: null,
      task: 'See them in the first weeks in the new area',
      dueOn,
      basis: 'policy',
      because: `In the first ${extra.forWeeks} weeks after the move on ${formatLong(movedOn)} they are to be seen every ${extra.everyWeeks}: the last time, or the move, was on ${formatLong(last)}, so the next is by ${formatLong(dueOn)}.`,
      doneOn: null,
    },
  ];
}
