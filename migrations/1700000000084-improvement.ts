import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the service does to get better: what was found, what is done, what it changes, and the figure that shows it. */
export class Improvement1700000000084 implements MigrationInterface {
  name = 'Improvement1700000000084';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table improvement_action (
  id uuid primary key,
  team_id uuid references team(id) on delete restrict, -- whose; null: of the whole council
  source text not null constraint improvement_action_source
    check (source in ('inspection', 'audit', 'complaint', 'review', 'own-figures', 'supervision', 'other')),
  source_words text, -- which one, in words
  found_on date not null,
  found text not null,
  todo text not null,
  changes text not null constraint improvement_action_changes check (changes in ('rule', 'template', 'practice', 'nothing')),
  changes_words text,
  measure text, -- a key of the catalogue of figures; null: a person looks
  target integer constraint improvement_action_target check (target between 0 and 100), -- percent
  looks_at text, -- what a person looks at
  owner_id uuid references staff(id) on delete restrict,
  owner_elsewhere jsonb, -- name, role and service of who answers for it, where they work for another service
  keeper_id uuid not null references staff(id) on delete restrict, -- keeps the record
  leaders jsonb not null default '[]', -- of other services: name, role, service
  due_on date not null,
  reaudit_on date,
  opened_on date not null,
  opened_by_id uuid not null references staff(id) on delete restrict,
  closed_on date,
  closed_how text constraint improvement_action_closed_how check (closed_how in ('worked', 'ended')),
  first_closed_on date, -- stays when it comes back
  came_back integer not null default 0 constraint improvement_action_came_back check (came_back >= 0),
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  constraint improvement_action_measured check ((measure is null) = (target is null) and (measure is null) = (looks_at is not null)),
  constraint improvement_action_looked_at check (measure is not null or reaudit_on is not null),
  constraint improvement_action_one_owner check ((owner_id is null) = (owner_elsewhere is not null)),
  constraint improvement_action_says_what_changes check ((changes = 'nothing') = (changes_words is null)),
  constraint improvement_action_closed check ((closed_on is null) = (closed_how is null)),
  constraint improvement_action_back_once_closed check (came_back = 0 or first_closed_on is not null)
);
create index improvement_action_owner on improvement_action (owner_id) where owner_id is not null;
create index improvement_action_keeper on improvement_action (keeper_id);

-- Never changed: a note is put right by a further one
create table improvement_step (
  id uuid primary key,
  action_id uuid not null references improvement_action(id) on delete restrict,
  kind text not null constraint improvement_step_kind
    check (kind in ('note', 'kept', 'fell-back', 'worked', 'ended', 'came-back')),
  words text not null,
  on_day date not null,
  by_id uuid references staff(id) on delete restrict, -- null: the system
  reading jsonb, -- the figure as it was then
  recorded_at timestamptz not null default now()
);
create index improvement_step_action on improvement_step (action_id);

create table improvement_reading (
  action_id uuid not null references improvement_action(id) on delete restrict,
  as_of date not null,
  numerator integer not null,
  among integer not null,
  unknown integer not null,
  primary key (action_id, as_of)
);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table improvement_reading, improvement_step, improvement_action');
  }
}
