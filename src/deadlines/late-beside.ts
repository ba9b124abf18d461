import { Injectable } from '@nestjs/common';

/**
 * What is late beside the dates in law and goes to whoever answers for a team, in their summary of a working day. It
 * brings a summary about only while it is new to its reader: late against the same day, it is new to each of them once.
 */
export interface LateSource {
  /** A select with the columns id uuid, young_person_id uuid, staff_id uuid (who owes it), late_on date; $1 is today. */
  sql: string;
  /** The table that keeps what was told to whom, with the columns id, late_on, staff_id, digest_id in this order. */
  told: { table: string; id: string };
}

/** At start-up the feature that promises hands over its part: the nightly job knows no feature. */
@Injectable()
export class LateBeside {
  private source: LateSource | null = null;

  provide(source: LateSource): void {
    this.source = source;
  }

  /**
   * Common table expressions for the summaries: `late_beside`, and `beside` with what each of `team_readers` is told:
   * staff_id, late, workers (who owe something late) and fresh (not told to this reader before).
   */
  readers(): string {
    const { sql, told } = this.source ?? NONE;
    return `late_beside as (
  select l.id, l.staff_id, l.late_on, p.team_id from (${sql}) l join young_person p on p.id = l.young_person_id
   where p.merged_into_id is null and p.withdrawn_at is null and p.died_on is null
), beside as (
  select r.staff_id, count(*)::int as late, count(distinct l.staff_id)::int as workers,
         (count(*) filter (where not exists (
           select from ${told.table} t where t.${told.id} = l.id and t.late_on = l.late_on and t.staff_id = r.staff_id)))::int
           as fresh
    from late_beside l join team_readers r on r.team_id is not distinct from l.team_id group by r.staff_id
)`;
  }

  /** A statement that notes what the summaries of $1 tell their readers. @param expressions those that `team_readers` needs */
  noteTold(expressions: string): string {
    const { told } = this.source ?? NONE;
    return `with ${expressions}, ${this.readers()}
insert into ${told.table} (${told.id}, late_on, staff_id, digest_id)
select distinct l.id, l.late_on, r.staff_id, g.id
  from late_beside l join team_readers r on r.team_id is not distinct from l.team_id
  join digest g on g.staff_id = r.staff_id and g.for_date = $1
on conflict do nothing`;
  }

  get isProvided(): boolean {
    return this.source !== null;
  }
}

/** Of an Onward without such a feature: nothing is ever late. */
const NONE: LateSource = {
  sql: 'select null::uuid as id, null::uuid as young_person_id, null::uuid as staff_id, null::date as late_on where false',
  told: { table: '(select null::uuid as id, null::date as late_on, null::uuid as staff_id where false)', id: 'id' },
};
