import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the council tells its staff, and who has read it. */
export class Announcements1700000000074 implements MigrationInterface {
  name = 'Announcements1700000000074';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table announcement (
  id uuid primary key,
  first_id uuid not null references announcement(id) on delete restrict, -- what it corrects, and itself of the first
  number integer not null,
  title text not null,
  words text not null,
  roles text[] not null constraint announcement_roles
    check (cardinality(roles) > 0 and roles <@ array['adviser', 'manager', 'duty']),
  team_ids uuid[] not null, -- none: all of them
  until_on date not null,
  written_by_id uuid not null references staff(id) on delete restrict,
  written_on date not null,
  replaced_by_id uuid references announcement(id) on delete restrict deferrable initially deferred,
  taken_back_on date,
  taken_back_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint announcement_number unique (first_id, number),
  constraint announcement_until_a_day_to_come check (until_on >= written_on),
  constraint announcement_taken_back_by_somebody check ((taken_back_on is null) = (taken_back_by_id is null))
);
create index announcement_standing on announcement (until_on) where replaced_by_id is null and taken_back_on is null;

create table announcement_read (
  announcement_id uuid not null references announcement(id) on delete restrict,
  staff_id uuid not null references staff(id) on delete restrict,
  read_at timestamptz not null default now(),
  primary key (announcement_id, staff_id)
);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table announcement_read, announcement');
  }
}
