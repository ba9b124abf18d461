import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Reviews topic by topic, with what the rules ask of this one; who is whose reviewing officer; and the days of
 * disagreements among the settings that have versions.
 */
export class ReviewsWhole1700000000027 implements MigrationInterface {
  name = 'ReviewsWhole1700000000027';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
-- What is said of one topic ('topic-' and its key), or of what the rules ask ('asked'), while the review is written
create table plan_review_part (
  id uuid primary key,
  review_id uuid not null references plan_review_at_work(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  part text not null,
  said jsonb not null,
  changed_at timestamptz not null default now(),
  changed_by_id uuid references staff(id) on delete restrict,
  version integer not null default 1,
  constraint plan_review_part_once unique (review_id, part)
);

alter table plan_review_kept
  add column topics jsonb not null default '[]',
  add column asked jsonb not null default '{}',
  add column rules text[] not null default '{}';

-- Who reviews a young person from a day on, as their independent reviewing officer. The last row holds; null: nobody
create table plan_reviewer (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  staff_id uuid references staff(id) on delete restrict,
  from_on date not null,
  because text not null,
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now()
);
create index plan_reviewer_person on plan_reviewer (young_person_id, from_on desc, recorded_at desc);
create index plan_reviewer_staff on plan_reviewer (staff_id);

-- A council that had chosen its own days keeps them, as a version of its settings
insert into authority_policy (id, in_force_from, settings, reason)
select gen_random_uuid(),
       greatest(current_date, coalesce(newest.in_force_from + 1, current_date)),
       coalesce(newest.settings, '{}') || jsonb_build_object(
         'plans', jsonb_build_object('disagreementAnswerDays', a.disagreement_answer_days)),
       'Carried over: the days in which a disagreement with a plan is answered'
  from authority a
  left join lateral (select p.in_force_from, p.settings from authority_policy p
                      order by p.in_force_from desc limit 1) newest on true
 where a.disagreement_answer_days <> 14;
alter table authority drop column disagreement_answer_days;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table authority add column disagreement_answer_days integer not null default 14
  constraint authority_disagreement_answer_days check (disagreement_answer_days between 1 and 56);
update authority set disagreement_answer_days = coalesce(
  (select (p.settings->'plans'->>'disagreementAnswerDays')::integer from authority_policy p
    order by p.in_force_from desc limit 1), 14);
-- The code before knows no settings of plans
update authority_policy set settings = settings - 'plans' where settings ? 'plans';
drop table plan_reviewer;
alter table plan_review_kept drop column rules, drop column asked, drop column topics;
drop table plan_review_part;
`);
  }
}
