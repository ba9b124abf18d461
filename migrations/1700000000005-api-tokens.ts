import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ApiTokens1700000000005 implements MigrationInterface {
  name = 'ApiTokens1700000000005';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
-- What a program signs in with, in the name of its owner
create table api_token (
  id uuid primary key,
  owner_id uuid not null references app_user(id) on delete restrict,
  name text not null,
  secret_hash text not null constraint api_token_secret_once unique, -- SHA-256: a copy of this table opens nothing
  scopes text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  use_count integer not null default 0,
  revoked_at timestamptz,
  revoked_by_id uuid references app_user(id) on delete restrict,
  constraint api_token_may_something check (cardinality(scopes) > 0),
  constraint api_token_a_year_at_most check (expires_at > created_at and expires_at <= created_at + interval '367 days')
);
create index api_token_owner on api_token (owner_id);

-- What a POST was answered with, for a day: sent again under the same key, it gets the same answer
create table api_request (
  id uuid primary key,
  holder_id uuid not null, -- the token, or the user who signed in
  key text not null,
  request_hash text not null,
  status smallint,
  headers jsonb,
  body text, -- as it was sent
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint api_request_once unique (holder_id, key)
);
create index api_request_expiry on api_request (expires_at);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table api_request; drop table api_token;');
  }
}
