import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One worker for education and work hands over to the next as advisers do: the same page, text and signatures. */
export class EducationHandOvers1700000000095 implements MigrationInterface {
  name = 'EducationHandOvers1700000000095';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table case_hand_over rename column allocation_id to change_id; -- fact_id of the new worker's allocation or part
alter table case_hand_over drop constraint case_hand_over_allocation_id_fkey;
alter table case_hand_over
  add column allocation_id uuid references worker_change(allocation_id) on delete restrict,
  add column education_worker_id uuid references education_worker(id) on delete restrict;
update case_hand_over set allocation_id = change_id;
alter table case_hand_over add constraint case_hand_over_of_one_change
  check (num_nonnulls(allocation_id, education_worker_id) = 1 and change_id = coalesce(allocation_id, education_worker_id));
create unique index case_hand_over_allocation on case_hand_over (allocation_id);
create unique index case_hand_over_education_worker on case_hand_over (education_worker_id);
alter table case_hand_over_signature rename column allocation_id to change_id;
alter table hand_over_copy rename column allocation_id to change_id;
-- Of whoever works with them already no hand-over is owed: nobody asked for one when they began.
alter table education_worker add column owes_hand_over boolean not null default false;
alter table education_worker alter column owes_hand_over set default true;
create index education_worker_staff_ended on education_worker (staff_id, to_on)
  where replaced_by_id is null and not withdrawn and to_on is not null;
`);
  }

  /** What workers for education and work handed over has no place in the tables of before. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop index education_worker_staff_ended;
alter table education_worker drop column owes_hand_over;
delete from hand_over_copy c using case_hand_over h where h.change_id = c.change_id and h.education_worker_id is not null;
delete from case_hand_over_signature s using case_hand_over h where h.change_id = s.change_id and h.education_worker_id is not null;
delete from case_hand_over where education_worker_id is not null;
alter table case_hand_over drop column education_worker_id, drop column allocation_id;
alter table case_hand_over rename column change_id to allocation_id;
alter table case_hand_over add constraint case_hand_over_allocation_id_fkey
  foreign key (allocation_id) references worker_change(allocation_id) on delete restrict;
alter table case_hand_over_signature rename column change_id to allocation_id;
alter table hand_over_copy rename column change_id to allocation_id;
`);
  }
}
