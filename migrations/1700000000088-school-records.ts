import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a virtual school's extract says of a year at a school; results are qualifications, which have their table. */
export class SchoolRecords1700000000088 implements MigrationInterface {
  name = 'SchoolRecords1700000000088';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table import_run drop constraint import_run_kind_check;
alter table import_run add constraint import_run_kind_check check (kind in ('ssda903','names','annex-a','education'));
create table school_record (
  id uuid primary key,
  fact_id uuid not null,
  young_person_id uuid not null references young_person(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  recorded_by_id uuid references app_user(id) on delete restrict,
  replaced_by_id uuid constraint school_record_replaced_by references school_record(id) deferrable initially deferred,
  withdrawn boolean not null default false,
  withdrawn_reason text,
  import_id uuid references import_run(id) on delete restrict,
  import_line text,
  school_year smallint not null, -- by the year it ends in: 2025 is September 2024 to August 2025
  school text,
  urn text,
  entered_on date,
  left_on date,
  attainment8 real,
  progress8 real,
  sen text constraint school_record_sen check (sen in ('N','K','E')),
  attendance real constraint school_record_attendance check (attendance between 0 and 100),
  suspensions smallint constraint school_record_suspensions check (suspensions >= 0),
  permanent_exclusions smallint constraint school_record_permanent_exclusions check (permanent_exclusions >= 0),
  constraint school_record_withdrawn_with_a_reason check (not withdrawn or withdrawn_reason is not null)
);
create unique index school_record_one_row_in_force on school_record (fact_id) where replaced_by_id is null;
create index school_record_person on school_record (young_person_id) where replaced_by_id is null and not withdrawn;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
do $$ begin
  if exists (select from import_run where kind = 'education') then
    raise exception 'Education histories were imported; this version cannot be taken back.';
  end if;
end $$;
drop table school_record;
alter table import_run drop constraint import_run_kind_check;
alter table import_run add constraint import_run_kind_check check (kind in ('ssda903','names','annex-a'));
`);
  }
}
