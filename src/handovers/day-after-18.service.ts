import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { policyFor } from '../authority/policies';
import { Allocation } from '../caseloads/allocation.entity';
import { allocationsOf } from '../caseloads/give-worker';
import { readRoleWords, type RoleWords } from '../caseloads/role-words';
import { WorkerChange } from '../caseloads/worker-change.entity';
import { knownFacts } from '../pathway-plans/known-facts';
import type { RecordFact } from '../pathway-plans/plan-document';
import { correctFact } from '../platform/fact';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { SectionKey } from '../statutory/content/plan';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import type { LocalDate } from '../statutory/local-date';
import { addWorkingDays } from '../statutory/working-days';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import { RECEIVER, turning18, type Turning18 } from './turning-18';
import { DAY_AFTER_TOPICS, dayAfter18, type DayAfterTopic } from './day-after-18';
import { AdviserTransfer, AdviserTransferConfirmed, DayAfter18 } from './day-after-18.entities';

export interface TopicOfDay {
  topic: DayAfterTopic;
  /** Of what holds now; null where nobody has written anything. */
  id: string | null;
  /** Empty where nothing is arranged. */
  words: string;
  by: string | null;
  on: LocalDate | null;
  /** What the record holds on it, as it is today. */
  facts: RecordFact[];
  /** Something is arranged; of the worker, also where there is a personal adviser. */
  settled: boolean;
}

export interface WorkerOfDay {
  allocationId: string;
  role: 'social-worker' | 'personal-adviser';
  staffId: string;
  name: string;
  fromOn: LocalDate;
}

export interface TransferRead {
  id: string;
  fromOn: LocalDate;
  adviserId: string;
  adviserName: string;
  /** Who confirms it: the adviser they have now, or the one of the decision where they have none. */
  receiverId: string;
  receiverName: string;
  confirmByOn: LocalDate;
  socialWorkerName: string;
  socialWorkerStays: boolean;
  reason: string;
  view: string | null;
  noViewBecause: string | null;
  decidedBy: string | null;
  confirmedOn: LocalDate | null;
  confirmedBy: string | null;
}

export interface DayAfter18Read {
  person: PersonHeading;
  roleWords: RoleWords;
  day: LocalDate;
  topics: TopicOfDay[];
  /** Who works with the young person now, the social worker first. */
  workers: WorkerOfDay[];
  /** The last first. */
  transfers: TransferRead[];
}

export interface TransferSaid {
  fromOn: LocalDate;
  socialWorkerStays: boolean;
  reason: string;
  view: string | null;
  noViewBecause: string | null;
}

/** What each topic has on the record already: nobody writes it again. */
const MATTER_OF: Readonly<Record<DayAfterTopic, SectionKey | null>> = {
  home: 'accommodation',
  money: null,
  adviser: 'adviser',
  health: 'health',
  education: 'education',
  documents: 'status',
};

/**
 * What is settled for the day after 18, and the transfer from the social worker to the personal adviser. Each write is
 * one transaction with its audit event. Nothing here happens by itself at 18.
 */
@Injectable()
export class DayAfter18Service {
  constructor(
    private readonly casework: Casework,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Whoever turns 18 soon, and whose transfer at 18 is open: of a manager's young people, or an adviser's own.
   * @throws Problem 'not-allowed'
   */
  async turning18(actor: UserActor, today: LocalDate): Promise<{ people: Turning18[]; roleWords: RoleWords }> {
    mustBeAllowed(actor, 'see-turning-18');
    return this.unitOfWork.read(actor, async (work) => ({
      people: await turning18(work, today, actor.role === 'adviser' ? actor.staffId : null),
      roleWords: await readRoleWords(work),
    }));
  }

  /** The look is audited. @throws Problem 'not-found'; 'not-allowed' */
  async open(actor: Actor, personId: string, today: LocalDate): Promise<DayAfter18Read> {
    return this.casework.view(actor, personId, 'day-after-18', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      return read(work, person, today);
    });
  }

