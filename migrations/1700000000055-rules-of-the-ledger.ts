import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which rules the ledger was last computed for everybody: those of the row that is the latest. */
export class RulesOfTheLedger1700000000055 implements MigrationInterface {
  name = 'RulesOfTheLedger1700000000055';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table ledger_rules (
  rules text primary key, -- a hash of them
  since timestamptz not null default clock_timestamp()
);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table ledger_rules');
  }
}
