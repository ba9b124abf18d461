import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FIRST_METHODS } from '../src/supervision/methods';

/** Supervision sessions that both sign, decisions with what became of them, questions to a manager, and samples. */
export class SupervisionSessions1700000000029 implements MigrationInterface {
  name = 'SupervisionSessions1700000000029';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
-- A manager's decision alone answers a rise of risk (SV-03), and is no supervision of the case (SV-02)
alter table case_supervision add column decision_only boolean not null default false;

create table supervision_method (
  id uuid primary key,
  key text not null,
  version integer not null,
  name text not null,
  about text not null,
  prompts jsonb not null,
  in_force_from date not null,
  constraint supervision_method_version unique (key, version)
);

create table supervision_session (
  id uuid primary key,
  staff_id uuid not null references staff(id) on delete restrict,
  manager_id uuid not null references staff(id) on delete restrict,
  held_on date not null,
  method_id uuid not null references supervision_method(id) on delete restrict,
  state text not null default 'open'
    constraint supervision_session_state check (state in ('open', 'signed', 'given-up')),
  opened_at timestamptz not null default now(),
  signed_on date,
  given_up_because text,
  version integer not null default 1,
  constraint supervision_session_of_two check (staff_id <> manager_id),
  constraint supervision_session_signed check ((state = 'signed') = (signed_on is not null)),
  constraint supervision_session_given_up check ((state = 'given-up') = (given_up_because is not null))
);
create unique index supervision_session_one_open on supervision_session (staff_id, manager_id) where state = 'open';
create index supervision_session_worker on supervision_session (staff_id, held_on);
create index supervision_session_manager on supervision_session (manager_id, held_on);

create table supervision_case (
  id uuid primary key,
  session_id uuid not null references supervision_session(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  questions jsonb not null,
  texts jsonb not null default '{}',
  despite text,
  taken_out boolean not null default false,
  changed_at timestamptz not null default now(),
  changed_by_id uuid references staff(id) on delete restrict,
  version integer not null default 1,
  constraint supervision_case_once unique (session_id, young_person_id)
);
create index supervision_case_person on supervision_case (young_person_id);

-- Of the two, and of nobody else
create table supervision_personal (
  session_id uuid primary key references supervision_session(id) on delete restrict,
  text text not null,
  changed_at timestamptz not null default now(),
  changed_by_id uuid not null references staff(id) on delete restrict,
  version integer not null default 1
);

create table supervision_signature (
  id uuid primary key,
  session_id uuid not null references supervision_session(id) on delete restrict,
  staff_id uuid not null references staff(id) on delete restrict,
  of_version integer not null,
  signed_at timestamptz not null default now(),
  constraint supervision_signature_once unique (session_id, staff_id, of_version)
);

create table supervision_decision (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  supervision_id uuid not null, -- fact_id of the supervision of the case
  what text not null,
  why text,
  owner_id uuid not null references staff(id) on delete restrict,
  decided_on date not null,
  by_on date not null,
  decided_by_id uuid not null references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint supervision_decision_by_a_day_to_come check (by_on >= decided_on)
);
create index supervision_decision_person on supervision_decision (young_person_id, decided_on);
create index supervision_decision_supervision on supervision_decision (supervision_id);

create table supervision_decision_step (
  id uuid primary key,
  decision_id uuid not null references supervision_decision(id) on delete restrict,
  number integer not null,
  step text not null,
  on_day date not null,
  by_on date,
  effect text,
  words text,
  session_id uuid references supervision_session(id) on delete restrict,
  by_id uuid not null references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint supervision_decision_step_number unique (decision_id, number),
  constraint supervision_decision_step_is_known check (step in ('done', 'new-day', 'not-needed', 'effect')),
  constraint supervision_decision_step_with_a_new_day check ((step = 'new-day') = (by_on is not null)),
  constraint supervision_decision_step_with_an_effect check ((step = 'effect') = (effect is not null)),
  constraint supervision_decision_step_effect
    check (effect in ('changed-something', 'changed-nothing', 'too-early')),
  constraint supervision_decision_step_with_words check (step not in ('new-day', 'not-needed') or words is not null)
);

create table manager_question (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  question text not null,
  asked_by_id uuid not null references staff(id) on delete restrict,
  asked_on date not null,
  answer_by date not null,
  asked_at timestamptz not null default now()
);
create index manager_question_person on manager_question (young_person_id);

create table manager_answer (
  question_id uuid primary key references manager_question(id) on delete restrict,
  supervision_id uuid not null, -- fact_id of the decision
  answered_at timestamptz not null default now()
);

create table supervision_sample (
  id uuid primary key,
  session_id uuid not null references supervision_session(id) on delete restrict,
  grade text not null
    constraint supervision_sample_grade check (grade in ('outstanding', 'good', 'requires-improvement', 'inadequate')),
  feedback text not null,
  graded_on date not null,
  by_id uuid not null references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint supervision_sample_once unique (session_id, by_id)
);
`);
    for (const { id, key, version, name, about, prompts } of FIRST_METHODS) {
      await queryRunner.query(
        `insert into supervision_method (id, key, version, name, about, prompts, in_force_from)
         values ($1, $2, $3, $4, $5, $6, (now() at time zone 'Europe/London')::date)`,
        [id, key, version, name, about, JSON.stringify(prompts)],
      );
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table supervision_sample;
drop table manager_answer;
drop table manager_question;
drop table supervision_decision_step;
drop table supervision_decision;
drop table supervision_signature;
drop table supervision_personal;
drop table supervision_case;
drop table supervision_session;
drop table supervision_method;
alter table case_supervision drop column decision_only;
`);
  }
}
