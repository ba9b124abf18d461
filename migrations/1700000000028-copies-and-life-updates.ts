import type { MigrationInterface, QueryRunner } from 'typeorm';

const COPY_WAYS = `'paper','large-print','e-mail','post','read-aloud','easy-read','translated'`;

/** Copies in Braille, explained, or not possible and why; and the small updates of a young person's life. */
export class CopiesAndLifeUpdates1700000000028 implements MigrationInterface {
  name = 'CopiesAndLifeUpdates1700000000028';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
alter table plan_copy
  add column explained_on date,
  add column explained_how text,
  add constraint plan_copy_explained_in_a_way check ((explained_on is null) = (explained_how is null)),
  drop constraint plan_copy_how,
  add constraint plan_copy_how check (how in (${COPY_WAYS},'braille'));

alter table assessment_copy
  drop constraint assessment_copy_how,
  add constraint assessment_copy_how check (how in (${COPY_WAYS},'braille'));

-- A copy that the young person could not be given; the last one holds
create table plan_copy_not_given (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  version_id uuid not null references plan_version(id) on delete restrict,
  why text not null,
  tried text not null,
  said_on date not null,
  ask_again_on date, -- null: it is not owed any more
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint plan_copy_not_given_again_later check (ask_again_on > said_on)
);
create index plan_copy_not_given_version on plan_copy_not_given (version_id);

-- Small things of a life between two plans, and where the pieces of a life story are
create table life_update (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  kind text not null constraint life_update_kind
    check (kind in ('win','change','new','interest','life-story','want-to-know')),
  words text not null,
  told_on date not null,
  in_their_words boolean not null,
  held_where text, -- of a piece of the life story
  withdrawn_because text,
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint life_update_held check (held_where is null or kind = 'life-story')
);
create index life_update_person on life_update (young_person_id);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table life_update;
drop table plan_copy_not_given;
update assessment_copy set how = 'paper' where how = 'braille';
alter table assessment_copy
  drop constraint assessment_copy_how,
  add constraint assessment_copy_how check (how in (${COPY_WAYS}));
update plan_copy set how = 'paper' where how = 'braille';
alter table plan_copy
  drop constraint plan_copy_how,
  add constraint plan_copy_how check (how in (${COPY_WAYS})),
  drop constraint plan_copy_explained_in_a_way,
  drop column explained_on,
  drop column explained_how;
`);
  }
}
