import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A move and the line of the story that it is are one: the line names its home. And of a move is known whether it went to
 * the area of another council.
 */
export class MovesAndTheirStories1700000000050 implements MigrationInterface {
  name = 'MovesAndTheirStories1700000000050';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table arrangement_entry add column home_id uuid;
create index arrangement_entry_home on arrangement_entry (home_id) where home_id is not null;

alter table move_said
  add column area text not null default 'not-known' constraint move_said_area check (area in ('ours','other','not-known'));
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table move_said drop column area;
alter table arrangement_entry drop column home_id;
`);
  }
}
