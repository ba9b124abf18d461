import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import type { Familiar } from '../familiarity/familiarity';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { addDays, formatLong, type LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import { Absence } from './absence.entity';
import { buddyOf } from './buddy-sql';
import { Staff, type Post } from './staff.entity';
import { isOwn } from './worker-sql';

/** Who is away, from when; `toOn` is the first day back, null while nobody knows it. */
export interface AbsenceSaid {
  staffId: string;
  fromOn: LocalDate;
  toOn: LocalDate | null;
  coverId: string | null;
}

export interface AbsenceRead extends AbsenceSaid {
  /** The same through every change. */
  id: string;
  /** Another with every change. */
  version: string;
  name: string;
  coverName: string | null;
  /** Young people they are adviser to. */
  people: number;
  /** Whether the actor may change it. */
  mine: boolean;
}

interface PageAsked {
  after: string | null;
  limit: number;
}

/** Posts that work with young people or answer for those who do: they are away, and cover. */
const POSTS = `('personal-adviser', 'team-manager', 'service-manager', 'head-of-service')`;
/** Whoever is ill has been away for some days when somebody writes it down. */
const MOST_DAYS_BACK = 31;
const MOST_DAYS_AHEAD = 366;

/** They hold no young people, and take over none. */
const COVERS_FOR_NOBODY: readonly Post[] = ['data-officer', 'administrator', 'duty-worker'];

/**
 * When workers are away, and who covers. While they are, what their young people are owed is heard of by whoever covers,
 * who may see and record for those young people on those days.
 */
@Injectable()
export class AbsencesService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Those that have not ended: the actor's own, their teams', and those they cover. In the order of their ids.
   * @returns one more than `limit` where there are more
   */
  async list(actor: Actor, { after, limit }: PageAsked, today: LocalDate): Promise<AbsenceRead[]> {
    mustBeAllowed(actor, 'see-absences');
    return this.unitOfWork.read(actor, (work) => {
      const parameters: unknown[] = [today, after, limit + 1];
      return read(
        work,
        `($2::uuid is null or x.fact_id > $2) and (x.to_on is null or x.to_on > $1) order by x.fact_id limit $3`,
        parameters,
      );
    });
  }

  /** @throws Problem 'not-found', also for another team's */
  async one(actor: Actor, id: string): Promise<AbsenceRead> {
    mustBeAllowed(actor, 'see-absences');
    return this.unitOfWork.read(actor, (work) => found(work, id));
  }

  /** Which version of it stands, for whoever is about to change it. @throws Problem 'not-found' */
  async standing(actor: Actor, id: string): Promise<{ version: string }> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.read(actor, (work) => found(work, id));
  }

  /** Whom the actor may say is away, and who may cover for them. */
  async choices(actor: Actor, today: LocalDate): Promise<{ workers: StaffChoice[]; cover: StaffChoice[] }> {
    mustBeAllowed(actor, 'see-absences');
    return this.unitOfWork.read(actor, async ({ manager }) => {
      const parameters: unknown[] = [today];
      const isMine = mayChange(actor, 's', parameters);
      const rows: (StaffChoice & { mine: boolean })[] = await manager.query(
        `select s.id, s.name, t.name as team, ${isMine} as mine, ${buddyOf('s.id', 'id')} as "buddyId" from staff s left join team t on t.id = s.team_id
          where (s.left_on is null or s.left_on > $1) and s.post in ${POSTS}
          order by t.name nulls last, s.name, s.id`,
        parameters,
      );
      return { workers: rows.filter(({ mine }) => mine), cover: rows };
    });
  }

  /**
   * Whom the young people of a worker who is to be away know of those who stay: of each, whoever met them most first. Whom
   * the actor may not see is counted and not named.
   */
  async coverKnown(actor: Actor, workerId: string, today: LocalDate): Promise<CoverKnown> {
    mustBeAllowed(actor, 'see-absences');
    return this.unitOfWork.read(actor, async (work) => {
      const parameters: unknown[] = [workerId, today];
      const visible = visiblePeople(actor, 'y', parameters);
      const people: (CoverKnown['people'][number] & { seen: boolean })[] = await work.manager.query(
        `select y.id, y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
                i.value as "authorityId", ${visible} as seen,
                (select coalesce(jsonb_agg(jsonb_build_object('staffId', k.id, 'name', k.name, 'visits', k.visits,
                          'lastOn', k.last_on) order by k.visits desc, k.last_on desc, k.name), '[]')
                   from (select f.id, f.name, count(*) as visits, max(c.held_on) as last_on
                           from contact c join staff f on f.id = c.staff_id
                          where c.young_person_id = y.id and c.staff_id <> $1 and c.seen and c.mode = 'face-to-face'
                            and c.replaced_by_id is null and not c.withdrawn and c.held_on <= $2
                            and (f.left_on is null or f.left_on > $2) and f.post in ${POSTS} group by f.id) k) as "knownBy"
           from young_person y
           left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
          where ${isOwn('$1')} and y.withdrawn_at is null and y.merged_into_id is null
          order by lower(y.family_name) nulls last, y.id`,
        parameters,
      );
      const named = people.filter(({ seen }) => seen);
      return { people: named, notNamed: people.length - named.length };
    });
  }

  /**
   * An adviser records their own, a manager also their teams'.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming the field
   */
  async record(actor: Actor, said: AbsenceSaid, today: LocalDate, id = newId()): Promise<string> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.write(actor, async (work) => {
      await lockStaff(work, said.staffId);
      if (await work.manager.existsBy(Absence, { id, staffId: said.staffId })) return id;
      await check(work, said, today, null);
      await work.manager.insert(Absence, { ...said, ...stamp(actor), id, factId: id });
      await audit(work, { did: 'absence.recorded', subjectId: id, detail: { ...said } });
      return id;
    });
  }

  /**
   * @param version of what was looked at
   * @throws Problem 'not-found'; 'changed-by-someone-else'; 'not-valid' naming the field
   */
  async change(
    actor: Actor,
    id: string,
    version: string,
    changes: Partial<Omit<AbsenceSaid, 'staffId'>>,
    today: LocalDate,
  ): Promise<void> {
    await this.replace(actor, id, version, async (work, old) => {
      const { staffId, fromOn, toOn, coverId } = old;
      const said = { staffId, fromOn, toOn, coverId, ...changes };
      await check(work, said, today, old);
      await audit(work, { did: 'absence.changed', subjectId: id, detail: { ...said } });
      return said;
    });
  }

  /** It never was, or is not to be. Its rows stay. @throws Problem 'not-found'; 'changed-by-someone-else' */
  async takeOut(actor: Actor, id: string, version: string): Promise<void> {
    await this.replace(actor, id, version, async (work, { staffId, fromOn, toOn, coverId }) => {
      await audit(work, { did: 'absence.taken-out', subjectId: id, detail: { staffId } });
      return { staffId, fromOn, toOn, coverId, withdrawn: true };
    });
  }

  private async replace(
    actor: Actor,
    id: string,
    version: string,
    story: (work: Work, old: Absence) => Promise<AbsenceSaid & { withdrawn?: boolean }>,
  ): Promise<void> {
    mustBeAllowed(actor, 'record-casework');
    await this.unitOfWork.write(actor, async (work) => {
      const { staffId, mine } = await found(work, id);
      if (!mine) throw new Problem('not-allowed', 'Only they themselves and their manager change this.');
      await lockStaff(work, staffId);
      const old = await work.manager.findOneBy(Absence, { factId: id, replacedById: IsNull(), withdrawn: false });
      if (old?.id !== version) {
        throw new Problem('changed-by-someone-else', 'Someone else changed this a moment ago. Look at it again.');
      }
      const said = await story(work, old);
      const row = { ...said, ...stamp(actor), id: newId(), factId: id };
      // First the old row steps back, then the new one takes its place: the constraints see one at a time.
      await work.manager.update(Absence, { id: old.id }, { replacedById: row.id });
      await work.manager.insert(Absence, row);
    });
  }
}

