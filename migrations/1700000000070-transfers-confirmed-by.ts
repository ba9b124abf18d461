import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By when the personal adviser confirms a transfer: the council's own working days, as they stood when it was decided. */
export class TransfersConfirmedBy1700000000070 implements MigrationInterface {
  name = 'TransfersConfirmedBy1700000000070';

  async up(queryRunner: QueryRunner): Promise<void> {
    // What was decided before the council chose has a week, which is about five working days
    await queryRunner.query(`
alter table adviser_transfer add column confirm_by_on date;
update adviser_transfer set confirm_by_on = (recorded_at at time zone 'Europe/London')::date + 7;
alter table adviser_transfer alter column confirm_by_on set not null;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table adviser_transfer drop column confirm_by_on`);
  }
}
