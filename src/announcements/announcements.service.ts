import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { isId, newId } from '../platform/ids';
import { notFound, Problem, type FieldError } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { teamsOf } from '../sign-in/actors';
import { addDays, type LocalDate } from '../statutory/local-date';
import { Announcement, AUDIENCES, type Audience } from './announcement.entities';
import { isFor } from './on-top';

export const LONGEST_TITLE = 120;
export const LONGEST_WORDS = 4000;
/** What holds for longer is a rule, and stands elsewhere. */
const MOST_DAYS = 92;

export interface AnnouncementSaid {
  title: string;
  words: string;
  roles: Audience[];
  /** None: all of them, which only an administrator may choose. */
  teamIds: string[];
  untilOn: LocalDate;
}

export interface AnnouncementTold extends AnnouncementSaid {
  id: string;
  /** Of how many wordings it is the last. */
  number: number;
  /** The teams it is for, by name; none: all of them. */
  teams: string[];
  writtenOn: LocalDate;
  writtenBy: string;
  writtenById: string;
  /** The reader wrote one of its wordings. */
  wroteOne: boolean;
  takenBackOn: LocalDate | null;
  /** The reader is one of those it is for. */
  isForMe: boolean;
  /** When the reader read it. */
  readAt: Date | null;
}

export interface Reader {
  name: string;
  /** Null: has not read it. */
  readAt: Date | null;
}

export interface AnnouncementOpened {
  announcement: AnnouncementTold;
  /** Earlier wordings, the last first. */
  before: { title: string; words: string; writtenOn: LocalDate }[];
  /** Null for whoever may not correct it. Who read it stands before who did not, each by name. */
  readers: Reader[] | null;
}

/**
 * What managers and administrators tell staff. It stands on top of Today, Team and Duty of those it is for until they say that
 * they have read it, at the longest to its day. Each step is one transaction with its audit event.
 */
