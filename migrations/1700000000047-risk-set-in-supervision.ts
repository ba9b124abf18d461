import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How high a manager and the worker say that the risk is, with why, when they thought about a case. */
export class RiskSetInSupervision1700000000047 implements MigrationInterface {
  name = 'RiskSetInSupervision1700000000047';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table case_supervision
  add column risk text constraint case_supervision_risk check (risk in ('low','medium','high')),
  add column risk_because text,
  add constraint case_supervision_risk_with_why check ((risk is null) = (risk_because is null));
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table case_supervision drop column risk, drop column risk_because`);
  }
}
