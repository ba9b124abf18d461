import { addDays, addMonths, daysBetween, type LocalDate } from '../statutory/local-date';
import type { Biography, Pace } from './biography';
import { workingDay } from './office-days';

export function assessAndPlan(life: Biography): void {
  const { dice, facts } = life;
  for (const owedFrom of life.planOwedFrom) {
    if (life.slip === 'first-plan-missing') return;
    const late = dice.happens(0.04) ? 40 : 0;
    // Someone who asks for support is assessed, and has a plan, within four weeks.
    const askedForSupport = facts.supportRequests.some(
      ({ requestedOn, wants }) => requestedOn === owedFrom && wants === 'support',
    );
    const days = askedForSupport ? dice.between(6, 14) : dice.between(45, 82) + late;
    const assessed = workingDay(addDays(owedFrom, days));
    if (assessed >= life.end) return;
    facts.needsAssessments.push({ id: life.newId(assessed), completedOn: assessed });
    const planned = workingDay(addDays(assessed, dice.between(4, 12)));
    if (planned >= life.end) return;
    const given = addDays(planned, dice.between(0, 9));
    const copyGivenOn = given >= life.end || dice.happens(life.slip === 'neglected' ? 0.9 : 0.03) ? null : given;
    facts.pathwayPlans.push({ id: life.newId(planned), completedOn: planned, copyGivenOn });
  }
}

export function holdReviews(life: Biography): void {
  const { dice, facts } = life;
  const plans = facts.pathwayPlans.map(({ completedOn }) => completedOn);
  if (plans.length === 0) return;
  const until = reviewsUntil(life);
  const fixed = [...reviewsInCare(life), ...reviewsAfterMoves(life), ...reviewsAfterChanges(life)];
  const held = new Set(fixed.filter((day) => day < plans[0]!));
  let last = plans[0]!;
  while (last < until) {
    const months = dice.happens(0.05) ? dice.between(190, 215) : dice.between(150, 180);
    const due = workingDay(addDays(last, months));
    const next = [...fixed, ...plans].filter((day) => day > last && day <= due).sort()[0] ?? due;
    if (next < until && !plans.includes(next) && isPlanKept(life.paceOn(next))) held.add(next);
    last = next;
  }
  if (until < life.end && plans[0]! < until && daysBetween([...held].sort().at(-1) ?? plans[0]!, until) > 60)
    held.add(until);
  facts.planReviews.push(...[...held].sort().map((heldOn) => ({ id: life.newId(heldOn), heldOn })));
}

/** Reviews stop short of today where they have slipped: the last one was more than six months ago. */
function reviewsUntil(life: Biography): LocalDate {
  const sixMonthsAgo = addMonths(life.today, -6);
  if (life.slip === 'review-late') return workingDay(addDays(sixMonthsAgo, -life.dice.between(4, 30)));
  if (life.slip === 'neglected') return workingDay(addDays(sixMonthsAgo, -life.dice.between(20, 110)));
  return life.end;
}

/**
 * With the reviews of their care: by six months after becoming eligible, or soon after coming into care where that was
 * shortly before, and in the weeks before leaving it.
 */
function reviewsInCare(life: Biography): LocalDate[] {
  const { dice, facts } = life;
  const owedFrom = life.planOwedFrom[0];
  const last = facts.careEpisodes.at(-1);
  if (!owedFrom || !last || (last.toOn !== null && last.toOn <= owedFrom)) return [];
  const began = facts.careEpisodes[0]!.fromOn;
  const early = [dice.between(14, 24), dice.between(90, 105)].map((days) => addDays(began, days));
  const isNew = daysBetween(began, owedFrom) < 130;
  const leavesOn = last.toOn ?? life.birthday(18);
  const days = [
    ...(isNew ? early : [addDays(owedFrom, dice.between(140, 172))]),
    addDays(leavesOn, -dice.between(12, 80)),
  ];
  return days.map(workingDay).filter((day) => day > owedFrom && day < leavesOn && day < life.end);
}

/** In the four weeks after custody began, a home broke down, a programme ended with no other, or there was no home. */
function reviewsAfterChanges(life: Biography): LocalDate[] {
  const { detentions, homePeriods, activities, accommodation } = life.facts;
  const changes = [
    ...detentions.map(({ fromOn }) => fromOn),
    ...homePeriods.flatMap(({ toOn, brokeDown }) => (brokeDown && toOn ? [toOn] : [])),
    ...activities.flatMap(({ kind, toOn }) => (toOn && kind !== 'none' && kind !== 'not-known' ? [toOn] : [])),
    ...accommodation.filter(({ type }) => type === 'S').map(({ fromOn }) => fromOn),
  ].filter((day) => isPlanKept(life.paceOn(day)));
  return changes
    .map((day) => workingDay(addDays(day, life.dice.between(12, 27))))
    .filter((day) => day < life.end && isPlanKept(life.paceOn(day)));
}

/** Four weeks after moving into a place the authority provides, and again within three months of that. */
function reviewsAfterMoves(life: Biography): LocalDate[] {
  return life.facts.accommodation
    .filter((home) => isProvided(home.providedUnder) && isLeavingCare(life.paceOn(home.fromOn)))
    .flatMap((home) => {
      const first = workingDay(addDays(home.fromOn, life.dice.between(25, 28)));
      const second = workingDay(addDays(first, life.dice.between(76, 88)));
      return [first, second].filter((day) => day < (home.toOn ?? life.end));
    });
}

function isPlanKept(pace: Pace): boolean {
  return pace === 'in-care' || isLeavingCare(pace);
}

function isLeavingCare(pace: Pace): boolean {
  return pace === 'leaving-care' || pace === 'taking-support';
}

export function isProvided(under: string): boolean {
  return under === 's23B' || under === 's24B';
}
