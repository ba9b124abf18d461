import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEY = (text: string) => String.raw`btrim(regexp_replace(lower(${text}), '\s+', ' ', 'g'))`;

/**
 * Who offers opportunities is a record of its own. What was written as the partner or the department becomes one: the
 * same words, whatever their case and spaces, are the same partner, spelt as they first were.
 */
export class PartnersAndPledges1700000000080 implements MigrationInterface {
  name = 'PartnersAndPledges1700000000080';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table eet_partner (
  id uuid primary key,
  name text not null constraint eet_partner_named check (btrim(name) <> ''),
  kind text constraint eet_partner_kind
    check (kind in ('department','employer','training-provider','college','charity','public-body','other')), -- null: not known
  contact text,
  area text,
  offers text,
  notes text,
  checked_on date,
  merged_into_id uuid references eet_partner(id) on delete restrict
    constraint eet_partner_not_into_itself check (merged_into_id <> id),
  version integer not null default 1,
  changed_by_id uuid references staff(id) on delete restrict,
  changed_at timestamptz not null default now()
);
create unique index eet_partner_one_of_a_name on eet_partner (${KEY('name')}, (coalesce(kind, '') = 'department'))
  where merged_into_id is null;
create index eet_partner_merged on eet_partner (merged_into_id) where merged_into_id is not null;

insert into eet_partner (id, name, kind)
select gen_random_uuid(), name, case when is_council then 'department' end
  from (select distinct on (${KEY('provider')}, is_council) ${String.raw`btrim(regexp_replace(provider, '\s+', ' ', 'g'))`} as name, is_council
          from opportunity order by ${KEY('provider')}, is_council, changed_at, id) first;

alter table opportunity add column partner_id uuid references eet_partner(id) on delete restrict; -- null: of a department that is not known
update opportunity o set partner_id = p.id from eet_partner p
 where ${KEY('p.name')} = ${KEY('o.provider')} and (coalesce(p.kind, '') = 'department') = o.is_council;
alter table opportunity drop column provider, drop column is_council;
create index opportunity_partner on opportunity (partner_id);

create table department_pledge (
  id uuid primary key,
  department_id uuid not null references eet_partner(id) on delete restrict,
  year smallint not null constraint department_pledge_year check (year between 2000 and 2100), -- in which it begins, on 1 April
  places smallint not null constraint department_pledge_places check (places between 0 and 9999),
  words text,
  by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default clock_timestamp()
);
create index department_pledge_year_of on department_pledge (year, department_id);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table department_pledge;
alter table opportunity add column provider text, add column is_council boolean;
update opportunity o set provider = coalesce(p.name, 'Not known'), is_council = p.id is null or coalesce(p.kind, '') = 'department'
  from opportunity q left join eet_partner n on n.id = q.partner_id
  left join eet_partner p on p.id = coalesce(n.merged_into_id, n.id) where q.id = o.id;
alter table opportunity alter column provider set not null, alter column is_council set not null, drop column partner_id;
drop table eet_partner;
`);
  }
}
