import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an opportunity asks for, and the unique learner number. */
export class AskedResults1700000000094 implements MigrationInterface {
  name = 'AskedResults1700000000094';

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
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
do $$ begin
  if exists (select from person_identifier where kind = 'uln') then
    raise exception 'Unique learner numbers were recorded; this version cannot be taken back.';
  end if;
end $$;
drop index person_identifier_names_one_person;
create unique index person_identifier_names_one_person on person_identifier (kind, value)
  where kind in ('authority-id','nhs-number') and not withdrawn;
alter table person_identifier drop constraint person_identifier_kind_check;
alter table person_identifier add constraint person_identifier_kind_check check (kind in ('authority-id','upn','nhs-number'));
alter table opportunity drop column asks_level, drop column asks_english, drop column asks_maths;
`);
  }
}
