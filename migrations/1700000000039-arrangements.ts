import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is arranged about where young people live, written as dated stories; and the hosts of supported lodgings. */
export class Arrangements1700000000039 implements MigrationInterface {
  name = 'Arrangements1700000000039';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
-- Hosts of supported lodgings; whether one may take somebody is read from the entries
create table lodgings_host (
  id uuid primary key,
  name text not null,
  area text not null,
  address text,
  suits text, -- whom they suit, and whom not
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now()
);

create table lodgings_host_entry (
  id uuid primary key,
  host_id uuid not null references lodgings_host(id) on delete restrict,
  entry text not null,
  on_day date not null,
  said jsonb not null,
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint lodgings_host_entry_said check (jsonb_typeof(said) = 'object')
);
create index lodgings_host_entry_host on lodgings_host_entry (host_id);

create table arrangement (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  kind text not null constraint arrangement_kind check (kind in
    ('staying-put','supported-lodgings','vacation','custody','private-renting','tenancy-at-risk','another-area')),
  on_day date not null,
  said jsonb not null,
  detention_id uuid, -- of custody: the fact it is of
  host_id uuid references lodgings_host(id) on delete restrict, -- of supported lodgings
  ended_on date, -- the day of the entry that ended it
  taken_out_because text,
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint arrangement_said check (jsonb_typeof(said) = 'object'),
  constraint arrangement_of_custody check ((kind = 'custody') = (detention_id is not null)),
  constraint arrangement_with_host check ((kind = 'supported-lodgings') = (host_id is not null))
);
create index arrangement_person on arrangement (young_person_id);
create index arrangement_open on arrangement (kind) where ended_on is null and taken_out_because is null;
create unique index arrangement_one_at_a_time on arrangement (young_person_id, kind)
  where kind in ('tenancy-at-risk','staying-put') and ended_on is null and taken_out_because is null;
create index arrangement_host on arrangement (host_id) where host_id is not null;
create unique index arrangement_one_of_a_detention on arrangement (detention_id) where taken_out_because is null;

create table arrangement_entry (
  id uuid primary key,
  arrangement_id uuid not null references arrangement(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  entry text not null,
  on_day date not null,
  said jsonb not null,
  taken_out_because text,
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint arrangement_entry_said check (jsonb_typeof(said) = 'object')
);
create index arrangement_entry_arrangement on arrangement_entry (arrangement_id);

-- What each asks for, worked out anew in every write; what it asks no more is not in force
create table arrangement_step (
  id uuid primary key,
  arrangement_id uuid not null references arrangement(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  place integer not null,
  step text not null,
  rule text,
  task text not null,
  due_on date,
  basis text not null constraint arrangement_step_basis check (basis in ('statute','guidance','policy')),
  because text not null,
  done_on date,
  in_force boolean not null,
  constraint arrangement_step_once unique (arrangement_id, step)
);
create index arrangement_step_person on arrangement_step (young_person_id);
create index arrangement_step_open on arrangement_step (due_on) where in_force and done_on is null;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table arrangement_step;
drop table arrangement_entry;
drop table arrangement;
drop table lodgings_host_entry;
drop table lodgings_host;
`);
  }
}
