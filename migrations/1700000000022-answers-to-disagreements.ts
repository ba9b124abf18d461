import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In how many days a young person has an answer who does not agree with their plan. */
export class AnswersToDisagreements1700000000022 implements MigrationInterface {
  name = 'AnswersToDisagreements1700000000022';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table authority
  add column disagreement_answer_days integer not null default 14
    constraint authority_disagreement_answer_days check (disagreement_answer_days between 1 and 56);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table authority drop column disagreement_answer_days;`);
  }
}
