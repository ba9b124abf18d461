import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who inspected the service and when, which an improvement action may come from; and which loads managers were told of. */
export class Inspections1700000000093 implements MigrationInterface {
  name = 'Inspections1700000000093';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table inspection (
  id uuid primary key,
  held_on date not null, -- its first day
  kind text not null constraint inspection_kind check (kind in
    ('ilacs', 'focused-visit', 'monitoring-visit', 'joint', 'peer-challenge', 'own-review', 'other')),
  who text, -- who inspected, where the kind does not say it
  said text, -- what it said of caseloads
  report_url text constraint inspection_report_url check (report_url like 'https://%'),
  recorded_by_id uuid not null references staff(id) on delete restrict,
  withdrawn_on date,
  withdrawn_by_id uuid references staff(id) on delete restrict,
  withdrawn_because text,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  constraint inspection_says_who check (kind <> 'other' or who is not null),
  constraint inspection_withdrawn check (
    (withdrawn_on is null) = (withdrawn_by_id is null) and (withdrawn_on is null) = (withdrawn_because is null))
);

alter table improvement_action add inspection_id uuid references inspection(id) on delete restrict
  constraint improvement_action_inspection check (inspection_id is null or source = 'inspection');

-- How each worker's load stood when it was last looked at for news; a worker without a row was under their lines
create table load_told (
  staff_id uuid primary key references staff(id) on delete restrict,
  level text not null constraint load_told_level check (level in ('green', 'amber', 'red')),
  since_on date not null
);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'drop table load_told; alter table improvement_action drop inspection_id; drop table inspection',
    );
  }
}
