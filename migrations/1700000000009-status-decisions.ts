import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What managers decide about a legal status, beside what the record gives, and who raised a matter. */
export class StatusDecisions1700000000009 implements MigrationInterface {
  name = 'StatusDecisions1700000000009';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table status_decision (
  id uuid primary key,
  fact_id uuid not null,
  young_person_id uuid not null references young_person(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  recorded_by_id uuid references app_user(id) on delete restrict,
  replaced_by_id uuid constraint status_decision_replaced_by references status_decision(id) deferrable initially deferred,
  withdrawn boolean not null default false,
  withdrawn_reason text,
  import_id uuid references import_run(id) on delete restrict,
  import_line text,
  decided_on date not null,
  status text not null,
  basis text,
  reason text not null,
  -- What the record gave when it was decided
  record_status text not null,
  record_basis text[] not null,
  record_needs_manager text[] not null,
  constraint status_decision_withdrawn_with_a_reason check (not withdrawn or withdrawn_reason is not null)
);
create unique index status_decision_one_row_in_force on status_decision (fact_id) where replaced_by_id is null;
create index status_decision_person on status_decision (young_person_id, recorded_at desc, id desc)
  where replaced_by_id is null and not withdrawn;

alter table matter_for_manager add column raised_by_id uuid references app_user(id) on delete restrict;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table matter_for_manager drop column raised_by_id;
drop table status_decision;
`);
  }
}
