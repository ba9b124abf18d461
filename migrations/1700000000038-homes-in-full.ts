import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The columns every dated fact has, as in the first migration. */
const fact = (table: string): string => `
  id uuid primary key,
  fact_id uuid not null,
  young_person_id uuid not null references young_person(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  recorded_by_id uuid references app_user(id) on delete restrict,
  replaced_by_id uuid constraint ${table}_replaced_by references ${table}(id) deferrable initially deferred,
  withdrawn boolean not null default false,
  withdrawn_reason text,
  import_id uuid references import_run(id) on delete restrict,
  import_line text,
  constraint ${table}_withdrawn_with_a_reason check (not withdrawn or withdrawn_reason is not null)`;

/** Of whom and of which home; `accommodation_id` is the fact_id of the home. */
const ofHome = `
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  accommodation_id uuid not null`;

/**
 * What a home is in full: who arranged it and who pays, tenancy, cost, notice, the registration of its provider; whether it
 * is suitable, twice judged; what the young person thinks of it; who signed off what should not be used; what a move brings
 * to do; and how it turns out.
 */
export class HomesInFull1700000000038 implements MigrationInterface {
  name = 'HomesInFull1700000000038';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table accommodation_period
  add column tenure text constraint accommodation_period_tenure check (tenure in
    ('licence','lodger','assured-shorthold','assured','introductory','secure','family','none','other')),
  add column arranged_by text not null default 'unknown' constraint accommodation_period_arranged_by check (arranged_by in
    ('us','housing','themselves','others','unknown')),
  add column paid_by text not null default 'unknown' constraint accommodation_period_paid_by check (paid_by in
    ('us','us-and-them','themselves','benefits','others','unknown')),
  add column weekly_cost_pence integer constraint accommodation_period_cost check (weekly_cost_pence between 0 and 1000000),
  add column notice_days smallint constraint accommodation_period_notice check (notice_days between 0 and 366),
  add column in_multiple_occupation boolean,
  add column supported_category text constraint accommodation_period_category check (supported_category in
    ('self-contained','shared-looked-after','shared-wider','private-residence')),
  add column registration_number text,
  add column registration_checked_on date,
  add column provider_id uuid; -- the provider in the council's own list, once somebody said which it is
create index accommodation_period_watched on accommodation_period (type, from_on)
  where replaced_by_id is null and not withdrawn and (type = 'W' or in_multiple_occupation);

create table home_assessment (${fact('home_assessment')},
  accommodation_id uuid not null,
  assessed_on date not null,
  answers jsonb not null constraint home_assessment_answers check (jsonb_typeof(answers) = 'object'),
  words text,
  changed text,
  judgement text constraint home_assessment_judgement check (judgement in ('1','2')),
  judgement_reason text,
  by_manager boolean not null default false,
  constraint home_assessment_judged_with_a_reason check (judgement is null or judgement_reason is not null)
);
create unique index home_assessment_one_row_in_force on home_assessment (fact_id) where replaced_by_id is null;
create index home_assessment_person on home_assessment (young_person_id) where replaced_by_id is null and not withdrawn;
create index home_assessment_home on home_assessment (accommodation_id) where replaced_by_id is null and not withdrawn;

create table home_view (${ofHome},
  said_on date not null,
  answer text not null constraint home_view_answer check (answer in ('yes','partly','no','not-said')),
  words text,
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp()
);
create index home_view_home on home_view (accommodation_id, said_on desc);

create table home_sign_off (${ofHome},
  kind text not null constraint home_sign_off_kind check (kind in ('bed-and-breakfast','shared-house')),
  reason text not null,
  agreed_by_id uuid references staff(id) on delete restrict,
  asked_by_id uuid references staff(id) on delete restrict,
  asked_at timestamptz not null default clock_timestamp(),
  constraint home_sign_off_once unique (accommodation_id, kind)
);
create index home_sign_off_person on home_sign_off (young_person_id);

create table home_sign_off_decision (
  id uuid primary key,
  sign_off_id uuid not null constraint home_sign_off_decided_once unique references home_sign_off(id) on delete restrict,
  agreed boolean not null,
  words text not null,
  decided_by_id uuid not null references staff(id) on delete restrict,
  decided_at timestamptz not null default clock_timestamp()
);

create table move_said (${ofHome},
  gp text not null constraint move_said_gp check (gp in ('keeps','new','needs-one','not-known')),
  gp_name text,
  travel text not null constraint move_said_travel check (travel in ('same','sorted','to-sort-out','nothing','not-known')),
  travel_words text,
  benefits text not null constraint move_said_benefits check (benefits in ('told','to-tell','none','not-known')),
  council_tax text not null constraint move_said_council_tax check (council_tax in ('told','to-tell','none','not-known')),
  said_by_id uuid references staff(id) on delete restrict,
  said_at timestamptz not null default clock_timestamp(),
  constraint move_said_once unique (accommodation_id)
);

create table move_task (${ofHome},
  place smallint not null,
  rule text not null,
  what text not null,
  due_on date,
  made_at timestamptz not null default clock_timestamp(),
  constraint move_task_place unique (accommodation_id, place)
);
create index move_task_person on move_task (young_person_id);

create table move_task_step (
  id uuid primary key,
  task_id uuid not null references move_task(id) on delete restrict,
  step text not null constraint move_task_step_kind check (step in ('done','not-needed','to-do')),
  on_day date not null,
  words text,
  by_id uuid references staff(id) on delete restrict,
  at timestamptz not null default clock_timestamp()
);
create index move_task_step_task on move_task_step (task_id, at desc);

create table home_follow_up (${ofHome},
  mark text not null constraint home_follow_up_mark check (mark in ('4-weeks','1-month','3-months','6-months','12-months')),
  asked_on date not null,
  answer text not null constraint home_follow_up_answer check (answer in ('well','struggling','at-risk','not-reached')),
  words text,
  by_id uuid references staff(id) on delete restrict,
  at timestamptz not null default clock_timestamp()
);
create index home_follow_up_home on home_follow_up (accommodation_id, mark, at desc);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table home_follow_up, move_task_step, move_task, move_said, home_sign_off_decision, home_sign_off, home_view, home_assessment;
drop index accommodation_period_watched;
alter table accommodation_period
  drop column tenure,
  drop column arranged_by,
  drop column paid_by,
  drop column weekly_cost_pence,
  drop column notice_days,
  drop column in_multiple_occupation,
  drop column supported_category,
  drop column registration_number,
  drop column registration_checked_on,
  drop column provider_id;
`);
  }
}
