import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Self-harm and exploitation as dated facts, recorded by themselves, in a contact or in a note of duty. What is due is
 * worked out again tonight for those who are recorded as lost or at risk of losing their home, as both raise risk now.
 */
export class WhatRaisesRisk1700000000049 implements MigrationInterface {
  name = 'WhatRaisesRisk1700000000049';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table risk_event (
  id uuid primary key,
  fact_id uuid not null,
  young_person_id uuid not null references young_person(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  recorded_by_id uuid references app_user(id) on delete restrict,
  replaced_by_id uuid constraint risk_event_replaced_by references risk_event(id) deferrable initially deferred,
  withdrawn boolean not null default false,
  withdrawn_reason text,
  import_id uuid references import_run(id) on delete restrict,
  import_line text,
  kind text not null constraint risk_event_kind check (kind in ('self-harm','exploitation')),
  happened_on date not null,
  what_happened text constraint risk_event_what_happened check (btrim(what_happened) <> ''),
  done_at_once text constraint risk_event_done_at_once check (btrim(done_at_once) <> ''),
  contact_id uuid, -- the fact id of the contact in which it was heard of
  duty_contact_id uuid, -- the fact id of the note of duty that tells it
  constraint risk_event_withdrawn_with_a_reason check (not withdrawn or withdrawn_reason is not null),
  constraint risk_event_says_what check (what_happened is not null or contact_id is not null or duty_contact_id is not null)
);
create unique index risk_event_one_row_in_force on risk_event (fact_id) where replaced_by_id is null;
create index risk_event_person on risk_event (young_person_id) where replaced_by_id is null and not withdrawn;
create index risk_event_contact on risk_event (contact_id) where contact_id is not null;
create index risk_event_duty_contact on risk_event (duty_contact_id) where duty_contact_id is not null;

update legal_position set next_change_on = current_date
 where (next_change_on is null or next_change_on > current_date)
   and (young_person_id in (select young_person_id from engagement where standing = 'lost' and replaced_by_id is null and not withdrawn)
     or young_person_id in (select young_person_id from arrangement where kind = 'tenancy-at-risk' and taken_out_because is null));
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table risk_event;`);
  }
}
