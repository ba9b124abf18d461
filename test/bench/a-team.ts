import type { Client } from 'pg';
import { FIRST_METHODS } from '../../src/supervision/methods';
import type { LocalDate } from '../../src/statutory/local-date';
import { managerOf, personId, STAFF_A_TEAM, staffId, teamId, userId } from './numbers';

/** What the pages of caseloads, contacts, duty and supervision are opened with. */
export interface ATeam {
  manager: number;
  /** Young people of the team who are owed something. */
  people: number;
  advisers: number;
  /** Of somebody who has everything: emergency facts, decisions, a search, a new worker. */
  person: string;
  worker: string;
  ids: Record<string, string>;
}

export const PEOPLE = 160;
const HALF_A_YEAR = 26;

/**
 * Makes the first team one of 160 young people with eight advisers, and gives it a year of work: posts and weights,
 * visits planned and held, supervision with decisions, people to keep in touch with, notes from duty, a change of worker.
 * Whoever is too many goes to the team after. The caller brings the ledger into step.
 */
export async function addTeam(client: Client, today: LocalDate): Promise<ATeam> {
  const manager = staffId(managerOf(0));
  const run = (sql: string, values: unknown[] = []) => client.query(sql, values);
  await keepPeople(client);
  const { rows: people } = await client.query<{ id: string }>(
    'select id from young_person where team_id = $1 order by id',
    [teamId(0)],
  );
  const advisers = Array.from({ length: STAFF_A_TEAM - 2 }, (_, n) => staffId(n));
  // Statements below number the people of the team from 1, and their workers, and count weeks and months back.
  await run(`create temporary table bench_team as
    select y.id, row_number() over (order by y.id)::int as n, a.staff_id from young_person y
      left join allocation a on a.young_person_id = y.id and a.role = 'personal-adviser' and a.to_on is null
       and a.replaced_by_id is null and not a.withdrawn
     where y.team_id = '${teamId(0)}'`);
  await run(
    `insert into allocation (id, fact_id, young_person_id, from_on, role, staff_id, reason)
     select i.id, i.id, b.id, greatest($1::date - 120, (select max(p.to_on) from allocation p where p.young_person_id = b.id
              and p.role = 'personal-adviser' and p.replaced_by_id is null and not p.withdrawn)), 'personal-adviser',
            ($2::uuid[])[1 + b.n % 8], 'a new worker'
       from bench_team b cross join lateral (select gen_random_uuid() as id where b.n > 0) i where b.staff_id is null`,
    [today, advisers],
  );
  await run(`update bench_team b set staff_id = a.staff_id from allocation a where a.young_person_id = b.id
    and a.role = 'personal-adviser' and a.to_on is null and a.replaced_by_id is null and not a.withdrawn`);
  await run(
    `insert into worker_post (id, fact_id, staff_id, from_on, role, hours, contract)
    select i.id, i.id, s.id, $1::date - 700, 'personal-adviser', 37, 'permanent'
      from unnest($2::uuid[]) as s(id) cross join lateral (select gen_random_uuid() as id where s.id is not null) i`,
    [today, advisers],
  );
  await run(
    `insert into case_weight (id, young_person_id, month, points, suggested, factors, settings_number, confirmed_on, confirmed_by_id)
    select gen_random_uuid(), b.id, m.month, 2 + (b.n + m.k) % 4, 2 + (b.n + m.k) % 4, '{care-leaver}', 1, m.month + 3, $2
      from bench_team b cross join (select k, (date_trunc('month', $1::date) - k * interval '1 month')::date as month
                                      from generate_series(1, 12) k) m`,
    [today, manager],
  );
  await run(
    `insert into appointment (id, young_person_id, staff_id, kind, planned_at, place, state)
    select gen_random_uuid(), b.id, b.staff_id, case when k % 5 = 4 then 'call' else 'visit' end,
           ($1::date - k * 21 + b.n % 21)::timestamp + interval '11 hours', 'At home',
           case when k <= 0 then 'planned' when (b.n + k) % 9 = 0 then 'cancelled' when (b.n + k) % 11 = 0 then 'planned' else 'held' end
      from bench_team b cross join generate_series(-2, 17) k`,
    [today],
  );
  await run(`insert into home_distance (id, young_person_id, accommodation_id, band)
    select gen_random_uuid(), b.id, h.fact_id, case when b.n % 7 = 0 then 'over-50' else 'under-20' end
      from bench_team b join accommodation_period h on h.young_person_id = b.id and h.to_on is null
       and h.replaced_by_id is null and not h.withdrawn where b.n % 2 = 0`);
  await run(
    `create temporary table bench_session as
    select gen_random_uuid() as id, s.id as staff_id, k, $1::date - 10 - k * 28 as held_on
      from unnest($2::uuid[]) as s(id) cross join generate_series(0, 11) k`,
    [today, advisers],
  );
  await run(
    `insert into supervision_session (id, staff_id, manager_id, held_on, method_id, state, signed_on)
    select id, staff_id, $1, held_on, $2, case when k = 0 then 'open' else 'signed' end, case when k > 0 then held_on end
      from bench_session`,
    [manager, FIRST_METHODS[0]!.id],
  );
  await run(`create temporary table bench_case as
    select gen_random_uuid() as id, v.id as session_id, v.k, v.held_on, b.id as young_person_id, b.staff_id
      from bench_session v join bench_team b on b.staff_id = v.staff_id and (b.n / 8) % 4 = v.k % 4`);
  await run(
    `insert into supervision_case (id, session_id, young_person_id, questions, texts)
    select id, session_id, young_person_id, $1, $2 from bench_case`,
    [QUESTIONS, TEXTS],
  );
  await run(
    `insert into case_supervision (id, fact_id, young_person_id, held_on, supervisor_id, note)
    select id, id, young_person_id, held_on, $1, $2 from bench_case where k > 0`,
    [manager, Object.values(TEXTS).join('\n')],
  );
  await run(`create temporary table bench_decision as
    select gen_random_uuid() as id, c.session_id, c.young_person_id, c.staff_id, c.held_on, row_number() over ()::int as nth from bench_case c where k > 0`);
  await run(
    `insert into supervision_decision (id, young_person_id, supervision_id, what, why, owner_id, decided_on, by_on, decided_by_id)
    select d.id, d.young_person_id, c.id, 'Ring the college with her', 'She asked for it', d.staff_id, d.held_on, d.held_on + 21, $1
      from bench_decision d join bench_case c on c.session_id = d.session_id and c.young_person_id = d.young_person_id`,
    [manager],
  );
  await run(
    `insert into supervision_decision_step (id, decision_id, number, step, on_day, effect, by_id)
    select gen_random_uuid(), d.id, s.number, s.step, d.held_on + 10, s.effect, $1 from bench_decision d
      cross join (values (1, 'done', null), (2, 'effect', 'changed-something')) as s(number, step, effect) where d.nth % 5 > 0`,
    [manager],
  );
  await run(
    `insert into manager_question (id, young_person_id, question, asked_by_id, asked_on, answer_by)
    select gen_random_uuid(), id, 'May we pay the deposit?', staff_id, $1::date - 1, $1::date + 1 from bench_team where n <= 10`,
    [today],
  );
  await run(
    `insert into engagement (id, fact_id, young_person_id, standing, from_on, reason, said_by_id)
    select i.id, i.id, b.id, (array['lost', 'refusing', 'wavering'])[1 + b.n % 3], $1::date - 40, 'No answer for weeks', b.staff_id
      from bench_team b cross join lateral (select gen_random_uuid() as id where b.n > 0) i where b.n <= 30`,
    [today],
  );
  await run(`insert into tracing_person (id, fact_id, young_person_id, name, relation, consent)
    select i.id, i.id, b.id, 'Their aunt', 'aunt', 'not-asked'
      from bench_team b cross join lateral (select gen_random_uuid() as id where b.n > 0) i where b.n <= 20`);
  await run(
    `insert into tracing_place (id, fact_id, young_person_id, place, on_day, staff_id)
    select i.id, i.id, b.id, 'The job centre', $1::date + 2, b.staff_id
      from bench_team b cross join lateral (select gen_random_uuid() as id where b.n > 0) i where b.n <= 20`,
    [today],
  );
  await run(
    `insert into emergency_fact (id, fact_id, young_person_id, kind, from_on, words, phone)
    select i.id, i.id, b.id, k.kind, $1::date - 90, k.words, k.phone
      from bench_team b cross join (values ('risk-to-self', 'Cuts when alone at night', null), ('crisis-plan', 'I ring my nan first', null),
        ('helps', 'Quiet and a cup of tea', null), ('call', 'Her nan', '07700900123')) as k(kind, words, phone)
      cross join lateral (select gen_random_uuid() as id where k.kind is not null and b.n > 0) i where b.n <= 40`,
    [today],
  );
  await run(`insert into duty_contact (id, fact_id, young_person_id, happened_at, caller, done, urgent, answer_by)
    select i.id, i.id, b.id, now() - interval '10 hours', 'young-person', 'Talked for half an hour', b.n % 2 = 0, now() + interval '20 hours'
      from bench_team b cross join lateral (select gen_random_uuid() as id where b.n > 0) i where b.n <= 10`);
  await run(
    `insert into duty_alert (id, fact_id, young_person_id, from_on, to_on, worry, do_this)
    select i.id, i.id, b.id, $1::date - 1, $1::date + 3, 'May be asked to leave tonight', 'Ring the landlord'
      from bench_team b cross join lateral (select gen_random_uuid() as id where b.n > 0) i where b.n <= 10`,
    [today],
  );
  await run(
    `insert into duty_setting (id, on_call_name, on_call_phone, duty_manager_id, recorded_by_id)
    values (gen_random_uuid(), 'On call', '07700900100', $1, $1)`,
    [manager],
  );
  await run(`insert into worker_change (allocation_id, young_person_id)
    select a.fact_id, b.id from bench_team b join allocation a on a.young_person_id = b.id and a.role = 'personal-adviser'
      and a.to_on is null and a.replaced_by_id is null and not a.withdrawn where b.n <= 12 on conflict do nothing`);
  await run(`insert into case_hand_over (change_id, allocation_id, young_person_id, matters, to_know)
    select allocation_id, allocation_id, young_person_id, 'My music, and my nan', 'Rings at night' from worker_change
     where young_person_id in (select id from bench_team where n <= 12) on conflict do nothing`);
  await run(
    `insert into daily_figure (for_date, team_id, figure, value)
    select $1::date - k, $2, 'waiting', k % 9 from generate_series(1, ${HALF_A_YEAR * 14}) k on conflict do nothing`,
    [today, teamId(0)],
  );
  // Of 80 cases 60 are looked at, one in six of them red with an action.
  await run(
    `insert into surge (id, team_id, reason, started_on, started_by_id, target_on, pace)
    values (gen_random_uuid(), $2, 'Two workers left', $1::date - 9, $3, $1::date + 12, 4)`,
    [today, teamId(0), manager],
  );
  await run(
    `insert into surge_worker (surge_id, staff_id, from_on)
    select g.id, s.id, $1::date - 9 from surge g cross join unnest($2::uuid[]) as s(id)`,
    [today, advisers],
  );
  await run(`insert into surge_case (surge_id, young_person_id, had_worker)
    select g.id, b.id, true from surge g cross join bench_team b where b.n <= 80`);
  await run(
    `insert into surge_review (id, surge_id, young_person_id, number, answers, worked_out, band, reviewed_on, reviewed_by_id,
            action, action_by_id, action_due_on)
    select gen_random_uuid(), g.id, b.id, 1, $2, r.band, r.band, $1::date - b.n % 9, b.staff_id,
           case when r.band = 'red' then 'Go there today' end, case when r.band = 'red' then b.staff_id end,
           case when r.band = 'red' then $1::date end
      from surge g cross join bench_team b cross join lateral (select case when b.n % 6 = 0 then 'red' else 'green' end as band) r
     where b.n <= 60`,
    [today, { safe: 'yes', inContact: 'yes', planInDate: 'yes', home: 'yes', worker: 'yes', urgent: 'no' }],
  );
  const one = async (sql: string) => (await client.query<{ id: string }>(sql)).rows[0]!.id;
  const person = await one('select id from bench_team where n = 4');
  return {
    manager: managerOf(0),
    people: people.length,
    advisers: advisers.length,
    person,
    worker: advisers[0]!,
    ids: {
      open: await one(
        `select v.id from bench_session v where k = 0 and exists (select from bench_case c where c.session_id = v.id)`,
      ),
      openPerson: await one(`select c.young_person_id as id from bench_case c where c.session_id = (
        select v.id from bench_session v where k = 0 and exists (select from bench_case c where c.session_id = v.id) limit 1)`),
      signed: await one('select id from bench_session where k = 1'),
      decision: await one(`select d.id from supervision_decision d where d.young_person_id = '${person}'`),
      question: await one(`select id from manager_question where young_person_id = '${person}'`),
      change: await one(`select allocation_id as id from worker_change where young_person_id = '${person}'`),
      duty: await one(`select fact_id as id from duty_contact where young_person_id = '${person}'`),
      emergency: await one(`select fact_id as id from emergency_fact where young_person_id = '${person}'`),
      contact: await one(`select fact_id as id from contact where young_person_id = '${person}'
        and replaced_by_id is null and not withdrawn order by held_on desc`),
      appointment: await one(
        `select id from appointment where young_person_id = '${person}' and state = 'planned' order by planned_at desc`,
      ),
      tracingPerson: await one(`select fact_id as id from tracing_person where young_person_id = '${person}'`),
      tracingPlace: await one(`select fact_id as id from tracing_place where young_person_id = '${person}'`),
      user: userId(managerOf(0)),
      surge: await one('select id from surge'),
    },
  };
}

