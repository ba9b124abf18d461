import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What young people answer to "do you feel safe where you live?" while a plan is made: kept apart from the plan. */
export class SafeWhereTheyLive1700000000024 implements MigrationInterface {
  name = 'SafeWhereTheyLive1700000000024';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table plan_safe_answer (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  plan_id uuid not null references plan_at_work(id) on delete restrict,
  answer text not null constraint plan_safe_answer_answer check (answer in ('yes','mostly','no','did-not-say')),
  said_on date not null,
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp()
);
create index plan_safe_answer_plan on plan_safe_answer (plan_id);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table plan_safe_answer`);
  }
}
