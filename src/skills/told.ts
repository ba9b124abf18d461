import { policyFor } from '../authority/policies';
import { may } from '../access/access';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { gapsOf, isTimeToAsk, ladderOf, type RatingTold } from './ladder';
import { HIGHEST_RUNG, rungWords, skillsOf, type SkillKey } from './skill-content';

/** Every rating of one young person that is in force. The caller has asked whether the reader may see it. */
export async function ratingsOf({ manager }: Work, youngPersonId: string): Promise<RatingTold[]> {
  return manager.query<RatingTold[]>(
    `select r.fact_id as id, r.rater, r.rated_on as "ratedOn", r.route, r.ladder, r.rungs, r.words,
            coalesce(r.said_by, case when r.rater = 'adviser' then s.name end) as "saidBy", s.name as "recordedBy"
       from skill_rating r join skill_rating first on first.id = r.fact_id
       left join app_user u on u.id = first.recorded_by_id left join staff s on s.id = u.staff_id
      where r.young_person_id = $1 and r.replaced_by_id is null and not r.withdrawn`,
    [youngPersonId],
  );
}

/** What a record says of the ladder. */
export interface SkillsOnRecord {
  /** Null where nobody has rated yet. */
  lastOn: LocalDate | null;
  /** Skills of which somebody says less than what the council calls ready. */
  gaps: number;
  /** Skills that anybody spoke of. */
  rated: number;
  readyRung: number;
  /** By the council's own custom it is time to ask again. */
  isTime: boolean;
}

/** Null for whoever may not read it. */
export async function skillsOnRecord(
  work: Work,
  person: { id: string; dateOfBirth: LocalDate; diedOn: LocalDate | null },
  today: LocalDate,
): Promise<SkillsOnRecord | null> {
  if (!may(work.actor, 'read-notes')) return null;
  const { skillsReadyRung: readyRung, skillsAgainMonths } = (await policyFor(work, today)).plans;
  const ratings = await ratingsOf(work, person.id);
  const ladder = ladderOf(ratings, readyRung);
  const lastOn = lastRatedOn(ratings);
  return {
    lastOn,
    gaps: gapsOf(ladder).length,
    rated: ladder.filter(({ lowest }) => lowest !== null).length,
    readyRung,
    isTime: isTimeToAsk(person, lastOn, skillsAgainMonths, today),
  };
}

export function lastRatedOn(ratings: readonly RatingTold[]): LocalDate | null {
  return (
    ratings
      .map(({ ratedOn }) => ratedOn)
      .sort()
      .at(-1) ?? null
  );
}

/** A rung that an action of the plan could be about. */
export interface SkillGap {
  /** `skill.cooking`. */
  id: string;
  skill: SkillKey;
  matter: string;
  /** The lowest that anybody said. */
  rung: number;
  title: string;
  /** What a goal about it would say: the skill and its next rung, in the words of the ladder. */
  words: string;
  /** What an action would say, and what can be seen when it is done. */
  action: { what: string; result: string };
}

/** The gaps of the ladder, the lowest rung first; nothing to those who may not read the plan's notes. */
export async function skillGaps(work: Work, youngPersonId: string, today: LocalDate): Promise<SkillGap[]> {
  if (!may(work.actor, 'read-notes')) return [];
  const { skillsReadyRung } = (await policyFor(work, today)).plans;
  return gapsOf(ladderOf(await ratingsOf(work, youngPersonId), skillsReadyRung)).map(({ skill, lowest }) =>
    gapOf(skill, lowest!),
  );
}

/** A gap in words. */
export function gapOf(skill: SkillKey, rung: number): SkillGap {
  const { title, matter } = skillsOf().find(({ key }) => key === skill)!;
  const next = Math.min(rung + 1, HIGHEST_RUNG);
  const result = rungWords(skill, next);
  const action = { what: `${title}: from rung ${rung} to rung ${next}`, result };
  return { id: `skill.${skill}`, skill, matter, rung, title, words: `${title}: ${result}`, action };
}
