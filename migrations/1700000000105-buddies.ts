import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is asked first when an adviser is away or leaves. */
export class Buddies1700000000105 implements MigrationInterface {
  name = 'Buddies1700000000105';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table buddy (
  id uuid primary key,
  staff_id uuid not null references staff(id) on delete restrict,
  number integer not null constraint buddy_number check (number > 0), -- counts how often it was said; the highest counts
  buddy_id uuid references staff(id) on delete restrict, -- null: nobody any more
  named_on date not null,
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint buddy_once unique (staff_id, number),
  constraint buddy_is_another check (buddy_id is distinct from staff_id)
);`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table buddy;');
  }
}
