import type { Actor } from '../access/actor';
import { EDUCATION_WORKER_BEFORE } from '../handovers/education-worker-before';

/**
 * Advisers see the young people of their team (they cover for each other), those allocated to them and those they work
 * with for education and work, wherever they are, also a while longer to hand over to the next; managers those of the teams they answer for, those whom a worker of
 * these teams works with for education and work, and those no team has taken yet; both those of a worker or a manager
 * for whom they cover, on the days that one is away, those whose reviewing officer they are or stand in for, and those
 * they have in the meantime, or are on duty for these days (and those of one on duty for whom they cover), wherever they are; the duty manager also those whose note from duty nobody answered in time,
 * or is urgent; an out-of-hours duty worker those whom they opened in an emergency, for as long as that lasts: on the pages
 * of duty, and the whole record where they opened that; data officers everyone; administrators nobody. Scheduled jobs see
 * everyone.
 */
export function mayBeSeenBy(actor: Actor, alias: string, parameters: unknown[]): string {
  if (actor.kind === 'system') return 'true';
  const inUse = `${alias}.merged_into_id is null and ${alias}.withdrawn_at is null`;
  switch (actor.role) {
    case 'data-officer':
      return `(${inUse})`;
    case 'duty':
      parameters.push(actor.staffId);
      return `(${inUse} and ${alias}.id in (${openedBy(`$${parameters.length}`, actor.onDuty ? 'summary' : 'record')}))`;
    case 'administrator':
      return 'false';
    case 'manager':
      parameters.push(actor.teamIds, actor.staffId);
      return `(${inUse} and (${alias}.team_id = any($${parameters.length - 1}) or ${alias}.team_id is null
        or ${alias}.id in (${coveredBy(`$${parameters.length}`)})
        or ${alias}.id in (${reviewedTodayBy(`$${parameters.length}`)})
        or ${alias}.id in (${handedTo(`$${parameters.length}`)})
        or ${alias}.id in (${helpedByTeams(`$${parameters.length - 1}`)})
        or ${alias}.id in (${hadMeanwhileBy(`$${parameters.length}`)})
        or ${alias}.id in (${onDutyFor(`$${parameters.length}`)})))`;
    case 'adviser': {
      parameters.push(actor.teamIds, actor.staffId);
      const [teams, staff] = [`$${parameters.length - 1}`, `$${parameters.length}`];
      return `(${inUse} and (${alias}.team_id = any(${teams}) or exists (
        select 1 from allocation mine where mine.young_person_id = ${alias}.id and mine.staff_id = ${staff}
          and mine.replaced_by_id is null and not mine.withdrawn and mine.to_on is null)
        or ${alias}.id in (${helpedBy(staff)}) or ${alias}.id in (${handsOver(staff)}) or ${alias}.id in (${coveredBy(staff)})
        or ${alias}.id in (${reviewedTodayBy(staff)}) or ${alias}.id in (${onDutyFor(staff)})))`;
    }
  }
}

/** A select of the young people with whom this member of staff works for education and work. */
export function helpedBy(staff: string): string {
  return `select helped.young_person_id from education_worker helped where helped.staff_id = ${staff}
    and helped.replaced_by_id is null and not helped.withdrawn and helped.to_on is null`;
}

/** How long the last worker for education and work sees them to hand over, where that is not signed before. */
const DAYS_TO_HAND_OVER = 28;

/**
 * A select of the young people whom this member of staff has to hand over to the next worker for education and work: until
 * both have signed, for four weeks at most.
 */
function handsOver(staff: string): string {
  return `select handed.young_person_id from education_worker handed
     join education_worker e on e.young_person_id = handed.young_person_id and e.replaced_by_id is null and not e.withdrawn
       and e.to_on is null and e.owes_hand_over
     cross join lateral (${EDUCATION_WORKER_BEFORE}) before
    where handed.staff_id = ${staff} and handed.replaced_by_id is null and not handed.withdrawn
      and handed.to_on > (now() at time zone 'Europe/London')::date - ${DAYS_TO_HAND_OVER} and before.id = handed.staff_id
      and not exists (select from case_hand_over h where h.change_id = e.fact_id and h.signed_on is not null)`;
}

/** A select of the young people with whom somebody of these teams works for education and work. */
function helpedByTeams(teamIds: string): string {
  return `select helped.young_person_id from education_worker helped join staff helper on helper.id = helped.staff_id
    where helper.team_id = any(${teamIds}) and helped.replaced_by_id is null and not helped.withdrawn and helped.to_on is null`;
}

