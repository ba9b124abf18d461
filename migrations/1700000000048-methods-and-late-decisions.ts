import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A council keeps its own methods of supervision, in versions with an author and a reason. And what a summary told a
 * manager of decisions that are late after risk rose.
 */
export class MethodsAndLateDecisions1700000000048 implements MigrationInterface {
  name = 'MethodsAndLateDecisions1700000000048';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table supervision_method
  add column offered boolean not null default true,
  add column reason text,
  add column recorded_at timestamptz not null default now(),
  add column recorded_by_id uuid references app_user(id) on delete restrict,
  add constraint supervision_method_reason check (recorded_by_id is null or reason is not null);

create table risk_decision_told (
  deadline_id uuid not null references deadline(id) on delete restrict,
  late_on date not null,
  staff_id uuid not null references staff(id) on delete restrict,
  digest_id uuid not null references digest(id) on delete restrict,
  primary key (deadline_id, late_on, staff_id)
);
create index risk_decision_told_digest on risk_decision_told (digest_id);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table risk_decision_told;
alter table supervision_method drop column offered, drop column reason, drop column recorded_at,
  drop column recorded_by_id;
`);
  }
}
