import type { UserActor } from '../access/actor';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';

/** A session that is open and of this member of staff, or of a worker of theirs whose manager has left. */
export interface OpenSession {
  id: string;
  heldOn: LocalDate;
  /** The other of the two. */
  withName: string;
  /** The other has signed it as it stands, and waits. */
  waitsForMe: boolean;
  /** The manager of it, who has left; null while they work here. */
  leftName: string | null;
}

/** SQL of whether this row of `staff` works here no more. */
export const HAS_LEFT = (staff: string) => `${staff}.left_on <= (now() at time zone 'Europe/London')::date`;

/** What somebody has still to write or sign, or to go on with in the place of whoever left; the first held first. */
export async function openSessionsOf({ manager }: Work, { staffId, role, teamIds }: UserActor): Promise<OpenSession[]> {
  return manager.query(
    `select v.id, v.held_on as "heldOn", case when v.staff_id = $1 then m.name else w.name end as "withName",
            case when ${HAS_LEFT('m')} then m.name end as "leftName",
            exists (select from supervision_signature g where g.session_id = v.id and g.of_version = v.version
                     and g.staff_id <> $1)
            and not exists (select from supervision_signature g where g.session_id = v.id and g.of_version = v.version
                     and g.staff_id = $1) and $1 in (v.staff_id, v.manager_id) as "waitsForMe"
       from supervision_session v join staff w on w.id = v.staff_id join staff m on m.id = v.manager_id
      where v.state = 'open' and ($1 in (v.staff_id, v.manager_id)
        or ($2 and w.team_id = any($3) and ${HAS_LEFT('m')})) order by v.held_on, v.id`,
    [staffId, role === 'manager', teamIds],
  );
}
