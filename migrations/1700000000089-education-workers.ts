import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who works with a young person for education and work, beside whoever has the case; and that they were told of it. No
 * allocation: it has no part in who leads, in what a worker carries, or in how often the adviser changed.
 */
export class EducationWorkers1700000000089 implements MigrationInterface {
  name = 'EducationWorkers1700000000089';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table education_worker (
  id uuid primary key,
  fact_id uuid not null,
  young_person_id uuid not null references young_person(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  recorded_by_id uuid references app_user(id) on delete restrict,
  replaced_by_id uuid constraint education_worker_replaced_by references education_worker(id) deferrable initially deferred,
  withdrawn boolean not null default false,
  withdrawn_reason text,
  import_id uuid references import_run(id) on delete restrict,
  import_line text,
  from_on date not null,
  to_on date,
  staff_id uuid not null references staff(id) on delete restrict,
  reason text not null constraint education_worker_because check (btrim(reason) <> ''),
  constraint education_worker_withdrawn_with_a_reason check (not withdrawn or withdrawn_reason is not null),
  constraint education_worker_ends_after_it_starts check (to_on is null or to_on >= from_on)
);
create unique index education_worker_one_row_in_force on education_worker (fact_id) where replaced_by_id is null;
create index education_worker_person on education_worker (young_person_id) where replaced_by_id is null and not withdrawn;
create index education_worker_staff on education_worker (staff_id) where replaced_by_id is null and not withdrawn and to_on is null;
alter table education_worker add constraint education_worker_no_overlap exclude using gist
  (young_person_id with =, daterange(from_on, to_on) with &&) where (replaced_by_id is null and not withdrawn);

create table education_worker_told (
  worker_id uuid primary key, -- fact_id of education_worker
  young_person_id uuid not null references young_person(id) on delete restrict,
  told_on date not null,
  told_how text not null constraint education_worker_told_how check (told_how in ('in-person','phone','video','text','letter')),
  told_by_id uuid not null references staff(id) on delete restrict,
  words text, -- what the young person said of it
  recorded_by_id uuid references app_user(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp()
);
create index education_worker_told_person on education_worker_told (young_person_id);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table education_worker_told; drop table education_worker;');
  }
}
