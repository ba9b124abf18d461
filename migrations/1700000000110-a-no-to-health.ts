import type { MigrationInterface, QueryRunner } from 'typeorm';

const REVIEWS = `'initial-health-assessment','review-health-assessment','dental-check','strengths-and-difficulties'`;

/**
 * What is offered may be the health passport too, and who says no says it on a day. Of a no that was recorded before, the
 * day is not known.
 */
export class ANoToHealth1700000000110 implements MigrationInterface {
  name = 'ANoToHealth1700000000110';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table health_appointment
  drop constraint health_appointment_kind,
  add constraint health_appointment_kind check (kind in (${REVIEWS},'health-passport')),
  add constraint health_appointment_of_passport check (kind <> 'health-passport' or outcome in ('waiting','declined')),
  add column declined_on date,
  add constraint health_appointment_declined check (
    declined_on is null or (outcome = 'declined' and declined_on >= offered_on));`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`delete from health_appointment where kind = 'health-passport';
alter table health_appointment
  drop constraint health_appointment_declined, drop column declined_on,
  drop constraint health_appointment_of_passport, drop constraint health_appointment_kind,
  add constraint health_appointment_kind check (kind in (${REVIEWS}));`);
  }
}
