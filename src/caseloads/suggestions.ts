import { isPassedAround } from '../familiarity/familiarity';
import { familiarityOfPeople } from '../familiarity/familiarity.service';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { WorkloadService } from '../workload/workload.service';
import { buddyOf } from './buddy-sql';
import { suggestedWorkers, type KnowsThem, type Suggested } from './suggested-workers';
import type { WorkerChoice } from './workers-to-choose';

/**
 * Whom each of these young people could be given, whoever suits best first. The one place where what is known of workers
 * comes in: what they carry in points, and who knows whom. As many statements for many people as for one.
 *
 * @param people whom the actor may see
 * @returns by the id of the young person
 */
export async function suggestionsFor(
  work: Work,
  people: readonly { id: string; teamId: string | null }[],
  staff: readonly WorkerChoice[],
  workload: WorkloadService,
  today: LocalDate,
): Promise<Map<string, Suggested[]>> {
  const ids = people.map(({ id }) => id);
  const knows = await whoKnows(work, ids);
  const faces = await familiarityOfPeople(work, ids, today);
  const loads = await workload.forWorkers(
    work,
    staff.map(({ id }) => id),
    today,
  );
  const workers = staff.map((one) => ({ ...one, load: loads.get(one.id) ?? null }));
  return new Map(
    people.map(({ id, teamId }) => {
      const known = faces.get(id);
      const longest = known?.longest ?? null;
      const theirs = (knows.get(id) ?? []).map((one) => ({
        ...one,
        longestSince: one.staffId === longest?.staffId ? longest.since : null,
      }));
      const passedAround = known !== undefined && isPassedAround(known);
      return [id, suggestedWorkers({ teamId, passedAround }, workers, theirs, today)];
    }),
  );
}

async function whoKnows(
  { manager }: Work,
  personIds: string[],
): Promise<Map<string, Omit<KnowsThem, 'longestSince'>[]>> {
  const rows = await manager.query<(Omit<KnowsThem, 'longestSince'> & { personId: string })[]>(
    `select coalesce(c.young_person_id, a.young_person_id) as "personId", coalesce(c.staff_id, a.staff_id) as "staffId",
            coalesce(c.times, 0)::int as "timesSeen", c.last as "lastSeenOn", coalesce(a.worked, false) as "workedWith",
            coalesce(a.buddy, false) as "isBuddy"
       from (select young_person_id, staff_id, count(distinct held_on) as times, max(held_on) as last from contact
              where young_person_id = any($1) and staff_id is not null and seen and replaced_by_id is null
                and not withdrawn group by 1, 2) c
       full join (select young_person_id, staff_id, bool_or(worked) as worked, bool_or(buddy) as buddy from (
                    select young_person_id, staff_id, true as worked, false as buddy from allocation
                     where young_person_id = any($1) and replaced_by_id is null and not withdrawn
                    union all
                    select last.young_person_id, ${buddyOf('last.staff_id', 'id')}, false, true
                      from (select distinct on (young_person_id) young_person_id, staff_id from allocation
                             where young_person_id = any($1) and role = 'personal-adviser' and replaced_by_id is null
                               and not withdrawn order by young_person_id, to_on desc nulls first, from_on desc) last
                  ) parts where staff_id is not null group by 1, 2) a
         on a.young_person_id = c.young_person_id and a.staff_id = c.staff_id`,
    [personIds],
  );
  const known = new Map<string, Omit<KnowsThem, 'longestSince'>[]>();
  for (const { personId, ...one } of rows) known.set(personId, [...(known.get(personId) ?? []), one]);
  return known;
}
