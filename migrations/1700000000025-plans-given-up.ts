import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a plan that was being written was given up. */
export class PlansGivenUp1700000000025 implements MigrationInterface {
  name = 'PlansGivenUp1700000000025';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table plan_at_work
  add column given_up_because text,
  add constraint plan_at_work_given_up_with_a_reason check ((state = 'given-up') = (given_up_because is not null));
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table plan_at_work
  drop constraint plan_at_work_given_up_with_a_reason,
  drop column given_up_because;
`);
  }
}
