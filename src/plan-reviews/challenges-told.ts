import { visiblePeople } from '../access/visible-people';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { standingOfChallenge, type ChallengeStanding } from './challenge-standing';

export interface ChallengeStepTold {
  id: string;
  step: 'put' | 'answered' | 'resolved';
  stage: number;
  takenOn: LocalDate;
  toWhom: string | null;
  answerBy: LocalDate | null;
  words: string | null;
  recordedBy: string | null;
}

export interface ChallengeTold {
  id: string;
  personId: string;
  raisedOn: LocalDate;
  raisedBy: string;
  what: string;
  steps: ChallengeStepTold[];
  standing: ChallengeStanding;
}

const COLUMNS = `c.id, c.young_person_id as "personId", c.raised_on as "raisedOn", c.raised_by as "raisedBy", c.what,
  (select jsonb_agg(jsonb_build_object('id', s.id, 'step', s.step, 'stage', s.stage, 'takenOn', s.taken_on,
            'toWhom', s.to_whom, 'answerBy', s.answer_by, 'words', s.words, 'recordedBy', w.name) order by s.place)
     from plan_challenge_step s left join staff w on w.id = s.recorded_by_id where s.challenge_id = c.id) as steps`;

const IS_OPEN = `not exists (select from plan_challenge_step done where done.challenge_id = c.id and done.step = 'resolved')`;
const ANSWER_BY = `(select s.answer_by from plan_challenge_step s where s.challenge_id = c.id and s.step = 'put'
                     order by s.place desc limit 1)`;

/** All of one young person's, the last raised first. */
export async function challengesOf({ manager }: Work, youngPersonId: string): Promise<ChallengeTold[]> {
  const found: Omit<ChallengeTold, 'standing'>[] = await manager.query(
    `select ${COLUMNS} from plan_challenge c where c.young_person_id = $1 order by c.raised_on desc, c.id desc`,
    [youngPersonId],
  );
  return found.map(withStanding);
}

export type ChallengeOfPerson = ChallengeTold & {
  givenName: string;
  familyName: string;
  knownAs: string | null;
  authorityId: string | null;
};

/**
 * Those that are open, about everyone the actor may see; the one to be answered first first.
 * @param among only these young people
 */
export async function challengesOpen(work: Work, among: readonly string[] | null = null): Promise<ChallengeOfPerson[]> {
  const parameters: unknown[] = [among];
  const visible = visiblePeople(work.actor, 'p', parameters);
  const found: Omit<ChallengeOfPerson, 'standing'>[] = await work.manager.query(
    `select ${COLUMNS}, p.given_name as "givenName", p.family_name as "familyName", p.known_as as "knownAs",
            i.value as "authorityId"
       from plan_challenge c join young_person p on p.id = c.young_person_id
       left join person_identifier i on i.young_person_id = p.id and i.kind = 'authority-id' and not i.withdrawn
      where ${IS_OPEN} and ($1::uuid[] is null or c.young_person_id = any($1)) and ${visible} order by ${ANSWER_BY}, c.id limit 200`,
    parameters,
  );
  return found.map(withStanding);
}

/** What waits for an answer, as something that is owed. */
export const CHALLENGES_OWED = `
  select c.id, c.young_person_id, null::uuid as staff_id,
         'Answer the challenge of ' || c.raised_by || ': ' || last.to_whom as what, last.answer_by as due_on,
         'reviews/challenges/' || c.id as at
    from plan_challenge c
    join lateral (select s.step, s.to_whom, s.answer_by from plan_challenge_step s where s.challenge_id = c.id
                   order by s.place desc limit 1) last on last.step = 'put'`;

function withStanding<T extends Omit<ChallengeTold, 'standing'>>(challenge: T): T & { standing: ChallengeStanding } {
  return { ...challenge, standing: standingOfChallenge(challenge.steps) };
}
