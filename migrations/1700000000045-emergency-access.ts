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

/**
 * An out-of-hours duty worker, who opens a young person in an emergency for a few hours and with a reason, and the
 * manager’s look at it afterwards; the police’s reference of a missing episode; and an agency that withdraws.
 */
export class EmergencyAccess1700000000045 implements MigrationInterface {
  name = 'EmergencyAccess1700000000045';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table staff drop constraint staff_post_check, add constraint staff_post_check check (post in ('personal-adviser',
  'team-manager','service-manager','head-of-service','duty-worker','data-officer','administrator'));
alter table app_user drop constraint app_user_role_check, add constraint app_user_role_check
  check (role in ('adviser','manager','duty','data-officer','administrator'));

-- Never ended before its time: whoever opened it answers for it
create table emergency_access (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  staff_id uuid not null references staff(id) on delete restrict,
  covers text not null constraint emergency_access_covers check (covers in ('summary','record')),
  reason text not null constraint emergency_access_reason check (reason in ('young-person','family-or-friend',
    'carer-or-landlord','police','health','missing','other')),
  words text constraint emergency_access_words check (btrim(words) <> ''),
  opened_at timestamptz not null default now(),
  until_at timestamptz not null,
  review_by timestamptz not null, -- when a manager has looked at it
  constraint emergency_access_lasts_hours check (until_at > opened_at and until_at <= opened_at + interval '4 hours'),
  constraint emergency_access_says_why check (words is not null or (covers = 'summary' and reason <> 'other'))
);
create index emergency_access_holder on emergency_access (staff_id, until_at);
create index emergency_access_person on emergency_access (young_person_id, opened_at desc);

create table emergency_access_review (
  id uuid primary key,
  emergency_access_id uuid not null constraint emergency_access_review_once unique
    references emergency_access(id) on delete restrict,
  reviewed_by_id uuid not null references staff(id) on delete restrict,
  outcome text not null constraint emergency_access_review_outcome check (outcome in ('needed','to-follow-up')),
  words text constraint emergency_access_review_words check (btrim(words) <> ''),
  reviewed_at timestamptz not null default now(),
  constraint emergency_access_review_says_what check (outcome = 'needed' or words is not null)
);

alter table missing_episode add police_reference text
  constraint missing_episode_police_reference check (btrim(police_reference) <> '');

create table agency_withdrawal (${fact('agency_withdrawal')},
  agency text not null constraint agency_withdrawal_agency check (btrim(agency) <> ''),
  did text not null constraint agency_withdrawal_did check (btrim(did) <> ''), -- what it did for them
  withdrew_on date not null,
  reason text not null constraint agency_withdrawal_reason check (btrim(reason) <> '')
);
create unique index agency_withdrawal_one_row_in_force on agency_withdrawal (fact_id) where replaced_by_id is null;
create index agency_withdrawal_person on agency_withdrawal (young_person_id) where replaced_by_id is null and not withdrawn;

-- Whether to refer to safeguarding adults, as a manager decided it. There is one for each
create table agency_withdrawal_decision (
  id uuid primary key,
  agency_withdrawal_id uuid not null constraint agency_withdrawal_decision_once unique, -- fact_id
  young_person_id uuid not null references young_person(id) on delete restrict,
  decided_by_id uuid not null references staff(id) on delete restrict,
  decided_on date not null,
  decision text not null constraint agency_withdrawal_decision_decision check (decision in ('refer','not-refer')),
  reason text not null constraint agency_withdrawal_decision_reason check (btrim(reason) <> ''),
  instead text constraint agency_withdrawal_decision_instead check (btrim(instead) <> ''), -- who does now what it did
  recorded_at timestamptz not null default now()
);
create index agency_withdrawal_decision_person on agency_withdrawal_decision (young_person_id);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table agency_withdrawal_decision, agency_withdrawal;
alter table missing_episode drop column police_reference;
drop table emergency_access_review, emergency_access;
alter table app_user drop constraint app_user_role_check, add constraint app_user_role_check
  check (role in ('adviser','manager','data-officer','administrator'));
alter table staff drop constraint staff_post_check, add constraint staff_post_check check (post in ('personal-adviser',
  'team-manager','service-manager','head-of-service','data-officer','administrator'));
`);
  }
}
