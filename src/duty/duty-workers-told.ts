import { may } from '../access/access';
import { auditAll } from '../audit/audit';
import type { OwedSource } from '../owed/owed';
import type { Work } from '../platform/unit-of-work';
import { addDays, formatLong, type LocalDate } from '../statutory/local-date';

export interface DutyWorkerTold {
  id: string;
  staffId: string;
  name: string;
  fromOn: LocalDate;
  /** The last day. */
  untilOn: LocalDate;
  matter: string;
  namedBy: string;
  endedOn: LocalDate | null;
  endedBy: string | null;
  handedBack: string | null;
  /** to-come · now · over: by its last day, handed back, or since they have left. */
  state: 'to-come' | 'now' | 'over';
}

/** Who was and is on duty for a young person, the last first; the caller has asked whether they may be seen. */
export async function dutyWorkersOf(
  { manager }: Work,
  youngPersonId: string,
  today: LocalDate,
): Promise<DutyWorkerTold[]> {
  return manager.query(
    `select d.id, d.staff_id as "staffId", s.name, d.from_on as "fromOn", d.until_on as "untilOn", d.matter,
            n.name as "namedBy", d.ended_on as "endedOn", e.name as "endedBy", d.handed_back as "handedBack",
            case when d.ended_on is not null or d.until_on < $2 or s.left_on <= $2 then 'over' when d.from_on > $2 then 'to-come' else 'now' end as state
       from duty_worker d join staff s on s.id = d.staff_id join staff n on n.id = d.named_by_id
       left join staff e on e.id = d.ended_by_id
      where d.young_person_id = $1 order by d.from_on desc, d.recorded_at desc, d.id`,
    [youngPersonId, today],
  );
}

/** As long as what was handed back stands on the record. */
const DAYS_HANDED_BACK = 14;

export interface DutyOnRecord {
  /** Who is on duty for them today; null: nobody. */
  now: DutyWorkerTold | null;
  /** What was handed back last in these days; null: nothing, and for whoever does not read notes. */
  back: DutyWorkerTold | null;
}

export async function dutyOnRecord(work: Work, youngPersonId: string, today: LocalDate): Promise<DutyOnRecord> {
  const all = await dutyWorkersOf(work, youngPersonId, today);
  const since = addDays(today, -DAYS_HANDED_BACK);
  const back = all
    .filter(({ endedOn }) => endedOn !== null && endedOn >= since)
    .sort((one, other) => other.endedOn!.localeCompare(one.endedOn!));
  return {
    now: all.find(({ state }) => state === 'now') ?? null,
    back: may(work.actor, 'read-notes') ? (back[0] ?? null) : null,
  };
}

/** What is owed while a duty runs; it moves to nobody, and ends with whoever has it. */
export const ON_DUTY_KIND = 'On duty for them';

/**
 * Ends what a leaver has or is to have on duty past their last day, so that somebody else can be named; the caller holds
 * their row. What is over before stays theirs.
 */
export async function endDutiesOfLeaver(
  work: Work,
  leaver: { id: string; name: string },
  lastDay: LocalDate,
  today: LocalDate,
): Promise<void> {
  const { manager, actor } = work;
  const words = `It ended since ${leaver.name} leaves: the last day is ${formatLong(lastDay)}.`;
  const [ended]: [{ id: string; youngPersonId: string; untilOn: LocalDate }[], number] = await manager.query(
    `update duty_worker set ended_on = $3, ended_by_id = $4, handed_back = $5
      where staff_id = $1 and ended_on is null and until_on > $2 and until_on >= $3
      returning id, young_person_id as "youngPersonId", until_on as "untilOn"`,
    [leaver.id, lastDay, today, actor.kind === 'user' ? actor.staffId : leaver.id, words],
  );
  const entries = ended.map(({ id, youngPersonId, untilOn }) => ({
    did: 'duty-worker.ended-by-leaving',
    ...{ youngPersonId, subjectId: id, detail: { staffId: leaver.id, untilOn, lastDay } },
  }));
  await auditAll(work, entries);
}

/** While it runs, whoever is on duty for them owes it, from the first day on; after its last day it is over. */
export const DUTY_WORKERS_OWED: OwedSource = {
  kind: ON_DUTY_KIND,
  sql: `select d.id, d.young_person_id, d.staff_id, d.matter as what, d.until_on as due_on, 'duty-workers' as at
          from duty_worker d
         where d.ended_on is null
           and (now() at time zone 'Europe/London')::date between d.from_on and d.until_on`,
  seenToBy: 'record-casework',
  alwaysToday: true,
  tellsWhatWasSaid: true,
};
