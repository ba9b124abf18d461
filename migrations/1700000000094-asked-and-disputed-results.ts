import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an opportunity asks for; the unique learner number; and a grade of a file that is not the one a worker wrote. */
export class AskedAndDisputedResults1700000000094 implements MigrationInterface {
  name = 'AskedAndDisputedResults1700000000094';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table opportunity
  add column asks_level text constraint opportunity_asks_level check (asks_level in ('entry','1','2','3','4','5','6','7')),
  add column asks_english smallint constraint opportunity_asks_english check (asks_english between 1 and 9),
  add column asks_maths smallint constraint opportunity_asks_maths check (asks_maths between 1 and 9);
alter table person_identifier drop constraint person_identifier_kind_check;
alter table person_identifier add constraint person_identifier_kind_check check (kind in ('authority-id','upn','nhs-number','uln'));
drop index person_identifier_names_one_person;
create unique index person_identifier_names_one_person on person_identifier (kind, value)
  where kind in ('authority-id','nhs-number','uln') and not withdrawn;
-- What a file says of a result of which the record says another grade, until somebody says which is right
create table result_conflict (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  fact_id uuid not null, -- the qualification
  import_id uuid not null references import_run(id) on delete restrict,
  import_line text not null,
  grade text not null,
  level text not null,
  awarded_on date not null,
  found_at timestamptz not null default now(),
  answer text constraint result_conflict_answer check (answer in ('file','ours')),
  answered_by_id uuid references app_user(id) on delete restrict,
  answered_at timestamptz,
  constraint result_conflict_answered check ((answer is null) = (answered_at is null))
);
create unique index result_conflict_once on result_conflict (fact_id, grade, awarded_on);
create index result_conflict_open on result_conflict (young_person_id) where answer is null;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
do $$ begin
  if exists (select from person_identifier where kind = 'uln') then
    raise exception 'Unique learner numbers were recorded; this version cannot be taken back.';
  end if;
end $$;
drop table result_conflict;
drop index person_identifier_names_one_person;
create unique index person_identifier_names_one_person on person_identifier (kind, value)
  where kind in ('authority-id','nhs-number') and not withdrawn;
alter table person_identifier drop constraint person_identifier_kind_check;
alter table person_identifier add constraint person_identifier_kind_check check (kind in ('authority-id','upn','nhs-number'));
alter table opportunity drop column asks_level, drop column asks_english, drop column asks_maths;
`);
  }
}
