import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { Deadline } from '../deadlines/deadline.entity';
import { correctFact, isRecorded, recordFact } from '../platform/fact';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { isOutstanding } from '../statutory/deadline';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { LATE_CAUSES, type LateCauseCode } from './causes';
import { isLate } from './is-late';
import { LateCause } from './late-cause.entity';
import type { LateLine } from './late-line';

/** One thing that was said of why an item is late, with who said it and when. */
export interface CauseSaid extends LateLine {
  /** The row, which a later word is based on. */
  id: string;
  ownerId: string | null;
  /** Null also for whoever does not read notes. */
  note: string | null;
  /** What anybody says who was not signed in is nobody's. */
  by: string | null;
  at: Date;
}

export interface WorkerAtWork {
  id: string;
  name: string;
  team: string | null;
}

/** An item that is late, for the form. */
export interface LateItem {
  person: PersonHeading;
  item: Deadline;
  /** Still to be done: then who puts it right by when is part of the answer. */
  outstanding: boolean;
  /** What was said, the latest first; that one stands. */
  said: CauseSaid[];
  workers: WorkerAtWork[];
}

export interface SayWhyLate {
  cause: LateCauseCode;
  note: string | null;
  putRightBy: LocalDate | null;
  ownerId: string | null;
  /** The id of the word that stood when this one was written; empty where there was none. */
  basedOn: string;
}

const MOST_WORDS = 500;

/** Why things are late, by when they are put right, and who sees to it. Every earlier word stays in the record. */
@Injectable()
export class LateCausesService {
  constructor(private readonly casework: Casework) {}

  /** For the form. @throws Problem 'not-found', also for what is not late; 'not-allowed' for whoever does no casework */
  async toSay(actor: Actor, personId: string, deadlineId: string, today: LocalDate, now: Date): Promise<LateItem> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const item = await itemOf(work, person.id, deadlineId);
      if (!isLate(item, today, now)) throw notFound();
      return {
        person: await headingOf(work, person),
        item,
        outstanding: isOutstanding(item.state),
        said: await causesOf(work, item.id),
        workers: await workersAtWork(work, today),
      };
    });
  }

  /** What was said of one item, the latest first. The look is audited. @throws Problem 'not-found' */
  async list(actor: Actor, personId: string, deadlineId: string): Promise<CauseSaid[]> {
    return this.casework.view(actor, personId, 'late-causes', async (work, person) => {
      const item = await itemOf(work, person.id, deadlineId);
      return causesOf(work, item.id);
    });
  }

  /**
   * Says why an item is late. Saying the same twice changes nothing.
   * @param id given by a form that may be sent twice
   * @returns the id of the word that stands
   * @throws Problem 'changed-by-someone-else' when another word was said since `basedOn`; 'not-valid' naming `cause`,
   * `note`, `putRightBy` or `ownerId`
   */
  async say(
    actor: Actor,
    personId: string,
    deadlineId: string,
    said: SayWhyLate,
    today: LocalDate,
    now: Date,
    id = newId(),
  ): Promise<string> {
    const { cause, basedOn } = said;
    if (!LATE_CAUSES.includes(cause)) throw invalid('cause', 'Choose why it is late');
    const note = said.note?.trim() || null;
    if (note && note.length > MOST_WORDS) throw invalid('note', `Write at most ${MOST_WORDS} characters`);
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      if (await isRecorded(work, LateCause, youngPersonId, id)) return id;
      const item = await itemOf(work, youngPersonId, deadlineId);
      if (!isLate(item, today, now)) throw invalid('cause', 'It is not late');
      const { putRightBy, ownerId } = await recovery(work, said, isOutstanding(item.state), today);
      const word = { youngPersonId, deadlineId: item.id, cause, note, putRightBy, ownerId };
      const standing = await standingCause(work, item.id);
      if (standing && isSame(standing, word, actor)) return standing.id;
      if ((standing?.id ?? '') !== basedOn) {
        throw new Problem(
          'changed-by-someone-else',
          'Somebody else said why this is late while you were writing. Read what stands here now, then save again or leave it.',
        );
      }
      const row = standing
        ? await correctFact(work, LateCause, { youngPersonId, factId: standing.factId }, word)
        : await recordFact(work, LateCause, word, id);
      await audit(work, {
        did: 'late-cause.said',
        youngPersonId,
        subjectId: item.id,
        detail: { cause, putRightBy, ownerId, before: standing?.cause ?? null },
      });
      return row.id;
    });
  }
}

