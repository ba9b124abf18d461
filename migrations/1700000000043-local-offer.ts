import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The columns that every dated fact has. */
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

const factIndexes = (table: string): string => `
create unique index ${table}_one_row_in_force on ${table} (fact_id) where replaced_by_id is null;
create index ${table}_person on ${table} (young_person_id) where replaced_by_id is null and not withdrawn;`;

/**
 * What the council offers young people, as it is being written and as it was published; who was given which version;
 * grants that were agreed and what was bought of them; and the identity documents that somebody has or has not.
 */
export class LocalOffer1700000000043 implements MigrationInterface {
  name = 'LocalOffer1700000000043';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
-- One thing that the council offers, as managers write it. Nobody outside reads it before it is published
create table local_offer_item (
  id uuid primary key,
  subject text not null constraint local_offer_item_subject check (subject in
    ('health-and-wellbeing','relationships','education-and-training','employment','accommodation','participation',
     'adulthood','financial-literacy','needs-to-come','working-with-housing','homelessness-and-custody','financial-support')),
  title text not null constraint local_offer_item_title check (btrim(title) <> ''),
  words text not null constraint local_offer_item_words check (btrim(words) <> ''),
  how text, -- how one gets it
  pounds integer constraint local_offer_item_pounds check (pounds between 1 and 100000),
  per text constraint local_offer_item_per check (per in ('once','year','month','week')),
  whose text not null constraint local_offer_item_whose check (whose in ('everyone','in-care','left-care')),
  age_from smallint not null,
  age_to smallint not null, -- the last age it is for
  entitlement text, -- the key of what it is the local terms of
  taken_out boolean not null default false,
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  changed_by_id uuid references staff(id) on delete restrict,
  constraint local_offer_item_sum_is_per check ((pounds is null) = (per is null)),
  constraint local_offer_item_ages check (age_from between 14 and 25 and age_to between age_from and 25)
);

-- The offer as it was published: what a young person was given
create table local_offer (
  id uuid primary key,
  number integer not null constraint local_offer_number check (number > 0) constraint local_offer_once unique,
  published_on date not null,
  what_changed text not null constraint local_offer_what_changed check (btrim(what_changed) <> ''),
  give_again boolean not null, -- those who had an earlier one are to have this one
  content jsonb not null,
  published_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp()
);

create table local_offer_given (${fact('local_offer_given')},
  offer_id uuid not null references local_offer(id) on delete restrict,
  given_on date not null,
  how text not null constraint local_offer_given_how check (how in ('in-person','video','post','email','text')),
  form text not null constraint local_offer_given_form check (form in ('standard','large-print','easy-read','read-aloud')),
  language text not null constraint local_offer_given_language check (btrim(language) <> ''),
  interpreter boolean not null default false,
  said text -- what the young person said to it
);
${factIndexes('local_offer_given')}

create table money_grant (${fact('money_grant')},
  kind text not null constraint money_grant_kind check (kind in
    ('setting-up-home','clothing','travel','driving','getting-online','leisure','celebration','emergency','other')),
  what text,
  agreed_on date not null,
  agreed_pence integer not null constraint money_grant_agreed_pence check (agreed_pence between 1 and 10000000),
  ended_on date,
  why_ended text,
  constraint money_grant_other_has_a_name check (kind <> 'other' or what is not null),
  constraint money_grant_ends_with_a_reason check ((ended_on is null) = (why_ended is null)),
  constraint money_grant_ends_after check (ended_on is null or ended_on >= agreed_on)
);
${factIndexes('money_grant')}

-- What was bought of a grant, or given back
create table money_grant_item (${fact('money_grant_item')},
  grant_id uuid not null, -- fact_id
  kind text not null constraint money_grant_item_kind check (kind in ('bought','given-back')),
  what text not null constraint money_grant_item_what check (btrim(what) <> ''),
  pence integer not null constraint money_grant_item_pence check (pence between 1 and 10000000),
  on_day date not null,
  receipt text not null constraint money_grant_item_receipt check (receipt in ('seen','to-come','none'))
);
${factIndexes('money_grant_item')}
create index money_grant_item_grant on money_grant_item (grant_id) where replaced_by_id is null and not withdrawn;

-- Whether somebody has a document, never its number
create table identity_document (${fact('identity_document')},
  kind text not null constraint identity_document_kind check (kind in
    ('birth-certificate','national-insurance','bank-account','passport','travel-document','photo-identity','voter-registration')),
  state text not null constraint identity_document_state check (state in ('has','applied','has-not','not-needed')),
  said_on date not null,
  expires_on date,
  kept text constraint identity_document_kept check (kept in ('young-person','carer','council','other')),
  note text,
  constraint identity_document_kept_where_it_is check (state = 'has' or (kept is null and expires_on is null)),
  constraint identity_document_not_needed_because check (state <> 'not-needed' or note is not null)
);
${factIndexes('identity_document')}
create unique index identity_document_one_of_a_kind on identity_document (young_person_id, kind)
  where replaced_by_id is null and not withdrawn;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table identity_document;
drop table money_grant_item;
drop table money_grant;
drop table local_offer_given;
drop table local_offer;
drop table local_offer_item;
`);
  }
}
