import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For which interests an opportunity is, and which goals of a plan came of an interest. */
export class Interests1700000000083 implements MigrationInterface {
  name = 'Interests1700000000083';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table opportunity add column interests text[] not null default '{}'; -- plain words: music, street dance
-- A goal that was made of an interest keeps its id through later versions of the plan
create table interest_in_plan (
  goal_id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  life_update_id uuid not null references life_update(id) on delete restrict,
  made_on date not null,
  recorded_by_id uuid references app_user(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp()
);
create index interest_in_plan_person on interest_in_plan (young_person_id);
create index life_update_interest on life_update (young_person_id) where kind = 'interest' and withdrawn_because is null;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'drop index life_update_interest; drop table interest_in_plan; alter table opportunity drop column interests;',
    );
  }
}
