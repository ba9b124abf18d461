import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was asked and done when a young person said that they do not feel safe where they live. */
export class NotSafeAnswered1700000000051 implements MigrationInterface {
  name = 'NotSafeAnswered1700000000051';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table not_safe_response (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  -- of contacts (fact_id) and of plan_safe_answer
  answer_ids uuid[] not null constraint not_safe_response_answers check (cardinality(answer_ids) > 0),
  asked text not null constraint not_safe_response_asked check (btrim(asked) <> ''),
  done text not null constraint not_safe_response_done check (btrim(done) <> ''),
  staff_id uuid not null references staff(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp()
);
create index not_safe_response_person on not_safe_response (young_person_id);
create index contact_not_safe on contact (young_person_id)
  where safe_where_they_live = 'no' and replaced_by_id is null and not withdrawn;
create index plan_safe_answer_not_safe on plan_safe_answer (young_person_id) where answer = 'no';
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop index plan_safe_answer_not_safe, contact_not_safe;
drop table not_safe_response;
`);
  }
}
