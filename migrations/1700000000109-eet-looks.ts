import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Somebody looked for what a young person does, and it is still not known: when, and what was tried. */
export class EetLooks1700000000109 implements MigrationInterface {
  name = 'EetLooks1700000000109';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table eet_look (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  looked_on date not null,
  tried text not null,
  by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now()
);
create index eet_look_person on eet_look (young_person_id, looked_on desc);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table eet_look');
  }
}
