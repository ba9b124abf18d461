import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Panels that look at cases that stand still: on which day, who comes, which case with which question, and what was decided. */
export class CasePanels1700000000106 implements MigrationInterface {
  name = 'CasePanels1700000000106';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table case_panel (
  id uuid primary key,
  name text not null,
  held_on date not null,
  guests uuid[] not null default '{}', -- members of staff who come
  others text, -- who comes from elsewhere
  opened_by_id uuid not null references staff(id) on delete restrict,
  version integer not null default 1,
  recorded_at timestamptz not null default now()
);
create index case_panel_held on case_panel (held_on);

create table panel_case (
  id uuid primary key,
  panel_id uuid not null references case_panel(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  question text not null,
  put_by_id uuid not null references staff(id) on delete restrict,
  put_on date not null,
  supervision_id uuid unique, -- in which it was decided: a fact, by its fact_id
  taken_off_on date,
  taken_off_by_id uuid references staff(id) on delete restrict,
  taken_off_because text,
  recorded_at timestamptz not null default now(),
  constraint panel_case_taken_off check (
    (taken_off_on is null) = (taken_off_by_id is null) and (taken_off_on is null) = (taken_off_because is null)),
  constraint panel_case_one_end check (supervision_id is null or taken_off_on is null)
);
create index panel_case_of_panel on panel_case (panel_id);
create index panel_case_of_person on panel_case (young_person_id);
-- A young person waits for one panel at a time; where a decision was recorded in error, the service sees to it
create unique index panel_case_one_waiting on panel_case (young_person_id)
  where supervision_id is null and taken_off_on is null;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table panel_case; drop table case_panel');
  }
}
