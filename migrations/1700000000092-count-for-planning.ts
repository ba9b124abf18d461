import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The application may have the tables counted for planning, which is its owner's right alone, after it filled them: it runs
 * with the owner's rights, takes nothing from its caller and reads no more than PostgreSQL would by itself a minute later.
 */
export class CountForPlanning1700000000092 implements MigrationInterface {
  name = 'CountForPlanning1700000000092';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create function count_for_planning() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare one regclass;
begin
  for one in select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname = 'public' and c.relkind = 'r' and pg_get_userbyid(c.relowner) = current_user
  loop
    execute 'analyze ' || one;
  end loop;
end $$;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop function count_for_planning();');
  }
}
