import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pauses: asked for by one, approved or refused by another, over by themselves or ended before. */
export class Pauses1700000000010 implements MigrationInterface {
  name = 'Pauses1700000000010';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
-- What somebody asks for; written once
create table pause (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  -- The item it was asked for; it pauses every item of the same rule and subject
  deadline_id uuid not null references deadline(id) on delete restrict,
  rule text not null,
  subject text,
  from_on date not null,
  until_on date not null,
  reason text not null,
  note text,
  asked_on date not null,
  asked_at timestamptz not null default now(),
  asked_by_id uuid not null references staff(id) on delete restrict,
  constraint pause_at_most_90_days check (until_on > from_on and until_on - from_on <= 90),
  constraint pause_not_backdated check (from_on >= asked_on)
);
create index pause_person on pause (young_person_id);
create index pause_deadline on pause (deadline_id);
create index pause_asked_by on pause (asked_by_id);

-- What became of it; each step is written once
create table pause_step (
  id uuid primary key,
  pause_id uuid not null references pause(id) on delete restrict,
  step text not null,
  taken_on date not null,
  taken_at timestamptz not null default now(),
  by_id uuid not null references staff(id) on delete restrict,
  reason text,
  constraint pause_step_is_known check (step in ('approved', 'refused', 'taken-back', 'ended')),
  constraint pause_step_with_a_reason check (step = 'approved' or reason is not null)
);
-- Of approved, refused and taken back there is one
create unique index pause_decided_once on pause_step (pause_id) where step <> 'ended';
create unique index pause_ended_once on pause_step (pause_id) where step = 'ended';
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table pause_step;
drop table pause;
`);
  }
}
