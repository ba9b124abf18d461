import type { MigrationInterface, QueryRunner } from 'typeorm';

/** AC-04: how somebody moves on from bed and breakfast, who sees to it and by when. The last one of a home counts. */
export class WaysOutOfBedAndBreakfast1700000000065 implements MigrationInterface {
  name = 'WaysOutOfBedAndBreakfast1700000000065';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table home_exit_plan (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  accommodation_id uuid not null, -- the fact id of the home
  plan text not null,
  owner text not null,
  by_on date not null,
  said_by_id uuid references staff(id) on delete restrict,
  said_at timestamptz not null default clock_timestamp()
);
create index home_exit_plan_home on home_exit_plan (accommodation_id, said_at desc);
create index home_exit_plan_person on home_exit_plan (young_person_id);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table home_exit_plan;');
  }
}
