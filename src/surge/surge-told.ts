import { visiblePeople } from '../access/visible-people';
import type { UserActor } from '../access/actor';
import type { OwedSource } from '../owed/owed';
import { keptNowBy } from '../owed/kept-now-by';
import { isId } from '../platform/ids';
import { notFound } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { NOT_SAFE } from '../safety/not-safe';
import type { LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import type { Surge } from './surge.entities';
import { bandByRecord, fromRecord, type Answers, type Band, type SurgeFacts } from './triage';

export interface SurgeTold extends Pick<
  Surge,
  'id' | 'teamId' | 'reason' | 'startedOn' | 'targetOn' | 'pace' | 'endedOn' | 'outcome' | 'version'
> {
  teamName: string;
  startedBy: string;
  endedBy: string | null;
  /** The temporary team as it is now, by name. */
  workers: { id: string; name: string }[];
  cases: number;
  reviewed: number;
}

export interface ReviewTold {
  id: string;
  number: number;
  answers: Answers;
  workedOut: Band;
  band: Band;
  otherwiseBecause: string | null;
  reviewedOn: LocalDate;
  reviewedBy: string;
  action: string | null;
  actionBy: string | null;
  actionDueOn: LocalDate | null;
  doneOn: LocalDate | null;
  doneBy: string | null;
  doneWords: string | null;
}

/** A case of a surge. Who may not see the young person is not told who they are, and they are counted. */
export interface SurgeCaseTold {
  personId: string;
  /** Null for whom the reader may not see. */
  named: Named | null;
  workerName: string | null;
  hadWorker: boolean;
  hasWorker: boolean;
  /** The first day on which somebody looked at it; null where nobody did. */
  firstReviewedOn: LocalDate | null;
  /** The last look at it, which counts. */
  review: ReviewTold | null;
  /** Of all looks at it. */
  actions: number;
  actionsDone: number;
  /** What the record would answer today. */
  fromRecord: Answers;
  /** The band of those answers, as if nothing had to be done at once. */
  proposed: Band;
}

/**
 * SQL that is true while case `c`, of young person `y`, counts: not once the record is merged or withdrawn, nor once they
 * died before anybody looked.
 */
const COUNTS = `(y.merged_into_id is null and y.withdrawn_at is null and (y.died_on is null
    or exists (select from surge_review l where l.surge_id = c.surge_id and l.young_person_id = y.id)))`;

const CASES = `surge_case c join young_person y on y.id = c.young_person_id where c.surge_id = s.id and ${COUNTS}`;

const SURGES = `select s.id, s.team_id as "teamId", t.name as "teamName", s.reason, s.started_on as "startedOn",
    b.name as "startedBy", s.target_on as "targetOn", s.pace, s.ended_on as "endedOn", e.name as "endedBy", s.outcome,
    s.version, (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by m.name, m.id), '[]')
       from surge_worker w join staff m on m.id = w.staff_id where w.surge_id = s.id and w.to_on is null) as workers,
    (select count(*)::int from ${CASES}) as cases,
    (select count(*)::int from ${CASES} and exists (select from surge_review r where r.surge_id = s.id
       and r.young_person_id = y.id)) as reviewed
  from surge s join team t on t.id = s.team_id join staff b on b.id = s.started_by_id
  left join staff e on e.id = s.ended_by_id`;

/**
 * Managers have the surges of the teams they answer for, everybody those in which they are named or have something to do.
 * $1 teams, $2 staff.
 */
const MINE = `(s.team_id = any($1)
  or exists (select from surge_worker w where w.surge_id = s.id and w.staff_id = $2 and w.to_on is null)
  or exists (select from surge_review r where r.surge_id = s.id and r.action_by_id = $2))`;

const mine = ({ role, teamIds, staffId }: UserActor) => [role === 'manager' ? teamIds : [], staffId];

/** Those that run first, then the last ended. */
export async function surgesOf({ manager }: Work, actor: UserActor): Promise<SurgeTold[]> {
  return manager.query(
    `${SURGES} where ${MINE} order by s.ended_on desc nulls first, s.started_on desc, s.id limit 100`,
    mine(actor),
  );
}

/** @throws Problem 'not-found' for a surge of another team in which the actor is not named */
export async function surgeOf({ manager }: Work, actor: UserActor, surgeId: string): Promise<SurgeTold> {
  if (!isId(surgeId)) throw notFound();
  const [found]: SurgeTold[] = await manager.query(`${SURGES} where ${MINE} and s.id = $3`, [...mine(actor), surgeId]);
  if (!found) throw notFound();
  return found;
}

/**
 * For one of its cases: whoever may see the young person reads what was said of them, also once they are named no more.
 * @throws Problem 'not-found'
 */
export async function surgeOfCase(
  { manager }: Work,
  actor: UserActor,
  surgeId: string,
): Promise<SurgeTold & { isMine: boolean }> {
  if (!isId(surgeId)) throw notFound();
  const [found]: (SurgeTold & { isMine: boolean })[] = await manager.query(
    `select told.*, exists (select from surge s where s.id = told.id and ${MINE}) as "isMine"
       from (${SURGES} where s.id = $3) told`,
    [...mine(actor), surgeId],
  );
  if (!found) throw notFound();
  return found;
}

/** What is asked of the plan: writing it, and its reviews. */
const PLAN_RULES = `(d.rule = 'AP-05' or d.rule like 'RV-%')`;

/** SQL of the facts of young person `y` on the day $1, beside `f`, which tells who does not feel safe. */
const FACTS = `jsonb_build_object(
    'seenOn', (select max(c.held_on) from contact c where c.young_person_id = y.id and c.replaced_by_id is null
      and not c.withdrawn and c.seen),
    'notSafe', f.young_person_id is not null,
    'safeOn', (select max(c.held_on) from contact c where c.young_person_id = y.id and c.replaced_by_id is null
      and not c.withdrawn and c.safe_where_they_live = 'yes'),
    'hasPlan', exists (select from pathway_plan n where n.young_person_id = y.id and n.replaced_by_id is null
      and not n.withdrawn),
    'planLate', exists (select from deadline d where d.young_person_id = y.id and ${PLAN_RULES}
      and d.state in ('open', 'partial', 'declined') and d.due_on < $1),
    'home', (select h.type from accommodation_period h where h.young_person_id = y.id and h.replaced_by_id is null
      and not h.withdrawn and h.from_on <= $1 and (h.to_on is null or h.to_on > $1) order by h.from_on desc limit 1),
    'hasWorker', w.name is not null)`;

const WORKER = `left join lateral (select m.name from allocation a join staff m on m.id = a.staff_id
    where a.young_person_id = y.id and a.role = 'personal-adviser' and a.replaced_by_id is null and not a.withdrawn
      and a.from_on <= $1 and (a.to_on is null or a.to_on > $1) and (m.left_on is null or m.left_on > $1)
    order by a.from_on desc limit 1) w on true`;

const REVIEW = `jsonb_build_object('id', r.id, 'number', r.number, 'answers', r.answers, 'workedOut', r.worked_out,
    'band', r.band, 'otherwiseBecause', r.otherwise_because, 'reviewedOn', r.reviewed_on, 'reviewedBy', rb.name,
    'action', r.action, 'actionBy', ab.name, 'actionDueOn', r.action_due_on, 'doneOn', r.done_on, 'doneBy', db.name,
    'doneWords', r.done_words)`;

const REVIEWS = `surge_review r join staff rb on rb.id = r.reviewed_by_id left join staff ab on ab.id = ${keptNowBy('r.id', 'r.action_by_id')}
    left join staff db on db.id = r.done_by_id`;

/** Every case of a surge with what the record says today: one statement, however many they are. */
export async function casesOf(work: Work, surgeId: string, today: LocalDate): Promise<SurgeCaseTold[]> {
  const parameters: unknown[] = [today, surgeId];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const rows: (Named &
    Omit<SurgeCaseTold, 'named' | 'fromRecord' | 'proposed' | 'hasWorker'> & {
      isVisible: boolean;
      facts: SurgeFacts;
    })[] = await work.manager.query(
    `select y.id as "personId", coalesce(${visible}, false) as "isVisible", y.given_name as "givenName",
            y.family_name as "familyName", y.known_as as "knownAs", i.value as "authorityId", w.name as "workerName",
            c.had_worker as "hadWorker", x.first as "firstReviewedOn", x.actions, x.done as "actionsDone", ${FACTS} as facts,
            (select ${REVIEW} from ${REVIEWS} where r.surge_id = c.surge_id and r.young_person_id = y.id
              order by r.number desc limit 1) as review
       from surge_case c join young_person y on y.id = c.young_person_id ${WORKER}
       left join (${NOT_SAFE}) f on f.young_person_id = y.id
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
       cross join lateral (select min(r.reviewed_on) as first, count(r.action)::int as actions,
                count(r.done_on)::int as done
           from surge_review r where r.surge_id = c.surge_id and r.young_person_id = y.id) x
      where c.surge_id = $2 and ${COUNTS} order by lower(y.family_name) nulls last, y.id`,
    parameters,
  );
  return rows.map(({ isVisible, facts, givenName, familyName, knownAs, authorityId, ...one }) => {
    const answers = fromRecord(facts, today);
    return {
      ...one,
      named: isVisible ? { givenName, familyName, knownAs, authorityId } : null,
      hasWorker: facts.hasWorker,
      fromRecord: answers,
      proposed: bandByRecord(answers).band,
    };
  });
}

/** One case: what the record says, and every look at it, the last first. @throws Problem 'not-found' */
export async function caseOf(
  { manager }: Work,
  surgeId: string,
  personId: string,
  today: LocalDate,
): Promise<{ facts: SurgeFacts; reviews: ReviewTold[] }> {
  const [found]: { facts: SurgeFacts; reviews: ReviewTold[] }[] = await manager.query(
    `select ${FACTS} as facts, (select coalesce(jsonb_agg(${REVIEW} order by r.number desc), '[]') from ${REVIEWS}
        where r.surge_id = c.surge_id and r.young_person_id = y.id) as reviews
       from surge_case c join young_person y on y.id = c.young_person_id ${WORKER}
       left join (${NOT_SAFE}) f on f.young_person_id = y.id
      where c.surge_id = $2 and c.young_person_id = $3`,
    [today, surgeId, personId],
  );
  if (!found) throw notFound();
  return found;
}

/** What a look at a case asked to be done at once: by the next working day, and owed until it is done. */
export const SURGE_OWED: OwedSource = {
  kind: 'Action of a surge',
  seenToBy: 'record-casework',
  tellsWhatWasSaid: true,
  sql: `select r.id, r.young_person_id, ${keptNowBy('r.id', 'r.action_by_id')} as staff_id,
               r.action as what, r.action_due_on as due_on, 'surges/' || r.surge_id as at
          from surge_review r where r.action is not null and r.done_on is null`,
};
