import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A merge of partners is undone without loss: what each was merged into itself, when, and which pledges it added up. */
export class PartnersPartAgain1700000000091 implements MigrationInterface {
  name = 'PartnersPartAgain1700000000091';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
-- merged_into_id is where it is found now, this what it was merged into itself: of a chain they differ
alter table eet_partner add column merged_first_into_id uuid references eet_partner(id) on delete restrict;
alter table eet_partner add column merged_at timestamptz;
update eet_partner set merged_first_into_id = merged_into_id, merged_at = changed_at where merged_into_id is not null;
alter table eet_partner add constraint eet_partner_merged_whole
  check (num_nulls(merged_into_id, merged_first_into_id, merged_at) in (0, 3));
create index eet_partner_merged_first on eet_partner (merged_first_into_id) where merged_first_into_id is not null;
-- The record whose pledge this row added, or took out again
alter table department_pledge add column merge_of_id uuid references eet_partner(id) on delete restrict;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table department_pledge drop column merge_of_id;
alter table eet_partner drop column merged_at, drop column merged_first_into_id;
`);
  }
}
