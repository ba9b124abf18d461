import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a data officer uploads is kept as a draft until it is taken in, turned down or out of date: the preview is of the
 * very bytes that are then applied. An applied import remembers what was chosen and what it changed, so that it can be
 * undone without deleting anything.
 */
export class ImportDrafts1700000000002 implements MigrationInterface {
  name = 'ImportDrafts1700000000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table import_draft (
  id uuid primary key,
  kind text, -- null until it is known what the files are
  collection_year smallint, -- where the data officer gave one
  created_by_id uuid not null references app_user(id) on delete restrict,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  state text not null default 'arriving' check (state in ('arriving','open','applying','stopped','applied','turned-down')),
  -- The comparison with the record that the preview shows
  compared_at timestamptz,
  found_year smallint,
  file_reports jsonb,
  counts jsonb,
  left_out jsonb,
  -- What was chosen
  choice text check (choice in ('all','leave-out','nothing')),
  choice_reason text,
  chosen_by_id uuid references app_user(id) on delete restrict,
  chosen_at timestamptz,
  -- Taking it in: whoever holds the lease works on it
  attempt uuid,
  lease_until timestamptz,
  people_done integer,
  people_in_all integer,
  stopped_because text,
  came_out_otherwise integer,
  import_id uuid references import_run(id) on delete restrict,
  constraint import_draft_applying_has_a_lease check (state <> 'applying' or (attempt is not null and lease_until is not null))
);
create index import_draft_expiry on import_draft (expires_at);

create table import_draft_file (
  draft_id uuid not null references import_draft(id) on delete cascade,
  n integer not null,
  name text not null,
  size integer not null,
  sha256 text not null,
  primary key (draft_id, n)
);

create table import_draft_part (
  draft_id uuid not null references import_draft(id) on delete cascade,
  file_n integer not null,
  n integer not null,
  bytes bytea not null,
  primary key (draft_id, file_n, n)
);

create table import_draft_person (
  draft_id uuid not null references import_draft(id) on delete cascade,
  n integer not null,
  child text not null,
  outcome text not null,
  line text not null,
  because text[] not null,
  primary key (draft_id, n)
);
create index import_draft_person_outcome on import_draft_person (draft_id, outcome, n);

create table import_draft_fault (
  draft_id uuid not null references import_draft(id) on delete cascade,
  n integer not null,
  severity text not null,
  code text not null,
  file text not null,
  line integer,
  "column" text,
  child text,
  message text not null,
  detail text,
  times integer not null, -- more than one where the faults beyond a number are counted only
  primary key (draft_id, n)
);
create index import_draft_fault_kind on import_draft_fault (draft_id, severity, code, file, n);

-- What was chosen for an import that was applied; null for one from before there was a choice
alter table import_run
  add draft_id uuid constraint import_run_one_a_draft unique,
  add choice text check (choice in ('all','leave-out')),
  add choice_reason text,
  add left_out jsonb;

-- Whom an import touched, and the columns of theirs that it filled or changed
create table import_person (
  import_id uuid not null references import_run(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  created boolean not null,
  before jsonb not null,
  after jsonb not null,
  primary key (import_id, young_person_id)
);

create table import_undo (
  import_id uuid primary key references import_run(id) on delete restrict,
  undone_at timestamptz not null default now(),
  undone_by_id uuid references app_user(id) on delete restrict,
  reason text not null,
  people integer not null
);
create index import_undo_at on import_undo (undone_at);

-- Somebody whom only an undone import knew is out of every list; the row and its audit stay
alter table young_person add withdrawn_at timestamptz;

alter table person_identifier add withdrawn boolean not null default false;
alter table person_identifier drop constraint person_identifier_one_of_a_kind;
create unique index person_identifier_one_of_a_kind on person_identifier (young_person_id, kind) where not withdrawn;
drop index person_identifier_names_one_person;
create unique index person_identifier_names_one_person on person_identifier (kind, value)
  where kind in ('authority-id','nhs-number') and not withdrawn;

alter table return_snapshot add withdrawn boolean not null default false, add withdrawn_reason text;
drop index return_snapshot_one_a_year;
create unique index return_snapshot_one_a_year on return_snapshot (young_person_id, collection_year)
  where replaced_by_id is null and not withdrawn;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
do $$ begin
  if exists (select from import_undo) then
    raise exception 'An import has been undone, and the version before this one would show its people again.';
  end if;
end $$;
drop index return_snapshot_one_a_year;
alter table return_snapshot drop withdrawn, drop withdrawn_reason;
create unique index return_snapshot_one_a_year on return_snapshot (young_person_id, collection_year) where replaced_by_id is null;
drop index person_identifier_names_one_person;
create unique index person_identifier_names_one_person on person_identifier (kind, value) where kind in ('authority-id','nhs-number');
drop index person_identifier_one_of_a_kind;
alter table person_identifier drop withdrawn;
alter table person_identifier add constraint person_identifier_one_of_a_kind unique (young_person_id, kind);
alter table young_person drop withdrawn_at;
drop table import_undo, import_person;
alter table import_run drop draft_id, drop choice, drop choice_reason, drop left_out;
drop table import_draft_fault, import_draft_person, import_draft_part, import_draft_file, import_draft;
`);
  }
}
