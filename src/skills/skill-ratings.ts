import { Problem, type FieldError } from '../platform/problem';
import { dayInLifeFaults, type FactKind, type SaidOf } from '../young-people/dated-facts';
import { HIGHEST_RUNG, isSkill, LOWEST_RUNG, skillsOf } from './skill-content';
import { SkillRating, type Rater, type RatingRoute } from './skill.entities';

export const LONGEST_SAID_BY = 200;
export const LONGEST_WORDS = 1000;

export const RATER_WORDS: Readonly<Record<Rater, string>> = {
  'young-person': 'Young person',
  provider: 'Provider',
  adviser: 'Adviser',
};

export const ROUTE_WORDS: Readonly<Record<RatingRoute, string>> = {
  'in-person': 'in person',
  phone: 'by phone or video',
  written: 'in writing',
  meeting: 'in a meeting',
};

/** One rater says it once a day: another of that day is refused with what stands there, so that both can be put together. */
export const SKILL_RATING: FactKind<SkillRating> = {
  entity: SkillRating,
  word: 'skill-rating',
  words: 'skill-ratings',
  see: 'read-notes',
  async faults(said, person, today, { manager }, standing) {
    const { rater, ratedOn } = said;
    const faults = [...dayInLifeFaults('ratedOn', ratedOn, person, today), ...ratingFaults(said)];
    if (faults.length > 0) return faults;
    const other = await manager
      .createQueryBuilder(SkillRating, 'f')
      .where('f.youngPersonId = :id and f.rater = :rater and f.ratedOn = :ratedOn', { id: person.id, rater, ratedOn })
      .andWhere('f.replacedById is null and not f.withdrawn')
      .andWhere(standing ? 'f.factId <> :factId' : 'true', { factId: standing?.factId })
      .getOne();
    if (other) throw new Problem('already-recorded', 'There is a rating by them of this day already.', [], other);
    return faults;
  },
};

function ratingFaults({ rater, saidBy, ladder, rungs, words }: SaidOf<SkillRating>): FieldError[] {
  const faults: FieldError[] = [];
  if (rater === 'provider' && !saidBy?.trim()) {
    faults.push({ field: 'saidBy', message: 'Enter who of the provider said it' });
  }
  if (rater === 'young-person' && saidBy !== null) {
    faults.push({ field: 'saidBy', message: 'Leave this empty: it is the young person who says it' });
  }
  if ((saidBy?.length ?? 0) > LONGEST_SAID_BY) {
    faults.push({ field: 'saidBy', message: `Write ${LONGEST_SAID_BY} characters or fewer` });
  }
  const said = Object.entries(rungs);
  if (said.length === 0) faults.push({ field: 'rungs', message: 'Choose a rung for one skill at least' });
  const known = skillsOf(ladder);
  for (const [skill, rung] of said) {
    if (!isSkill(skill) || !known.some(({ key }) => key === skill)) {
      faults.push({ field: `rungs.${skill}`, message: 'This is no skill of the ladder' });
    } else if (!Number.isInteger(rung) || rung < LOWEST_RUNG || rung > HIGHEST_RUNG) {
      faults.push({ field: `rungs.${skill}`, message: `Choose a rung from ${LOWEST_RUNG} to ${HIGHEST_RUNG}` });
    }
  }
  if ((words?.length ?? 0) > LONGEST_WORDS) {
    faults.push({ field: 'words', message: `Write ${LONGEST_WORDS.toLocaleString('en-GB')} characters or fewer` });
  }
  return faults;
}
