import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What workers promise young people, what became of it, and which managers were told that it is late. */
export class Promises1700000000020 implements MigrationInterface {
  name = 'Promises1700000000020';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
-- What somebody said they will do, and by when; written once, so that the first day stays
create table promise (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  what text not null,
  promised_on date not null,
  by_on date not null,
  staff_id uuid not null references staff(id) on delete restrict,
  -- Where it was said: the contact by its fact, or the action of an approved plan
  contact_id uuid references contact(id) on delete restrict,
  action_id uuid references plan_action(id) on delete restrict,
  recorded_by_id uuid not null references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint promise_by_a_day_to_come check (by_on >= promised_on)
);
create index promise_person on promise (young_person_id);
create index promise_action on promise (action_id) where action_id is not null;

-- What became of it; each step is written once, and the last one says how it stands
create table promise_step (
  id uuid primary key,
  promise_id uuid not null references promise(id) on delete restrict,
  number integer not null,
  step text not null,
  on_day date not null,
  by_on date,
  words text,
  by_id uuid not null references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint promise_step_number unique (promise_id, number),
  constraint promise_step_is_known check (step in ('kept', 'new-day', 'did-not-happen', 'broken', 'in-error')),
  constraint promise_step_with_a_new_day check ((step = 'new-day') = (by_on is not null)),
  constraint promise_step_with_words check (step not in ('broken', 'in-error') or words is not null)
);

-- Late against a day is told to a manager once
create table promise_told (
  promise_id uuid not null references promise(id) on delete restrict,
  late_on date not null,
  staff_id uuid not null references staff(id) on delete restrict,
  digest_id uuid not null references digest(id) on delete restrict,
  primary key (promise_id, late_on, staff_id)
);
create index promise_told_digest on promise_told (digest_id);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table promise_told;
drop table promise_step;
drop table promise;
`);
  }
}
