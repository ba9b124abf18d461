import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import { asOnDuty, type Actor, type UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { onTopOf, type OnTop } from '../announcements/on-top';
import { audit } from '../audit/audit';
import { WITH_ADVISER } from '../caseloads/worker-sql';
import { tellManagers, tellStaff } from '../deadlines/urgent';
import { isId, newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import { DutySetting } from './duty.entities';

/** An alert that the day staff left, with whom it is about. */
export interface AlertLine extends Named {
  id: string;
  personId: string;
  fromOn: LocalDate;
  toOn: LocalDate;
  worry: string;
  doThis: string;
  leftBy: string | null;
}

/** Enough to tell somebody from another of the same name. */
export interface Found extends Named {
  personId: string;
  dateOfBirth: LocalDate;
  diedOn: LocalDate | null;
  /** Opens only by emergency access, with a reason. */
  closed: boolean;
  phone: string | null;
  home: string | null;
  adviserName: string | null;
  teamName: string | null;
}

export interface OnCall {
  /** Of the setting, to see whether somebody changed it meanwhile. */
  id: string;
  name: string;
  phone: string;
  dutyManagerId: string;
  dutyManagerName: string;
  /** They do not work here any more: what was theirs goes to who answers for the young person's team. */
  dutyManagerLeft: boolean;
}

export interface DutyHome {
  /** What the reader has not read yet, and surges in which they are named. */
  onTop: OnTop;
  alerts: AlertLine[];
  onCall: OnCall | null;
}

export interface OnCallSaid {
  name: string;
  phone: string;
  dutyManagerId: string;
}

/** Lines of a search; whoever needs more types more. */
export const MOST_FOUND = 20;
const SHORTEST_SEARCH = 2;
/** A number may begin with 0, +44 or 0044: as many digits from its end tell it from others. */
const PHONE_DIGITS = 9;

/** The page that a night on duty starts from. */
@Injectable()
export class DutyService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Problem 'not-allowed' for those who do no casework */
  async home(actor: UserActor, today: LocalDate): Promise<DutyHome> {
    mustBeAllowed(actor, 'see-duty');
    return this.unitOfWork.read(actor, async (work) => ({
      onTop: await onTopOf(work, actor, today),
      alerts: await alertsOn(work, today),
      onCall: await onCallOf(work),
    }));
  }

  /**
   * Of those whom the actor may find, whoever has each word somewhere in their names, former names, numbers, addresses or
   * phone number. That somebody searched is audited, not for what. Whom one may find and not see is told by no more than
   * the name, the birth, the first half of the postcode and who works with them.
   * @throws Problem 'not-allowed'; 'not-valid' naming `q`
   */
  async search(actor: UserActor, text: string): Promise<{ people: Found[]; inAll: number }> {
    mustBeAllowed(actor, 'see-duty');
    if (text.length < SHORTEST_SEARCH) throw invalid('q', 'Enter at least two letters or digits');
    return this.unitOfWork.write(actor, async (work) => {
      const rows = await found(work, text);
      const inAll = rows[0]?.inAll ?? 0;
      await audit(work, { did: 'duty.searched', detail: { found: inAll } });
      return { people: rows, inAll };
    });
  }

  /** For the form. @throws Problem 'not-allowed' */
  async toSet(
    actor: UserActor,
    today: LocalDate,
  ): Promise<{ onCall: OnCall | null; managers: { id: string; name: string }[] }> {
    mustBeAllowed(actor, 'set-duty');
    return this.unitOfWork.read(actor, async (work) => ({
      onCall: await onCallOf(work),
      managers: await managersOn(work, today),
    }));
  }

  /**
   * Whom duty rings, and who is the duty manager, from now on.
   * @param seen the setting that stood on the form; null where there was none
   * @throws Problem 'not-allowed'; 'not-valid' naming the field; 'changed-by-someone-else'
   */
  async set(actor: UserActor, said: OnCallSaid, seen: string | null, today: LocalDate): Promise<void> {
    mustBeAllowed(actor, 'set-duty');
    await this.unitOfWork.write(actor, async (work) => {
      await work.manager.query(`select pg_advisory_xact_lock(hashtext('onward duty setting'))`);
      const standing = await onCallOf(work);
      const { name, phone, dutyManagerId } = said;
      if (standing?.name === name && standing.phone === phone && standing.dutyManagerId === dutyManagerId) return;
      if ((standing?.id ?? null) !== seen) {
        throw new Problem(
          'changed-by-someone-else',
          'Somebody else changed this while you were writing. Yours is not saved: look at what stands there now.',
        );
      }
      const managers = await managersOn(work, today);
      if (!isId(dutyManagerId) || !managers.some(({ id }) => id === dutyManagerId)) {
        throw invalid('dutyManagerId', 'Choose who is the duty manager');
      }
      const id = newId();
      const setting = { onCallName: name, onCallPhone: phone, dutyManagerId, recordedById: actor.staffId };
      await work.manager.insert(DutySetting, { id, ...setting });
      await audit(work, { did: 'duty.set', subjectId: id, detail: { dutyManagerId } });
    });
  }
}

async function onCallOf({ manager }: Work): Promise<OnCall | null> {
  const [row]: OnCall[] = await manager.query(
    `select d.id, d.on_call_name as name, d.on_call_phone as phone, d.duty_manager_id as "dutyManagerId",
            s.name as "dutyManagerName", coalesce(s.left_on <= (now() at time zone 'Europe/London')::date, false) as "dutyManagerLeft"
       from duty_setting d join staff s on s.id = d.duty_manager_id order by d.recorded_at desc, d.id desc limit 1`,
  );
  return row ?? null;
}

/**
 * Tells the duty manager whom the managers named; where they named nobody, or that one has left, whoever answers for the
 * young person's team, and where nobody stands there the next above. Each is told once for each cause.
 */
export async function tellDutyManager(
  work: Work,
  personId: string,
  said: { cause: string; because: string },
  today: LocalDate,
): Promise<number> {
  const dutyManager = await dutyManagerOf(work);
  return dutyManager === null
    ? tellManagers(work, personId, said, today)
    : tellStaff(work, dutyManager, personId, said);
}

/** A member of staff who works here; null where the managers named nobody, or whoever they named has left. */
export async function dutyManagerOf({ manager }: Work): Promise<string | null> {
  const [row]: { id: string }[] = await manager.query(
    `select s.id from (select duty_manager_id from duty_setting order by recorded_at desc, id desc limit 1) d
       join staff s on s.id = d.duty_manager_id
      where s.left_on is null or s.left_on > (now() at time zone 'Europe/London')::date`,
  );
  return row?.id ?? null;
}

/** Those who are signed up as managers and work here. */
async function managersOn({ manager }: Work, today: LocalDate): Promise<{ id: string; name: string }[]> {
  return manager.query(
    `select s.id, s.name from staff s join app_user u on u.staff_id = s.id and u.role = 'manager' and u.disabled_at is null
      where s.left_on is null or s.left_on > $1 order by s.name, s.id`,
    [today],
  );
}

const NAMED = `y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
  i.value as "authorityId"`;
const WITH_NUMBER = `left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn`;

async function alertsOn(work: Work, today: LocalDate): Promise<AlertLine[]> {
  const parameters: unknown[] = [today];
  return work.manager.query(
    `select ${NAMED}, d.fact_id as id, d.from_on as "fromOn", d.to_on as "toOn", d.worry, d.do_this as "doThis",
            r.name as "leftBy"
       from duty_alert d join young_person y on y.id = d.young_person_id ${WITH_NUMBER}
       left join app_user u on u.id = d.recorded_by_id left join staff r on r.id = u.staff_id
      where d.replaced_by_id is null and not d.withdrawn and d.from_on <= $1 and d.to_on > $1 and y.died_on is null
        and ${foundOnDuty(work.actor, 'y', parameters)}
      order by d.from_on, d.fact_id`,
    parameters,
  );
}

/** SQL that is true for whom duty finds: an out-of-hours duty worker everyone of the authority, everybody else whom they see. */
function foundOnDuty(actor: Actor, alias: string, parameters: unknown[]): string {
  const isOutOfHours = actor.kind === 'user' && actor.role === 'duty';
  if (isOutOfHours) return `(${alias}.merged_into_id is null and ${alias}.withdrawn_at is null)`;
  return visiblePeople(actor, alias, parameters);
}

function onDuty(actor: Actor): Actor {
  return actor.kind === 'user' ? asOnDuty(actor) : actor;
}

async function found(work: Work, text: string): Promise<(Found & { inAll: number })[]> {
  const digits = text.replaceAll(/\D/g, '');
  const isPhone = /^[\d\s()+-]+$/.test(text) && digits.length >= 6;
  const terms = isPhone ? [digits.slice(-PHONE_DIGITS)] : text.toLowerCase().split(/\s+/);
  const parameters: unknown[] = [terms];
  const seen = visiblePeople(onDuty(work.actor), 'y', parameters);
  return work.manager.query(
    `select ${NAMED}, y.date_of_birth as "dateOfBirth", y.died_on as "diedOn", not (${seen}) as closed,
            case when ${seen} then y.phone end as phone,
            case when ${seen} then nullif(concat_ws(', ', h.address, h.postcode), '')
                 else split_part(h.postcode, ' ', 1) end as home, s.name as "adviserName", t.name as "teamName",
            count(*) over ()::int as "inAll"
       from young_person y ${WITH_NUMBER} left join team t on t.id = y.team_id ${WITH_ADVISER}
       left join accommodation_period h on h.young_person_id = y.id and h.replaced_by_id is null and not h.withdrawn
         and h.to_on is null
      where ${foundOnDuty(work.actor, 'y', parameters)} and not exists (
        select from unnest($1::text[]) as term where position(term in lower(concat_ws(' ', y.given_name, y.known_as,
          y.family_name, i.value, regexp_replace(y.phone, '\\D', '', 'g'),
          (select string_agg(concat_ws(' ', b.address, b.postcode), ' ') from accommodation_period b
            where b.young_person_id = y.id and b.replaced_by_id is null and not b.withdrawn),
          (select string_agg(concat_ws(' ', m.given_name, m.known_as, m.family_name), ' ') from young_person m
            where m.merged_into_id = y.id)))) = 0)
      order by y.died_on is not null, lower(y.family_name) nulls last, lower(y.given_name) nulls last, y.id
      limit ${MOST_FOUND}`,
    parameters,
  );
}
