import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans of intensive support, one at a time: why life is so unsettled, what is needed, who does what, and the day of review. */
export class IntensiveSupport1700000000056 implements MigrationInterface {
  name = 'IntensiveSupport1700000000056';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table intensive_support (
  id uuid primary key,
  fact_id uuid not null,
  young_person_id uuid not null references young_person(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  recorded_by_id uuid references app_user(id) on delete restrict,
  replaced_by_id uuid constraint intensive_support_replaced_by references intensive_support(id) deferrable initially deferred,
  withdrawn boolean not null default false,
  withdrawn_reason text,
  import_id uuid references import_run(id) on delete restrict,
  import_line text,
  from_on date not null,
  to_on date, -- the day of the review that ended it, or began the next
  reasons text[] not null constraint intensive_support_reasons check (cardinality(reasons) > 0),
  why text not null constraint intensive_support_why check (btrim(why) <> ''),
  needs text not null constraint intensive_support_needs check (btrim(needs) <> ''),
  asked_of_them text constraint intensive_support_asked_of_them check (btrim(asked_of_them) <> ''),
  steps jsonb not null constraint intensive_support_steps check (jsonb_array_length(steps) > 0), -- who, what, howOften
  review_on date not null,
  outcome text constraint intensive_support_outcome check (btrim(outcome) <> ''),
  constraint intensive_support_withdrawn_with_a_reason check (not withdrawn or withdrawn_reason is not null),
  constraint intensive_support_reviewed_after check (review_on > from_on),
  constraint intensive_support_over_with_an_outcome check ((to_on is null) = (outcome is null)),
  constraint intensive_support_no_overlap exclude using gist (young_person_id with =, daterange(from_on, to_on) with &&)
    where (replaced_by_id is null and not withdrawn)
);
create unique index intensive_support_one_row_in_force on intensive_support (fact_id) where replaced_by_id is null;
create index intensive_support_person on intensive_support (young_person_id) where replaced_by_id is null and not withdrawn;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table intensive_support;`);
  }
}