/** Of the first team those who are owed something, 160 of them; the others go to the team after, with their workers. */
async function keepPeople(client: Client): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `select y.id from young_person y left join legal_position l on l.young_person_id = y.id where y.team_id = $1
      order by coalesce(l.status, 'undetermined') in ('none', 'aged-out', 'deceased'), y.id offset ${PEOPLE}`,
    [teamId(0)],
  );
  const [from, to] = [0, 1].map((team) =>
    Array.from({ length: STAFF_A_TEAM }, (_, n) => staffId(team * STAFF_A_TEAM + n)),
  );
  const ids = rows.map(({ id }) => id);
  await client.query('update young_person set team_id = $1 where id = any($2)', [teamId(1), ids]);
  await client.query(
    `update allocation a set staff_id = w.other from unnest($1::uuid[], $2::uuid[]) as w(one, other)
      where a.staff_id = w.one and a.young_person_id = any($3)`,
    [from, to, ids],
  );
}

const QUESTIONS = {
  now: 'What is life like now?',
  worry: 'What are we worried about?',
  next: 'What will be different?',
};
const TEXTS = {
  'answer-now': 'Gets up for college and eats with a friend, because the flat is calm at last and sleep has come back.',
  'answer-worry': 'We worry that the money runs out before the month does, and that nobody is told of it in time.',
  'answer-next': 'A budget made by the young person, so that the fuel bill is no surprise to anybody.',
  'what-1': 'Ring the college with her',
};
export const peopleOfTeam = (people: number): string[] =>
  Array.from({ length: Math.min(people, 200) }, (_, n) => personId(n));
