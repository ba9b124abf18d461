import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A home whose provider need not be registered, for what the setting is: which, who checked it, and on which day. */
export class ExemptSettings1700000000101 implements MigrationInterface {
  name = 'ExemptSettings1700000000101';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table accommodation_period
  add column exempt_ground text constraint accommodation_period_exempt_ground check (exempt_ground in
    ('care-home','further-education','16-to-19-academy','hospital','family-centre','school','holiday-scheme')),
  add column exempt_checked_by text,
  add constraint accommodation_period_exempt_is_checked check (exempt_ground is null or (
    provider_registered is null and registration_checked_on is not null and exempt_checked_by is not null));`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table accommodation_period
      drop constraint accommodation_period_exempt_is_checked, drop column exempt_ground, drop column exempt_checked_by;`);
  }
}
