import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Calendars1700000000014 implements MigrationInterface {
  name = 'Calendars1700000000014';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
-- What a worker chose for the calendar on their phone or computer
create table worker_calendar (
  user_id uuid primary key references app_user(id) on delete restrict,
  secret_hash text constraint worker_calendar_secret_once unique, -- SHA-256 of the secret in the address; null: no feed
  made_at timestamptz, -- when the address was made
  last_fetched_at timestamptz, -- of this address
  content_hash text, -- SHA-256 of what was last given
  content_changed_at timestamptz, -- when that was last another
  invitations boolean, -- null: nothing chosen
  constraint worker_calendar_feed_whole check ((secret_hash is null) = (made_at is null)),
  constraint worker_calendar_content_whole check ((content_hash is null) = (content_changed_at is null))
);

-- Who holds an invitation to an appointment, so that it can be moved and taken back where it went
create table appointment_invitation (
  appointment_id uuid not null references appointment(id) on delete restrict,
  staff_id uuid not null references staff(id) on delete restrict,
  version integer not null, -- of the appointment, as last told
  taken_back boolean not null default false,
  primary key (appointment_id, staff_id)
);

-- A mail may carry an entry for a calendar
alter table message
  add column calendar text,
  add column calendar_method text,
  add constraint message_calendar_whole check ((calendar is null) = (calendar_method is null)),
  add constraint message_calendar_method_known check (calendar_method in ('REQUEST','CANCEL'));
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table message drop column calendar, drop column calendar_method;
drop table appointment_invitation;
drop table worker_calendar;`);
  }
}