/** Whom of those who stay the young people of somebody who is away know. */
export interface CoverKnown {
  people: (Named & { id: string; knownBy: Familiar[] })[];
  /** Of how many more the reader may know no name. */
  notNamed: number;
}

export interface StaffChoice {
  id: string;
  name: string;
  team: string | null;
  /** Who is asked first when they are away. */
  buddyId: string | null;
}

function stamp(actor: Actor) {
  return { recordedById: actor.kind === 'user' ? actor.userId : null, replacedById: null };
}

/** SQL that is true for staff `alias` whose absences the actor may record: themselves, and for a manager their teams. */
function mayChange(actor: Actor, alias: string, parameters: unknown[]): string {
  if (actor.kind === 'system') return 'true';
  const own = `${alias}.id = $${parameters.push(actor.staffId)}`;
  return actor.role === 'manager' ? `(${own} or ${alias}.team_id = any($${parameters.push(actor.teamIds)}))` : own;
}

async function read({ manager, actor }: Work, which: string, parameters: unknown[]): Promise<AbsenceRead[]> {
  const isMine = mayChange(actor, 's', parameters);
  const mayBeSeen =
    actor.kind === 'system'
      ? 'true'
      : `(${isMine} or x.cover_id = $${parameters.push(actor.staffId)} or s.team_id = any($${parameters.push(actor.teamIds)}))`;
  return manager.query<AbsenceRead[]>(
    `select x.fact_id as id, x.id as version, x.staff_id as "staffId", s.name, x.from_on as "fromOn", x.to_on as "toOn",
            x.cover_id as "coverId", c.name as "coverName", ${isMine} as mine,
            (select count(*)::int from young_person y where ${isOwn('x.staff_id')}
                and y.withdrawn_at is null and y.merged_into_id is null) as people
       from absence x join staff s on s.id = x.staff_id left join staff c on c.id = x.cover_id
      where x.replaced_by_id is null and not x.withdrawn and ${mayBeSeen} and ${which}`,
    parameters,
  );
}

