import { may } from '../access/access';
import { visiblePeople } from '../access/visible-people';
import { OPEN_ITEM } from '../deadlines/nightly-audience';
import { keptNowBy } from '../owed/kept-now-by';
import type { Work } from '../platform/unit-of-work';
import type { Severity } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import type { PauseReason } from './pause-reasons';
import type { PauseDates } from './pause-standing';

interface StepTold {
  on: LocalDate;
  /** An ISO instant. */
  at: string;
  byId: string;
  by: string;
  reason: string | null;
}

/** A pause with what became of it and what it is of. */
export interface PauseTold extends PauseDates {
  id: string;
  personId: string;
  deadlineId: string;
  rule: string;
  subject: string | null;
  title: string;
  severity: Severity;
  dueOn: LocalDate;
  reason: PauseReason;
  note: string | null;
  askedOn: LocalDate;
  askedAt: Date;
  askedById: string;
  askedBy: string;
  decided: (StepTold & { step: 'approved' | 'refused' | 'taken-back' }) | null;
  ended: StepTold | null;
}

export type PauseOfPerson = PauseTold & Named & { teamName: string | null };

const STEP = (alias: string, by: string) =>
  `case when ${alias}.id is not null then jsonb_build_object('step', ${alias}.step, 'on', ${alias}.taken_on,
     'at', ${alias}.taken_at, 'byId', ${alias}.by_id, 'by', ${by}.name, 'reason', ${alias}.reason) end`;

const COLUMNS = `f.id, f.young_person_id as "personId", f.deadline_id as "deadlineId", f.rule, f.subject, d.title, d.severity,
  d.due_on as "dueOn", f.from_on as "fromOn", f.until_on as "untilOn", f.reason, f.note, f.asked_on as "askedOn",
  f.asked_at as "askedAt", f.asked_by_id as "askedById", asker.name as "askedBy", (${OPEN_ITEM}) as owed,
  ${STEP('s', 'decider')} as decided, ${STEP('e', 'ender')} as ended`;

/** Pause `f` of person `p` for item `d`, with the step `s` that settled it and the one `e` that ended it. */
const FROM = `pause f join young_person p on p.id = f.young_person_id join deadline d on d.id = f.deadline_id
  join staff asker on asker.id = f.asked_by_id
  left join pause_step s on s.pause_id = f.id and s.step <> 'ended' left join staff decider on decider.id = s.by_id
  left join pause_step e on e.pause_id = f.id and e.step = 'ended' left join staff ender on ender.id = e.by_id`;

/** With whom it is about. */
const PERSON = `p.given_name as "givenName", p.family_name as "familyName", p.known_as as "knownAs",
  i.value as "authorityId", t.name as "teamName"`;
const FROM_PERSON = `${FROM}
  left join person_identifier i on i.young_person_id = p.id and i.kind = 'authority-id' and not i.withdrawn
  left join team t on t.id = p.team_id`;

/** $1 today. What waits: asked, not settled, of something still to be done, and not over before it began. */
const WAITS = `s.id is null and f.until_on > $1::date and ${OPEN_ITEM}`;

/** All of these young people's, the first asked first; the caller has asked whether they may be seen. */
export async function pausesOf(work: Work, ...personIds: string[]): Promise<PauseTold[]> {
  const found: PauseTold[] = await work.manager.query(
    `select ${COLUMNS} from ${FROM} where f.young_person_id = any($1) order by f.asked_at, f.id`,
    [personIds],
  );
  return readable(work, found);
}

/** What was written is left out for whoever does not read notes. */
function readable<T extends PauseTold>({ actor }: Work, pauses: T[]): T[] {
  if (may(actor, 'read-notes')) return pauses;
  return pauses.map((pause) => ({
    ...pause,
    note: null,
    decided: pause.decided && { ...pause.decided, reason: null },
    ended: pause.ended && { ...pause.ended, reason: null },
  }));
}

/** Those of the same rule and subject: what one approved pause stops, another one stops too. */
export function ofTheSame(pauses: readonly PauseTold[], item: { rule: string; subject: string | null }): PauseTold[] {
  return pauses.filter(({ rule, subject }) => rule === item.rule && (subject === null || subject === item.subject));
}

/** How many wait for a manager, of the people the actor may see. */
export async function countPausesAsked(work: Work, today: LocalDate): Promise<number> {
  const parameters: unknown[] = [today];
  const visible = visiblePeople(work.actor, 'p', parameters);
  const [{ asked }]: [{ asked: number }] = await work.manager.query(
    `select count(*)::int as asked from pause f join young_person p on p.id = f.young_person_id
       join deadline d on d.id = f.deadline_id left join pause_step s on s.pause_id = f.id
      where ${WAITS} and ${visible}`,
    parameters,
  );
  return asked;
}

/** A pause that waits, with its place in the list: a Date knows milliseconds only. */
export type PauseAsked = PauseOfPerson & { askedExactly: string };

/**
 * Those that wait, the first asked first.
 * @param after `askedExactly` and `id` of the last one that was read; null for the first page
 * @returns one more than `limit` where there are more
 */
export async function pausesAsked(
  work: Work,
  { after, limit }: { after: readonly string[] | null; limit: number },
  today: LocalDate,
): Promise<PauseAsked[]> {
  const parameters: unknown[] = [today, limit + 1, ...(after ?? [null, null])];
  const visible = visiblePeople(work.actor, 'p', parameters);
  const found: PauseAsked[] = await work.manager.query(
    `select ${COLUMNS}, ${PERSON},
            to_char(f.asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "askedExactly"
       from ${FROM_PERSON}
      where ${WAITS} and ${visible} and ($3::timestamptz is null or (f.asked_at, f.id) > ($3, $4::uuid))
      order by f.asked_at, f.id limit $2`,
    parameters,
  );
  return readable(work, found);
}

/** What an asker asked for and a manager refused since a day, the latest first, while it is still to be done. */
export async function pausesRefusedTo(work: Work, staffId: string, since: LocalDate): Promise<PauseOfPerson[]> {
  const parameters: unknown[] = [staffId, since];
  const visible = visiblePeople(work.actor, 'p', parameters);
  return work.manager.query(
    `select ${COLUMNS}, ${PERSON} from ${FROM_PERSON}
      where ${keptNowBy('f.id', 'f.asked_by_id')} = $1 and s.step = 'refused' and s.taken_on >= $2 and ${OPEN_ITEM} and ${visible}
        and not exists (select from pause later where later.deadline_id = f.deadline_id and later.asked_at > f.asked_at)
      order by s.taken_at desc, f.id limit 20`,
    parameters,
  );
}
