import { DataSource } from 'typeorm';
import type { UserActor } from '../../src/access/actor';
import type { Deadline } from '../../src/deadlines/deadline.entity';
import { LegalPosition } from '../../src/deadlines/legal-position.entity';
import { newId } from '../../src/platform/ids';
import type { StatusCode } from '../../src/statutory/case-file';
import { addDays, type LocalDate } from '../../src/statutory/local-date';
import { PersonIdentifier } from '../../src/young-people/person-identifier.entity';
import type { YoungPerson } from '../../src/young-people/young-person.entity';
import type { TestApp } from '../support/app';
import { aDueItem, anAllocation } from '../support/night';
import { aYoungPerson } from '../support/records';

export interface CareLeaver extends Partial<YoungPerson> {
  /** Whose young person it is; null for someone who waits for a worker in the team. */
  adviser: UserActor | null;
  status?: StatusCode;
  needsManager?: string[];
  authorityId?: string;
  due?: Partial<Deadline>[];
}

/** A young person as the ledger would have left them: status and what's due are given, not computed. */
export async function aCareLeaver(onward: TestApp, given: CareLeaver): Promise<string> {
  const { adviser, status = 'former-relevant', needsManager = [], authorityId, due = [], ...person } = given;
  const dataSource = onward.app.get(DataSource);
  const teamId = adviser?.teamIds[0] ?? null;
  const id = await aYoungPerson(dataSource, { teamId, givenName: 'Mina', familyName: 'Fable', ...person });
  await dataSource.getRepository(LegalPosition).insert({
    youngPersonId: id,
    status,
    basis: ['s23C'],
    rules: ['LS-10'],
    because: ['Looked after and eligible on reaching 18 on 10 March 2026.', 'A second reason.'],
    needsManager,
    assessedOn: '2026-03-10' as LocalDate,
  });
  if (authorityId) {
    await dataSource
      .getRepository(PersonIdentifier)
      .insert({ id: newId(), youngPersonId: id, kind: 'authority-id', value: authorityId });
  }
  if (adviser) await anAllocation(dataSource, id, adviser.staffId);
  for (const item of due) await aDueItem(dataSource, id, item);
  return id;
}

/** Due so many days from today; overdue when it is less than none. */
export function dueIn(days: number, today: LocalDate, given: Partial<Deadline> = {}): Partial<Deadline> {
  const dueOn = addDays(today, days);
  return { rule: 'PA-04', title: 'Visit at home within 2 months of the last', dueOn, planBy: dueOn, ...given };
}

/** Many at once, with what an import leaves: some without a name, all with an adviser and two items due. */
export async function manyCareLeavers(onward: TestApp, adviser: UserActor, count: number, today: LocalDate) {
  await onward.sql(
    `with people as (
       insert into young_person (id, given_name, family_name, date_of_birth, team_id)
       select gen_random_uuid(), case when n % 8 > 0 then 'Person' end, case when n % 8 > 0 then 'Number' || n end,
              date '2004-01-01' + n * 7, $1 from generate_series(1, $4::int) n returning id),
     numbered as (select id, row_number() over (order by id) as n from people),
     identifiers as (
       insert into person_identifier (id, young_person_id, kind, value)
       select gen_random_uuid(), id, 'authority-id', (744000 + n)::text from numbered),
     positions as (
       insert into legal_position (young_person_id, status, basis, rules, because, needs_manager, assessed_on)
       select id, 'former-relevant', '{s23C}', '{}', array['Looked after and eligible on reaching 18.'], '{}', $3
         from numbered),
     allocations as (
       insert into allocation (id, fact_id, young_person_id, from_on, role, staff_id, reason)
       select a.id, a.id, a.person, $3::date - 90, 'personal-adviser', $2, 'import'
         from (select gen_random_uuid() as id, id as person from numbered) a)
     insert into deadline (id, young_person_id, rule, started_by_id, title, started_by, started_on, due_on, plan_by,
                           state, duty_basis, date_basis, confirmed, severity, because)
     select gen_random_uuid(), id, d.rule, 'start', d.title, 'the last one', $3::date - 60, $3::date + d.days + n::int % 9,
            $3::date + d.days, 'open', d.basis, d.basis, true, 'S2', 'The last one was some time ago, so the next is due.'
       from numbered, (values ('PA-04', 'Visit at home within 2 months of the last', -4, 'statute'),
                              ('PA-05', 'See the young person face to face', 3, 'policy')) as d(rule, title, days, basis)`,
    [adviser.teamIds[0], adviser.staffId, today, count],
  );
  // As an import leaves it: what is owed is otherwise planned as for nobody.
  await onward.sql('analyze');
}
