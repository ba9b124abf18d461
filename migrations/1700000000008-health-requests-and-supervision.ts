import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The columns that every dated fact has, as the first migration gave them to the others. */
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

/** Health reviews and passports, requests to see the file, refusals of contact, and supervision of one person's case. */
export class HealthRequestsAndSupervision1700000000008 implements MigrationInterface {
  name = 'HealthRequestsAndSupervision1700000000008';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table health_review (${fact('health_review')},
  held_on date not null,
  kind text not null check (kind in ('initial-health-assessment','review-health-assessment','dental-check','strengths-and-difficulties')),
  score smallint check (score between 0 and 40), -- of the questionnaire
  constraint health_review_score_of_a_questionnaire check (score is null or kind = 'strengths-and-difficulties')
);
${factIndexes('health_review')}

create table health_passport (${fact('health_passport')},
  given_on date,
  consent_adviser boolean,
  consent_gp boolean,
  constraint health_passport_asked_about_both check ((consent_adviser is null) = (consent_gp is null))
);
${factIndexes('health_passport')}
create unique index health_passport_one_in_force on health_passport (young_person_id) where replaced_by_id is null and not withdrawn;

create table subject_access_request (${fact('subject_access_request')},
  received_on date not null,
  identity_confirmed_on date,
  extended_on date,
  answered_on date,
  constraint subject_access_request_extended_after_receipt check (extended_on >= received_on),
  constraint subject_access_request_answered_after_receipt check (answered_on >= received_on)
);
${factIndexes('subject_access_request')}

create table contact_refusal (${fact('contact_refusal')},
  refused_on date not null,
  explicit_in_writing boolean not null
);
${factIndexes('contact_refusal')}

create table case_supervision (${fact('case_supervision')},
  held_on date not null,
  supervisor_id uuid not null references staff(id) on delete restrict,
  note text
);
${factIndexes('case_supervision')}
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'drop table health_review, health_passport, subject_access_request, contact_refusal, case_supervision',
    );
  }
}
