import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A decision with its facts, the options and the day to look at what came of it; good ones, told without names. */
export class WholeDecisions1700000000072 implements MigrationInterface {
  name = 'WholeDecisions1700000000072';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table supervision_decision
  add column facts text,
  add column options text,
  add column review_on date,
  add constraint supervision_decision_reviewed_later check (review_on > decided_on);

-- Too early to say: it is looked at again on another day
alter table supervision_decision_step
  add column review_on date,
  add constraint supervision_decision_step_looked_at_again
    check (review_on is null or coalesce(effect = 'too-early' and review_on > on_day, false));

create table decision_example (
  id uuid primary key,
  decision_id uuid not null references supervision_decision(id) on delete restrict, -- which it was written after; never shown
  matter text not null,
  facts text not null,
  options text not null,
  what text not null,
  why text not null,
  came_of text not null,
  made_on date not null,
  made_by_id uuid not null references staff(id) on delete restrict,
  taken_out_on date,
  taken_out_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint decision_example_taken_out_by_somebody check ((taken_out_on is null) = (taken_out_by_id is null))
);
create unique index decision_example_one_of_a_decision on decision_example (decision_id) where taken_out_on is null;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table decision_example;
alter table supervision_decision_step drop column review_on;
alter table supervision_decision drop column facts, drop column options, drop column review_on;
`);
  }
}