  /**
   * Writes what is arranged, of the topics whose words differ from those that were shown. All or nothing.
   * @param given by topic: the words, and the id of what was shown there
   * @returns how many topics were written
   * @throws Problem 'changed-by-someone-else' naming the topics that somebody wrote meanwhile
   */
  async write(
    actor: UserActor,
    personId: string,
    given: readonly { topic: DayAfterTopic; words: string; seenId: string | null }[],
    today: LocalDate,
  ): Promise<number> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const standing = new Map((await lastOfTopics(work, person.id)).map((one) => [one.topic, one]));
      const seen = await work.manager.findBy(DayAfter18, { youngPersonId: person.id });
      const changed = given
        .map((one) => ({ ...one, words: one.words.trim() }))
        .filter(({ topic, words, seenId }) => {
          const was = seen.find(({ id }) => id === seenId)?.words ?? '';
          return words !== was && words !== (standing.get(topic)?.words ?? '');
        });
      const meanwhile = changed.filter(({ topic, seenId }) => (standing.get(topic)?.id ?? null) !== seenId);
      if (meanwhile.length > 0) {
        const errors = meanwhile.map(({ topic }) => ({ field: topic, message: 'Somebody wrote here meanwhile' }));
        throw new Problem('changed-by-someone-else', 'Somebody wrote here while you did.', errors);
      }
      for (const { topic, words } of changed) {
        const row = { id: newId(), youngPersonId: person.id, topic, words, recordedById: actor.staffId };
        await work.manager.insert(DayAfter18, row);
        await audit(work, {
          did: 'day-after-18.written',
          youngPersonId: person.id,
          subjectId: row.id,
          detail: { topic },
        });
      }
      return changed.length;
    });
  }

  /**
   * The personal adviser leads from a day on. The social worker stays beside them, or ends on that day. What the one
   * before knew is then handed over on its page.
   * @param id given by a form that may be sent twice, so that both are one decision
   * @throws Problem 'not-valid' naming the field; 'not-allowed' for whoever does not allocate
   */
  async transfer(
    actor: UserActor,
    personId: string,
    said: TransferSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'allocate', today, async (work, person) => {
      if (await work.manager.existsBy(AdviserTransfer, { id, youngPersonId: person.id })) return id;
      const view = said.view?.trim() || null;
      const noViewBecause = said.noViewBecause?.trim() || null;
      if (view === null && noViewBecause === null) {
        throw invalid('view', 'Write what they say of it, or why they could not be asked');
      }
      if (view !== null && noViewBecause !== null) {
        throw invalid('noViewBecause', 'Their view is written: leave this empty');
      }
      if (!said.reason.trim()) throw invalid('reason', 'Enter why now');
      if (said.fromOn > today) throw invalid('fromOn', 'Enter the day from which the adviser leads, today or earlier');
      const allocations = await allocationsOf(work, [person.id]);
      const running = (role: WorkerOfDay['role']) =>
        allocations.find((one) => one.role === role && one.toOn === null) ?? null;
      const [socialWorker, adviser] = [running('social-worker'), running('personal-adviser')];
      if (!adviser) throw invalid('fromOn', 'Nobody is their personal adviser yet. Give them one first');
      if (!socialWorker) throw invalid('fromOn', 'Nobody is their social worker any more');
      if (said.fromOn < adviser.fromOn || said.fromOn < socialWorker.fromOn) {
        throw invalid('fromOn', 'Enter a day on which both were their workers');
      }
      const { plans } = await policyFor(work, today);
      if (!said.socialWorkerStays) await correctFact(work, Allocation, socialWorker, { toOn: said.fromOn });
      await work.manager.insert(AdviserTransfer, {
        id,
        youngPersonId: person.id,
        adviserAllocationId: adviser.factId,
        adviserId: adviser.staffId,
        socialWorkerId: socialWorker.staffId,
        fromOn: said.fromOn,
        socialWorkerStays: said.socialWorkerStays,
        reason: said.reason.trim(),
        view,
        noViewBecause,
        confirmByOn: addWorkingDays(today, plans.transferConfirmWD, ENGLAND_AND_WALES),
        recordedById: actor.staffId,
      });
      await work.manager
        .createQueryBuilder()
        .insert()
        .into(WorkerChange)
        .values({ allocationId: adviser.factId, youngPersonId: person.id })
        .orIgnore()
        .execute();
      await audit(work, {
        did: 'adviser-transfer.decided',
        youngPersonId: person.id,
        subjectId: id,
        detail: {
          fromOn: said.fromOn,
          adviserId: adviser.staffId,
          socialWorkerId: socialWorker.staffId,
          socialWorkerStays: said.socialWorkerStays,
        },
      });
      return id;
    });
  }

  /**
   * The adviser has read what the record carries, and takes it as it is. Said again it is recorded once. Where the young
   * person has another adviser by now, that one takes over.
   * @throws Problem 'not-found' also for another young person's; 'not-allowed' for anybody but that adviser
   */
  async confirm(actor: UserActor, personId: string, transferId: string, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const id = transferId.toLowerCase();
      const transfer = isId(id) ? (await transfersOf(work, person.id)).find((one) => one.id === id) : null;
      if (!transfer) throw notFound();
      if (transfer.receiverId !== actor.staffId) {
        throw new Problem('not-allowed', 'The personal adviser who takes over confirms it.');
      }
      if (await work.manager.existsBy(AdviserTransferConfirmed, { transferId: id })) return;
      const row = { transferId: id, youngPersonId: person.id, staffId: actor.staffId, confirmedOn: today };
      await work.manager.insert(AdviserTransferConfirmed, row);
      await audit(work, { did: 'adviser-transfer.confirmed', youngPersonId: person.id, subjectId: id });
    });
  }
}

