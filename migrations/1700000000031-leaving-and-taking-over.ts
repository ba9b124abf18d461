import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A worker's last day, who was given each of their young people, and who has now what only their name stood at. */
export class LeavingAndTakingOver1700000000031 implements MigrationInterface {
  name = 'LeavingAndTakingOver1700000000031';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
-- A manager recorded that a member of staff leaves; from then on nobody is given to them
create table worker_leaving (
  id uuid primary key,
  staff_id uuid not null references staff(id) on delete restrict,
  last_day date not null,
  reason text not null constraint worker_leaving_reason check (btrim(reason) <> ''),
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now()
);
create index worker_leaving_staff on worker_leaving (staff_id);

-- What became of each young person they worked with, as it was told to the manager
create table worker_leaving_case (
  id uuid primary key,
  leaving_id uuid not null references worker_leaving(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  role text not null constraint worker_leaving_case_role check (role in ('personal-adviser','social-worker','interim')),
  outcome text not null constraint worker_leaving_case_outcome
    check (outcome in ('given','meanwhile','came-meanwhile','refused')),
  why text,
  to_staff_id uuid not null references staff(id) on delete restrict,
  recorded_at timestamptz not null default now()
);
create index worker_leaving_case_of on worker_leaving_case (leaving_id);
create index worker_leaving_case_person on worker_leaving_case (young_person_id);

-- Who has now what somebody else had said, begun or asked for; the last row of a thing holds
create table taken_over (
  id uuid primary key,
  leaving_id uuid not null references worker_leaving(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  thing_id uuid not null,
  staff_id uuid not null references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint taken_over_once unique (leaving_id, thing_id)
);
create index taken_over_thing on taken_over (thing_id, recorded_at desc, id desc);
create index taken_over_person on taken_over (young_person_id);

-- A young person has another worker than before, and is told of it: when, how and by whom. Null: they are not told yet
create table worker_change (
  allocation_id uuid primary key, -- fact_id of the new worker's allocation
  young_person_id uuid not null references young_person(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  told_on date,
  told_how text constraint worker_change_told_how check (told_how in ('in-person','phone','video','text','letter')),
  told_by_id uuid references staff(id) on delete restrict,
  words text, -- what the young person said of it
  told_recorded_by_id uuid references staff(id) on delete restrict,
  constraint worker_change_told_whole check (num_nulls(told_on, told_how, told_by_id) in (0, 3))
);
create index worker_change_person on worker_change (young_person_id);

-- The member of staff who answers for a team on a day: its manager, else a service manager, else the head of service.
-- Whoever is known to leave comes last.
create function interim_for(team uuid, on_day date, never uuid default null) returns uuid language sql stable as $$
  select s.id from staff s left join team_manager m on m.staff_id = s.id and m.team_id = interim_for.team
   where (s.left_on is null or s.left_on > on_day) and s.id is distinct from never
     and (m.staff_id is not null or s.post in ('service-manager', 'head-of-service')
          or (s.post = 'team-manager' and s.team_id = interim_for.team))
   order by s.left_on is not null,
            case when s.post = 'team-manager' then 0 when m.staff_id is not null then 1
                 when s.post = 'service-manager' then 2 else 3 end, s.name, s.id
   limit 1
$$;
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop function interim_for(uuid, date, uuid);
drop table worker_change;
drop table taken_over;
drop table worker_leaving_case;
drop table worker_leaving;
`);
  }
}
