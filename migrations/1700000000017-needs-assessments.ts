import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The needs assessment: areas saved each by itself, recommendations as rows, and the text kept once it is signed off. */
export class NeedsAssessments1700000000017 implements MigrationInterface {
  name = 'NeedsAssessments1700000000017';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table assessment (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  state text not null default 'draft'
    constraint assessment_state check (state in ('draft','with-manager','signed-off','given-up')),
  matters text not null constraint assessment_matters check (matters in ('when-eligible','after-care')),
  cause text not null constraint assessment_cause
    check (cause in ('due','asked','move','custody','pregnancy','bereavement','relationship-end','other')),
  cause_on date,
  cause_words text,
  cause_fact_id uuid,
  opened_on date not null,
  opened_by_id uuid references staff(id) on delete restrict,
  author_ids uuid[] not null default '{}',
  finished_on date,
  finished_by_id uuid references staff(id) on delete restrict,
  given_up_because text,
  changed_at timestamptz not null default now(),
  version integer not null default 1,
  constraint assessment_change_on_a_day check (cause in ('due','asked') or cause_on is not null),
  constraint assessment_given_up_with_a_reason check (state <> 'given-up' or given_up_because is not null),
  constraint assessment_finished_on_a_day check (state not in ('with-manager','signed-off') or finished_on is not null)
);
create unique index assessment_one_at_a_time on assessment (young_person_id) where state in ('draft','with-manager');
create index assessment_of on assessment (young_person_id);

create table assessment_area (
  id uuid primary key,
  assessment_id uuid not null references assessment(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  key text not null,
  answers jsonb not null default '{}',
  changed_at timestamptz not null default now(),
  changed_by_id uuid references staff(id) on delete restrict,
  version integer not null default 1,
  constraint assessment_area_key unique (assessment_id, key)
);

create table assessment_recommendation (
  id uuid primary key,
  assessment_id uuid not null references assessment(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  text text not null,
  priority text constraint assessment_recommendation_priority check (priority in ('now','next','later')),
  area_key text not null,
  place integer not null,
  taken_out boolean not null default false,
  changed_at timestamptz not null default now(),
  changed_by_id uuid references staff(id) on delete restrict,
  version integer not null default 1
);
create index assessment_recommendation_of on assessment_recommendation (assessment_id);

-- Signed off, an assessment is its text, byte for byte: the digest says so, and no one may change the row
create table assessment_signed (
  id uuid primary key,
  assessment_id uuid not null references assessment(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  document text not null,
  digest text not null
    constraint assessment_signed_digest check (digest = encode(sha256(convert_to(document, 'UTF8')), 'hex')),
  gaps jsonb not null default '[]',
  despite_gaps_because text,
  signed_on date not null,
  signed_by_id uuid not null references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint assessment_signed_once unique (assessment_id),
  constraint assessment_signed_gaps_with_a_reason check (gaps = '[]' or despite_gaps_because is not null)
);
create index assessment_signed_of on assessment_signed (young_person_id);

create table assessment_return (
  id uuid primary key,
  assessment_id uuid not null references assessment(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  comments text not null,
  returned_on date not null,
  returned_by_id uuid not null references staff(id) on delete restrict,
  recorded_at timestamptz not null default now()
);
create index assessment_return_of on assessment_return (assessment_id);

create table assessment_copy (
  id uuid primary key,
  assessment_id uuid not null references assessment(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  given_on date,
  how text constraint assessment_copy_how
    check (how in ('paper','large-print','e-mail','post','read-aloud','easy-read','translated')),
  explained_on date,
  why_not text,
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint assessment_copy_given_in_a_way check ((given_on is null) = (how is null)),
  constraint assessment_copy_says_something
    check (given_on is not null or explained_on is not null or why_not is not null)
);
create index assessment_copy_of on assessment_copy (assessment_id);

-- A change after which somebody decided that no new assessment is needed, and why
create table assessment_not_needed (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  fact_id uuid not null,
  cause text not null,
  cause_on date not null,
  reason text not null,
  decided_on date not null,
  decided_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint assessment_not_needed_once unique (young_person_id, fact_id, cause_on)
);`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table assessment_not_needed, assessment_copy, assessment_return, assessment_signed, assessment_recommendation,
  assessment_area, assessment;`);
  }
}
