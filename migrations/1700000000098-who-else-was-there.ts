import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which colleagues were at a contact besides whose contact it was. */
export class WhoElseWasThere1700000000098 implements MigrationInterface {
  name = 'WhoElseWasThere1700000000098';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table contact add column also_there uuid[] not null default '{}'; -- of staff`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table contact drop column also_there;');
  }
}
