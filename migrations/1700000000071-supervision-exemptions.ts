import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That the council's supervision policy does not ask sessions of a worker for a while: who decided it, and why. */
export class SupervisionExemptions1700000000071 implements MigrationInterface {
  name = 'SupervisionExemptions1700000000071';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table supervision_exemption (
  id uuid primary key,
  staff_id uuid not null references staff(id) on delete restrict,
  from_on date not null,
  until_on date not null, -- the last day: it ends by itself
  reason text not null constraint supervision_exemption_reason check (btrim(reason) <> ''),
  decided_by_id uuid not null references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  ended_on date, -- ended before its last day: from this day the policy holds again
  end_reason text,
  ended_by_id uuid references staff(id) on delete restrict,
  ended_at timestamptz,
  constraint supervision_exemption_days check (until_on >= from_on and until_on < from_on + interval '1 year'),
  constraint supervision_exemption_ended_whole check (num_nulls(ended_on, end_reason, ended_by_id, ended_at) in (0, 4)),
  constraint supervision_exemption_ended_within check (ended_on between from_on and until_on),
  constraint supervision_exemption_no_overlap exclude using gist (staff_id with =,
    daterange(from_on, coalesce(ended_on, until_on + 1)) with &&)
);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table supervision_exemption');
  }
}
