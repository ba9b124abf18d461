import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail to somebody of another service who answers for an improvement action; who is on duty for a young person for some days. */
export class MailsOutsideAndDutyWorkers1700000000107 implements MigrationInterface {
  name = 'MailsOutsideAndDutyWorkers1700000000107';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
-- It goes to somebody of another service; to_staff_id is who of the staff answers for it
alter table message add outside boolean not null default false;

-- Where whoever answers for it in another service is told
alter table improvement_action add owner_email text
  constraint improvement_action_owner_email check (owner_email is null or owner_elsewhere is not null);

create table duty_worker (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  staff_id uuid not null references staff(id) on delete restrict,
  from_on date not null,
  until_on date not null, -- the last day
  matter text not null, -- what is open
  named_by_id uuid not null references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  ended_on date, -- handed back, or ended, before its last day or on it
  ended_by_id uuid references staff(id) on delete restrict,
  handed_back text, -- how it stands
  constraint duty_worker_days check (until_on >= from_on),
  constraint duty_worker_ended check (
    (ended_on is null) = (ended_by_id is null) and (ended_on is null) = (handed_back is null)),
  constraint duty_worker_one_at_a_time exclude using gist
    (young_person_id with =, daterange(from_on, until_on, '[]') with &&) where (ended_on is null)
);
create index duty_worker_of_person on duty_worker (young_person_id);
create index duty_worker_now on duty_worker (staff_id) where ended_on is null;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table duty_worker;
alter table improvement_action drop owner_email;
alter table message drop outside;
`);
  }
}
