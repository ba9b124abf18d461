import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How staff are told: what they were told, how each wants to hear, text messages, quiet hours and messages given up. */
export class WaysOut1700000000013 implements MigrationInterface {
  name = 'WaysOut1700000000013';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table authority
  add column quiet_from text default '20:00' constraint authority_quiet_from check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  add column quiet_to text default '07:00' constraint authority_quiet_to check (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  add column urgent_to_duty boolean not null default true,
  add constraint authority_quiet_hours_whole check ((quiet_from is null) = (quiet_to is null));

-- How a member of staff wants to be told; no row: by e-mail, in the council's quiet hours
create table telling_choice (
  staff_id uuid primary key references staff(id) on delete restrict,
  mobile text constraint telling_choice_mobile check (mobile ~ '^[+]447[0-9]{9}$'),
  urgent_by text[] not null default '{email}' constraint telling_choice_urgent_by check (urgent_by <@ '{email,text}'::text[]),
  digest_by text[] not null default '{email}' constraint telling_choice_digest_by check (digest_by <@ '{email,text}'::text[]),
  quiet text not null default 'council' constraint telling_choice_quiet check (quiet in ('council','own','none')),
  quiet_from text constraint telling_choice_quiet_from check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  quiet_to text constraint telling_choice_quiet_to check (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  on_duty_until date,
  changed_at timestamptz not null default now(),
  constraint telling_choice_own_hours check (quiet <> 'own' or (quiet_from is not null and quiet_to is not null))
);

-- What someone was told, kept with whether they have read it
create table telling (
  id uuid primary key,
  staff_id uuid not null references staff(id) on delete restrict,
  kind text not null constraint telling_kind check (kind in ('urgent','digest')),
  cause text not null, -- 'due:<deadline> of <day>', 'alert:…', 'digest:<id>': each is told once
  young_person_id uuid references young_person(id) on delete restrict,
  deadline_id uuid references deadline(id) on delete restrict,
  alert_id uuid references alert(id) on delete restrict,
  digest_id uuid references digest(id) on delete restrict,
  because text,
  told_at timestamptz not null default now(),
  message_due boolean not null default false, -- still to go out by e-mail or text
  read_at timestamptz,
  constraint telling_once unique (staff_id, cause)
);
create index telling_newest on telling (staff_id, id desc);
create index telling_unread on telling (staff_id) where read_at is null;
create index telling_message_due on telling (staff_id) where message_due;
create index telling_cause on telling (cause);
create index telling_alert on telling (alert_id) where alert_id is not null;

alter table message
  add column channel text not null default 'email' constraint message_channel check (channel in ('email','text')),
  add column kind text not null default 'digest' constraint message_kind check (kind in ('urgent','digest')),
  add column wait_until timestamptz,
  add column provider_id text,
  add column looked_at timestamptz,
  add column delivered_at timestamptz,
  add column given_up_at timestamptz,
  add column given_up_by_id uuid references app_user(id) on delete restrict,
  add column given_up_reason text,
  drop constraint message_state_check,
  add constraint message_state_check check (state in ('queued','sent','delivered','failed','kept','given-up')),
  add constraint message_given_up_with_a_reason check (state <> 'given-up' or given_up_reason is not null);
create index message_to_follow on message (looked_at nulls first) where channel = 'text' and state = 'sent';
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop index message_to_follow;
update message set state = 'sent' where state = 'delivered';
update message set state = 'failed' where state = 'given-up';
alter table message
  drop constraint message_given_up_with_a_reason,
  drop constraint message_state_check,
  add constraint message_state_check check (state in ('queued','sent','failed','kept')),
  drop column given_up_reason, drop column given_up_by_id, drop column given_up_at, drop column delivered_at,
  drop column looked_at, drop column provider_id, drop column wait_until, drop column kind, drop column channel;
drop table telling;
drop table telling_choice;
alter table authority drop constraint authority_quiet_hours_whole, drop column urgent_to_duty, drop column quiet_to, drop column quiet_from;
`);
  }
}
