import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a young person agreed that their plan shows what the record holds of their health, item by item. */
export class HealthInPlans1700000000036 implements MigrationInterface {
  name = 'HealthInPlans1700000000036';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table plan_health_answer (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  plan_id uuid not null references plan_at_work(id) on delete restrict,
  item text not null,
  in_plan boolean not null, -- the last answer to an item holds; an item without one is not shown
  asked_on date not null,
  asked_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp()
);
create index plan_health_answer_plan on plan_health_answer (plan_id);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table plan_health_answer');
  }
}
