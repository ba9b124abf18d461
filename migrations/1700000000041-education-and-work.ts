import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As in the first migration: what every dated fact has. */
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

const factIndexes = (table: string): string => `
create unique index ${table}_one_row_in_force on ${table} (fact_id) where replaced_by_id is null;
create index ${table}_person on ${table} (young_person_id) where replaced_by_id is null and not withdrawn;`;

const period = (table: string): string => `
  from_on date not null,
  to_on date,
  constraint ${table}_ends_after_it_starts check (to_on is null or to_on >= from_on)`;

const MOVED = `id, fact_id, young_person_id, recorded_at, recorded_by_id, replaced_by_id, withdrawn, withdrawn_reason,
  import_id, import_line, from_on, to_on, kind, in_pathway_plan`;

/**
 * What young people do: education, training, work, none, or not known. A programme of education or training is one of
 * these, so that its table becomes this one. Beside it what is done for whoever has nothing or may lose it, plans for
 * education, offers for September, opportunities, qualifications and bursaries.
 */
export class EducationAndWork1700000000041 implements MigrationInterface {
  name = 'EducationAndWork1700000000041';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table activity (${fact('activity')},${period('activity')},
  kind text not null constraint activity_kind check (kind in ('education','training','work','none','not-known')),
  code text, -- of the return; null where it was not said
  what text, -- the course or the job
  provider text, -- the school, college or employer
  hours_a_week smallint constraint activity_hours check (hours_a_week between 1 and 100),
  expected_end_on date,
  why_ended text,
  in_pathway_plan boolean not null default false,
  constraint activity_code check (case kind
    when 'education' then code is null or code in ('F1','P1','F2','P2')
    when 'training' then code is null or code in ('F4','P4','F5','P5')
    when 'work' then code is null or code in ('F5','P5')
    when 'none' then code is not null and code in ('G4','G5','G6')
    else code is null end),
  constraint activity_in_plan check (not in_pathway_plan or kind in ('education','training')),
  constraint activity_nothing_beside check (kind in ('education','training','work') or
    (hours_a_week is null and what is null and provider is null and expected_end_on is null))
);
${factIndexes('activity')}
insert into activity (${MOVED}) select ${MOVED} from programme;
-- The checks of what was moved are due at the end of a transaction, and no table with checks to come can be altered
set constraints all immediate;
set constraints all deferred;
drop table programme;

-- Two may run at once; having none, or not being known, is all there is.
alter table activity add constraint activity_one_state exclude using gist
  (young_person_id with =, daterange(from_on, to_on) with &&, (case when kind in ('none','not-known') then 1 else 0 end) with <>)
  where (replaced_by_id is null and not withdrawn);
alter table activity add constraint activity_none_once exclude using gist
  (young_person_id with =, daterange(from_on, to_on) with &&)
  where (replaced_by_id is null and not withdrawn and kind in ('none','not-known'));

create table activity_check (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  activity_id uuid not null, -- the fact_id
  checked_on date not null,
  told_by text not null constraint activity_check_told_by check (told_by in ('young-person','provider','family','other')),
  checked_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now()
);
create index activity_check_activity on activity_check (activity_id, checked_on desc);

create table eet_tracking (
  young_person_id uuid primary key references young_person(id) on delete restrict,
  barrier text constraint eet_tracking_barrier check (barrier in ('health','caring','childcare','home','money','confidence',
    'skills','right-to-work','waiting','custody','nothing-fits','other')),
  risks text[] not null default '{}' constraint eet_tracking_risks
    check (risks <@ array['attendance','contract-end','exclusion','provider','finding-it-hard']::text[]),
  next_step text,
  next_by_on date,
  owner_id uuid references staff(id) on delete restrict, -- null: whoever is the adviser
  act_since_on date, -- from when an action is owed: out of education and work, or at risk of it
  act_by_on date,
  version integer not null default 1,
  changed_by_id uuid references staff(id) on delete restrict,
  changed_at timestamptz not null default now(),
  constraint eet_tracking_act check ((act_since_on is null) = (act_by_on is null))
);

create table eet_action (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  acted_on date not null,
  what text not null,
  at_meeting boolean not null default false,
  by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp()
);
create index eet_action_person on eet_action (young_person_id, acted_on desc);

create table education_plan (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  kind text not null constraint education_plan_kind check (kind in ('pep','re-engagement')),
  written_on date not null,
  targets text, -- what is to be reached, by when and with whom
  funding text,
  goal_id uuid, -- the goal of the pathway plan that it serves
  barrier text,
  first_step text,
  rhythm text,
  supporter text,
  review_on date not null,
  ended_on date,
  version integer not null default 1,
  written_by_id uuid references staff(id) on delete restrict,
  changed_at timestamptz not null default now(),
  constraint education_plan_says check (case kind when 'pep' then targets is not null
    else barrier is not null and first_step is not null and rhythm is not null and supporter is not null end)
);
create index education_plan_person on education_plan (young_person_id);

create table education_plan_step (
  id uuid primary key,
  plan_id uuid not null references education_plan(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  step text not null constraint education_plan_step_step check (step in ('reviewed','good','sent-back','sent-again','ended')),
  on_day date not null,
  words text,
  by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp()
);
create index education_plan_step_plan on education_plan_step (plan_id);

create table september_step (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  year smallint not null,
  step text not null constraint september_step_step
    check (step in ('invited','applied','offer','accepted','started','there-at-6-weeks','left','none-wanted')),
  on_day date not null,
  provider text,
  words text,
  by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp()
);
create index september_step_person on september_step (young_person_id, year);

create table opportunity (
  id uuid primary key,
  title text not null,
  provider text not null, -- the partner, or the department of the council
  is_council boolean not null,
  kind text not null constraint opportunity_kind
    check (kind in ('apprenticeship','job','work-experience','training','course','mentoring')),
  about text,
  contact text,
  places smallint constraint opportunity_places check (places > 0),
  closes_on date,
  is_closed boolean not null default false,
  version integer not null default 1,
  changed_by_id uuid references staff(id) on delete restrict,
  changed_at timestamptz not null default now()
);

create table opportunity_referral (
  id uuid primary key,
  opportunity_id uuid not null references opportunity(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  referred_on date not null,
  words text,
  by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now()
);
create index opportunity_referral_person on opportunity_referral (young_person_id);
create index opportunity_referral_opportunity on opportunity_referral (opportunity_id);

create table opportunity_referral_step (
  id uuid primary key,
  referral_id uuid not null references opportunity_referral(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  step text not null constraint opportunity_referral_step_step
    check (step in ('offered','started','sustained','ended','not-taken')),
  on_day date not null,
  words text,
  activity_id uuid, -- of started: the fact_id of what was recorded with it
  by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint opportunity_referral_step_once unique (referral_id, step)
);

create table qualification (${fact('qualification')},
  title text not null,
  level text not null constraint qualification_level check (level in ('entry','1','2','3','4','5','6','7','8','other')),
  grade text,
  provider text,
  awarded_on date -- null: being worked for
);
${factIndexes('qualification')}

create table bursary (${fact('bursary')},
  kind text not null constraint bursary_kind check (kind in ('16-to-19','higher-education','apprenticeship','local')),
  what text, -- of local: which
  pounds integer constraint bursary_pounds check (pounds > 0),
  asked_on date not null,
  agreed_on date,
  refused_on date,
  refused_because text,
  constraint bursary_decided_once check (agreed_on is null or refused_on is null),
  constraint bursary_refused_because check ((refused_on is null) = (refused_because is null)),
  constraint bursary_local check (kind <> 'local' or what is not null)
);
${factIndexes('bursary')}
-- Paid once in a life.
create unique index bursary_once on bursary (young_person_id, kind)
  where kind in ('higher-education','apprenticeship') and refused_on is null and replaced_by_id is null and not withdrawn;

create table bursary_payment (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  bursary_id uuid not null, -- the fact_id
  pounds integer not null constraint bursary_payment_pounds check (pounds > 0),
  paid_on date not null,
  by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp()
);
create index bursary_payment_bursary on bursary_payment (bursary_id);
`);
  }

  /** Work, and having none, have no place in a programme: only education and training stay. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table bursary_payment;
drop table bursary;
drop table qualification;
drop table opportunity_referral_step;
drop table opportunity_referral;
drop table opportunity;
drop table september_step;
drop table education_plan_step;
drop table education_plan;
drop table eet_action;
drop table eet_tracking;
drop table activity_check;

create table programme (${fact('programme')},${period('programme')},
  kind text not null constraint programme_kind check (kind in ('education','training')),
  in_pathway_plan boolean not null default false
);
${factIndexes('programme')}
insert into programme (${MOVED}) select ${MOVED} from activity a where not exists (
  select from activity other where other.fact_id = a.fact_id and other.kind not in ('education','training'));
drop table activity;
`);
  }
}
