import type { UserActor } from '../access/actor';
import { waitsForSql } from '../improvement/waits';
import type { Work } from '../platform/unit-of-work';
import { teamsOf } from '../sign-in/actors';
import type { LocalDate } from '../statutory/local-date';

/** What stands on top of a page that a working day begins with. */
export interface OnTop {
  /** What the reader has not read, the last written first. */
  announcements: { id: string; title: string; words: string; writtenBy: string; writtenOn: LocalDate }[];
  /** Surges in which the reader is named and that run. */
  surges: { id: string; teamName: string }[];
  /** How many improvement actions that are the reader's, or fall to them, are late, or to be looked at again. */
  improvements: number;
}

/** SQL that is true where announcement `a` stands: not corrected, not taken back. */
export const STANDS = `a.replaced_by_id is null and a.taken_back_on is null`;

/** SQL that is true where announcement `a` is for a member of staff. @param staff SQL of id, role and teams (an array) */
export function isFor(staff: { id: string; role: string; teams: string }): string {
  return `(${staff.role} = any(a.roles) and a.written_by_id <> ${staff.id}
    and (a.team_ids = '{}' or ${staff.role} = 'duty' or a.team_ids && ${staff.teams}))`;
}

/** One statement, for the pages on which it stands and for no other. */
export async function onTopOf({ manager }: Work, actor: UserActor, today: LocalDate): Promise<OnTop> {
  const [found]: [OnTop] = await manager.query(
    `select (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'title', a.title, 'words', a.words,
               'writtenBy', b.name, 'writtenOn', a.written_on) order by a.recorded_at desc, a.id), '[]')
               from announcement a join staff b on b.id = a.written_by_id
              where ${STANDS} and a.until_on >= $1 and ${isFor({ id: '$2::uuid', role: '$3::text', teams: '$4::uuid[]' })}
                and not exists (select from announcement_read r where r.announcement_id = a.id and r.staff_id = $2)
            ) as announcements,
            (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'teamName', t.name) order by t.name), '[]')
               from surge_worker w join surge s on s.id = w.surge_id and s.ended_on is null join team t on t.id = s.team_id
              where w.staff_id = $2 and w.to_on is null) as surges,
            ${waitsForSql('$2::uuid')} as improvements`,
    [today, actor.staffId, actor.role, actor.teamIds],
  );
  return found;
}

/**
 * SQL of how much each member of staff has still to read of what was written before the day $1: staff_id, unread. For the
 * summary of a working day.
 */
export const UNREAD = `select s.id as staff_id, count(*)::int as unread
  from announcement a join app_user u on u.role = any(a.roles) and u.disabled_at is null join staff s on s.id = u.staff_id
 where ${STANDS} and a.until_on >= $1 and a.written_on < $1 and (s.left_on is null or s.left_on > $1)
   and ${isFor({ id: 's.id', role: 'u.role', teams: teamsOf('s', '$1::date') })}
   and not exists (select from announcement_read r where r.announcement_id = a.id and r.staff_id = s.id)
 group by s.id`;
