import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Posts, capacity and the weight of each young person, as dated facts; what the council calls its roles. */
export class Workload1700000000030 implements MigrationInterface {
  name = 'Workload1700000000030';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table authority add column social_worker_word text not null default 'social worker';
alter table authority add column interim_word text not null default 'worker in the meantime';

-- Version 1 is the one that comes with Onward; these are the council's own
create table workload_settings (
  id uuid primary key,
  number integer not null constraint workload_settings_number unique,
  in_force_from date not null,
  content jsonb not null,
  reason text not null,
  recorded_at timestamptz not null default now(),
  recorded_by_id uuid references app_user(id) on delete restrict,
  constraint workload_settings_own_versions check (number >= 2)
);

-- What a post is from a day until the day of the next one
create table worker_post (
  id uuid primary key,
  fact_id uuid not null,
  staff_id uuid not null references staff(id) on delete restrict,
  from_on date not null,
  role text not null,
  hours real not null constraint worker_post_hours check (hours > 0 and hours <= 60),
  contract text not null
    constraint worker_post_contract check (contract in ('permanent','fixed-term','agency','secondment','apprenticeship')),
  -- The first day the contract no longer runs
  contract_ends_on date,
  -- The day they began as newly qualified
  qualified_on date,
  trainee boolean not null default false,
  holds_cases boolean not null default true,
  recorded_at timestamptz not null default now(),
  recorded_by_id uuid references app_user(id) on delete restrict,
  replaced_by_id uuid constraint worker_post_replaced_by references worker_post(id) deferrable initially deferred,
  withdrawn boolean not null default false,
  constraint worker_post_ends_after_it_starts check (contract_ends_on is null or contract_ends_on > from_on)
);
create unique index worker_post_one_row_in_force on worker_post (fact_id) where replaced_by_id is null;
create unique index worker_post_one_a_day on worker_post (staff_id, from_on) where replaced_by_id is null and not withdrawn;
create index worker_post_contract_ends on worker_post (contract_ends_on) where replaced_by_id is null and not withdrawn;

-- For a time a worker carries less
create table worker_reduction (
  id uuid primary key,
  fact_id uuid not null,
  staff_id uuid not null references staff(id) on delete restrict,
  from_on date not null,
  -- The first day it no longer holds
  to_on date,
  percent integer not null constraint worker_reduction_percent check (percent between 1 and 100),
  reason text not null,
  recorded_at timestamptz not null default now(),
  recorded_by_id uuid references app_user(id) on delete restrict,
  replaced_by_id uuid constraint worker_reduction_replaced_by references worker_reduction(id) deferrable initially deferred,
  withdrawn boolean not null default false,
  constraint worker_reduction_ends_after_it_starts check (to_on is null or to_on > from_on)
);
create unique index worker_reduction_one_row_in_force on worker_reduction (fact_id) where replaced_by_id is null;
create index worker_reduction_staff on worker_reduction (staff_id) where replaced_by_id is null and not withdrawn;

-- A post that does not hold young people does so until a day, for a reason
create table holding_exception (
  id uuid primary key,
  staff_id uuid not null references staff(id) on delete restrict,
  from_on date not null,
  -- The first day it no longer holds
  ends_on date not null,
  reason text not null,
  recorded_at timestamptz not null default now(),
  recorded_by_id uuid references app_user(id) on delete restrict,
  constraint holding_exception_ends_after_it_starts check (ends_on > from_on)
);
create index holding_exception_staff on holding_exception (staff_id);

-- What a young person weighs in a month, as a manager confirmed it
create table case_weight (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  -- The first day of the month
  month date not null constraint case_weight_month check (extract(day from month) = 1),
  points integer not null constraint case_weight_points check (points between 0 and 99),
  suggested integer not null,
  -- What was found on the record, and what a manager knows beside it
  factors text[] not null,
  added text[] not null default '{}',
  settings_number integer not null,
  reason text,
  confirmed_on date not null,
  confirmed_by_id uuid not null references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  replaced_by_id uuid constraint case_weight_replaced_by references case_weight(id) deferrable initially deferred,
  constraint case_weight_other_than_suggested_with_a_reason check (points = suggested or reason is not null)
);
create unique index case_weight_one_a_month on case_weight (young_person_id, month) where replaced_by_id is null;
create index case_weight_latest on case_weight (young_person_id, month desc, recorded_at desc);

-- What is done about a load that is too high, and by when
create table load_plan (
  id uuid primary key,
  staff_id uuid not null references staff(id) on delete restrict,
  what text not null,
  by_on date not null,
  made_on date not null,
  made_by_id uuid not null references staff(id) on delete restrict,
  recorded_at timestamptz not null default now()
);
create index load_plan_latest on load_plan (staff_id, recorded_at desc);

-- Capacity that is to come
create table planned_post (
  id uuid primary key,
  team_id uuid not null references team(id) on delete restrict,
  kind text not null constraint planned_post_kind check (kind in ('new','vacancy')),
  role text not null,
  hours real not null constraint planned_post_hours check (hours > 0 and hours <= 60),
  starts_on date not null,
  newly_qualified boolean not null default false,
  note text,
  recorded_at timestamptz not null default now(),
  recorded_by_id uuid references app_user(id) on delete restrict,
  ended_on date,
  ended_how text constraint planned_post_ended_how check (ended_how in ('filled','given-up')),
  ended_by_id uuid references app_user(id) on delete restrict,
  constraint planned_post_ended_in_a_way check ((ended_on is null) = (ended_how is null))
);
create index planned_post_to_come on planned_post (team_id, starts_on) where ended_on is null;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table planned_post;
drop table load_plan;
drop table case_weight;
drop table holding_exception;
drop table worker_reduction;
drop table worker_post;
drop table workload_settings;
alter table authority drop column interim_word;
alter table authority drop column social_worker_word;
`);
  }
}
