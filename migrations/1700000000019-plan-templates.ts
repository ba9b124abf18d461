import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Templates of the pathway plan: the model of practice they follow, versions that stay, and what young people say of them. */
export class PlanTemplates1700000000019 implements MigrationInterface {
  name = 'PlanTemplates1700000000019';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table plan_template_version
  add column practice_model text constraint plan_template_version_practice_model
    check (practice_model in ('signs-of-safety', 'restorative', 'trauma-informed'));
create unique index plan_template_version_one_draft on plan_template_version (template_id) where state = 'draft';

-- What was published asks the same for good: it may only stop being offered
create function plan_template_version_stays() returns trigger language plpgsql as $$
begin
  if (new.template_id, new.number, new.content, new.what_changed, new.credit, new.published_on, new.published_by_id,
      new.practice_model)
     is distinct from
     (old.template_id, old.number, old.content, old.what_changed, old.credit, old.published_on, old.published_by_id,
      old.practice_model)
     or new.state = 'draft' then
    raise exception 'a published version of a plan template never changes';
  end if;
  return new;
end $$;
create trigger plan_template_version_stays before update on plan_template_version
  for each row when (old.state <> 'draft') execute function plan_template_version_stays();

-- What a young person says of a version; who thinks again says so in a new row, and the last one holds
create table plan_template_rating (
  id uuid primary key,
  template_version_id uuid not null references plan_template_version(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  number integer not null,
  score integer not null constraint plan_template_rating_score check (score between 1 and 5),
  words text,
  may_be_shown boolean not null default false,
  said_on date not null,
  recorded_by_id uuid not null references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint plan_template_rating_number unique (template_version_id, young_person_id, number)
);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table plan_template_rating;
drop trigger plan_template_version_stays on plan_template_version;
drop function plan_template_version_stays();
drop index plan_template_version_one_draft;
alter table plan_template_version drop column practice_model;
`);
  }
}
