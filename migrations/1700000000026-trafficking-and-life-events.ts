import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The columns every dated fact has, as in the first migration. */
const fact = (table: string): string => `
  id uuid primary key,
  fact_id uuid not null,
  young_person_id uuid not null references young_person(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  recorded_by_id uuid references app_user(id) on delete restrict,
  replaced_by_id uuid constraint ${table}_replaced_by references ${table}(id) deferrable initially deferred,
  withdrawn boolean not null default false,
  withdrawn_reason text,
  import_id uuid references import_run(id) on delete restrict,
  import_line text,
  constraint ${table}_withdrawn_with_a_reason check (not withdrawn or withdrawn_reason is not null)`;

/** Whether somebody was trafficked, as far as it is known; and events after which what they need is looked at again. */
export class TraffickingAndLifeEvents1700000000026 implements MigrationInterface {
  name = 'TraffickingAndLifeEvents1700000000026';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table trafficking (${fact('trafficking')},
  known_on date not null,
  answer text not null constraint trafficking_answer check (answer in ('yes','suspected','no'))
);
create unique index trafficking_one_row_in_force on trafficking (fact_id) where replaced_by_id is null;
create unique index trafficking_one_in_force on trafficking (young_person_id) where replaced_by_id is null and not withdrawn;

create table life_event (${fact('life_event')},
  kind text not null constraint life_event_kind check (kind in ('pregnancy','bereavement','relationship-end')),
  happened_on date not null,
  words text
);
create unique index life_event_one_row_in_force on life_event (fact_id) where replaced_by_id is null;
create index life_event_person on life_event (young_person_id) where replaced_by_id is null and not withdrawn;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table trafficking, life_event;`);
  }
}
