import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Photos of a place, taken at a monitoring visit. */
export class ProviderPhotos1700000000087 implements MigrationInterface {
  name = 'ProviderPhotos1700000000087';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table provider_photo (
  id uuid primary key,
  provider_id uuid not null references provider(id) on delete restrict,
  visit_id uuid not null references provider_visit(id) on delete restrict,
  attachment_id uuid not null unique references attachment(id) on delete restrict,
  words text not null constraint provider_photo_words check (btrim(words) <> ''), -- what is to be seen
  said_by_id uuid references staff(id) on delete restrict,
  said_at timestamptz not null default clock_timestamp()
);
create index provider_photo_of on provider_photo (provider_id, visit_id, said_at);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table provider_photo;');
  }
}
