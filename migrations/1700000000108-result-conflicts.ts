import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a file of the virtual school says another grade than a worker wrote, until somebody settles which is right. */
export class ResultConflicts1700000000108 implements MigrationInterface {
  name = 'ResultConflicts1700000000108';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table result_conflict (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  fact_id uuid not null, -- of the qualification, whichever of its rows is in force
  level text not null,
  grade text not null,
  awarded_on date not null,
  provider text,
  import_id uuid references import_run(id) on delete restrict,
  import_line text not null,
  noted_at timestamptz not null default now(),
  settled text constraint result_conflict_settled check (settled in ('taken','kept','replaced','undone')),
  settled_at timestamptz,
  settled_by_id uuid references app_user(id) on delete restrict,
  replaced_by_import_id uuid references import_run(id) on delete restrict, -- undoing it opens this one again
  reason text,
  constraint result_conflict_settled_at_once check ((settled is null) = (settled_at is null)),
  constraint result_conflict_replaced_by check (replaced_by_import_id is null or settled = 'replaced'),
  constraint result_conflict_kept_with_a_reason check (settled is distinct from 'kept' or reason is not null)
);
create unique index result_conflict_one_open on result_conflict (fact_id, awarded_on) where settled is null;
create index result_conflict_person on result_conflict (young_person_id);
create index result_conflict_import on result_conflict (import_id) where settled is null;
create index result_conflict_replaced_by on result_conflict (replaced_by_import_id) where replaced_by_import_id is not null;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table result_conflict');
  }
}