/** A select of the young people whom this member of staff has in the meantime, as chosen by a manager or named. */
export function hadMeanwhileBy(staff: string): string {
  return `select had.young_person_id from named_interim had where had.staff_id = ${staff} and had.to_on is null
   union all select had.young_person_id from allocation had where had.staff_id = ${staff} and had.role = 'interim'
     and had.replaced_by_id is null and not had.withdrawn and had.to_on is null`;
}

/**
 * A select of the young people for whom this member of staff is on duty today, as a manager named them for some days, and
 * of those for whom one is whom they cover for: they are told of what that one owes.
 */
function onDutyFor(staff: string): string {
  const runs = `duty.ended_on is null and (now() at time zone 'Europe/London')::date between duty.from_on and duty.until_on`;
  return `select duty.young_person_id from duty_worker duty where duty.staff_id = ${staff} and ${runs}
   union all select duty.young_person_id from absence away join duty_worker duty on duty.staff_id = away.staff_id and ${runs}
   where ${isCovering(staff)}`;
}

/** A select of the young people whose reviewing officer this member of staff is. */
export function reviewedBy(staff: string): string {
  return `select named.young_person_id from plan_reviewer named where named.staff_id = ${staff}
     and not exists (select from plan_reviewer after where after.young_person_id = named.young_person_id
       and (after.from_on, after.recorded_at, after.id) > (named.from_on, named.recorded_at, named.id))`;
}

/** A select of the young people whom this member of staff reviews today: their own, and those of one they cover for. */
export function reviewedTodayBy(staff: string): string {
  return `${reviewedBy(staff)}
   union all select reviewed.young_person_id from absence away
     cross join lateral (${reviewedBy('away.staff_id')}) reviewed where ${isCovering(staff)}`;
}

/**
 * A select of the young people for whom this member of staff stands in today: those of a worker who is away and, where a
 * manager is, those of the teams they answer for, since that is of whom the one who covers is told.
 */
export function coveredBy(staff: string): string {
  return `${workersCoveredBy(staff)}
   union all select member.id from absence away join team_manager answers on answers.staff_id = away.staff_id
     join young_person member on member.team_id = answers.team_id
   where ${isCovering(staff)}`;
}

/** A select of the young people of the workers for whom this member of staff stands in today. */
export function workersCoveredBy(staff: string): string {
  return `select theirs.young_person_id from absence away join allocation theirs on theirs.staff_id = away.staff_id
     and theirs.replaced_by_id is null and not theirs.withdrawn and theirs.to_on is null
   where ${isCovering(staff)}
   union all select helped.young_person_id from absence away join education_worker helped on helped.staff_id = away.staff_id
     and helped.replaced_by_id is null and not helped.withdrawn and helped.to_on is null
   where ${isCovering(staff)}`;
}

/** SQL that is true where absence `away` is of today and this member of staff covers it. */
export function isCovering(staff: string): string {
  return `away.cover_id = ${staff} and away.replaced_by_id is null and not away.withdrawn
     and (now() at time zone 'Europe/London')::date >= away.from_on
     and (away.to_on is null or (now() at time zone 'Europe/London')::date < away.to_on)`;
}

/**
 * A select of the young people of whom this manager has to see to a note from duty: as the duty manager, since nobody
 * answered it in time or it is urgent; and as whoever took it up, until it is done.
 */
export function handedTo(staff: string): string {
  return `select d.young_person_id from duty_contact d
    where (select g.duty_manager_id from duty_setting g order by g.recorded_at desc, g.id desc limit 1) = ${staff}
      and d.replaced_by_id is null and not d.withdrawn and (d.urgent or d.answer_by < now())
      and not exists (select from duty_answer b where b.duty_contact_id = d.fact_id)
   union all select b.young_person_id from duty_answer b where b.staff_id = ${staff} and b.done_on is null`;
}

/** A select of the young people whom this member of staff opened in an emergency, where that lasts still. */
export function openedBy(staff: string, covers: 'summary' | 'record'): string {
  return `select opened.young_person_id from emergency_access opened
    where opened.staff_id = ${staff} and opened.until_at > now()${covers === 'record' ? ` and opened.covers = 'record'` : ''}`;
}
