import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which form an event came from and what it said, so that the form sent again with something else in it is found out. */
export class FormsThatWereSaved1700000000061 implements MigrationInterface {
  name = 'FormsThatWereSaved1700000000061';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
-- form_said: the same for the same fields of the same form; nothing can be read out of it
alter table audit_event add column form_id uuid, add column form_said uuid,
  add constraint audit_event_form_whole check ((form_id is null) = (form_said is null));
create index audit_event_form on audit_event (form_id) where form_id is not null;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table audit_event drop column form_id, drop column form_said;`);
  }
}
