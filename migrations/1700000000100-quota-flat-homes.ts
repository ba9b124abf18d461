import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The home on a young person's record that a let flat of the quota became, so that how it goes there is asked once. */
export class QuotaFlatHomes1700000000100 implements MigrationInterface {
  name = 'QuotaFlatHomes1700000000100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table quota_flat_home (
  id uuid primary key,
  let_id uuid not null references quota_flat_step(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  home_id uuid not null, -- fact_id of accommodation_period
  said_by_id uuid references staff(id) on delete restrict,
  said_at timestamptz not null default clock_timestamp(),
  constraint quota_flat_home_once unique (let_id, home_id)
);
create index quota_flat_home_person on quota_flat_home (young_person_id);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table quota_flat_home;');
  }
}
