import type { Identified } from '../case-file';
import { outcomeOf, type DueItem, type Situation, type Start } from '../deadline';
import { addDays, formatLong, type LocalDate } from '../local-date';
import { isCareLeaver } from '../milestones';
import { policyOn } from '../policy';
import { holdsOn, joined, type Span } from '../spans';
import { spellsWhere } from '../status-history';
import { isOwedSixMonthlyReviews, reviews } from './reviews';

/** SSDA903: no fixed abode. */
const NO_FIXED_ABODE = 'S';

/**
 * RV-02: a review that the young person asks for, or that their adviser or the authority thinks necessary, is held.
 * The law sets no number of days, the policy does. It cannot be refused, so nothing but a review held on the day of
 * the request or later meets it; the end of the status it was asked under ends it.
 *
 * From the case file: `reviewRequests`, `planReviews`.
 *
 * @statute {@link PROVISIONS.clrReg7}
 */
export function reviewOnRequest({ file, history }: Situation): DueItem[] {
  if (file.reviewRequests.length === 0) return [];
  const owed = spellsWhere(history, isOwedSixMonthlyReviews);
  return file.reviewRequests.flatMap((request): DueItem[] => {
    const dueOn = addDays(request.on, policyOn(file, request.on).requestedReviewDays);
    const asked =
      request.by === 'young-person'
        ? `The young person asked for a review on ${formatLong(request.on)}, which nobody may refuse`
        : `A review was asked for on ${formatLong(request.on)}`;
    return reviewSince(
      { id: request.id, on: request.on, text: `review request ${request.id}` },
      owed,
      { rule: 'RV-02', dueOn, sentence: `${asked}, so it is held by ${formatLong(dueOn)}` },
      file,
    );
  });
}

/**
 * RV-06: a significant change in the life of someone with a pathway plan leads to a review of it within the policy's
 * days. One review held since may meet several of these, and the six-monthly review with them.
 *
 * From the case file: custody that begins (`detentions`), a home that broke down (`homeSpells`), a programme that ends
 * with none running (`programmes`), no fixed abode that begins (`accommodation`), `pathwayPlans`, `planReviews`. Not
 * in it, and so not seen by this rule: the threat of homelessness, a child that is born, serious harm, a refusal of
 * leave to remain, a placement that broke down, and a manager's recorded decision not to review; a pause of the rule is
 * how such a decision is recorded, and the item stays. A pregnancy is known to the record alone (`pregnancies`); the
 * sentence does not name it, because more people read what's due than read notes.
 *
 * @statute {@link PROVISIONS.transitionGuidance}
 */
export function reviewAfterChange({ file, history }: Situation): DueItem[] {
  const found = changes(file);
  if (found.length === 0 || file.pathwayPlans.length === 0) return [];
  const owed = spellsWhere(history, (status) => status.code === 'eligible' || isCareLeaver(status));
  const hasPlan = (day: LocalDate) => file.pathwayPlans.some((plan) => plan.completedOn <= day);
  return found
    .filter(({ start }) => hasPlan(start.on))
    .flatMap(({ start, words }) => {
      const dueOn = addDays(start.on, policyOn(file, start.on).changeReviewDays);
      const sentence = `${words} ${formatLong(start.on)}, a significant change, so the pathway plan is reviewed by ${formatLong(dueOn)}`;
      return reviewSince(start, owed, { rule: 'RV-06', dueOn, sentence }, file);
    });
}

function reviewSince(
  start: Start,
  owed: readonly Span[],
  { rule, dueOn, sentence }: Pick<DueItem, 'rule' | 'dueOn' | 'sentence'>,
  file: Situation['file'],
): DueItem[] {
  const span = owed.find((one) => holdsOn(one, start.on));
  if (!span) return [];
  const outcome = outcomeOf({
    dueOn,
    meeting: reviews(file).find(({ on }) => on >= start.on && holdsOn(span, on)) ?? null,
    endedOn: span.to,
    partial: () => false,
    completeFrom: file.knownSince.planReviews ?? null,
  });
  return [{ rule, subject: null, start, dueOn, notBefore: null, outcome, sentence }];
}

interface Change {
  start: Start;
  /** What changed, up to the date. */
  words: string;
}

function changes(file: Situation['file']): Change[] {
  const custody = file.detentions.filter(({ kind }) => kind === 'custody');
  const homeless = file.accommodation.filter(({ type }) => type === NO_FIXED_ABODE);
  const homes = file.homeSpells.flatMap(({ id, to, brokeDown }) => (brokeDown && to ? [{ id, on: to }] : []));
  const ends = file.programmes.flatMap(({ id, to }) => (to ? [{ id, on: to }] : []));
  const noneRuns = (day: LocalDate) => !file.programmes.some((programme) => holdsOn(programme, day));
  const pregnancies = oneADay(file.pregnancies ?? []);
  return [
    ...firstOfEach(custody).map(({ id, on }) => change(id, on, 'detention', 'Custody began on')),
    ...firstOfEach(homeless).map(({ id, on }) => change(id, on, 'accommodation', 'Without a fixed abode since')),
    ...oneADay(homes).map(({ id, on }) =>
      change(id, on, 'stay at home ended', 'The arrangement at home broke down on'),
    ),
    ...oneADay(ends.filter(({ on }) => noneRuns(on))).map(({ id, on }) =>
      change(id, on, 'programme ended', 'Education, training or work ended on'),
    ),
    ...pregnancies.map(({ id, on }) => change(id, on, 'life event', 'A life event is recorded for')),
  ];
}

function change(id: string, on: LocalDate, text: string, words: string): Change {
  return { start: { id, on, text: `${text} ${id}` }, words };
}

/** The beginning of each unbroken time: a transfer, or a further entry of the same, changes nothing. */
function firstOfEach(periods: readonly (Identified & Span)[]): (Identified & { on: LocalDate })[] {
  return joined(periods).flatMap(({ from }) => {
    const first = periods.find((one) => one.from === from && one.to !== from);
    return first ? [{ id: first.id, on: from }] : [];
  });
}

function oneADay<T extends { on: LocalDate }>(facts: readonly T[]): T[] {
  return facts.filter(({ on }, index) => facts.findIndex((one) => one.on === on) === index);
}
