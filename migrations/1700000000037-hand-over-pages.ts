import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one worker hands over to the next and both sign; the day after 18, and the transfer to the personal adviser. */
export class HandOverPages1700000000037 implements MigrationInterface {
  name = 'HandOverPages1700000000037';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
-- What the record cannot know of a change of worker. What it does know is read with it, and kept once both have signed
create table case_hand_over (
  allocation_id uuid primary key references worker_change(allocation_id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  matters text not null, -- what matters to the young person; empty while nobody wrote it
  to_know text not null, -- what else the new worker should know; may stay empty
  joint_visit_on date,
  no_joint_visit_because text,
  version integer not null default 1, -- counts every change: a signature is under one of them
  changed_at timestamptz not null default now(),
  changed_by_id uuid references staff(id) on delete restrict,
  signed_on date,
  signed_page jsonb, -- what the record knew when the second of them signed
  constraint case_hand_over_signed_whole check (num_nulls(signed_on, signed_page) in (0, 2)),
  constraint case_hand_over_visit_or_why check (num_nonnulls(joint_visit_on, no_joint_visit_because) < 2)
);
create index case_hand_over_person on case_hand_over (young_person_id);

create table case_hand_over_signature (
  id uuid primary key,
  allocation_id uuid not null references case_hand_over(allocation_id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  side text not null constraint case_hand_over_signature_side check (side in ('from','to')),
  staff_id uuid not null references staff(id) on delete restrict,
  because text, -- why a manager signs in the place of the worker of before; null where that one signs
  of_version integer not null,
  signed_at timestamptz not null default now(),
  constraint case_hand_over_signature_once unique (allocation_id, side, of_version),
  constraint case_hand_over_signature_in_place check (because is null or side = 'from')
);
create index case_hand_over_signature_person on case_hand_over_signature (young_person_id);

-- What is arranged for the day after 18; the last row of a topic holds, and one without words takes it out
create table day_after_18 (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  topic text not null constraint day_after_18_topic
    check (topic in ('home','money','adviser','health','education','documents')),
  words text not null,
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now()
);
create index day_after_18_last on day_after_18 (young_person_id, topic, recorded_at desc, id desc);

-- A manager decided that the personal adviser leads from a day on; the social worker may stay beside them
create table adviser_transfer (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  adviser_allocation_id uuid not null, -- fact_id
  adviser_id uuid not null references staff(id) on delete restrict,
  social_worker_id uuid not null references staff(id) on delete restrict,
  from_on date not null,
  social_worker_stays boolean not null,
  reason text not null constraint adviser_transfer_reason check (btrim(reason) <> ''),
  view text,
  no_view_because text,
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint adviser_transfer_view_or_why check (num_nonnulls(view, no_view_because) = 1)
);
create index adviser_transfer_person on adviser_transfer (young_person_id);
create index adviser_transfer_allocation on adviser_transfer (adviser_allocation_id);

create table adviser_transfer_confirmed (
  transfer_id uuid primary key references adviser_transfer(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  staff_id uuid not null references staff(id) on delete restrict,
  confirmed_on date not null,
  recorded_at timestamptz not null default now()
);
create index adviser_transfer_confirmed_person on adviser_transfer_confirmed (young_person_id);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table adviser_transfer_confirmed;
drop table adviser_transfer;
drop table day_after_18;
drop table case_hand_over_signature;
drop table case_hand_over;
`);
  }
}
