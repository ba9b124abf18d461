import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What fell due in a period, whatever became of it. */
export class WhatFellDue1700000000015 implements MigrationInterface {
  name = 'WhatFellDue1700000000015';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create index deadline_fell_due on deadline (due_on, id)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index deadline_fell_due');
  }
}
