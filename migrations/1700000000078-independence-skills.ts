import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far a young person is with the skills of living alone, as they, their provider and their adviser say it. */
export class IndependenceSkills1700000000078 implements MigrationInterface {
  name = 'IndependenceSkills1700000000078';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table skill_rating (
  id uuid primary key,
  fact_id uuid not null,
  young_person_id uuid not null references young_person(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  recorded_by_id uuid references app_user(id) on delete restrict,
  replaced_by_id uuid constraint skill_rating_replaced_by references skill_rating(id) deferrable initially deferred,
  withdrawn boolean not null default false,
  withdrawn_reason text,
  import_id uuid references import_run(id) on delete restrict,
  import_line text,
  rater text not null constraint skill_rating_rater check (rater in ('young-person','provider','adviser')),
  said_by text constraint skill_rating_said_by check (btrim(said_by) <> ''), -- who of the provider; of the adviser, where another than who wrote it down
  rated_on date not null,
  route text not null constraint skill_rating_route check (route in ('in-person','phone','written','meeting')),
  ladder int not null constraint skill_rating_ladder check (ladder > 0), -- the edition of the ladder whose rungs are meant
  rungs jsonb not null constraint skill_rating_rungs check (jsonb_typeof(rungs) = 'object' and rungs <> '{}'), -- skill: rung, 1 to 5
  words text constraint skill_rating_words check (btrim(words) <> ''),
  constraint skill_rating_withdrawn_with_a_reason check (not withdrawn or withdrawn_reason is not null),
  constraint skill_rating_named check (rater = 'adviser' or (rater = 'provider') = (said_by is not null))
);
create unique index skill_rating_one_row_in_force on skill_rating (fact_id) where replaced_by_id is null;
create unique index skill_rating_one_a_day on skill_rating (young_person_id, rater, rated_on)
  where replaced_by_id is null and not withdrawn;
-- What was put into a plan because of a rung: the item keeps its id through later versions of the plan
create table skill_in_plan (
  item_id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  skill text not null,
  rung smallint, -- the lowest then; null where nobody had said one
  made_on date not null,
  recorded_by_id uuid references app_user(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp()
);
create index skill_in_plan_person on skill_in_plan (young_person_id);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table skill_in_plan; drop table skill_rating;');
  }
}