@Injectable()
export class AnnouncementsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those for the reader or written by them, all for an administrator; the last written first. @param text that each word of it stands in */
  async list(
    actor: UserActor,
    text: string,
    today: LocalDate,
  ): Promise<{ announcements: AnnouncementTold[]; today: LocalDate }> {
    mustBeAllowed(actor, 'read-announcements');
    const announcements = await this.unitOfWork.read(actor, async ({ manager }) => {
      const words = text
        .split(/\s+/)
        .filter(Boolean)
        .map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
      const found: AnnouncementTold[] = await manager.query(
        `${TOLD} where ${STANDS_OR_OVER} and ${MAY_READ} and (a.title || ' ' || a.words) ilike all($4::text[])
          order by a.recorded_at desc, a.id limit 200`,
        [...reader(actor), words],
      );
      return found;
    });
    return { announcements, today };
  }

  /** @throws Problem 'not-found' for one that is not for the reader */
  async open(actor: UserActor, id: string, today: LocalDate): Promise<AnnouncementOpened> {
    mustBeAllowed(actor, 'read-announcements');
    return this.unitOfWork.read(actor, async (work) => {
      const announcement = await standing(work, actor, id);
      const before: AnnouncementOpened['before'] = await work.manager.query(
        `select b.title, b.words, b.written_on as "writtenOn" from announcement a
           join announcement b on b.first_id = a.first_id and b.number < a.number where a.id = $1 order by b.number desc`,
        [announcement.id],
      );
      const readers = mayCorrect(actor, announcement) ? await readersOf(work, announcement.id, today) : null;
      return { announcement, before, readers };
    });
  }

  /** The wording that stands, also once it was taken back, for whoever may correct it. @throws Problem 'not-found' */
  async toCorrect(actor: UserActor, id: string): Promise<AnnouncementTold> {
    mustBeAllowed(actor, 'announce');
    return this.unitOfWork.read(actor, async (work) => {
      const found = await standing(work, actor, id);
      if (!mayCorrect(actor, found)) throw notFound();
      return found;
    });
  }

  /** Which teams somebody may write to. @throws Problem 'not-allowed' */
  async toWrite(actor: UserActor): Promise<{ id: string; name: string }[]> {
    mustBeAllowed(actor, 'announce');
    return this.unitOfWork.read(actor, (work) => teamsToWrite(work, actor));
  }

  /**
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `title`, `words`, `roles`, `teamIds` or `untilOn`
   */
  async write(actor: UserActor, said: AnnouncementSaid, today: LocalDate, id = newId()): Promise<string> {
    mustBeAllowed(actor, 'announce');
    return this.unitOfWork.write(actor, async (work) => {
      if (await work.manager.existsBy(Announcement, { id, writtenById: actor.staffId })) return id;
      await mustBeRight(work, actor, said, today);
      await work.manager.insert(Announcement, rowOf(actor, said, today, { id, firstId: id, number: 1 }));
      await audit(work, { did: 'announcement.written', subjectId: id, detail: forWhom(said) });
      return id;
    });
  }

  /**
   * Another wording, day or audience: everybody it is for is asked to read it again.
   * @param of the wording that was read
   * @throws Problem 'not-valid', 'not-found'; 'changed-by-someone-else' where somebody corrected it or took it back since
   */
  async correct(actor: UserActor, of: string, said: AnnouncementSaid, today: LocalDate, id = newId()): Promise<string> {
    mustBeAllowed(actor, 'announce');
    return this.unitOfWork.write(actor, async (work) => {
      const found = await mine(work, actor, of);
      if (await work.manager.existsBy(Announcement, { id, firstId: found.firstId })) return id;
      await mustBeRight(work, actor, said, today);
      await moveOn(work, found, { replacedById: id });
      const row = rowOf(actor, said, today, { id, firstId: found.firstId, number: found.number + 1 });
      await work.manager.insert(Announcement, row);
      await audit(work, {
        did: 'announcement.corrected',
        subjectId: id,
        detail: { ...forWhom(said), corrects: found.id },
      });
      return id;
    });
  }

  /** It stands nowhere any more, and stays in what was announced. Twice is once. @throws Problem 'not-found', 'changed-by-someone-else' */
  async takeBack(actor: UserActor, id: string, today: LocalDate): Promise<void> {
    mustBeAllowed(actor, 'announce');
    await this.unitOfWork.write(actor, async (work) => {
      const found = await mine(work, actor, id);
      if (found.takenBackOn !== null) return;
      await moveOn(work, found, { takenBackOn: today, takenBackById: actor.staffId });
      await audit(work, { did: 'announcement.taken-back', subjectId: found.id });
    });
  }

  /** The reader has read it. Twice is once, with the first time. @throws Problem 'not-found' for one that is not for them */
  async read(actor: UserActor, id: string, now: Date): Promise<void> {
    mustBeAllowed(actor, 'read-announcements');
    await this.unitOfWork.write(actor, async (work) => {
      const found = await standing(work, actor, id);
      // Who presses the button of an earlier wording has not read this one
      if (!found.isForMe || found.id !== id.toLowerCase()) throw notFound();
      const added: unknown[] = await work.manager.query(
        `insert into announcement_read (announcement_id, staff_id, read_at) values ($1, $2, $3) on conflict do nothing returning 1`,
        [found.id, actor.staffId, now],
      );
      if (added.length > 0) await audit(work, { did: 'announcement.read', subjectId: found.id });
    });
  }
}

const ME = { id: '$1::uuid', role: '$2::text', teams: '$3::uuid[]' };
const reader = ({ staffId, role, teamIds }: UserActor): unknown[] => [staffId, role, teamIds];

const STANDS_OR_OVER = `a.replaced_by_id is null`;
/** Who wrote any of its wordings may read and correct the one that stands, whoever wrote that. */
const WROTE_ONE = `exists (select from announcement o where o.first_id = a.first_id and o.written_by_id = $1)`;
const MAY_READ = `($2 = 'administrator' or ${WROTE_ONE} or ${isFor(ME)})`;

const TOLD = `select a.id, a.number, a.title, a.words, a.roles, a.team_ids as "teamIds", a.until_on as "untilOn",
    array(select t.name from team t where t.id = any(a.team_ids) order by t.name) as teams, a.written_on as "writtenOn",
    b.name as "writtenBy", b.id as "writtenById", ${WROTE_ONE} as "wroteOne", a.taken_back_on as "takenBackOn", ${isFor(ME)} as "isForMe",
    (select r.read_at from announcement_read r where r.announcement_id = a.id and r.staff_id = $1) as "readAt"
  from announcement a join staff b on b.id = a.written_by_id`;

/** The wording that stands of what any of its wordings is named by. */
async function standing({ manager }: Work, actor: UserActor, id: string): Promise<AnnouncementTold> {
  if (!isId(id)) throw notFound();
  const [found]: AnnouncementTold[] = await manager.query(
    `${TOLD} where ${STANDS_OR_OVER} and ${MAY_READ}
       and a.first_id = (select o.first_id from announcement o where o.id = $4)`,
    [...reader(actor), id],
  );
  if (!found) throw notFound();
  return found;
}

