import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Support by the hour is one more kind of what is arranged. */
export class SupportPackages1700000000064 implements MigrationInterface {
  name = 'SupportPackages1700000000064';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table arrangement drop constraint arrangement_kind;
alter table arrangement add constraint arrangement_kind check (kind in
  ('staying-put','supported-lodgings','vacation','custody','private-renting','tenancy-at-risk','another-area','support-package'));
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table arrangement drop constraint arrangement_kind;
alter table arrangement add constraint arrangement_kind check (kind in
  ('staying-put','supported-lodgings','vacation','custody','private-renting','tenancy-at-risk','another-area'));
`);
  }
}
