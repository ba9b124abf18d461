import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';

/** A session that is open and of this member of staff. */
export interface OpenSession {
  id: string;
  heldOn: LocalDate;
  /** The other of the two. */
  withName: string;
  /** The other has signed it as it stands, and waits. */
  waitsForMe: boolean;
}

/** What somebody has still to write or sign, the first held first. */
export async function openSessionsOf({ manager }: Work, staffId: string): Promise<OpenSession[]> {
  return manager.query(
    `select v.id, v.held_on as "heldOn", o.name as "withName",
            exists (select from supervision_signature g where g.session_id = v.id and g.of_version = v.version
                     and g.staff_id <> $1)
            and not exists (select from supervision_signature g where g.session_id = v.id and g.of_version = v.version
                     and g.staff_id = $1) as "waitsForMe"
       from supervision_session v
       join staff o on o.id = case when v.staff_id = $1 then v.manager_id else v.staff_id end
      where v.state = 'open' and $1 in (v.staff_id, v.manager_id) order by v.held_on, v.id`,
    [staffId],
  );
}
