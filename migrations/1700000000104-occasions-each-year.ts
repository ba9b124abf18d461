import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Occasions that come again each year, with what they may cost and did; the council's money for them; and what came of
 * good news.
 */
export class OccasionsEachYear1700000000104 implements MigrationInterface {
  name = 'OccasionsEachYear1700000000104';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table occasion
  add column yearly boolean not null default false, -- once it is done, next year's stands
  add column day_proposed boolean not null default false, -- about this day: the young person is asked which it is
  add column budget_pence integer constraint occasion_budget_is_money check (budget_pence >= 0),
  add column given text, -- what was given or done
  add column spent_pence integer constraint occasion_spent_is_money check (spent_pence >= 0),
  add column after_id uuid references occasion(id) on delete restrict, -- last year's, of which it came
  add constraint occasion_once_after unique (after_id),
  add constraint occasion_given_is_done check (done_on is not null or (given is null and spent_pence is null)),
  add constraint occasion_yearly_is_marked check (not (yearly and not_marked));

create table occasion_money (
  id uuid primary key,
  team_id uuid references team(id) on delete restrict, -- null: for each young person of the council
  number integer not null constraint occasion_money_number check (number > 0), -- counts how often it was set
  from_year integer not null constraint occasion_money_year check (from_year between 2000 and 2200), -- from 1 April of it
  pence integer constraint occasion_money_pence check (pence >= 0), -- a year; null: none is set any more
  recorded_by_id uuid references app_user(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint occasion_money_once unique nulls not distinct (team_id, number)
);

create table celebration (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  win_id uuid not null, -- the fact id of a contact with good news, or what went well in their life
  how text not null constraint celebration_how check (how in ('card','call','treat','told-others','planned','let-go')),
  words text,
  said_yes_on date, -- the young person, to others being told
  occasion_id uuid references occasion(id) on delete restrict,
  withdrawn_because text, -- why it was taken back, or the day for it was taken out
  on_day date not null,
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint celebration_told_with_their_yes check ((how = 'told-others') = (said_yes_on is not null)),
  constraint celebration_planned_is_an_occasion check ((how = 'planned') = (occasion_id is not null)),
  constraint celebration_says_what check (words is not null or how not in ('told-others', 'planned'))
);
create unique index celebration_once on celebration (win_id) where how <> 'let-go' and withdrawn_because is null;
create unique index celebration_let_go_once on celebration (win_id) where how = 'let-go' and withdrawn_because is null;
create index celebration_of_person on celebration (young_person_id);

create index occasion_on_day on occasion (on_day) where withdrawn_because is null;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table celebration; drop index occasion_on_day; drop table occasion_money;
      alter table occasion drop column yearly, drop column day_proposed, drop column budget_pence, drop column given,
        drop column spent_pence, drop column after_id;`);
  }
}