/** What was said of why an item is late, the latest first. Notes are left out for whoever does not read them. */
export async function causesOf(work: Work, deadlineId: string): Promise<CauseSaid[]> {
  const said: CauseSaid[] = await work.manager.query(
    `select k.id, k.cause, k.note, k.put_right_by as "putRightBy", k.owner_id as "ownerId", o.name as owner,
            s.name as by, k.recorded_at as at
       from late_cause k left join staff o on o.id = k.owner_id
       left join app_user u on u.id = k.recorded_by_id left join staff s on s.id = u.staff_id
      where k.deadline_id = $1 order by k.replaced_by_id is null desc, k.recorded_at desc, k.id desc`,
    [deadlineId],
  );
  return may(work.actor, 'read-notes') ? said : said.map((one) => ({ ...one, note: null }));
}

async function itemOf(work: Work, youngPersonId: string, deadlineId: string): Promise<Deadline> {
  const item = isId(deadlineId) ? await work.manager.findOneBy(Deadline, { id: deadlineId, youngPersonId }) : null;
  if (!item) throw notFound();
  return item;
}

/** Who puts it right by when: asked of what is still to be done, and of nothing else. */
async function recovery(
  work: Work,
  { putRightBy, ownerId }: SayWhyLate,
  outstanding: boolean,
  today: LocalDate,
): Promise<Pick<SayWhyLate, 'putRightBy' | 'ownerId'>> {
  if (!outstanding) {
    if (putRightBy !== null) throw invalid('putRightBy', 'It is over: there is no day to put it right by');
    if (ownerId !== null) throw invalid('ownerId', 'It is over: there is nobody to put it right');
    return { putRightBy, ownerId };
  }
  if (putRightBy === null) throw invalid('putRightBy', 'Enter the day by which it will be put right');
  if (putRightBy < today) throw invalid('putRightBy', 'This day has passed. Enter today or a later day');
  if (ownerId === null) throw invalid('ownerId', 'Choose who will put it right');
  const workers = await workersAtWork(work, today);
  const owner = workers.find((worker) => worker.id === ownerId.toLowerCase());
  if (!owner) throw invalid('ownerId', 'Choose somebody who works here');
  return { putRightBy, ownerId: owner.id };
}

async function standingCause(work: Work, deadlineId: string): Promise<LateCause | null> {
  return work.manager
    .getRepository(LateCause)
    .createQueryBuilder('k')
    .where('k.deadlineId = :deadlineId and k.replacedById is null and not k.withdrawn', { deadlineId })
    .getOne();
}

function isSame(
  standing: LateCause,
  word: Pick<LateCause, 'cause' | 'note' | 'putRightBy' | 'ownerId'>,
  actor: Actor,
): boolean {
  return (
    standing.recordedById === (actor.kind === 'user' ? actor.userId : null) &&
    standing.cause === word.cause &&
    standing.note === word.note &&
    standing.putRightBy === word.putRightBy &&
    standing.ownerId === word.ownerId
  );
}

/** Everyone at work who does casework, by team and name. */
async function workersAtWork({ manager }: Work, today: LocalDate): Promise<WorkerAtWork[]> {
  return manager.query<WorkerAtWork[]>(
    `select s.id, s.name, t.name as team from staff s left join team t on t.id = s.team_id
      where (s.left_on is null or s.left_on > $1) and s.post not in ('data-officer', 'administrator', 'duty-worker')
      order by t.name nulls last, s.name, s.id`,
    [today],
  );
}
