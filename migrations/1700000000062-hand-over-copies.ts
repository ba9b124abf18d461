import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Copies of a hand-over that the young person was given. */
export class HandOverCopies1700000000062 implements MigrationInterface {
  name = 'HandOverCopies1700000000062';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table hand_over_copy (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  allocation_id uuid not null references case_hand_over(allocation_id) on delete restrict,
  of_version integer not null, -- of the text they were given
  given_on date not null,
  how text not null constraint hand_over_copy_how check (how in ('in-person','post','secure-email')),
  staff_id uuid not null references staff(id) on delete restrict, -- who wrote down that it was given
  recorded_at timestamptz not null default clock_timestamp()
);
create index hand_over_copy_person on hand_over_copy (young_person_id);
create index hand_over_copy_of on hand_over_copy (allocation_id);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table hand_over_copy;');
  }
}