async function found(work: Work, id: string): Promise<AbsenceRead> {
  const [row] = isId(id) ? await read(work, 'x.fact_id = $1', [id]) : [];
  if (!row) throw notFound();
  return row;
}

/** Whoever records an absence of someone waits for whoever is recording another. @throws Problem 'not-valid' */
async function lockStaff({ manager, actor }: Work, staffId: string): Promise<void> {
  const parameters: unknown[] = [staffId];
  const isMine = mayChange(actor, 's', parameters);
  const rows: unknown[] = isId(staffId)
    ? await manager.query(`select 1 from staff s where s.id = $1 and ${isMine} for update`, parameters)
    : [];
  if (rows.length === 0) throw invalid('staffId', 'Choose yourself, or someone in a team you manage');
}

/** @param was what stood, where one is changed: a first day long ago may stay */
async function check(work: Work, said: AbsenceSaid, today: LocalDate, was: Absence | null): Promise<void> {
  const id = was?.factId ?? null;
  const { fromOn, toOn, coverId, staffId } = said;
  const isAsItWas = fromOn === was?.fromOn;
  if (!isAsItWas && fromOn < addDays(today, -MOST_DAYS_BACK)) {
    throw invalid('fromOn', `Enter a day from ${formatLong(addDays(today, -MOST_DAYS_BACK))} on`);
  }
  if (fromOn > addDays(today, MOST_DAYS_AHEAD)) throw invalid('fromOn', 'Enter a day within the next year');
  if (toOn !== null && toOn <= fromOn) throw invalid('toOn', 'The first day back must be after the first day away');
  const other = await overlapping(work, staffId, said, id);
  if (other) throw invalid('fromOn', `They are away ${daysWords(other)} already. Change that one`);
  if (coverId === null) return;
  if (coverId === staffId) throw invalid('coverId', 'Choose someone else to cover');
  const cover = isId(coverId) ? await work.manager.findOneBy(Staff, { id: coverId }) : null;
  const mayCover = cover && !COVERS_FOR_NOBODY.includes(cover.post);
  if (!mayCover || (cover.leftOn !== null && cover.leftOn <= fromOn)) {
    throw invalid('coverId', 'Choose someone who works here to cover');
  }
  const away = await overlapping(work, coverId, said, null);
  if (away) throw invalid('coverId', `${cover.name} is away ${daysWords(away)}. Choose someone else to cover`);
}

async function overlapping(
  { manager }: Work,
  staffId: string,
  { fromOn, toOn }: Pick<AbsenceSaid, 'fromOn' | 'toOn'>,
  exceptId: string | null,
): Promise<Pick<Absence, 'fromOn' | 'toOn'> | null> {
  const [row]: Pick<Absence, 'fromOn' | 'toOn'>[] = await manager.query(
    `select from_on as "fromOn", to_on as "toOn" from absence
      where staff_id = $1 and replaced_by_id is null and not withdrawn and fact_id is distinct from $4
        and daterange(from_on, to_on) && daterange($2, $3) order by from_on limit 1`,
    [staffId, fromOn, toOn, exceptId],
  );
  return row ?? null;
}

/** From the first day to the last one away. */
export function daysWords({ fromOn, toOn }: Pick<Absence, 'fromOn' | 'toOn'>): string {
  if (toOn === null) return `from ${formatLong(fromOn)}`;
  const last = addDays(toOn, -1);
  return last === fromOn ? `on ${formatLong(fromOn)}` : `from ${formatLong(fromOn)} to ${formatLong(last)}`;
}
