import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a visit, an attempt, direct work, a group and good news say of themselves; the days an appointment was moved from;
 * how far away a home is; and where a note about the wrong young person went.
 */
export class ContactsInFull1700000000032 implements MigrationInterface {
  name = 'ContactsInFull1700000000032';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table contact_group (
  id uuid primary key,
  kind text not null constraint contact_group_kind check (kind in ('group','drop-in')),
  title text not null,
  held_on date not null,
  recorded_by_id uuid not null references staff(id) on delete restrict,
  recorded_at timestamptz not null default now()
);

alter table contact
  add column mode_reason text,
  add column begun_by_them boolean not null default false,
  add column work_aim text,
  add column work_tool text,
  add column work_effect text,
  add column wellbeing text,
  add column card_left boolean,
  add column told_who text,
  add column try_again_on date,
  add column group_id uuid references contact_group(id) on delete restrict;

create table appointment_move (
  id uuid primary key,
  appointment_id uuid not null references appointment(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  from_at timestamptz not null,
  to_at timestamptz not null,
  reason text,
  moved_by_id uuid references staff(id) on delete restrict,
  moved_at timestamptz not null default clock_timestamp()
);
create index appointment_move_appointment on appointment_move (appointment_id);

create table home_distance (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  accommodation_id uuid not null, -- the fact_id of the home
  band text not null constraint home_distance_band check (band in ('under-20','20-to-50','over-50')),
  said_by_id uuid references staff(id) on delete restrict,
  said_at timestamptz not null default clock_timestamp()
);
create index home_distance_home on home_distance (accommodation_id, said_at desc);

create table contact_sealed (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  contact_id uuid not null constraint contact_sealed_once unique, -- the fact_id on the wrong record
  to_young_person_id uuid not null references young_person(id) on delete restrict,
  to_contact_id uuid not null, -- the fact_id on the right record
  reason text not null,
  sealed_by_id uuid not null references staff(id) on delete restrict,
  sealed_at timestamptz not null default now(),
  constraint contact_sealed_to_another check (young_person_id <> to_young_person_id)
);
create index contact_sealed_person on contact_sealed (young_person_id);
create index contact_sealed_to on contact_sealed (to_contact_id);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table contact_sealed;
drop table home_distance;
drop table appointment_move;
alter table contact
  drop column mode_reason,
  drop column begun_by_them,
  drop column work_aim,
  drop column work_tool,
  drop column work_effect,
  drop column wellbeing,
  drop column card_left,
  drop column told_who,
  drop column try_again_on,
  drop column group_id;
drop table contact_group;
`);
  }
}
