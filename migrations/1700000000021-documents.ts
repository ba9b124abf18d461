import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a young person wants what is written for them, and many plans made into files at once. */
export class Documents1700000000021 implements MigrationInterface {
  name = 'Documents1700000000021';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table document_format (
  young_person_id uuid primary key references young_person(id) on delete restrict,
  format text not null constraint document_format_format
    check (format in ('standard','large','easy','read-aloud','translated','braille')),
  language text, -- of a translation
  note text,
  said_on date not null,
  recorded_by_id uuid references staff(id) on delete restrict,
  version integer not null default 1,
  constraint document_format_language_of_a_translation check ((format = 'translated') = (language is not null))
);

-- Made by the application after the request, fetched by whoever asked, gone after a day
create table document_batch (
  id uuid primary key,
  asked_by_id uuid not null references app_user(id) on delete restrict,
  asked_at timestamptz not null default now(),
  expires_at timestamptz not null,
  whose text not null,
  size text not null constraint document_batch_size check (size in ('wanted','standard','large','easy')),
  state text not null default 'making' constraint document_batch_state check (state in ('making','made')),
  attempt uuid not null, -- whoever holds the lease works on it
  lease_until timestamptz not null
);
create index document_batch_expiry on document_batch (expires_at);
create index document_batch_asked_by on document_batch (asked_by_id);

create table document_batch_part (
  batch_id uuid not null references document_batch(id) on delete cascade,
  n integer not null,
  young_person_id uuid not null references young_person(id) on delete cascade,
  version_id uuid not null references plan_version(id) on delete cascade,
  state text not null default 'waiting'
    constraint document_batch_part_state check (state in ('waiting','made','failed')),
  name text, -- of the file
  bytes bytea, -- deflated
  size integer, -- of the file, in bytes
  crc bigint,
  primary key (batch_id, n),
  constraint document_batch_part_made_whole
    check ((state = 'made') = (name is not null and bytes is not null and size is not null and crc is not null))
);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table document_batch_part;
drop table document_batch;
drop table document_format;
`);
  }
}
