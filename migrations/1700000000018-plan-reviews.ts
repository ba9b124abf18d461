import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reviews of the plan: what came of each goal, the midway check between two reviews, and challenges of a reviewing officer. */
export class PlanReviews1700000000018 implements MigrationInterface {
  name = 'PlanReviews1700000000018';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table plan_review_at_work (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  version_id uuid references plan_version(id) on delete restrict,
  request_id uuid references review_request(id) on delete restrict,
  state text not null default 'open'
    constraint plan_review_at_work_state check (state in ('open','held','closed')),
  planned_on date,
  opened_on date not null,
  opened_by_id uuid references staff(id) on delete restrict,
  said jsonb not null,
  closed_because text,
  changed_at timestamptz not null default now(),
  changed_by_id uuid references staff(id) on delete restrict,
  version integer not null default 1,
  constraint plan_review_at_work_closed_because check ((state = 'closed') = (closed_because is not null)),
  constraint plan_review_at_work_asked_for_is_held check (state <> 'closed' or request_id is null)
);
create unique index plan_review_at_work_one_at_a_time on plan_review_at_work (young_person_id) where state = 'open';

-- What is said of one goal while the review is written; saved by itself
create table plan_review_goal (
  id uuid primary key,
  review_id uuid not null references plan_review_at_work(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  goal_id uuid not null references plan_goal(id) on delete restrict,
  said jsonb not null,
  changed_at timestamptz not null default now(),
  changed_by_id uuid references staff(id) on delete restrict,
  version integer not null default 1,
  constraint plan_review_goal_once unique (review_id, goal_id)
);

-- A review that was held, as it was held. The dated fact plan_review has the same id
create table plan_review_kept (
  id uuid primary key references plan_review_at_work(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  held_on date not null,
  said jsonb not null,
  carried jsonb not null,
  plan_next text not null constraint plan_review_kept_plan_next check (plan_next in ('new-plan','stands')),
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint plan_review_kept_efforts check (
    said->>'presence' <> 'not-present' or coalesce(btrim(said->>'efforts'), '') <> '')
);
create index plan_review_kept_person on plan_review_kept (young_person_id);

create table plan_goal_result (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  review_id uuid not null references plan_review_kept(id) on delete restrict,
  goal_id uuid not null references plan_goal(id) on delete restrict,
  result text not null constraint plan_goal_result_result check (result in ('done','kept','changed','stopped')),
  came_of text not null,
  constraint plan_goal_result_once unique (review_id, goal_id)
);
create index plan_goal_result_goal on plan_goal_result (goal_id);
create index plan_goal_result_person on plan_goal_result (young_person_id);

create table plan_action_result (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  review_id uuid not null references plan_review_kept(id) on delete restrict,
  action_id uuid not null references plan_action(id) on delete restrict,
  done boolean not null,
  words text,
  constraint plan_action_result_once unique (review_id, action_id),
  constraint plan_action_result_why_not check (done or words is not null)
);
create index plan_action_result_person on plan_action_result (young_person_id);

create table plan_review_given (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  review_id uuid not null references plan_review_kept(id) on delete restrict,
  copy_given_on date,
  no_copy_because text,
  explained_on date,
  not_explained_because text,
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint plan_review_given_something check (
    num_nonnulls(copy_given_on, no_copy_because, explained_on, not_explained_because) > 0)
);
create index plan_review_given_review on plan_review_given (review_id);

create table plan_midway_check (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  checked_on date not null,
  looked text not null,
  goals jsonb not null,
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now()
);
create index plan_midway_check_person on plan_midway_check (young_person_id, checked_on);

create table plan_challenge (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  raised_on date not null,
  raised_by text not null,
  what text not null,
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now()
);
create index plan_challenge_person on plan_challenge (young_person_id);

create table plan_challenge_step (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  challenge_id uuid not null references plan_challenge(id) on delete restrict,
  place integer not null,
  step text not null constraint plan_challenge_step_step check (step in ('put','answered','resolved')),
  stage integer not null constraint plan_challenge_step_stage check (stage between 1 and 4),
  taken_on date not null,
  to_whom text,
  answer_by date,
  words text,
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint plan_challenge_step_place unique (challenge_id, place),
  constraint plan_challenge_step_put check ((step = 'put') = (to_whom is not null and answer_by is not null)),
  constraint plan_challenge_step_words check (step = 'put' or words is not null)
);
create index plan_challenge_step_person on plan_challenge_step (young_person_id);

create table plan_reviewing_officer (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  officer text not null,
  offered_on date not null,
  answer text not null
    constraint plan_reviewing_officer_answer check (answer in ('wanted','not-wanted','not-decided')),
  words text,
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now()
);
create index plan_reviewing_officer_person on plan_reviewing_officer (young_person_id);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table plan_reviewing_officer;
drop table plan_challenge_step;
drop table plan_challenge;
drop table plan_midway_check;
drop table plan_review_given;
drop table plan_action_result;
drop table plan_goal_result;
drop table plan_review_kept;
drop table plan_review_goal;
drop table plan_review_at_work;
`);
  }
}
