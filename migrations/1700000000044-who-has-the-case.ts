import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An allocation `a` in force on `on_day`, with somebody at work `s`. */
const WORKS_WITH = `a.replaced_by_id is null and not a.withdrawn and a.from_on <= on_day
  and (a.to_on is null or a.to_on > on_day) and (s.left_on is null or s.left_on > on_day)`;

/** A young person `y` with the legal position `l` whose case is open, and with whom nobody who works here works. */
const NEEDS_SOMEBODY = `(y.merged_into_id is null and y.withdrawn_at is null and y.died_on is null
  and coalesce(l.status, 'undetermined') not in ('none', 'aged-out', 'deceased')
  and not exists (select from allocation a join staff s on s.id = a.staff_id
                   where a.young_person_id = y.id and ${WORKS_WITH}))`;

/** When the transaction is over, so that only what it leaves behind counts. */
const AT_ITS_END = 'deferrable initially deferred for each row';

/** An open case always has somebody who works with the young person, or somebody named in the meantime. */
export class WhoHasTheCase1700000000044 implements MigrationInterface {
  name = 'WhoHasTheCase1700000000044';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
-- Who has a young person in the meantime, while nobody works with them. The database names them; one at a time
create table named_interim (
  id uuid primary key default gen_random_uuid(),
  young_person_id uuid not null references young_person(id) on delete restrict,
  staff_id uuid not null references staff(id) on delete restrict,
  why text not null constraint named_interim_why
    check (why in ('manager','service-manager','head-of-service','data-officer','administrator')),
  from_on date not null,
  to_on date,
  told_at timestamptz, -- when they were told of it; null: they are yet to be
  constraint named_interim_ends_after_it_starts check (to_on is null or to_on >= from_on)
);
create unique index named_interim_one on named_interim (young_person_id) where to_on is null;
create index named_interim_person on named_interim (young_person_id, from_on);
create index named_interim_staff on named_interim (staff_id) where to_on is null;
create index named_interim_untold on named_interim (id) where to_on is null and told_at is null;

-- Who answers for a team on a day: its manager, else a service manager, else the head of service; where no manager works
-- here, a data officer and then an administrator, who can put one in place. Whoever is known to leave comes after the
-- other managers, and whoever has the case already stays before others of the same rank.
create function answers_for(team uuid, on_day date, present uuid default null)
  returns table (staff_id uuid, why text) language sql stable as $$
  select s.id, r.why from staff s
   cross join lateral (select case
     when (s.post = 'team-manager' and s.team_id = answers_for.team) or exists (
       select from team_manager m where m.staff_id = s.id and m.team_id = answers_for.team) then 'manager'
     when s.post in ('service-manager', 'head-of-service', 'data-officer', 'administrator') then s.post end as why) r
   where (s.left_on is null or s.left_on > on_day) and r.why is not null
   order by r.why in ('data-officer', 'administrator'), s.left_on is not null,
            array_position(array['manager', 'service-manager', 'head-of-service', 'data-officer', 'administrator'], r.why),
            s.post <> 'team-manager', s.id is distinct from present, s.name, s.id
   limit 1
$$;

-- Who has the case on a day: whoever works with the young person, else whoever is named, else whoever answers for the team
create function case_holder(person uuid, on_day date) returns uuid language sql stable as $$
  select coalesce(
    (select a.staff_id from allocation a join staff s on s.id = a.staff_id
      where a.young_person_id = person and ${WORKS_WITH}
      order by array_position(array['personal-adviser', 'interim', 'social-worker'], a.role), a.from_on desc limit 1),
    (select n.staff_id from named_interim n join staff s on s.id = n.staff_id
      where n.young_person_id = person and n.to_on is null and (s.left_on is null or s.left_on > on_day)),
    (select f.staff_id from young_person y cross join lateral answers_for(y.team_id, on_day) f where y.id = person))
$$;

-- Brings one young person into step. Two who settle the same one take turns, also where the first finds nothing to do:
-- each may have taken away the one whom the other still saw
create function settle_interim(person uuid) returns void language plpgsql as $$
declare
  on_day constant date := (now() at time zone 'Europe/London')::date;
  held named_interim;
  wanted record;
begin
  perform from young_person where id = person for no key update;
  select * into held from named_interim where young_person_id = person and to_on is null;
  select f.staff_id, f.why into wanted
    from young_person y left join legal_position l on l.young_person_id = y.id
    cross join lateral answers_for(y.team_id, on_day, held.staff_id) f
   where y.id = person and ${NEEDS_SOMEBODY};
  if wanted.staff_id is not distinct from held.staff_id then return; end if;
  update named_interim set to_on = greatest(on_day, from_on) where id = held.id;
  if wanted.staff_id is not null then
    insert into named_interim (young_person_id, staff_id, why, from_on)
    values (person, wanted.staff_id, wanted.why, on_day);
  end if;
end $$;

-- Everyone who has a named interim, or may need one. @returns how many changed: days pass without anybody writing
create function settle_interims() returns integer language plpgsql as $$
declare
  on_day constant date := (now() at time zone 'Europe/London')::date;
  person uuid;
  before uuid;
  after uuid;
  changed integer := 0;
begin
  for person in
    select young_person_id from named_interim where to_on is null
    union
    select y.id from young_person y left join legal_position l on l.young_person_id = y.id where ${NEEDS_SOMEBODY}
    order by 1
  loop
    select staff_id into before from named_interim where young_person_id = person and to_on is null;
    perform settle_interim(person);
    select staff_id into after from named_interim where young_person_id = person and to_on is null;
    if after is distinct from before then changed := changed + 1; end if;
  end loop;
  return changed;
end $$;

-- From the day of this version: since when nobody had them is not known to have been anybody's
select settle_interims();
update named_interim set told_at = now();

create function person_is_had() returns trigger language plpgsql as $$
begin
  perform settle_interim(new.id);
  return null;
end $$;

create function case_is_had() returns trigger language plpgsql as $$
begin
  perform settle_interim(new.young_person_id);
  return null;
end $$;

-- Those of this member of staff; and where they may answer for a team, whoever has nobody nearer
create function people_are_had() returns trigger language plpgsql as $$
declare
  person uuid;
begin
  if new.post <> 'personal-adviser' then
    perform settle_interims();
  end if;
  for person in
    select a.young_person_id from allocation a
     where a.staff_id = new.id and a.replaced_by_id is null and not a.withdrawn
       and (a.to_on is null or a.to_on >= (now() at time zone 'Europe/London')::date)
    union
    select n.young_person_id from named_interim n where n.staff_id = new.id and n.to_on is null
    order by 1
  loop
    perform settle_interim(person);
  end loop;
  return null;
end $$;

create function teams_are_had() returns trigger language plpgsql as $$
begin
  perform settle_interims();
  return null;
end $$;

create constraint trigger young_person_is_had after insert on young_person ${AT_ITS_END}
  execute function person_is_had();
create constraint trigger young_person_is_still_had after update on young_person ${AT_ITS_END}
  when ((old.team_id, old.merged_into_id, old.withdrawn_at, old.died_on)
        is distinct from (new.team_id, new.merged_into_id, new.withdrawn_at, new.died_on))
  execute function person_is_had();
create constraint trigger legal_position_is_had after insert on legal_position ${AT_ITS_END}
  execute function case_is_had();
create constraint trigger legal_position_is_still_had after update on legal_position ${AT_ITS_END}
  when (old.status is distinct from new.status) execute function case_is_had();
create constraint trigger allocation_is_had after insert on allocation ${AT_ITS_END}
  when (new.to_on is null) execute function case_is_had();
create constraint trigger allocation_is_still_had after update on allocation ${AT_ITS_END}
  execute function case_is_had();
create constraint trigger named_interim_is_still_had after update on named_interim ${AT_ITS_END}
  when ((old.staff_id, old.to_on) is distinct from (new.staff_id, new.to_on)) execute function case_is_had();
create constraint trigger staff_people_are_had after insert or update on staff ${AT_ITS_END}
  execute function people_are_had();
create constraint trigger team_manager_is_had after insert or update or delete on team_manager ${AT_ITS_END}
  execute function teams_are_had();
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop trigger young_person_is_had on young_person;
drop trigger young_person_is_still_had on young_person;
drop trigger legal_position_is_had on legal_position;
drop trigger legal_position_is_still_had on legal_position;
drop trigger allocation_is_had on allocation;
drop trigger allocation_is_still_had on allocation;
drop trigger staff_people_are_had on staff;
drop trigger team_manager_is_had on team_manager;
drop function case_holder(uuid, date);
drop function settle_interims();
drop table named_interim;
drop function people_are_had();
drop function teams_are_had();
drop function person_is_had();
drop function case_is_had();
drop function settle_interim(uuid);
drop function answers_for(uuid, date, uuid);
`);
  }
}
