import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The columns every dated fact has. `fact_id` is what deadlines and case files know the fact by: it stays the same when
 * a newer row corrects an older one. The application role may only ever set `replaced_by_id` (see platform/grants.ts).
 */
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

/** One row in force for each fact, found by person. */
const factIndexes = (table: string): string => `
create unique index ${table}_one_row_in_force on ${table} (fact_id) where replaced_by_id is null;
create index ${table}_person on ${table} (young_person_id) where replaced_by_id is null and not withdrawn;`;

const period = (table: string): string => `
  from_on date not null,
  to_on date,
  constraint ${table}_ends_after_it_starts check (to_on is null or to_on >= from_on)`;

/** Two periods of one kind in force at once are a contradiction, so the database refuses them. */
const noOverlap = (table: string, also = ''): string => `
alter table ${table} add constraint ${table}_no_overlap exclude using gist
  (young_person_id with =, ${also} daterange(from_on, to_on) with &&) where (replaced_by_id is null and not withdrawn);`;

export class TheRecord1700000000001 implements MigrationInterface {
  name = 'TheRecord1700000000001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create extension if not exists btree_gist;

-- The authority, its policy and its people --------------------------------------------------------------------------
create table authority (
  id uuid primary key,
  only_one boolean not null default true unique check (only_one),
  name text not null,
  la_code text,
  adviser_word text not null default 'personal adviser',
  made_up boolean not null default false,
  created_at timestamptz not null default now()
);

create table team (
  id uuid primary key,
  name text not null constraint team_name_once unique,
  made_up boolean not null default false
);

create table staff (
  id uuid primary key,
  name text not null,
  email text not null,
  post text not null check (post in ('personal-adviser','team-manager','service-manager','head-of-service','data-officer','administrator')),
  team_id uuid references team(id) on delete restrict,
  started_on date,
  left_on date
);
create unique index staff_email_once on staff (lower(email));

create table team_manager (
  team_id uuid not null references team(id) on delete restrict,
  staff_id uuid not null references staff(id) on delete restrict,
  primary key (team_id, staff_id)
);

create table app_user (
  id uuid primary key,
  staff_id uuid not null unique references staff(id) on delete restrict,
  email text not null,
  password_hash text not null,
  role text not null check (role in ('adviser','manager','data-officer','administrator')),
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index app_user_email_once on app_user (lower(email));

create table authority_policy (
  id uuid primary key,
  in_force_from date not null constraint authority_policy_one_a_day unique,
  settings jsonb not null,
  reason text not null,
  recorded_at timestamptz not null default now(),
  recorded_by_id uuid references app_user(id) on delete restrict
);

create table user_session (
  id text primary key, -- SHA-256 of the cookie's value: a copy of this table opens no session
  user_id uuid references app_user(id) on delete cascade,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index user_session_expiry on user_session (expires_at);

create table sign_in_failure (
  id uuid primary key,
  account text not null, -- keyed hash of the address that was typed
  failed_at timestamptz not null default now()
);
create index sign_in_failure_account on sign_in_failure (account, failed_at);

-- Imports: the bytes are kept, hashed ---------------------------------------------------------------------------------
create table import_run (
  id uuid primary key,
  kind text not null check (kind in ('ssda903','names')),
  collection_year smallint,
  applied_at timestamptz not null default now(),
  applied_by_id uuid references app_user(id) on delete restrict,
  counts jsonb not null,
  faults jsonb not null
);

create table import_file (
  id uuid primary key,
  import_id uuid not null references import_run(id) on delete restrict,
  name text not null,
  sha256 text not null,
  bytes bytea not null
);
create index import_file_run on import_file (import_id);

-- The young person ----------------------------------------------------------------------------------------------------
create table young_person (
  id uuid primary key,
  given_name text,
  family_name text,
  known_as text,
  date_of_birth date not null,
  sex text check (sex in ('M','F','U')),
  ethnicity text,
  first_language text,
  interpreter text not null default 'not-known' check (interpreter in ('not-known','not-asked','withheld','yes','no')),
  communication_needs text,
  phone text,
  email text,
  unaccompanied_asylum_seeker boolean,
  asylum_status_ceases_on date,
  disabled boolean,
  parent boolean,
  died_on date,
  death_known_on date,
  team_id uuid references team(id) on delete restrict,
  history_complete boolean not null default true,
  merged_into_id uuid references young_person(id) on delete restrict,
  import_id uuid references import_run(id) on delete restrict,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by_id uuid references app_user(id) on delete restrict,
  constraint young_person_dies_after_birth check (died_on is null or died_on >= date_of_birth)
);
create index young_person_team on young_person (team_id) where merged_into_id is null;
create index young_person_born on young_person (date_of_birth);

create table person_identifier (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  kind text not null check (kind in ('authority-id','upn','nhs-number')),
  value text not null,
  check_passed boolean not null default true,
  import_id uuid references import_run(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint person_identifier_one_of_a_kind unique (young_person_id, kind)
);
create unique index person_identifier_names_one_person on person_identifier (kind, value) where kind in ('authority-id','nhs-number');
create index person_identifier_upn on person_identifier (value) where kind = 'upn';

create table known_since (
  young_person_id uuid not null references young_person(id) on delete restrict,
  kind text not null,
  since date not null,
  primary key (young_person_id, kind)
);

-- Dated facts ---------------------------------------------------------------------------------------------------------
create table care_episode (${fact('care_episode')},${period('care_episode')},
  legal_status text not null,
  legal_status_code text,
  short_break boolean not null default false,
  planned_days integer,
  placement text,
  placement_code text,
  carer text,
  authority text,
  reason_ceased text,
  return_codes jsonb
);
${factIndexes('care_episode')}
${noOverlap('care_episode')}

create table home_period (${fact('home_period')},${period('home_period')},
  lives_with text not null check (lives_with in ('parent','parental-responsibility','child-arrangements-holder')),
  broke_down boolean not null default false
);
${factIndexes('home_period')}
${noOverlap('home_period')}

create table detention (${fact('detention')},${period('detention')},
  kind text not null check (kind in ('custody','hospital')),
  release_expected_on date
);
${factIndexes('detention')}
${noOverlap('detention', 'kind with =,')}

create table special_guardianship (${fact('special_guardianship')},
  made_on date not null,
  ended_on date,
  looked_after_immediately_before boolean not null
);
${factIndexes('special_guardianship')}
create unique index special_guardianship_one_in_force on special_guardianship (young_person_id) where replaced_by_id is null and not withdrawn;

create table other_accommodation (${fact('other_accommodation')},${period('other_accommodation')},
  kind text not null
);
${factIndexes('other_accommodation')}

create table programme (${fact('programme')},${period('programme')},
  kind text not null,
  in_pathway_plan boolean not null default false
);
${factIndexes('programme')}

create table support_request (${fact('support_request')},
  requested_on date not null,
  wants text not null check (wants in ('education','support')),
  ended_on date
);
${factIndexes('support_request')}

create table allocation (${fact('allocation')},${period('allocation')},
  role text not null check (role in ('personal-adviser','social-worker','interim')),
  staff_id uuid not null references staff(id) on delete restrict,
  reason text not null
);
${factIndexes('allocation')}
${noOverlap('allocation', 'role with =,')}
create index allocation_staff on allocation (staff_id) where replaced_by_id is null and not withdrawn and to_on is null;

create table accommodation_period (${fact('accommodation_period')},${period('accommodation_period')},
  type text not null check (type ~ '^[BCDEGHKRSTUVWXYZ]$'),
  provided_under text not null default 'unknown' check (provided_under in ('s23B','s24B','s23C','other','none','unknown')),
  placed_by_authority boolean,
  address text,
  postcode text,
  carer text,
  provider text,
  provider_registered boolean,
  manager_reason text
);
${factIndexes('accommodation_period')}
${noOverlap('accommodation_period')}

create table needs_assessment (${fact('needs_assessment')},
  completed_on date not null
);
${factIndexes('needs_assessment')}

create table pathway_plan (${fact('pathway_plan')},
  completed_on date not null,
  copy_given_on date
);
${factIndexes('pathway_plan')}

create table plan_review (${fact('plan_review')},
  held_on date not null
);
${factIndexes('plan_review')}

create table review_request (${fact('review_request')},
  requested_on date not null,
  requested_by text
);
${factIndexes('review_request')}

create table appointment (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  staff_id uuid not null references staff(id) on delete restrict,
  kind text not null check (kind in ('visit','review','meeting','call')),
  planned_at timestamptz not null,
  place text,
  matters text,
  state text not null default 'planned' check (state in ('planned','cancelled','held')),
  contact_fact_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by_id uuid references app_user(id) on delete restrict
);
create index appointment_planned on appointment (staff_id, planned_at) where state = 'planned';
create index appointment_person on appointment (young_person_id);

create table contact (${fact('contact')},
  held_on date not null,
  held_at time,
  mode text not null check (mode in ('face-to-face','phone','video','text','letter','third-party')),
  by_role text not null check (by_role in ('personal-adviser','social-worker','duty-worker','manager','other')),
  staff_id uuid references staff(id) on delete restrict,
  place text check (place in ('accommodation','elsewhere')),
  accommodation_id uuid, -- the fact_id of the accommodation visited
  seen boolean not null,
  seen_alone boolean,
  safe_where_they_live text check (safe_where_they_live in ('yes','no','not-asked','withheld')),
  note text,
  own_words text,
  good_news text
);
${factIndexes('contact')}
create index contact_latest on contact (young_person_id, held_on desc) where replaced_by_id is null and not withdrawn;

create table contact_note (
  id uuid primary key,
  contact_id uuid not null, -- fact_id of the contact
  young_person_id uuid not null references young_person(id) on delete restrict,
  text text not null,
  recorded_at timestamptz not null default now(),
  recorded_by_id uuid references app_user(id) on delete restrict
);
create index contact_note_contact on contact_note (contact_id);

create table support_offer (${fact('support_offer')},
  offered_on date not null,
  how text,
  reply text,
  contact_id uuid
);
${factIndexes('support_offer')}

-- What a return said about one year: a dated statement, never a period
create table return_snapshot (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  collection_year smallint not null,
  in_touch text,
  activity text,
  accommodation text,
  import_id uuid not null references import_run(id) on delete restrict,
  import_line text not null,
  recorded_at timestamptz not null default now(),
  replaced_by_id uuid constraint return_snapshot_replaced_by references return_snapshot(id) deferrable initially deferred
);
create unique index return_snapshot_one_a_year on return_snapshot (young_person_id, collection_year) where replaced_by_id is null;

-- What only a manager may decide and no rule can compute
create table matter_for_manager (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  kind text not null,
  detail text not null,
  raised_at timestamptz not null default now(),
  import_id uuid references import_run(id) on delete restrict,
  settled_at timestamptz,
  settled_by_id uuid references app_user(id) on delete restrict,
  settled_reason text
);
create unique index matter_for_manager_once on matter_for_manager (young_person_id, kind) where settled_at is null;

-- The ledger ----------------------------------------------------------------------------------------------------------
create table legal_position (
  young_person_id uuid primary key references young_person(id) on delete restrict,
  status text not null,
  basis text[] not null,
  rules text[] not null,
  because text[] not null,
  needs_manager text[] not null,
  keep_until date,
  assessed_on date not null,
  next_change_on date,
  refreshed_at timestamptz not null default now()
);
create index legal_position_next_change on legal_position (next_change_on) where next_change_on is not null;
create index legal_position_status on legal_position (status);

create table deadline (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  rule text not null,
  subject text,
  started_by_id text not null,
  title text not null,
  started_by text not null,
  started_on date not null,
  due_on date not null,
  due_at timestamptz,
  plan_by date not null,
  not_before date,
  state text not null check (state in ('open','partial','met','met-late','met-by-substitute','superseded','breached','cancelled','not-applicable','declined','unknown')),
  met_on date,
  met_by text,
  duty_basis text not null check (duty_basis in ('statute','guidance','policy')),
  date_basis text not null check (date_basis in ('statute','guidance','policy')),
  confirmed boolean not null,
  severity text not null check (severity in ('S1','S2','G','L')),
  because text not null,
  paused_until date,
  paused_reason text,
  paused_by text,
  changed_at timestamptz not null default now(),
  constraint deadline_identity unique nulls not distinct (young_person_id, rule, subject, started_by_id)
);
create index deadline_due on deadline (due_on, young_person_id) where state in ('open','partial','declined');
create index deadline_person on deadline (young_person_id);

-- What the ledger showed, and when
create table deadline_history (
  id uuid primary key,
  deadline_id uuid not null references deadline(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  item jsonb not null
);
create index deadline_history_deadline on deadline_history (deadline_id, recorded_at);

create table legal_position_history (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  position jsonb not null
);
create index legal_position_history_person on legal_position_history (young_person_id, recorded_at);

-- Audit ---------------------------------------------------------------------------------------------------------------
create table audit_event (
  id uuid primary key,
  at timestamptz not null default now(),
  actor_id uuid, -- app_user; null for the system and for failed sign-ins
  actor text not null, -- the role, or the name of the scheduled job
  did text not null,
  young_person_id uuid references young_person(id) on delete restrict,
  subject_id text,
  detail jsonb not null default '{}'
);
create index audit_event_person on audit_event (young_person_id, at);
create index audit_event_actor on audit_event (actor_id, at);

-- Night: alerts, digests, runs ----------------------------------------------------------------------------------------
create table job_run (
  job text not null,
  for_date date not null,
  state text not null check (state in ('running','done','failed')),
  started_at timestamptz not null default now(),
  lease_until timestamptz not null,
  finished_at timestamptz,
  steps jsonb not null default '{}',
  error text,
  primary key (job, for_date)
);

create table alert (
  id uuid primary key,
  deadline_id uuid not null references deadline(id) on delete restrict,
  stage text not null,
  recipient_id uuid not null references staff(id) on delete restrict,
  raised_on date not null,
  raised_at timestamptz not null default now(),
  digest_id uuid,
  constraint alert_once unique (deadline_id, stage, recipient_id)
);
create index alert_undigested on alert (recipient_id) where digest_id is null;

create table digest (
  id uuid primary key,
  staff_id uuid not null references staff(id) on delete restrict,
  for_date date not null,
  counts jsonb not null,
  created_at timestamptz not null default now(),
  constraint digest_one_a_day unique (staff_id, for_date)
);
alter table alert add constraint alert_digest foreign key (digest_id) references digest(id) on delete restrict;

create table message (
  id uuid primary key,
  to_staff_id uuid not null references staff(id) on delete restrict,
  to_address text not null,
  subject text not null,
  body text not null,
  cause text not null constraint message_once unique, -- 'digest:<id>': one mail for one cause
  message_id text not null,
  created_at timestamptz not null default now(),
  state text not null default 'queued' check (state in ('queued','sent','failed','kept')),
  attempts integer not null default 0,
  last_error text,
  sent_at timestamptz
);
create index message_state on message (state, created_at);

create table daily_figure (
  for_date date not null,
  team_id uuid references team(id) on delete restrict,
  figure text not null,
  value integer not null,
  constraint daily_figure_once unique nulls not distinct (for_date, team_id, figure)
);
`);
  }

  async down(): Promise<void> {
    // The first migration: going back means an empty database, which is what dropping it is for.
    await Promise.reject(new Error('The first migration is not undone; drop the database instead.'));
  }
}
