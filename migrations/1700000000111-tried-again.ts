import type { MigrationInterface, QueryRunner } from 'typeorm';

/** On which day a visit that found nobody is tried again: what is owed is asked of few contacts among many. */
export class TriedAgain1700000000111 implements MigrationInterface {
  name = 'TriedAgain1700000000111';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create index contact_try_again on contact (young_person_id)
  where try_again_on is not null and replaced_by_id is null and not withdrawn;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index contact_try_again');
  }
}
