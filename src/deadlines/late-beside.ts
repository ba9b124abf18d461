import { Injectable } from '@nestjs/common';

/** What can be late beside the dates of the ledger: the names under which a summary counts it. */
export type LateKind = 'promises' | 'decisions';

/**
 * What is late and goes to whoever answers for a team, in their summary of a working day, counted by itself. It brings a
 * summary about only while it is new to its reader: late against the same day, it is new to each of them once.
 */
export interface LateSource {
  kind: LateKind;
  /**
   * A select with the columns id uuid, young_person_id uuid, staff_id uuid (who owes it; null where that is the reader),
   * late_on date; $1 is today.
   */
  sql: string;
  /** The table that keeps what was told to whom, with the columns id, late_on, staff_id, digest_id in this order. */
  told: { table: string; id: string };
}

/** At start-up each feature with something of the kind hands over its part: the nightly job knows no feature. */
@Injectable()
export class LateBeside {
  private readonly sources: LateSource[] = [];

  provide(source: LateSource): void {
    this.sources.push(source);
  }

  /**
   * Common table expressions for the summaries: `late_beside`, and `beside` with what each of `team_readers` is told:
   * staff_id, fresh (not told to this reader before), counts (by kind: late, workers who owe it, fresh).
   */
  readers(): string {
    const sources = this.sources.length > 0 ? this.sources : [NONE];
    const late = sources.map(
      ({ kind, sql }) => `select '${kind}' as kind, o.id, o.young_person_id, o.staff_id, o.late_on from (${sql}) o`,
    );
    const isFresh = sources.map(({ kind, told }) => `when '${kind}' then not exists (${toldAlready(told)})`);
    return `late_beside as (
  select l.kind, l.id, l.staff_id, l.late_on, p.team_id
    from (${late.join(' union all ')}) l join young_person p on p.id = l.young_person_id
   where p.merged_into_id is null and p.withdrawn_at is null and p.died_on is null
), beside_by_kind as (
  select r.staff_id, l.kind, count(*)::int as late, count(distinct l.staff_id)::int as workers,
         (count(*) filter (where case l.kind ${isFresh.join(' ')} end))::int as fresh
    from late_beside l join team_readers r on r.team_id is not distinct from l.team_id group by r.staff_id, l.kind
), beside as (
  select staff_id, sum(fresh)::int as fresh,
         jsonb_object_agg(kind, jsonb_build_object('late', late, 'workers', workers, 'fresh', fresh)) as counts
    from beside_by_kind group by staff_id
)`;
  }

  /** Statements that note what the summaries of $1 tell their readers. @param expressions those that `team_readers` needs */
  notesTold(expressions: string): string[] {
    return this.sources.map(
      ({ kind, told }) => `with ${expressions}, ${this.readers()}
insert into ${told.table} (${told.id}, late_on, staff_id, digest_id)
select distinct l.id, l.late_on, r.staff_id, g.id
  from late_beside l join team_readers r on r.team_id is not distinct from l.team_id
  join digest g on g.staff_id = r.staff_id and g.for_date = $1
 where l.kind = '${kind}'
on conflict do nothing`,
    );
  }
}

function toldAlready({ table, id }: LateSource['told']): string {
  return `select from ${table} t where t.${id} = l.id and t.late_on = l.late_on and t.staff_id = r.staff_id`;
}

/** Of an Onward without such a feature: nothing is ever late. */
const NONE: LateSource = {
  kind: 'promises',
  sql: 'select null::uuid as id, null::uuid as young_person_id, null::uuid as staff_id, null::date as late_on where false',
  told: { table: '(select null::uuid as id, null::date as late_on, null::uuid as staff_id where false)', id: 'id' },
};
