import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What staff know of services, when that was last checked, when a service holds its sessions, and how many came. */
export class DirectoryAndClinics1700000000075 implements MigrationInterface {
  name = 'DirectoryAndClinics1700000000075';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table health_service
  add column opening text, -- when it is open, in words for young people
  add column booking text constraint health_service_booking check (booking ~ '^https?://[^[:space:]]+$'),
  add column staff_note text, -- what staff tell each other; printed for nobody
  add column checked_on date, -- when somebody last said that all of it is still so; null: never
  add column checked_by_id uuid references staff(id) on delete restrict,
  drop constraint health_service_kind,
  add constraint health_service_kind check (kind in ('sexual-health','substance','emotional','dental','eyes','pharmacy',
    'urgent','disability','other','early-help','drop-in','food','advice'));

-- When somebody of the service is there: once, or each week on the weekday of the first day
create table health_service_session (
  id uuid primary key,
  service_id uuid not null references health_service(id) on delete restrict,
  weekly boolean not null,
  first_on date not null,
  last_on date, -- null: until further notice
  from_time text not null constraint health_service_session_from check (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  to_time text not null constraint health_service_session_to check (to_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  place text not null constraint health_service_session_place check (btrim(place) <> ''),
  way text not null constraint health_service_session_way check (way in ('drop-in','booked')),
  note text, -- for young people too
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  changed_by_id uuid references staff(id) on delete restrict,
  constraint health_service_session_times check (from_time < to_time),
  constraint health_service_session_days check (last_on >= first_on),
  constraint health_service_session_once check (weekly or last_on = first_on)
);
create index health_service_session_of on health_service_session (service_id);

-- How many of our young people came on a day, as the service said it: a number, and never who. The last turn holds.
create table health_service_count (
  id uuid primary key,
  service_id uuid not null references health_service(id) on delete restrict,
  on_day date not null,
  turn smallint not null,
  came smallint not null constraint health_service_count_came check (came between 0 and 500),
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint health_service_count_turn unique (service_id, on_day, turn)
);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table health_service_count;
drop table health_service_session;
alter table health_service
  drop column opening, drop column booking, drop column staff_note, drop column checked_on, drop column checked_by_id,
  drop constraint health_service_kind,
  add constraint health_service_kind check (kind in ('sexual-health','substance','emotional','dental','eyes','pharmacy',
    'urgent','disability','other'));
`);
  }
}