function mayCorrect({ role }: UserActor, { wroteOne }: { wroteOne: boolean }): boolean {
  return role === 'administrator' || (role === 'manager' && wroteOne);
}

async function mine({ manager }: Work, actor: UserActor, id: string): Promise<Announcement> {
  if (!isId(id)) throw notFound();
  // Two who send at the same moment wait for each other here
  await manager.query(`select id from announcement where id = $1 for update`, [id]);
  const found = await manager.findOneBy(Announcement, { id });
  if (!found) throw notFound();
  const wroteOne = await manager.existsBy(Announcement, { firstId: found.firstId, writtenById: actor.staffId });
  if (!mayCorrect(actor, { wroteOne })) throw notFound();
  return found;
}

/** Of two who correct one wording or take it back, the second is told. @throws Problem 'changed-by-someone-else' */
async function moveOn({ manager }: Work, { id }: Announcement, to: Partial<Announcement>): Promise<void> {
  const changed = await manager.update(Announcement, { id, replacedById: IsNull(), takenBackOn: IsNull() }, to);
  if (changed.affected === 1) return;
  throw new Problem(
    'changed-by-someone-else',
    'Somebody corrected this or took it back since you opened it. Nothing was saved.',
  );
}

async function readersOf({ manager }: Work, id: string, today: LocalDate): Promise<Reader[]> {
  return manager.query(
    `select s.name, r.read_at as "readAt"
       from announcement a join app_user u on u.role = any(a.roles) and u.disabled_at is null
       join staff s on s.id = u.staff_id and (s.left_on is null or s.left_on > $2)
       left join announcement_read r on r.announcement_id = a.id and r.staff_id = s.id
      where a.id = $1 and ${isFor({ id: 's.id', role: 'u.role', teams: teamsOf('s', '$2::date') })}
      order by r.read_at, s.name, s.id`,
    [id, today],
  );
}

async function teamsToWrite({ manager }: Work, { role, teamIds }: UserActor): Promise<{ id: string; name: string }[]> {
  return manager.query(`select id, name from team where $1 or id = any($2) order by name, id`, [
    role === 'administrator',
    teamIds,
  ]);
}

/** What is wrong with what was written, whoever writes it. */
export function writtenFaults({
  title,
  words,
  roles,
}: Pick<AnnouncementSaid, 'title' | 'words'> & { roles: readonly string[] }): FieldError[] {
  const faults: FieldError[] = [];
  if (!title.trim()) faults.push({ field: 'title', message: 'Enter what it is about' });
  if (title.length > LONGEST_TITLE)
    faults.push({ field: 'title', message: `Write ${LONGEST_TITLE} characters or fewer` });
  if (!words.trim()) faults.push({ field: 'words', message: 'Enter what you want to say' });
  if (words.length > LONGEST_WORDS) faults.push({ field: 'words', message: 'Write 4,000 characters or fewer' });
  if (roles.length === 0 || roles.some((role) => !AUDIENCES.some((audience) => audience === role))) {
    faults.push({ field: 'roles', message: 'Choose who it is for' });
  }
  return faults;
}

async function mustBeRight(work: Work, actor: UserActor, said: AnnouncementSaid, today: LocalDate): Promise<void> {
  const { teamIds, untilOn } = said;
  const faults = writtenFaults(said);
  const teams = await teamsToWrite(work, actor);
  if (teamIds.some((one) => !teams.some(({ id }) => id === one))) {
    faults.push({ field: 'teamIds', message: 'Choose among your teams' });
  } else if (teamIds.length === 0 && actor.role !== 'administrator') {
    faults.push({ field: 'teamIds', message: 'Choose at least one of your teams' });
  }
  if (untilOn < today) faults.push({ field: 'untilOn', message: 'Must be today or later' });
  if (untilOn > addDays(today, MOST_DAYS)) faults.push({ field: 'untilOn', message: 'Must be within three months' });
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
}

function rowOf(
  actor: UserActor,
  { title, words, roles, teamIds, untilOn }: AnnouncementSaid,
  today: LocalDate,
  of: Pick<Announcement, 'id' | 'firstId' | 'number'>,
) {
  const said = { title: title.trim(), words: words.trim(), roles, teamIds: [...new Set(teamIds)], untilOn };
  return { ...of, ...said, writtenById: actor.staffId, writtenOn: today };
}

const forWhom = ({ roles, teamIds, untilOn }: AnnouncementSaid) => ({ roles, teamIds, untilOn });
