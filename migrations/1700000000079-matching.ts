import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Searches for a home: what a young person needs of it, how far each option meets that, what was chosen and why. */
export class Matching1700000000079 implements MigrationInterface {
  name = 'Matching1700000000079';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table placement_search (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  from_on date not null, -- the day from which the home is needed
  why text not null constraint placement_search_why check (btrim(why) <> ''),
  needs jsonb not null constraint placement_search_needs check (jsonb_typeof(needs) = 'array'), -- id, text, weight, dealBreaker
  options jsonb not null default '[]' constraint placement_search_options check (jsonb_typeof(options) = 'array'), -- id, kind, refId, name, met, words
  version int not null default 1,
  changed_by_id uuid references staff(id) on delete restrict,
  ended_on date, -- without a choice
  ended_because text constraint placement_search_ended_because check (btrim(ended_because) <> ''),
  said_by_id uuid references staff(id) on delete restrict,
  said_at timestamptz not null default clock_timestamp(),
  constraint placement_search_ended_whole check ((ended_on is null) = (ended_because is null))
);
create index placement_search_person on placement_search (young_person_id);
create table placement_choice (
  id uuid primary key,
  search_id uuid not null references placement_search(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  option_id uuid not null,
  chosen_on date not null,
  reason text constraint placement_choice_reason check (btrim(reason) <> ''),
  agreed_by text constraint placement_choice_agreed_by check (btrim(agreed_by) <> ''),
  view text not null constraint placement_choice_view check (view in ('agrees','disagrees','not-asked')),
  view_words text constraint placement_choice_view_words check (btrim(view_words) <> ''),
  disagreement text constraint placement_choice_disagreement check (btrim(disagreement) <> ''), -- who else sees it otherwise
  needs jsonb not null, -- the grid as it was chosen from
  options jsonb not null,
  fell_through_on date,
  fell_through_because text constraint placement_choice_fell_through_because check (btrim(fell_through_because) <> ''),
  said_by_id uuid references staff(id) on delete restrict,
  said_at timestamptz not null default clock_timestamp(),
  constraint placement_choice_reason_agreed check ((reason is null) = (agreed_by is null)),
  constraint placement_choice_view_said check (view = 'agrees' or view_words is not null),
  constraint placement_choice_fell_through_whole check ((fell_through_on is null) = (fell_through_because is null))
);
create unique index placement_choice_one_stands on placement_choice (search_id) where fell_through_on is null;
create index placement_choice_person on placement_choice (young_person_id);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table placement_choice; drop table placement_search;');
  }
}
