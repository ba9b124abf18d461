import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Annex A lists are written in an authority's own words. What no rule knows is asked about once and remembered here;
 * what a list states of one day is kept as a statement about that day.
 */
export class ImportWords1700000000003 implements MigrationInterface {
  name = 'ImportWords1700000000003';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table import_run drop constraint import_run_kind_check;
alter table import_run add constraint import_run_kind_check check (kind in ('ssda903','names','annex-a'));
alter table import_run add as_of date; -- the day an Annex A list is about
alter table import_draft add as_of date, add found_as_of date; -- as the data officer says, and as the files tell

create table import_word (
  id uuid primary key,
  about text not null constraint import_word_about check (about in
    ('gender','ethnicity','uasc','disability','eligibility','in-touch','accommodation','suitability','activity','worker','team')),
  word text not null constraint import_word_says_something check (word <> ''), -- plain words
  written text not null, -- as it stood in the file that brought it first
  asked_at timestamptz not null default now(),
  means text,
  staff_id uuid references staff(id) on delete restrict,
  team_id uuid references team(id) on delete restrict,
  left_out boolean not null default false,
  answered_at timestamptz,
  answered_by_id uuid references app_user(id) on delete restrict,
  version integer not null default 1,
  constraint import_word_once unique (about, word),
  constraint import_word_has_one_answer check
    (num_nonnulls(means, staff_id, team_id) + left_out::int = (answered_at is not null)::int),
  constraint import_word_answer_fits check (
    case about when 'worker' then means is null and team_id is null
               when 'team' then means is null and staff_id is null
               else staff_id is null and team_id is null end)
);

-- What List 9 of Annex A said of one day: a dated statement, never a period
create table annex_a_statement (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  as_of date not null,
  eligibility text,
  in_touch text,
  accommodation text,
  suitability text,
  activity text,
  last_contact_on date,
  import_id uuid not null references import_run(id) on delete restrict,
  import_line text not null,
  recorded_at timestamptz not null default now(),
  replaced_by_id uuid constraint annex_a_statement_replaced_by references annex_a_statement(id) deferrable initially deferred,
  withdrawn boolean not null default false,
  withdrawn_reason text
);
create unique index annex_a_statement_one_a_day on annex_a_statement (young_person_id, as_of)
  where replaced_by_id is null and not withdrawn;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
do $$ begin
  if exists (select from import_run where kind = 'annex-a') then
    raise exception 'An Annex A workbook has been taken in, and the version before this one does not know what that is.';
  end if;
end $$;
drop table annex_a_statement, import_word;
alter table import_draft drop as_of, drop found_as_of;
alter table import_run drop as_of;
alter table import_run drop constraint import_run_kind_check;
alter table import_run add constraint import_run_kind_check check (kind in ('ssda903','names'));
`);
  }
}
