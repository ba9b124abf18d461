import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Good examples of goals with their actions, told without names. */
export class PlanExamples1700000000035 implements MigrationInterface {
  name = 'PlanExamples1700000000035';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table plan_example (
  id uuid primary key,
  goal_id uuid not null references plan_goal(id) on delete restrict, -- which it was written after; never shown
  matter text not null,
  need text not null,
  goal text not null,
  actions jsonb not null,
  made_on date not null,
  made_by_id uuid not null references staff(id) on delete restrict,
  taken_out_on date,
  taken_out_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint plan_example_taken_out_by_somebody check ((taken_out_on is null) = (taken_out_by_id is null))
);
create unique index plan_example_one_of_a_goal on plan_example (goal_id) where taken_out_on is null;
create index plan_example_matter on plan_example (matter) where taken_out_on is null;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table plan_example');
  }
}
