import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Written down by whom and when, as every row here is. */
const said = `
  said_by_id uuid references staff(id) on delete restrict,
  said_at timestamptz not null default clock_timestamp()`;

/** A row about a provider that is written once. */
const ofProvider = `
  id uuid primary key,
  provider_id uuid not null references provider(id) on delete restrict,`;

/**
 * Who provides homes: from the application to the list, through visits, actions and incidents, to being removed from it; free
 * places; what a manager signed off; the flats that housing and care agreed for each year; and money that goes into a home.
 */
export class Providers1700000000040 implements MigrationInterface {
  name = 'Providers1700000000040';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table provider (
  id uuid primary key,
  name text not null,
  kind text not null constraint provider_kind check (kind in
    ('supported-accommodation','supported-lodgings','hostel','housing-association','council-housing','private-landlord','other')),
  council_reference text,
  phone text,
  -- Answered at night and at the weekend
  night_phone text,
  email text,
  address text,
  about text,
  version integer not null default 1,
  changed_at timestamptz not null default clock_timestamp(),
  ${said}
);
create unique index provider_one_of_a_name on provider (lower(name));

-- What the record calls a provider, where that is not its name in the list
create table provider_name (${ofProvider}
  name text not null,
  key text not null,
  taken_out_on date,
  ${said}
);
create unique index provider_name_of_one on provider_name (key) where taken_out_on is null;

create table provider_step (${ofProvider}
  status text not null constraint provider_step_status check (status in
    ('applied','approved','under-improvement','suspended','removed')),
  from_on date not null,
  reason text not null,
  ${said}
);
create index provider_step_latest on provider_step (provider_id, from_on desc, said_at desc);

create table provider_registration (${ofProvider}
  state text not null constraint provider_registration_state check (state in
    ('registered','applied','not-registered','cancelled','exempt')),
  number text,
  checked_on date not null,
  words text,
  ${said},
  constraint provider_registration_registered_has_a_number check (state <> 'registered' or number is not null),
  constraint provider_registration_exempt_with_a_reason check (state <> 'exempt' or words is not null)
);
create index provider_registration_latest on provider_registration (provider_id, checked_on desc, said_at desc);

create table provider_risk (${ofProvider}
  risk text not null constraint provider_risk_level check (risk in ('low','medium','high')),
  from_on date not null,
  reason text not null,
  ${said}
);
create index provider_risk_latest on provider_risk (provider_id, from_on desc, said_at desc);

create table provider_visit (${ofProvider}
  visited_on date not null,
  announced boolean not null,
  -- The house or scheme that was visited; null for all of it
  place text,
  standards jsonb not null constraint provider_visit_standards check (jsonb_typeof(standards) = 'object'),
  found text not null,
  -- How many young people were spoken to without staff, and what they said of feeling safe there
  spoken_to smallint not null constraint provider_visit_spoken_to check (spoken_to between 0 and 500),
  feel_safe smallint not null,
  not_safe smallint not null,
  ${said},
  constraint provider_visit_answers_of_those_spoken_to check (feel_safe >= 0 and not_safe >= 0 and feel_safe + not_safe <= spoken_to)
);
create index provider_visit_latest on provider_visit (provider_id, visited_on desc);

create table provider_incident (${ofProvider}
  happened_on date not null,
  told_on date not null,
  kind text not null constraint provider_incident_kind check (kind in
    ('safeguarding','injury','police','building','staff','complaint','other')),
  serious boolean not null,
  what text not null,
  done text not null,
  ${said},
  constraint provider_incident_told_after check (told_on >= happened_on)
);
create index provider_incident_latest on provider_incident (provider_id, happened_on desc);

create table provider_action (${ofProvider}
  -- What it came from: a visit, an incident, a decision about its status
  came_of uuid,
  what text not null,
  owner text not null constraint provider_action_owner check (owner in ('provider','council')),
  by_on date not null,
  ${said}
);
create index provider_action_provider on provider_action (provider_id);

create table provider_action_step (
  id uuid primary key,
  action_id uuid not null references provider_action(id) on delete restrict,
  step text not null constraint provider_action_step_kind check (step in ('done','not-needed','to-do')),
  on_day date not null,
  words text not null,
  ${said}
);
create index provider_action_step_latest on provider_action_step (action_id, said_at desc);

create table provider_vacancy (${ofProvider}
  -- The house or scheme; the last that was said of it counts
  place text not null,
  key text not null,
  free smallint not null constraint provider_vacancy_free check (free between 0 and 500),
  from_on date not null,
  youngest smallint not null constraint provider_vacancy_youngest check (youngest between 0 and 25),
  words text,
  told_on date not null,
  ${said}
);
create index provider_vacancy_latest on provider_vacancy (provider_id, key, told_on desc, said_at desc);

-- A manager is asked to answer for a placement with a provider that may take nobody without it
create table placing_sign_off (${ofProvider}
  young_person_id uuid not null references young_person(id) on delete restrict,
  from_on date not null,
  reason text not null,
  ${said}
);
create index placing_sign_off_person on placing_sign_off (young_person_id, provider_id);

create table placing_decision (
  id uuid primary key,
  sign_off_id uuid not null constraint placing_decision_once unique references placing_sign_off(id) on delete restrict,
  agreed boolean not null,
  words text not null,
  ${said}
);

-- How many flats a landlord gives for young people leaving care in the year from 1 April; the last word counts
create table flat_quota (
  id uuid primary key,
  year smallint not null constraint flat_quota_year check (year between 2000 and 2100),
  landlord text not null,
  key text not null,
  flats smallint not null constraint flat_quota_flats check (flats between 0 and 1000),
  words text,
  ${said}
);
create index flat_quota_latest on flat_quota (year, key, said_at desc);

create table quota_flat (
  id uuid primary key,
  year smallint not null,
  landlord text not null,
  key text not null,
  address text not null,
  offered_on date not null,
  words text,
  ${said}
);
create index quota_flat_year on quota_flat (year);

create table quota_flat_step (
  id uuid primary key,
  flat_id uuid not null references quota_flat(id) on delete restrict,
  -- Who is nominated, and of whom every later step is
  young_person_id uuid references young_person(id) on delete restrict,
  step text not null constraint quota_flat_step_kind check (step in
    ('nominated','bid','let','fell-through','withdrawn','sustained-3','sustained-6','sustained-12','ended')),
  on_day date not null,
  words text,
  ${said},
  constraint quota_flat_step_of_somebody check (step = 'withdrawn' or young_person_id is not null)
);
create index quota_flat_step_flat on quota_flat_step (flat_id, said_at);
create index quota_flat_step_person on quota_flat_step (young_person_id);

create table flat_queue (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  need text not null constraint flat_queue_need check (need in ('urgent','high','ready')),
  reason text not null,
  since_on date not null,
  left_on date,
  left_because text,
  left_by_id uuid references staff(id) on delete restrict,
  ${said},
  constraint flat_queue_left_with_a_reason check ((left_on is null) = (left_because is null)),
  constraint flat_queue_left_after check (left_on is null or left_on >= since_on)
);
create unique index flat_queue_once on flat_queue (young_person_id) where left_on is null;

create table home_money (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  kind text not null constraint home_money_kind check (kind in ('deposit','rent-in-advance')),
  what text not null,
  landlord text,
  scheme text,
  scheme_reference text,
  agreed_pence integer not null constraint home_money_agreed check (agreed_pence between 1 and 10000000),
  agreed_on date not null,
  return_due_on date,
  ${said},
  constraint home_money_return_after check (return_due_on is null or return_due_on >= agreed_on)
);
create index home_money_person on home_money (young_person_id);

create table home_money_entry (
  id uuid primary key,
  money_id uuid not null references home_money(id) on delete restrict,
  kind text not null constraint home_money_entry_kind check (kind in ('paid','returned','lost')),
  pence integer not null constraint home_money_entry_pence check (pence between 1 and 10000000),
  on_day date not null,
  words text,
  ${said}
);
create index home_money_entry_money on home_money_entry (money_id);

-- What was written down in error: it stays, and counts no more
create table provider_taken_back (
  id uuid primary key,
  record_id uuid not null constraint provider_taken_back_once unique,
  reason text not null,
  ${said}
);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table provider_taken_back, home_money_entry, home_money, flat_queue, quota_flat_step, quota_flat, flat_quota, placing_decision,
  placing_sign_off, provider_vacancy, provider_action_step, provider_action, provider_incident, provider_visit, provider_risk,
  provider_registration, provider_step, provider_name, provider;
`);
  }
}
