import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { isId, newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Buddy } from './buddy.entity';
import { buddyNamed, buddyOf, canBeBuddy } from './buddy-sql';
import { isLeaving } from './is-leaving';

export interface WorkerWithBuddy {
  id: string;
  name: string;
  team: string | null;
  /** How often it was said. */
  number: number;
  /** Who works here. */
  buddyId: string | null;
  buddyName: string | null;
  /** Who was it and cannot be any more: another is to be named. */
  buddyWas: string | null;
}

export interface BuddiesOpened {
  /** Advisers of the reader's teams; those whose buddy cannot be it any more come first, then those without one. */
  workers: WorkerWithBuddy[];
  /** Who can be somebody's buddy, of every team. */
  choices: { id: string; name: string; team: string | null }[];
}

const AT_WORK = `s.left_on is null and not ${isLeaving('s')}`;

/** Advisers of these teams who stay; $1 teams. */
const ADVISERS = `from staff s left join team t on t.id = s.team_id
  left join staff was on was.id = ${buddyNamed('s.id')} and not ${canBeBuddy('was')}
 where s.team_id = any($1) and s.post = 'personal-adviser' and ${AT_WORK}`;

/** Who is asked first for a worker who is away or leaves, so that young people know the next face. */
@Injectable()
export class BuddiesService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Problem 'not-allowed' */
  async open(actor: Actor): Promise<BuddiesOpened> {
    mustBeAllowed(actor, 'see-team');
    return this.unitOfWork.read(actor, async ({ manager }) => ({
      workers: await manager.query<WorkerWithBuddy[]>(
        `select s.id, s.name, t.name as team, coalesce((select max(b.number) from buddy b where b.staff_id = s.id), 0) as number,
                ${buddyOf('s.id', 'id')} as "buddyId", ${buddyOf('s.id', 'name')} as "buddyName", was.name as "buddyWas"
           ${ADVISERS} order by was.id is null, ${buddyOf('s.id', 'id')} is not null, t.name, s.name, s.id`,
        [teamsOf(actor)],
      ),
      choices: await manager.query<BuddiesOpened['choices']>(
        `select s.id, s.name, t.name as team from staff s left join team t on t.id = s.team_id
          where ${canBeBuddy('s')} order by t.name nulls last, s.name, s.id`,
      ),
    }));
  }

  /**
   * @param number how often it was said when the page was opened
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `staffId` or `buddyId`; 'changed-by-someone-else'; 'not-allowed'
   */
  async name(
    actor: UserActor,
    said: { staffId: string; buddyId: string | null; number: number },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    mustBeAllowed(actor, 'allocate');
    const { number } = said;
    const staffId = said.staffId.toLowerCase();
    const buddyId = said.buddyId?.toLowerCase() ?? null;
    return this.unitOfWork.write(actor, async (work) => {
      await work.manager.query(`select pg_advisory_xact_lock(hashtext('buddy of ' || $1))`, [staffId]);
      const worker = await atWork(work, staffId, `and s.post = 'personal-adviser' and s.team_id = any($2)`, [
        actor.teamIds,
      ]);
      if (!worker) throw invalid('staffId', 'Choose an adviser of your teams');
      if (await work.manager.existsBy(Buddy, { id, staffId })) return id;
      if (buddyId === staffId) throw invalid('buddyId', 'Choose somebody else');
      if (buddyId !== null && !(await atWork(work, buddyId, `and ${canBeBuddy('s')}`, []))) {
        throw invalid('buddyId', 'Choose someone who works here and is not leaving');
      }
      const last = await work.manager.maximum(Buddy, 'number', { staffId });
      if ((last ?? 0) !== number) {
        throw new Problem(
          'changed-by-someone-else',
          'Somebody else has named a buddy meanwhile. Look at who it is now.',
        );
      }
      const row = { id, staffId, number: number + 1, buddyId, namedOn: today, recordedById: actor.staffId };
      await work.manager.insert(Buddy, row);
      await audit(work, { did: 'worker.buddy-named', subjectId: staffId, detail: { buddyId } });
      return id;
    });
  }
}

/** Of how many advisers of these teams the buddy cannot be it any more. */
export async function countBuddiesToName({ manager }: Work, teamIds: readonly string[]): Promise<number> {
  const [row] = await manager.query<{ n: number }[]>(`select count(*)::int as n ${ADVISERS} and was.id is not null`, [
    teamIds,
  ]);
  return row!.n;
}

/** Held until this is saved, so that nobody records meanwhile that they leave. */
async function atWork({ manager }: Work, id: string, which: string, more: unknown[]): Promise<boolean> {
  if (!isId(id)) return false;
  const rows: unknown[] = await manager.query(
    `select from staff s where s.id = $1 and ${AT_WORK} ${which} for share of s`,
    [id, ...more],
  );
  return rows.length > 0;
}

function teamsOf(actor: Actor): readonly string[] {
  return actor.kind === 'user' ? actor.teamIds : [];
}
