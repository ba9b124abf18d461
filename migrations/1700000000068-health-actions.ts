import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the report of a health review asks for. */
export class HealthActions1700000000068 implements MigrationInterface {
  name = 'HealthActions1700000000068';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table health_review add column actions text[] not null default '{}'
  constraint health_review_actions check (cardinality(actions) <= 5);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table health_review drop column actions');
  }
}
