import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where somebody learns who is excluded, what support they have, and what was said of a place that ended goes. */
export class EducationAtRisk1700000000067 implements MigrationInterface {
  name = 'EducationAtRisk1700000000067';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table young_person add column sen text constraint young_person_sen check (sen in ('none','support','ehc-plan'));

alter table eet_tracking
  add column exclusion_provision text constraint eet_tracking_exclusion_provision
    check (exclusion_provision in ('mainstream','alternative','home','none')),
  add column exclusion_review_on date,
  add constraint eet_tracking_exclusion check ('exclusion' = any(risks)
    or exclusion_provision is null and exclusion_review_on is null);

update eet_tracking t set risks = '{}', version = version + 1
 where t.risks <> '{}' and not exists (select from activity f
   where f.young_person_id = t.young_person_id and f.kind in ('education','training','work')
     and f.replaced_by_id is null and not f.withdrawn and f.to_on is null);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table eet_tracking drop constraint eet_tracking_exclusion, drop column exclusion_review_on, drop column exclusion_provision;
alter table young_person drop column sen;
`);
  }
}
