import { nightMail, type NightMail, type NightNewsSource } from '../deadlines/night-news';
import { isAwayOn, presentOn } from '../deadlines/nightly-audience';
import type { Work } from '../platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import type { Task } from '../statutory/clocks/task';
import { workerIsAway } from '../statutory/clocks/supervision';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { workingDaysBefore } from '../statutory/working-days';

/** A worker away for long, some of whose young people have nobody else yet; `task` says by when somebody is named. */
export interface LongAbsence {
  absenceId: string;
  staffId: string;
  /** Null where the worker has no team. */
  teamId: string | null;
  fromOn: LocalDate;
  /** The first day back; null while nobody knows it. */
  toOn: LocalDate | null;
  /** Of the young people whom they lead (as adviser, or where there is none), how many have nobody else. */
  people: number;
  task: Task;
}

/** A week before the day by which somebody else is named, managers are told. */
const NOTICE_WD = 5;

/** SV-08, of everybody who is away today. @param teamIds whose workers; null for all */
export async function longAbsences(
  { manager }: Work,
  today: LocalDate,
  teamIds: readonly string[] | null,
): Promise<LongAbsence[]> {
  const rows: Omit<LongAbsence, 'task'>[] = await manager.query(
    `select x.fact_id as "absenceId", x.staff_id as "staffId", s.team_id as "teamId", x.from_on as "fromOn",
            x.to_on as "toOn", count(distinct y.id)::int as people
       from absence x join staff s on s.id = x.staff_id
       join allocation a on a.staff_id = x.staff_id and a.replaced_by_id is null and not a.withdrawn and a.from_on <= $1 and (a.to_on is null or a.to_on > $1)
       join young_person y on y.id = a.young_person_id and y.withdrawn_at is null and y.merged_into_id is null
        and y.died_on is null
       join legal_position l on l.young_person_id = y.id and l.status not in ('none', 'aged-out', 'deceased')
      where x.replaced_by_id is null and not x.withdrawn and x.from_on <= $1 and (x.to_on is null or x.to_on > $1)
        and (s.left_on is null or s.left_on > $1) and ($2::uuid[] is null or s.team_id = any($2))
        and not exists (select from allocation i where i.young_person_id = y.id and i.staff_id <> x.staff_id
          and (i.role = 'interim' or (a.role <> 'personal-adviser' and i.role = 'personal-adviser')
            or (a.role = 'interim' and i.role = 'social-worker' and not exists (
              select from absence too where too.staff_id = i.staff_id and ${isAwayOn('too', '$1')})))
          and i.replaced_by_id is null and not i.withdrawn and i.to_on is null)
      group by x.fact_id, x.staff_id, s.team_id, x.from_on, x.to_on order by x.from_on, x.staff_id`,
    [today, teamIds],
  );
  return rows.flatMap((row) => {
    const task = workerIsAway(row.fromOn, row.toOn, ENGLAND_AND_WALES);
    return task ? [{ ...row, task }] : [];
  });
}

/**
 * Whoever answers for the team of a worker who is away for long is told a week before somebody else is to be named for
 * each of their young people, and once more when that day has passed.
 */
export const LONG_ABSENCE_NEWS: NightNewsSource = {
  name: 'long absences',
  news: async (work, today, from) => {
    const long = (await longAbsences(work, today, null)).filter(
      ({ task }) => today >= workingDaysBefore(task.dueOn, NOTICE_WD, ENGLAND_AND_WALES),
    );
    if (long.length === 0) return [];
    const managers: { teamId: string; staffId: string }[] = await work.manager.query(
      `with ${presentOn('$1::date')} select team_id as "teamId", staff_id as "staffId" from managers
        where team_id = any($2) order by team_id, staff_id`,
      [today, long.map(({ teamId }) => teamId)],
    );
    return long.flatMap((one) =>
      managers
        .filter(({ teamId }) => teamId === one.teamId)
        .map(({ staffId }) => nightMail(mail(one, staffId, today), from)),
    );
  },
};

function mail({ absenceId, staffId, people, task }: LongAbsence, managerId: string, today: LocalDate): NightMail {
  const isLate = task.dueOn < today;
  return {
    to: managerId,
    subject: isLate ? 'young people of a worker who is away have nobody else yet' : 'a worker is away for long',
    says: [
      task.because,
      `${people} of their young people ${people === 1 ? 'has' : 'have'} nobody else on ${formatLong(today)}.`,
    ],
    asks: 'Name somebody for each, in the meantime or for good:',
    path: `/team/workers/${staffId}`,
    cause: `long-absence:${absenceId}:${task.dueOn}:${isLate ? 'late' : 'soon'}:${managerId}`,
  };
}