async function read(work: Work, person: YoungPerson, today: LocalDate): Promise<DayAfter18Read> {
  const workers: WorkerOfDay[] = await work.manager.query(
    `select a.fact_id as "allocationId", a.role, a.staff_id as "staffId", s.name, a.from_on as "fromOn"
       from allocation a join staff s on s.id = a.staff_id
      where a.young_person_id = $1 and a.role in ('social-worker', 'personal-adviser') and a.replaced_by_id is null
        and not a.withdrawn and a.to_on is null order by a.role desc, a.from_on`,
    [person.id],
  );
  const written = new Map((await lastOfTopics(work, person.id)).map((one) => [one.topic, one]));
  const topics: TopicOfDay[] = [];
  for (const topic of DAY_AFTER_TOPICS) {
    const one = written.get(topic);
    const words = one?.words ?? '';
    const isGiven = topic === 'adviser' && workers.some(({ role }) => role === 'personal-adviser');
    const facts = await knownFacts(work, person, MATTER_OF[topic], today);
    const { id = null, by = null, on = null } = one ?? {};
    topics.push({ topic, id, words, by, on, facts, settled: words !== '' || isGiven });
  }
  return {
    person: await headingOf(work, person),
    roleWords: await readRoleWords(work),
    day: dayAfter18(person.dateOfBirth),
    topics,
    workers,
    transfers: may(work.actor, 'read-notes') ? await transfersOf(work, person.id) : [],
  };
}

async function lastOfTopics(
  { manager }: Work,
  personId: string,
): Promise<{ id: string; topic: DayAfterTopic; words: string; by: string | null; on: LocalDate }[]> {
  return manager.query(
    `select distinct on (d.topic) d.id, d.topic, d.words, s.name as by,
            (d.recorded_at at time zone 'Europe/London')::date as "on"
       from day_after_18 d left join staff s on s.id = d.recorded_by_id
      where d.young_person_id = $1 order by d.topic, d.recorded_at desc, d.id desc`,
    [personId],
  );
}

async function transfersOf({ manager }: Work, personId: string): Promise<TransferRead[]> {
  return manager.query(
    `select t.id, t.from_on as "fromOn", t.adviser_id as "adviserId", a.name as "adviserName", r.id as "receiverId",
            r.name as "receiverName", t.confirm_by_on as "confirmByOn", w.name as "socialWorkerName",
            t.social_worker_stays as "socialWorkerStays", t.reason, t.view, t.no_view_because as "noViewBecause",
            m.name as "decidedBy", c.confirmed_on as "confirmedOn", k.name as "confirmedBy"
       from adviser_transfer t join staff a on a.id = t.adviser_id
       join staff r on r.id = ${RECEIVER}
       join staff w on w.id = t.social_worker_id
       left join staff m on m.id = t.recorded_by_id
       left join adviser_transfer_confirmed c on c.transfer_id = t.id left join staff k on k.id = c.staff_id
      where t.young_person_id = $1 order by t.from_on desc, t.recorded_at desc, t.id`,
    [personId],
  );
}
