import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { LifeKind } from './life-update.entity';

export interface LifeUpdateTold {
  id: string;
  kind: LifeKind;
  words: string;
  toldOn: LocalDate;
  inTheirWords: boolean;
  heldWhere: string | null;
  withdrawnBecause: string | null;
  recordedBy: string | null;
}

const COLUMNS = `u.id, u.kind, u.words, u.told_on as "toldOn", u.in_their_words as "inTheirWords", u.held_where as "heldWhere",
  u.withdrawn_because as "withdrawnBecause", s.name as "recordedBy"`;

/** All of one young person, the newest first, also what was taken out. The caller has asked whether they may be seen. */
export async function lifeUpdatesOf({ manager }: Work, youngPersonId: string): Promise<LifeUpdateTold[]> {
  return manager.query<LifeUpdateTold[]>(
    `select ${COLUMNS} from life_update u left join staff s on s.id = u.recorded_by_id
      where u.young_person_id = $1 order by u.told_on desc, u.recorded_at desc, u.id`,
    [youngPersonId],
  );
}

/** As many as stand beside a topic. */
const BESIDE = 20;

/**
 * What stands beside the topics of a plan that is being written: interests, and what was told since the plan before it
 * was finished. The newest first.
 */
export async function lifeUpdatesBeside(
  { manager }: Work,
  youngPersonId: string,
  planId: string,
): Promise<LifeUpdateTold[]> {
  return manager.query<LifeUpdateTold[]>(
    `select ${COLUMNS} from life_update u left join staff s on s.id = u.recorded_by_id
      where u.young_person_id = $1 and u.withdrawn_because is null and (u.kind = 'interest' or (
        u.kind in ('win', 'change', 'new') and u.told_on >= coalesce(
          (select max(v.finished_on) from plan_version v where v.young_person_id = $1 and v.plan_id <> $2), u.told_on)))
      order by u.told_on desc, u.recorded_at desc, u.id limit ${BESIDE}`,
    [youngPersonId, planId],
  );
}

/** The topic of the plan that is being written in which a goal of an interest would stand: work, training and leisure. */
export async function topicOfInterests({ manager }: Work, youngPersonId: string): Promise<string | null> {
  const [row] = await manager.query<{ key: string }[]>(
    `select t.key from plan_topic t join plan_at_work w on w.id = t.plan_id
      where w.young_person_id = $1 and w.state = 'draft' and t.matter = 'employment' order by t.place, t.key limit 1`,
    [youngPersonId],
  );
  return row?.key ?? null;
}

/** What they want to know may be in the files that are held of them: the last time they asked to see those. */
export async function lastAskedToSee(
  { manager }: Work,
  youngPersonId: string,
): Promise<{ receivedOn: LocalDate; answeredOn: LocalDate | null } | null> {
  const [row] = await manager.query<{ receivedOn: LocalDate; answeredOn: LocalDate | null }[]>(
    `select r.received_on as "receivedOn", r.answered_on as "answeredOn" from subject_access_request r
      where r.young_person_id = $1 and r.replaced_by_id is null and not r.withdrawn
      order by r.received_on desc, r.fact_id desc limit 1`,
    [youngPersonId],
  );
  return row ?? null;
}
