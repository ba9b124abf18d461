import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For a time a named team looks at many cases quickly, and acts on those that cannot wait. */
export class Surges1700000000073 implements MigrationInterface {
  name = 'Surges1700000000073';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table surge (
  id uuid primary key,
  team_id uuid not null references team(id) on delete restrict,
  reason text not null,
  started_on date not null,
  started_by_id uuid not null references staff(id) on delete restrict,
  target_on date not null,
  pace integer not null constraint surge_pace check (pace between 1 and 500), -- cases each working day
  ended_on date,
  ended_by_id uuid references staff(id) on delete restrict,
  outcome text,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  constraint surge_target_to_come check (target_on >= started_on),
  constraint surge_ended_by_somebody
    check ((ended_on is null) = (ended_by_id is null) and (ended_on is null) = (outcome is null))
);
create unique index surge_one_open_of_a_team on surge (team_id) where ended_on is null;

-- The temporary team; whoever was taken out again keeps a row
create table surge_worker (
  surge_id uuid not null references surge(id) on delete restrict,
  staff_id uuid not null references staff(id) on delete restrict,
  from_on date not null,
  to_on date,
  primary key (surge_id, staff_id)
);
create index surge_worker_staff on surge_worker (staff_id) where to_on is null;

create table surge_case (
  surge_id uuid not null references surge(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  had_worker boolean not null, -- when the surge began
  primary key (surge_id, young_person_id)
);
create index surge_case_person on surge_case (young_person_id);

create table surge_review (
  id uuid primary key,
  surge_id uuid not null,
  young_person_id uuid not null,
  number integer not null,
  answers jsonb not null,
  worked_out text not null constraint surge_review_worked_out check (worked_out in ('red', 'amber', 'green')),
  band text not null constraint surge_review_band check (band in ('red', 'amber', 'green')),
  otherwise_because text,
  reviewed_on date not null,
  reviewed_by_id uuid not null references staff(id) on delete restrict,
  action text,
  action_by_id uuid references staff(id) on delete restrict,
  action_due_on date,
  done_on date,
  done_by_id uuid references staff(id) on delete restrict,
  done_words text,
  recorded_at timestamptz not null default now(),
  constraint surge_review_of_a_case foreign key (surge_id, young_person_id)
    references surge_case (surge_id, young_person_id) on delete restrict,
  constraint surge_review_number unique (surge_id, young_person_id, number),
  constraint surge_review_otherwise_with_why check ((worked_out <> band) = (otherwise_because is not null)),
  constraint surge_review_red_is_acted_on check (band <> 'red' or action is not null),
  constraint surge_review_action_whole
    check ((action is null) = (action_by_id is null) and (action is null) = (action_due_on is null)),
  constraint surge_review_done check ((done_on is null) = (done_by_id is null) and (done_on is null) = (done_words is null)
    and (done_on is null or action is not null))
);
create index surge_review_person on surge_review (young_person_id);
create index surge_review_to_do on surge_review (action_due_on) where action is not null and done_on is null;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table surge_review, surge_case, surge_worker, surge');
  }
}
