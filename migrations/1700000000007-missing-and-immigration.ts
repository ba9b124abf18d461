import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The columns every dated fact has, as in the first migration. */
const fact = (table: string): string => `
  id uuid primary key,
  fact_id uuid not null,
  young_person_id uuid not null references young_person(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  recorded_by_id uuid references app_user(id) on delete restrict,
  replaced_by_id uuid constraint ${table}_replaced_by references ${table}(id) deferrable initially deferred,
  withdrawn boolean not null default false,
  withdrawn_reason text,
  import_id uuid references import_run(id) on delete restrict,
  import_line text,
  constraint ${table}_withdrawn_with_a_reason check (not withdrawn or withdrawn_reason is not null)`;

/** Times a young person was missing, and leave to remain; and what kinds of accommodation and programme there are. */
export class MissingAndImmigration1700000000007 implements MigrationInterface {
  name = 'MissingAndImmigration1700000000007';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table missing_episode (${fact('missing_episode')},
  from_at timestamptz not null,
  returned_at timestamptz,
  interview_held_at timestamptz,
  interview_declined_at timestamptz,
  constraint missing_episode_ends_after_it_starts check (returned_at is null or returned_at >= from_at),
  constraint missing_episode_interview_after_return check (
    (interview_held_at is null or coalesce(interview_held_at >= returned_at, false)) and
    (interview_declined_at is null or coalesce(interview_declined_at >= returned_at, false)))
);
create unique index missing_episode_one_row_in_force on missing_episode (fact_id) where replaced_by_id is null;
create index missing_episode_person on missing_episode (young_person_id) where replaced_by_id is null and not withdrawn;
alter table missing_episode add constraint missing_episode_no_overlap exclude using gist
  (young_person_id with =, tstzrange(from_at, returned_at) with &&) where (replaced_by_id is null and not withdrawn);

create table immigration (${fact('immigration')},
  leave_granted_on date,
  leave_kind text constraint immigration_leave_kind check
    (leave_kind in ('uasc','refugee','humanitarian-protection','discretionary','pre-settled','settled','other')),
  leave_expires_on date,
  legal_advice_started_on date,
  application_made_on date,
  constraint immigration_says_something check (num_nonnulls
    (leave_granted_on, leave_kind, leave_expires_on, legal_advice_started_on, application_made_on) > 0),
  constraint immigration_expires_after_it_is_granted check (leave_expires_on >= leave_granted_on)
);
create unique index immigration_one_row_in_force on immigration (fact_id) where replaced_by_id is null;
create unique index immigration_one_in_force on immigration (young_person_id) where replaced_by_id is null and not withdrawn;

alter table other_accommodation add constraint other_accommodation_kind check (kind in
  ('nhs','education','care-home','independent-hospital','private-childrens-home','voluntary','private-fostering'));
alter table other_accommodation add constraint other_accommodation_no_overlap exclude using gist
  (young_person_id with =, kind with =, daterange(from_on, to_on) with &&) where (replaced_by_id is null and not withdrawn);
alter table programme add constraint programme_kind check (kind in ('education','training'));
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table programme drop constraint programme_kind;
alter table other_accommodation drop constraint other_accommodation_no_overlap, drop constraint other_accommodation_kind;
drop table missing_episode, immigration;
`);
  }
}
