import { may } from '../access/access';
import type { Role, UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import type { Work } from '../platform/unit-of-work';

export interface ActorRow {
  userId: string;
  staffId: string;
  name: string;
  role: Role;
  teamIds: string[];
  trainee: boolean;
}

/**
 * SQL of an array of the teams of member of staff `f`: those they work in, those they manage, and those of a manager for
 * whom they cover that day.
 */
export function teamsOf(f: string, day = `(now() at time zone 'Europe/London')::date`): string {
  return `array(select ${f}.team_id where ${f}.team_id is not null
        union select m.team_id from team_manager m where m.staff_id = ${f}.id
        union select m.team_id from absence away join team_manager m on m.staff_id = away.staff_id
               where away.cover_id = ${f}.id and away.replaced_by_id is null and not away.withdrawn
                 and ${day} >= away.from_on and (away.to_on is null or ${day} < away.to_on))`;
}

/**
 * SQL of the columns of an ActorRow: user `u` and staff `f`, with the teams they work in, those they manage, those of a
 * manager for whom they cover today, and whether an adviser's post of today is a trainee's.
 */
export const ACTOR_COLUMNS = `u.id as "userId", u.role, f.id as "staffId", f.name,
  ${teamsOf('f')} as "teamIds",
  u.role = 'adviser' and coalesce((select post.trainee from worker_post post
     where post.staff_id = f.id and post.replaced_by_id is null and not post.withdrawn
       and post.from_on <= (now() at time zone 'Europe/London')::date
     order by post.from_on desc limit 1), false) as trainee`;

/** A user with the role and teams of this moment. Null when disabled. */
export async function actorOf({ manager }: Work, userId: string): Promise<UserActor | null> {
  const [row]: ActorRow[] = await manager.query(
    `select ${ACTOR_COLUMNS} from app_user u join staff f on f.id = u.staff_id
      where u.id = $1 and u.disabled_at is null`,
    [userId],
  );
  return row ? { kind: 'user', ...row } : null;
}

/** Of these users, the staff ids of those who may see this young person. One statement, however many they are. */
export async function whoSees({ manager }: Work, users: readonly ActorRow[], personId: string): Promise<Set<string>> {
  const parameters: unknown[] = [personId];
  const each = users.flatMap(({ userId, staffId, name, role, teamIds }) => {
    const actor: UserActor = { kind: 'user', userId, staffId, name, role, teamIds };
    if (!may(actor, 'see-young-people')) return [];
    const sees = visiblePeople(actor, 'y', parameters);
    return [`select $${parameters.push(staffId)}::uuid as id from young_person y where y.id = $1 and ${sees}`];
  });
  if (each.length === 0) return new Set();
  const rows = await manager.query<{ id: string }[]>(each.join(' union all '), parameters);
  return new Set(rows.map(({ id }) => id));
}
