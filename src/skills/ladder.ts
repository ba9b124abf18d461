import { addMonths, ageOn, type LocalDate } from '../statutory/local-date';
import { SKILL_KEYS, type SkillKey } from './skill-content';
import { RATERS, type Rater, type RatingRoute, type Rungs } from './skill.entities';

/** So many rungs between two raters are something to talk about. */
export const APART_RUNGS = 2;
/** From this age on a council asks how far they are: its own custom, no law. */
export const LADDER_FROM_AGE = 16;
/** And until support ends for everybody. */
const LADDER_UNTIL_AGE = 25;

/** A rating as it counts. */
export interface RatingTold {
  id: string;
  rater: Rater;
  /** Who said it; of the adviser whoever wrote it down, where nobody else is named. */
  saidBy: string | null;
  ratedOn: LocalDate;
  route: RatingRoute;
  ladder: number;
  rungs: Rungs;
  words: string | null;
  recordedBy: string | null;
}

/** What one rater said last of one skill. */
export interface RungSaid {
  rung: number;
  ratingId: string;
  ratedOn: LocalDate;
  saidBy: string | null;
  route: RatingRoute;
  ladder: number;
}

/** Where one skill stands. */
export interface SkillStanding {
  skill: SkillKey;
  by: Readonly<Record<Rater, RungSaid | null>>;
  /** Of what the raters said last; null where none did. */
  lowest: number | null;
  /** Two raters are so far apart that it is worth talking about. */
  isApart: boolean;
  /** Somebody says less than what the council calls ready. */
  isGap: boolean;
}

/**
 * Where each skill stands by what each rater said of it last: a rating that says nothing of a skill leaves what was said
 * before.
 *
 * @param ratings in force, in any order
 * @param readyRung from which the council calls somebody ready to live alone
 */
export function ladderOf(ratings: readonly RatingTold[], readyRung: number): SkillStanding[] {
  const latestFirst = newestFirst(ratings);
  return SKILL_KEYS.map((skill) => {
    const by = Object.fromEntries(RATERS.map((rater) => [rater, lastSaid(latestFirst, rater, skill)])) as Record<
      Rater,
      RungSaid | null
    >;
    const rungs = RATERS.flatMap((rater) => by[rater]?.rung ?? []);
    const lowest = rungs.length > 0 ? Math.min(...rungs) : null;
    return {
      skill,
      by,
      lowest,
      isApart: lowest !== null && Math.max(...rungs) - lowest >= APART_RUNGS,
      isGap: lowest !== null && lowest < readyRung,
    };
  });
}

/** Skills that nobody has spoken of yet are none; the lowest first, then in the order of the form. */
export function gapsOf(ladder: readonly SkillStanding[]): SkillStanding[] {
  return ladder.filter(({ isGap }) => isGap).toSorted((a, b) => a.lowest! - b.lowest!);
}

/** The newest first; of two on a day, as they were recorded. */
export function newestFirst(ratings: readonly RatingTold[]): RatingTold[] {
  return ratings.toSorted((a, b) => b.ratedOn.localeCompare(a.ratedOn) || b.id.localeCompare(a.id));
}

/** What the same rater had said of each skill before a rating. */
export function saidBefore(ratings: readonly RatingTold[], rating: RatingTold): Rungs {
  const earlier = newestFirst(ratings).filter(
    ({ rater, ratedOn }) => rater === rating.rater && ratedOn < rating.ratedOn,
  );
  const said = SKILL_KEYS.map((skill) => [skill, lastSaid(earlier, rating.rater, skill)?.rung] as const);
  return Object.fromEntries(said.filter(([, rung]) => rung !== undefined));
}

/**
 * Whether it is time to ask again: from 16 until 25, where nobody has rated for as long as the council says. Local policy,
 * and nothing is owed for it.
 */
export function isTimeToAsk(
  { dateOfBirth, diedOn }: { dateOfBirth: LocalDate; diedOn: LocalDate | null },
  lastOn: LocalDate | null,
  months: number,
  today: LocalDate,
): boolean {
  const age = ageOn(dateOfBirth, today);
  if (diedOn !== null || age < LADDER_FROM_AGE || age >= LADDER_UNTIL_AGE) return false;
  return lastOn === null || addMonths(lastOn, months) <= today;
}

function lastSaid(latestFirst: readonly RatingTold[], rater: Rater, skill: SkillKey): RungSaid | null {
  const rating = latestFirst.find((one) => one.rater === rater && one.rungs[skill] !== undefined);
  if (!rating) return null;
  const { id, ratedOn, saidBy, route, ladder, rungs } = rating;
  return { rung: rungs[skill]!, ratingId: id, ratedOn, saidBy, route, ladder };
}
