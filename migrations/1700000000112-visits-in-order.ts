import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The last visits and answers of somebody with very many contacts, without reading all of them. */
export class VisitsInOrder1700000000112 implements MigrationInterface {
  name = 'VisitsInOrder1700000000112';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create index contact_visits on contact (young_person_id, held_on desc, held_at desc nulls last, recorded_at desc) include (staff_id)
  where replaced_by_id is null and not withdrawn and seen and mode = 'face-to-face';
create index contact_with_others on contact (young_person_id)
  where also_there <> '{}' and replaced_by_id is null and not withdrawn;
create index contact_felt_safe on contact (young_person_id, held_on desc, recorded_at desc)
  where safe_where_they_live is not null and replaced_by_id is null and not withdrawn;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index contact_visits; drop index contact_with_others; drop index contact_felt_safe;');
  }
}
