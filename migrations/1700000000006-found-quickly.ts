import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is still owed to one young person, whatever the length of their history. */
export class FoundQuickly1700000000006 implements MigrationInterface {
  name = 'FoundQuickly1700000000006';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create index deadline_owed on deadline (young_person_id, due_on) where state in ('open','partial','declined');
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index deadline_owed');
  }
}
