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

const indexes = (table: string): string => `
create unique index ${table}_one_row_in_force on ${table} (fact_id) where replaced_by_id is null;
create index ${table}_person on ${table} (young_person_id) where replaced_by_id is null and not withdrawn;`;

/**
 * How a young person and the council stand to each other, who may know where somebody is, where they will be and when,
 * what was tried, what a manager decided about it, and the code of the return as a worker confirmed it.
 */
export class KeepingInTouch1700000000033 implements MigrationInterface {
  name = 'KeepingInTouch1700000000033';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table engagement (${fact('engagement')},
  standing text not null constraint engagement_standing check (standing in ('engaged','wavering','refusing','lost')),
  from_on date not null,
  reason text not null constraint engagement_reason check (btrim(reason) <> ''),
  said_by_id uuid not null references staff(id) on delete restrict -- who judged it
);
${indexes('engagement')}

create table tracing_person (${fact('tracing_person')},
  name text not null constraint tracing_person_name check (btrim(name) <> ''),
  relation text not null,
  reach text, -- a number or an address
  consent text not null constraint tracing_person_consent check (consent in ('agreed','not-asked','said-no')),
  consent_on date,
  constraint tracing_person_consent_dated check ((consent = 'not-asked') = (consent_on is null))
);
${indexes('tracing_person')}

create table tracing_place (${fact('tracing_place')},
  place text not null constraint tracing_place_place check (btrim(place) <> ''),
  on_day date not null,
  at_time time,
  known_from text, -- whose appointment it is, or who said so
  staff_id uuid not null references staff(id) on delete restrict, -- who goes
  outcome text constraint tracing_place_outcome check (outcome in ('there','not-there','nobody-went','not-needed')),
  outcome_words text
);
${indexes('tracing_place')}

-- What was tried is a contact; this says which step of the search it was, and what came of it
create table tracing_attempt (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  contact_id uuid not null constraint tracing_attempt_once unique, -- the fact_id
  step text not null constraint tracing_attempt_step
    check (step in ('call','message','letter','visit','people','place','agencies','police')),
  result text not null constraint tracing_attempt_result check (result in ('nothing','message-left','news')),
  person_id uuid, -- the fact_id of whom they asked
  place_id uuid, -- the fact_id of where they went
  although text, -- why somebody was asked whom the young person did not want asked
  recorded_by_id uuid not null references staff(id) on delete restrict,
  recorded_at timestamptz not null default now()
);
create index tracing_attempt_person on tracing_attempt (young_person_id);

-- The words and what follows are those of the manager's decision
create table engagement_decision (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  supervision_id uuid not null constraint engagement_decision_once unique, -- the fact_id
  standing text not null constraint engagement_decision_standing check (standing in ('refusing','lost')),
  course text not null constraint engagement_decision_course
    check (course in ('go-on','try-more','report-missing','safeguarding','give-space')),
  decided_on date not null,
  decided_by_id uuid not null references staff(id) on delete restrict,
  recorded_at timestamptz not null default now()
);
create index engagement_decision_person on engagement_decision (young_person_id, decided_on);

create table in_touch_code (${fact('in_touch_code')},
  as_of date not null,
  code text not null constraint in_touch_code_code check (code in ('YES','NO','DIED','REFU','NREQ','RHOM')),
  proposed text not null constraint in_touch_code_proposed check (proposed in ('YES','NO','DIED','REFU','NREQ','RHOM')),
  because text[] not null, -- the evidence, as it was shown
  reason text, -- why another code than the one proposed
  confirmed_by_id uuid not null references staff(id) on delete restrict,
  constraint in_touch_code_other_with_a_reason check (code = proposed or reason is not null)
);
${indexes('in_touch_code')}
create unique index in_touch_code_one_a_day on in_touch_code (young_person_id, as_of)
  where replaced_by_id is null and not withdrawn;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table in_touch_code;
drop table engagement_decision;
drop table tracing_attempt;
drop table tracing_place;
drop table tracing_person;
drop table engagement;
`);
  }
}
