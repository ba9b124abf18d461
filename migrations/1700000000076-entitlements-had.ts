import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a young person has had what they are entitled to, as it was said and of which terms. */
export class EntitlementsHad1700000000076 implements MigrationInterface {
  name = 'EntitlementsHad1700000000076';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
-- Written once; the last turn of an entitlement holds.
create table entitlement_said (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  key text not null constraint entitlement_said_key check (btrim(key) <> ''),
  turn smallint not null,
  answer text not null constraint entitlement_said_answer check (answer in ('had','not-had','not-offered','not-wanted')),
  on_day date not null,
  words text,
  terms text not null, -- what it was when it was said: its name, its sum, and what the council gave
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint entitlement_said_turn unique (young_person_id, key, turn)
);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table entitlement_said');
  }
}
