import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The nightly figures count every open item. Their index now holds all that is counted, so that the night reads it
 * alone: the rows lie scattered among those of ten years that are met.
 */
export class OpenItemsAtAGlance1700000000023 implements MigrationInterface {
  name = 'OpenItemsAtAGlance1700000000023';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop index deadline_owed;
create index deadline_owed on deadline (young_person_id, due_on) include (rule, due_at, duty_basis, paused_until)
  where state in ('open','partial','declined');
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop index deadline_owed;
create index deadline_owed on deadline (young_person_id, due_on) where state in ('open','partial','declined');
`);
  }
}
