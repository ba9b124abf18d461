import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days that a young person wants marked: what they want, who does it, and that it was done. */
export class Occasions1700000000063 implements MigrationInterface {
  name = 'Occasions1700000000063';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table occasion (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  kind text not null constraint occasion_kind
    check (kind in ('birthday','eid-al-fitr','eid-al-adha','christmas','diwali','hanukkah','vaisakhi','easter','other')),
  name text, -- of another occasion: what it is
  on_day date not null,
  wants text not null constraint occasion_wants check (btrim(wants) <> ''), -- as they wish it
  not_marked boolean not null, -- they do not want it marked: nothing is owed
  staff_id uuid references staff(id) on delete restrict, -- who does it; null: whoever is their adviser
  done_on date,
  done_words text,
  done_by_id uuid references staff(id) on delete restrict,
  withdrawn_because text,
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint occasion_named check ((kind = 'other') = (name is not null)),
  constraint occasion_done_whole check (num_nulls(done_on, done_words, done_by_id) in (0, 3))
);
create index occasion_person on occasion (young_person_id);
create index occasion_open on occasion (on_day) where done_on is null and withdrawn_because is null and not not_marked;
-- Good news on Today and Team
create index life_update_win on life_update (told_on) where kind = 'win' and withdrawn_because is null;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index life_update_win; drop table occasion;');
  }
}
