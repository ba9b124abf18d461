import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When workers are away and who covers, what they said they would do about what's due, and for which rung an alert was. */
export class AwayAndAcknowledged1700000000012 implements MigrationInterface {
  name = 'AwayAndAcknowledged1700000000012';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table absence (
  id uuid primary key,
  fact_id uuid not null,
  staff_id uuid not null references staff(id) on delete restrict,
  from_on date not null,
  -- The first day back; null where nobody knows yet
  to_on date,
  cover_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  recorded_by_id uuid references app_user(id) on delete restrict,
  replaced_by_id uuid constraint absence_replaced_by references absence(id) deferrable initially deferred,
  withdrawn boolean not null default false,
  constraint absence_ends_after_it_starts check (to_on is null or to_on > from_on),
  constraint absence_covered_by_another check (cover_id <> staff_id)
);
create unique index absence_one_row_in_force on absence (fact_id) where replaced_by_id is null;
create index absence_staff on absence (staff_id) where replaced_by_id is null and not withdrawn;
create index absence_cover on absence (cover_id) where replaced_by_id is null and not withdrawn;
alter table absence add constraint absence_no_overlap exclude using gist
  (staff_id with =, daterange(from_on, to_on) with &&) where (replaced_by_id is null and not withdrawn);

create table acknowledgement (
  id uuid primary key,
  deadline_id uuid not null references deadline(id) on delete restrict,
  -- Who will do it
  staff_id uuid not null references staff(id) on delete restrict,
  will_do text not null check (length(will_do) between 1 and 500),
  by_on date not null,
  said_on date not null,
  recorded_at timestamptz not null default now(),
  recorded_by_id uuid references app_user(id) on delete restrict
);
create index acknowledgement_latest on acknowledgement (deadline_id, recorded_at desc, id desc);
create index acknowledgement_by on acknowledgement (by_on);

-- Null for those raised before
alter table alert add column rung text check (rung in ('adviser','manager','service-manager','head-of-service'));
create index allocation_recorded on allocation (recorded_at);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop index allocation_recorded;
alter table alert drop column rung;
drop table acknowledgement;
drop table absence;
`);
  }
}
