import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files, their bytes apart; and what was made in direct work, with whom the young person shares it. */
export class DirectWorkKept1700000000086 implements MigrationInterface {
  name = 'DirectWorkKept1700000000086';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table attachment (
  id uuid primary key,
  kind text not null constraint attachment_kind check (kind in ('picture','sound')),
  media_type text not null,
  bytes integer not null constraint attachment_bytes_counted check (bytes > 0), -- how many, of the whole
  width integer, -- of a picture, in pixels
  height integer,
  added_at timestamptz not null default clock_timestamp(),
  added_by_id uuid references staff(id) on delete restrict,
  constraint attachment_picture_has_a_size check ((kind = 'picture') = (width is not null and height is not null))
);
-- Apart, so that no list reads them, and so that they can go for good while the line stays
create table attachment_part (
  attachment_id uuid not null references attachment(id) on delete restrict,
  part text not null constraint attachment_part_part check (part in ('whole','small')),
  bytes bytea not null,
  primary key (attachment_id, part)
);
alter table attachment_part alter column bytes set storage external; -- they are compressed already

create table direct_work (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  attachment_id uuid not null unique references attachment(id) on delete restrict,
  words text not null constraint direct_work_words check (btrim(words) <> ''), -- what is to be seen or heard, for who cannot
  made_by text not null constraint direct_work_made_by check (made_by in ('young-person','together','other')),
  made_on date not null,
  contact_id uuid, -- the contact's fact id
  added_at timestamptz not null default clock_timestamp(),
  added_by_id uuid references staff(id) on delete restrict,
  gone_on date,
  gone_because text constraint direct_work_gone_because check (gone_because in ('wanted-back','wanted-gone','in-error')),
  gone_words text constraint direct_work_gone_words check (btrim(gone_words) <> ''),
  gone_by_id uuid references staff(id) on delete restrict,
  constraint direct_work_gone_whole check ((gone_on is null) = (gone_because is null) and (gone_on is null) = (gone_by_id is null))
);
create index direct_work_person on direct_work (young_person_id, made_on desc);
create index direct_work_contact on direct_work (contact_id) where contact_id is not null;
-- With whom the young person shares it: the one of the last day counts; none, they were not asked
create table direct_work_choice (
  id uuid primary key,
  direct_work_id uuid not null references direct_work(id) on delete restrict,
  shared_with text not null constraint direct_work_choice_shared_with check (shared_with in ('adviser','workers','plan')),
  asked_on date not null,
  words text constraint direct_work_choice_words check (btrim(words) <> ''), -- the young person's own
  asked_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp()
);
create index direct_work_choice_of on direct_work_choice (direct_work_id, asked_on desc, recorded_at desc, id desc);
-- A manager opened what is not shared with them
create table direct_work_opened (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  staff_id uuid not null references staff(id) on delete restrict,
  reason text not null constraint direct_work_opened_reason check (btrim(reason) <> ''),
  opened_at timestamptz not null default clock_timestamp(),
  until_at timestamptz not null
);
create index direct_work_opened_of on direct_work_opened (young_person_id, until_at desc);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `drop table direct_work_opened; drop table direct_work_choice; drop table direct_work;
       drop table attachment_part; drop table attachment;`,
    );
  }
}
