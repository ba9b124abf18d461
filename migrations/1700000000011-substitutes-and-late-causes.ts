import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contacts that a manager accepts in place of what is asked, and why things that are late are late. */
export class SubstitutesAndLateCauses1700000000011 implements MigrationInterface {
  name = 'SubstitutesAndLateCauses1700000000011';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table substitute_acceptance (
  id uuid primary key,
  fact_id uuid not null,
  young_person_id uuid not null references young_person(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  recorded_by_id uuid references app_user(id) on delete restrict,
  replaced_by_id uuid
    constraint substitute_acceptance_replaced_by references substitute_acceptance(id) deferrable initially deferred,
  withdrawn boolean not null default false,
  withdrawn_reason text,
  import_id uuid references import_run(id) on delete restrict,
  import_line text,
  -- The contact by its fact id, and the row of it that was read when it was accepted
  contact_id uuid not null,
  contact_row_id uuid not null references contact(id) on delete restrict,
  accepted_on date not null,
  accepted_by_id uuid not null references staff(id) on delete restrict,
  reason text not null,
  constraint substitute_acceptance_withdrawn_with_a_reason check (not withdrawn or withdrawn_reason is not null)
);
create unique index substitute_acceptance_one_row_in_force on substitute_acceptance (fact_id)
  where replaced_by_id is null;
create unique index substitute_acceptance_one_of_a_contact on substitute_acceptance (contact_id)
  where replaced_by_id is null and not withdrawn;
create index substitute_acceptance_person on substitute_acceptance (young_person_id)
  where replaced_by_id is null and not withdrawn;

create index deadline_met_by_substitute on deadline (met_on) where state = 'met-by-substitute';

create table late_cause (
  id uuid primary key,
  fact_id uuid not null,
  young_person_id uuid not null references young_person(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  recorded_by_id uuid references app_user(id) on delete restrict,
  replaced_by_id uuid constraint late_cause_replaced_by references late_cause(id) deferrable initially deferred,
  withdrawn boolean not null default false,
  withdrawn_reason text,
  import_id uuid references import_run(id) on delete restrict,
  import_line text,
  deadline_id uuid not null references deadline(id) on delete restrict,
  cause text not null,
  note text,
  put_right_by date,
  owner_id uuid references staff(id) on delete restrict,
  constraint late_cause_withdrawn_with_a_reason check (not withdrawn or withdrawn_reason is not null),
  constraint late_cause_day_with_its_owner check ((put_right_by is null) = (owner_id is null)),
  constraint late_cause_of_the_list
    check (cause in ('worker', 'young-person', 'partner', 'wrong-fact', 'outside-delay'))
);
create unique index late_cause_one_row_in_force on late_cause (fact_id) where replaced_by_id is null;
create unique index late_cause_one_of_an_item on late_cause (deadline_id) where replaced_by_id is null and not withdrawn;
create index late_cause_person on late_cause (young_person_id) where replaced_by_id is null and not withdrawn;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table late_cause;
drop index deadline_met_by_substitute;
drop table substitute_acceptance;
`);
  }
}
