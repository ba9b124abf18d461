import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The columns that every dated fact has. */
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

const DELAYS = `('no-clinic','other-area','asked-late','papers','young-person','not-brought','interpreter','other')`;
const KINDS = `('initial-health-assessment','review-health-assessment','dental-check','strengths-and-difficulties')`;

/**
 * What a health passport says, its versions and its copies; with whom a young person is registered; appointments for
 * health reviews with the cause of a delay; referrals for emotional wellbeing; and the services of an area.
 */
export class HealthPassports1700000000042 implements MigrationInterface {
  name = 'HealthPassports1700000000042';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
-- What is said of one field of the passport, and who else may read it. The last row of a field holds
create table passport_item (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  field text not null,
  state text not null constraint passport_item_state check (state in ('known','not-known','withheld')),
  content jsonb, -- of what is known, in the shape of its field; null where the record itself holds it
  for_adviser boolean not null,
  for_gp boolean not null,
  said_on date not null,
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint passport_item_content check (state = 'known' or content is null)
);
create index passport_item_person on passport_item (young_person_id, field, recorded_at desc, id desc);

-- The passport as it was on a day, whole: what a copy is a copy of
create table passport_version (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  number integer not null constraint passport_version_number check (number > 0),
  made_on date not null,
  content jsonb not null,
  made_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint passport_version_once unique (young_person_id, number)
);

-- Where a young person is registered
create table health_contact (${fact('health_contact')},
  from_on date not null,
  to_on date,
  kind text not null constraint health_contact_kind check (kind in ('gp','dentist','optician')),
  name text not null constraint health_contact_name check (btrim(name) <> ''),
  ods_code text,
  address text,
  postcode text,
  phone text,
  confirmed_on date, -- the day it was last said that they are still registered there
  constraint health_contact_in_order check (to_on is null or to_on >= from_on),
  constraint health_contact_one_at_a_time exclude using gist (
    young_person_id with =, kind with =, daterange(from_on, to_on) with &&) where (replaced_by_id is null and not withdrawn)
);
${factIndexes('health_contact')}

-- Who was given a version, how and when
create table passport_copy (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  version_id uuid not null references passport_version(id) on delete restrict,
  given_to text not null constraint passport_copy_given_to check (given_to in ('young-person','adviser','gp','other')),
  to_whom text, -- their name; of a GP the practice
  contact_id uuid, -- fact_id of the GP's registration
  form text not null constraint passport_copy_form check (form in ('paper','pdf','fhir')),
  how text not null constraint passport_copy_how check (how in ('in-person','post','secure-email','other')),
  given_on date not null,
  given_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp(),
  withdrawn_because text,
  constraint passport_copy_to_a_gp check ((given_to = 'gp') = (contact_id is not null)),
  constraint passport_copy_to_another check (given_to <> 'other' or to_whom is not null)
);
create index passport_copy_person on passport_copy (young_person_id, given_on);
create index passport_copy_version on passport_copy (version_id);

-- GP practices, as the NHS publishes them
create table gp_practice (
  ods_code text primary key constraint gp_practice_code check (ods_code ~ '^[A-Z][0-9]{5}$'),
  name text not null,
  address text,
  postcode text,
  phone text,
  closed_on date
);

alter table health_review
  add column report_on date,
  add column delay text constraint health_review_delay check (delay in ${DELAYS}),
  add column partner text;

create table health_appointment (${fact('health_appointment')},
  kind text not null constraint health_appointment_kind check (kind in ${KINDS}),
  offered_on date not null,
  for_on date,
  outcome text not null constraint health_appointment_outcome check (outcome in ('waiting','attended','declined','not-attended','cancelled')),
  delay text constraint health_appointment_delay check (delay in ${DELAYS}),
  partner text,
  note text
);
${factIndexes('health_appointment')}

create table wellbeing_referral (${fact('wellbeing_referral')},
  referred_on date not null,
  service_id uuid,
  service text not null constraint wellbeing_referral_service check (btrim(service) <> ''),
  step smallint not null constraint wellbeing_referral_step check (step between 1 and 4),
  need text not null constraint wellbeing_referral_need check (btrim(need) <> ''),
  agreed boolean not null, -- the young person wants it
  first_seen_on date,
  ended_on date,
  ended text constraint wellbeing_referral_ended check (ended in ('completed','stepped-up','stepped-down','declined','not-accepted','moved')),
  interim text, -- what helps until they are seen
  interim_by text,
  scale text, -- with what it was measured
  score_before smallint,
  score_after smallint,
  constraint wellbeing_referral_ends_whole check ((ended_on is null) = (ended is null)),
  constraint wellbeing_referral_seen_after check (first_seen_on is null or first_seen_on >= referred_on),
  constraint wellbeing_referral_ends_after check (ended_on is null or ended_on >= referred_on)
);
${factIndexes('wellbeing_referral')}

-- Asked of somebody above, because the wait is too long; and what they answered
create table wellbeing_escalation (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  referral_id uuid not null, -- fact_id
  escalated_on date not null,
  to_whom text not null,
  asked text not null,
  answered_on date,
  answer text,
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint wellbeing_escalation_answer_whole check ((answered_on is null) = (answer is null))
);
create index wellbeing_escalation_of on wellbeing_escalation (referral_id);
create index wellbeing_escalation_person on wellbeing_escalation (young_person_id);

-- Health services near young people; one with a step is a part of the pathway for emotional wellbeing
create table health_service (
  id uuid primary key,
  name text not null constraint health_service_name check (btrim(name) <> ''),
  kind text not null constraint health_service_kind check (kind in
    ('sexual-health','substance','emotional','dental','eyes','pharmacy','urgent','disability','other')),
  areas text[] not null default '{}', -- postcode areas or districts; none: everywhere
  age_from smallint,
  age_to smallint,
  what text not null,
  how text not null, -- how one gets there oneself
  phone text,
  web text,
  step smallint constraint health_service_step check (step between 1 and 4),
  for_whom text, -- the threshold of its step
  wait_days smallint constraint health_service_wait check (wait_days between 0 and 365), -- what the partner promised
  commitment text,
  closed boolean not null default false,
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  changed_by_id uuid references staff(id) on delete restrict
);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table health_service;
drop table wellbeing_escalation;
drop table wellbeing_referral;
drop table health_appointment;
alter table health_review drop column partner, drop column delay, drop column report_on;
drop table gp_practice;
drop table passport_copy;
drop table health_contact;
drop table passport_version;
drop table passport_item;
`);
  }
}
