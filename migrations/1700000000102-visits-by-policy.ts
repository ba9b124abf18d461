import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * From which day the record says how far away a home is, and that somebody is disabled: a council's policy of visits
 * makes nobody late for the time before. Null where it has said so for as long as there was anything to say it of.
 */
export class VisitsByPolicy1700000000102 implements MigrationInterface {
  name = 'VisitsByPolicy1700000000102';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table home_distance add column said_on date;
update home_distance set said_on = (said_at at time zone 'Europe/London')::date;
alter table young_person add column disabled_known_on date;`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table home_distance drop column said_on;
      alter table young_person drop column disabled_known_on;`);
  }
}
