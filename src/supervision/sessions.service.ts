import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { Staff } from '../caseloads/staff.entity';
import { CaseFiles } from '../deadlines/case-files';
import { recordFact } from '../platform/fact';
import { idOf, isId, newId } from '../platform/ids';
import { invalid, notFound, Problem, type FieldError } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { addMonths, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import type { Named } from '../young-people/names';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { agendaPeople, peopleOf, type AgendaPerson } from './agenda';
import { CaseSupervision } from './case-supervision.entity';
import {
  decisionsIn,
  draftFaults,
  effectsIn,
  entryOf,
  noteOf,
  riskIn,
  withTextsBefore,
  type CaseTexts,
} from './case-texts';
import { cursoryFindings, type CursoryFinding, type EarlierText } from './cursory';
import { asksForEffect, standingOf } from './decision-standing';
import { decisionExamples, EXAMPLES_BESIDE, type DecisionExampleTold } from './decision-examples-told';
import { decisionsOf, type DecisionTold } from './decisions-told';
import { insertDecisions, insertStep, staffAtWork, type StaffToChoose } from './decisions.service';
import { questionOf, type Prompt } from './methods';
import { sinceLastTime, type SinceLine } from './since-last-time';
import { HAS_LEFT } from './sessions-open';
import {
  SupervisionCase,
  SupervisionMethod,
  SupervisionPersonal,
  SupervisionSession,
  SupervisionSignature,
} from './supervision.entities';
import { workersOf, type SupervisedWorker } from './worker-supervision';

export interface MethodChoice {
  id: string;
  name: string;
  about: string;
}

/** Everything a session begins from. */
export interface Agenda {
  worker: SupervisedWorker;
  people: AgendaPerson[];
  /** Decided before and not settled, or nobody has said what difference they made. */
  decisions: DecisionTold[];
  methods: MethodChoice[];
  /** The method of their last session. */
  lastMethodId: string | null;
  lastHeldOn: LocalDate | null;
  /** A session with this worker that is open already. */
  openId: string | null;
}

export interface SessionSummary {
  id: string;
  staffId: string;
  workerName: string;
  managerId: string;
  managerName: string;
  heldOn: LocalDate;
  state: SupervisionSession['state'];
  signedOn: LocalDate | null;
  methodName: string;
  /** How many young people were thought about. */
  people: number;
  /** Who signed the session as it stands. */
  signedBy: string[];
}

export interface SessionCase {
  person: AgendaPerson;
  caseId: string;
  version: number;
  texts: CaseTexts;
  questions: Record<string, string>;
  despite: string | null;
  findings: CursoryFinding[];
  /** What is not right yet about the decisions, by field. */
  faults: FieldError[];
  /** Decisions from before that ask what difference they made, and of how many of them somebody said. */
  asked: number;
  said: number;
}

export interface SessionOpened extends SessionSummary {
  methodId: string;
  method: Pick<SupervisionMethod, 'name' | 'about' | 'prompts'>;
  methods: MethodChoice[];
  version: number;
  givenUpBecause: string | null;
  cases: SessionCase[];
  /** Young people of it whom the reader may not see any more. */
  hidden: number;
  /** The worker's other young people, who can be added. */
  others: (Named & { personId: string })[];
  /** What is between the two; null for everyone else. */
  personal: { text: string; version: number } | null;
  /** What the reader is here; a successor answers for the worker, and the session’s manager has left. */
  reader: 'worker' | 'manager' | 'successor' | 'line';
}

export interface CaseOpened {
  session: SessionSummary;
  reader: SessionOpened['reader'];
  heading: PersonHeading;
  person: AgendaPerson;
  /** Once signed, the fact of the record has this id. */
  caseId: string;
  /** It is signed and was not taken out of the record as recorded in error. */
  stands: boolean;
  prompts: Prompt[];
  questions: Record<string, string>;
  texts: CaseTexts;
  version: number;
  despite: string | null;
  changedBy: string | null;
  /** From the day after. */
  since: LocalDate;
  lines: SinceLine[];
  /** From before this session, what is open or asks what difference it made. */
  decisions: DecisionTold[];
  findings: CursoryFinding[];
  staff: StaffToChoose[];
  /** Good decisions to open beside it; none once it is signed. */
  examples: DecisionExampleTold[];
  /** The other young people of the session, in its order. */
  nextPersonId: string | null;
}

/** Where nothing is recorded before, the system looks back so far. */
const MONTHS_BACK = 3;
const MONTHS_OF_GAPS = 12;
/** What is compared for repeats. */
const MOST_EARLIER = 6;
const LONGEST_PERSONAL = 20_000;
const MOST_PEOPLE = 40;

/**
 * Supervision sessions. A session is a draft of its two people until both have signed the same text, each from their own
 * login; then the case part of each young person stands on the record, each decision is an action, and the ledger is in
 * step: saved together or not at all. What is personal stays between the two.
 */
@Injectable()
export class SessionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly casework: Casework,
    private readonly caseFiles: CaseFiles,
  ) {}

  /** The actor's own sessions, and those signed of workers they answer for; the last first. @throws Problem 'not-allowed' */
  async list(actor: UserActor, page: { after: readonly string[] | null; limit: number }): Promise<SessionSummary[]> {
    mustBeAllowed(actor, 'see-supervision');
    return this.unitOfWork.read(actor, (work) => {
      const line = actor.role === 'manager' ? `or (v.state = 'signed' and w.team_id = any($2))` : '';
      const after = page.after ? [page.after[0], page.after[1]] : [null, null];
      return work.manager.query(
        `${SUMMARY} where (v.staff_id = $1 or v.manager_id = $1 ${line}) and v.state <> 'given-up'
            and $2::uuid[] is not null and ($3::date is null or (v.held_on, v.id) < ($3::date, $4::uuid))
          order by v.held_on desc, v.id desc limit $5`,
        [actor.staffId, actor.teamIds, ...after, page.limit + 1],
      );
    });
  }

  /** The ways in which a session can be held. @throws Problem 'not-allowed' */
  async methods(actor: UserActor, today: LocalDate): Promise<MethodChoice[]> {
    mustBeAllowed(actor, 'see-supervision');
    return this.unitOfWork.read(actor, (work) => methodsOf(work, today));
  }

  /** The workers an actor supervises, and how it stands with each. @throws Problem 'not-allowed' */
  async workers(actor: UserActor, today: LocalDate): Promise<SupervisedWorker[]> {
    mustBeAllowed(actor, 'supervise');
    return this.unitOfWork.read(actor, async (work) => {
      const found = await workersOf(work, this.caseFiles, { teamIds: actor.teamIds }, { today, since: today });
      return found.workers.filter(({ staffId }) => staffId !== actor.staffId);
    });
  }

  /** The agenda of a session, built before it begins. @throws Problem 'not-found', 'not-allowed' */
  async agenda(actor: UserActor, staffId: string, today: LocalDate): Promise<Agenda> {
    mustBeAllowed(actor, 'supervise');
    return this.unitOfWork.read(actor, async (work) => {
      const worker = await this.workerOf(work, actor, staffId, today);
      const people = await agendaPeople(work, this.caseFiles, worker.staffId, today);
      const decisions = await decisionsOf(
        work,
        people.map(({ personId }) => personId),
        today,
      );
      const [last]: { methodId: string; heldOn: LocalDate }[] = await work.manager.query(
        `select method_id as "methodId", held_on as "heldOn" from supervision_session
          where staff_id = $1 and state = 'signed' order by held_on desc, id desc limit 1`,
        [worker.staffId],
      );
      const open = await work.manager.findOneBy(SupervisionSession, {
        staffId: worker.staffId,
        managerId: actor.staffId,
        state: 'open',
      });
      return {
        worker,
        people,
        decisions: decisions.filter((decision) => isAsked(decision, today)),
        methods: await methodsOf(work, today),
        lastMethodId: last?.methodId ?? null,
        lastHeldOn: last?.heldOn ?? null,
        openId: open?.id ?? null,
      };
    });
  }

  /**
   * Begins a session: a draft of each young person chosen, with the questions asked this time.
   * @param id given by a form that may be sent twice, so that both are one
   * @returns its id; of the one that is open already where there is one
   * @throws Problem 'not-valid' naming `heldOn`, `methodId` or `people`; 'not-found' for a worker of somebody else
   */
  async start(
    actor: UserActor,
    said: { staffId: string; heldOn: LocalDate; methodId: string; personIds: readonly string[] },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    mustBeAllowed(actor, 'supervise');
    return this.unitOfWork.write(actor, async (work) => {
      const worker = await this.workerOf(work, actor, said.staffId, today);
      await work.manager.query('select from staff where id = $1 for update', [worker.staffId]);
      const kept = await work.manager.findOne(SupervisionSession, {
        where: [
          { id, managerId: actor.staffId },
          { staffId: worker.staffId, managerId: actor.staffId, state: 'open' },
        ],
      });
      if (kept) return kept.id;
      const method = await methodOf(work, said.methodId, today);
      mustBeADay(said.heldOn, today);
      const people = await agendaPeople(work, this.caseFiles, worker.staffId, today);
      const chosen = people.filter(({ personId }) => said.personIds.includes(personId));
      if (chosen.length < new Set(said.personIds).size) {
        throw invalid('people', 'Choose young people of this worker');
      }
      if (chosen.length > MOST_PEOPLE) throw invalid('people', `Choose ${MOST_PEOPLE} or fewer`);
      await work.manager.insert(SupervisionSession, {
        id,
        staffId: worker.staffId,
        managerId: actor.staffId,
        heldOn: said.heldOn,
        methodId: method.id,
      });
      for (const { personId } of chosen) await insertCase(work, id, method, personId);
      await audit(work, {
        did: 'supervision-session.opened',
        subjectId: id,
        detail: { staffId: worker.staffId, people: chosen.length, method: method.key, version: method.version },
      });
      return id;
    });
  }

  /** A session with what is written so far. The look is audited. @throws Problem 'not-found' */
  async open(actor: UserActor, sessionId: string, today: LocalDate): Promise<SessionOpened> {
    mustBeAllowed(actor, 'see-supervision');
    return this.unitOfWork.write(actor, async (work) => {
      const { session, reader } = await sessionFor(work, actor, sessionId);
      await audit(work, { did: 'supervision-session.viewed', subjectId: session.id, detail: { as: reader } });
      return this.opened(work, actor, session, reader, today);
    });
  }

  /**
   * One young person in a session: what happened since last time beside what is written. The look is audited.
   * @throws Problem 'not-found'
   */
  async openCase(actor: UserActor, sessionId: string, personId: string, today: LocalDate): Promise<CaseOpened> {
    mustBeAllowed(actor, 'see-supervision');
    return this.casework.view(actor, personId, 'supervision', async (work, person) => {
      const { session, reader } = await sessionFor(work, actor, sessionId);
      const one = await caseOf(work, session.id, person.id);
      const method = await work.manager.findOneByOrFail(SupervisionMethod, { id: session.methodId });
      const file = (await this.caseFiles.load(work, [person.id])).get(person.id)!;
      const last = file.supervisions.findLast(
        ({ id, on, decisionOnly }) => !decisionOnly && id !== one.id && on <= session.heldOn,
      );
      const since = last?.on ?? addMonths(session.heldOn, -MONTHS_BACK);
      const until = session.state === 'open' ? today : session.heldOn;
      const cases = await casesOf(work, session.id);
      const [agenda] = await peopleOf(work, this.caseFiles, [person.id], today);
      const order = (
        await peopleOf(
          work,
          this.caseFiles,
          cases.map(({ youngPersonId }) => youngPersonId),
          today,
        )
      ).map((each) => each.personId);
      const changer = one.changedById && (await work.manager.findOneBy(Staff, { id: one.changedById }));
      return {
        session: await summaryOf(work, session.id),
        reader,
        heading: await headingOf(work, person),
        person: agenda!,
        caseId: one.id,
        stands: file.supervisions.some(({ id }) => id === one.id),
        prompts: method.prompts,
        questions: one.questions,
        texts: one.texts,
        version: one.version,
        despite: one.despite,
        changedBy: changer ? changer.name : null,
        since,
        lines: await sinceLastTime(work, person.id, file, { since, until }, actor),
        decisions: await askedIn(work, session, one, today),
        findings: await findingsOf(work, session, one, method.prompts),
        staff: await staffAtWork(work, today),
        examples: session.state === 'open' ? await decisionExamples(work, EXAMPLES_BESIDE) : [],
        nextPersonId: order[order.indexOf(person.id) + 1] ?? null,
      };
    });
  }

  /**
   * Saves what is written of one young person, right or not: it is a draft until both sign. Whoever had signed signs anew.
   * @throws Problem 'not-valid' naming the field; 'changed-by-someone-else' with what stands there now
   */
  async saveCase(
    actor: UserActor,
    sessionId: string,
    personId: string,
    { version, texts }: { version: number; texts: CaseTexts },
    today: LocalDate,
  ): Promise<void> {
    mustBeAllowed(actor, 'record-casework');
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const session = await openSessionOf(work, actor, sessionId);
      const one = await caseOf(work, session.id, person.id);
      if (one.version !== version) {
        const detail = 'Somebody else wrote here while you were writing. Yours is not saved yet.';
        throw new Problem('changed-by-someone-else', detail, [], one);
      }
      refuse(draftFaults(texts));
      await work.manager.update(SupervisionCase, one.id, {
        texts,
        version: version + 1,
        changedAt: new Date(),
        changedById: actor.staffId,
      });
      await changed(work, session);
      await audit(work, {
        did: 'supervision-case.written',
        youngPersonId: person.id,
        subjectId: one.id,
        detail: { fields: Object.keys(texts).filter((field) => texts[field] !== one.texts[field]) },
      });
    });
  }

  /** Puts another young person of the worker on the agenda. @throws Problem 'not-found' */
  async addPerson(actor: UserActor, sessionId: string, personId: string, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'supervise', today, async (work, person) => {
      const session = await openSessionOf(work, actor, sessionId);
      const people = await agendaPeople(work, this.caseFiles, session.staffId, today);
      if (!people.some((one) => one.personId === person.id)) throw notFound();
      const kept = await work.manager.findOneBy(SupervisionCase, { sessionId: session.id, youngPersonId: person.id });
      if (kept && !kept.takenOut) return;
      if (kept) await work.manager.update(SupervisionCase, kept.id, { takenOut: false, version: kept.version + 1 });
      else {
        const method = await work.manager.findOneByOrFail(SupervisionMethod, { id: session.methodId });
        await insertCase(work, session.id, method, person.id);
      }
      await changed(work, session);
      await audit(work, { did: 'supervision-case.added', youngPersonId: person.id, subjectId: session.id });
    });
  }

  /** Takes a young person off the agenda; what was written stays with the session and comes back with them. */
  async takeOut(actor: UserActor, sessionId: string, personId: string): Promise<void> {
    mustBeAllowed(actor, 'supervise');
    // No look at them is needed: they may have gone to another team meanwhile, and the session has to be signed.
    await this.unitOfWork.write(actor, async (work) => {
      const session = await openSessionOf(work, actor, sessionId);
      const one = await caseOf(work, session.id, personId);
      await work.manager.update(SupervisionCase, one.id, { takenOut: true, version: one.version + 1 });
      await changed(work, session);
      await audit(work, { did: 'supervision-case.taken-out', youngPersonId: one.youngPersonId, subjectId: session.id });
    });
  }

  /** The day it is held. @throws Problem 'not-valid' naming `heldOn` */
  async changeDay(actor: UserActor, sessionId: string, heldOn: LocalDate, today: LocalDate): Promise<void> {
    mustBeAllowed(actor, 'supervise');
    await this.unitOfWork.write(actor, async (work) => {
      const session = await openSessionOf(work, actor, sessionId);
      mustBeADay(heldOn, today);
      await work.manager.update(SupervisionSession, session.id, { heldOn });
      await changed(work, session);
      await audit(work, { did: 'supervision-session.moved', subjectId: session.id, detail: { heldOn } });
    });
  }

  /**
   * Saves what is between the two. Nobody else reads it here, and no program does.
   * @param version 0 where nothing was written yet
   * @throws Problem 'changed-by-someone-else' with what stands there now
   */
  async savePersonal(
    actor: UserActor,
    sessionId: string,
    { version, text }: { version: number; text: string },
  ): Promise<void> {
    mustBeAllowed(actor, 'see-supervision');
    if (actor.token) throw notFound();
    await this.unitOfWork.write(actor, async (work) => {
      const session = await openSessionOf(work, actor, sessionId);
      if (text.length > LONGEST_PERSONAL) throw invalid('text', `Write ${LONGEST_PERSONAL} characters or fewer`);
      const kept = await work.manager.findOneBy(SupervisionPersonal, { sessionId: session.id });
      if ((kept?.version ?? 0) !== version) {
        const detail = 'Somebody else wrote here while you were writing. Yours is not saved yet.';
        throw new Problem('changed-by-someone-else', detail, [], kept);
      }
      const row = { text, version: version + 1, changedAt: new Date(), changedById: actor.staffId };
      if (kept) await work.manager.update(SupervisionPersonal, session.id, row);
      else await work.manager.insert(SupervisionPersonal, { ...row, sessionId: session.id });
      await changed(work, session);
      await audit(work, { did: 'supervision-personal.written', subjectId: session.id });
    });
  }

  /**
   * One of the two signs what they read. With the second signature under the same text the session is done: see the class.
   *
   * @param seen the version of the session that was read
   * @param despite of the manager: why a young person's entry that was warned of is signed all the same, by their id
   * @returns whether both have signed now
   * @throws Problem 'not-valid' naming `despite-ID`, or a field of the entry; 'changed-by-someone-else' where it was
   * written on meanwhile
   */
  async sign(
    actor: UserActor,
    sessionId: string,
    { seen, despite }: { seen: number; despite: Readonly<Record<string, string>> },
    today: LocalDate,
  ): Promise<boolean> {
    const personIds = await this.peopleToSign(actor, sessionId);
    return this.casework.changeMany(actor, personIds, 'record-casework', today, async (work, people) => {
      const session = await openSessionOf(work, actor, sessionId);
      const cases = await casesOf(work, session.id);
      if (session.version !== seen) {
        throw new Problem('changed-by-someone-else', 'It was written on since you read it. Read it again, then sign.');
      }
      if (cases.some(({ youngPersonId }) => !people.some(({ id }) => id === youngPersonId))) {
        throw new Problem(
          'changed-by-someone-else',
          'One of the young people is not with you any more. The manager takes them out, then both can sign.',
        );
      }
      const method = await work.manager.findOneByOrFail(SupervisionMethod, { id: session.methodId });
      const isManager = actor.staffId === session.managerId;
      const faults: FieldError[] = [];
      for (const one of cases) {
        faults.push(...(await this.caseFaults(work, session, one, method, today, isManager ? despite : {})));
      }
      refuse(faults);
      if (isManager) for (const one of cases) await keepDespite(work, one, despite[one.youngPersonId]);
      const signed = { sessionId: session.id, staffId: actor.staffId, ofVersion: session.version };
      if (!(await work.manager.existsBy(SupervisionSignature, signed))) {
        await work.manager.insert(SupervisionSignature, { ...signed, id: newId() });
        await audit(work, { did: 'supervision-session.signed', subjectId: session.id, detail: { version: seen } });
      }
      const other = isManager ? session.staffId : session.managerId;
      if (!(await work.manager.existsBy(SupervisionSignature, { ...signed, staffId: other }))) return false;
      await complete(work, session, cases, method, today);
      return true;
    });
  }

  /** It will not be held. What was written stays with the two who wrote it. @throws Problem 'not-valid' naming `reason` */
  async giveUp(actor: UserActor, sessionId: string, reason: string): Promise<void> {
    mustBeAllowed(actor, 'supervise');
    await this.unitOfWork.write(actor, async (work) => {
      const session = await openSessionOf(work, actor, sessionId, ['worker', 'manager', 'successor']);
      if (!reason.trim()) throw invalid('reason', 'Enter why it is given up');
      const row = { state: 'given-up' as const, givenUpBecause: reason.trim() };
      await work.manager.update(SupervisionSession, session.id, row);
      await audit(work, { did: 'supervision-session.given-up', subjectId: session.id });
    });
  }

  /**
   * The manager has left: whoever answers for the worker’s team goes on with it. The young people and what was written of
   * them come along, into a session that is open with this worker already where there is one, below what stands there;
   * what was personal stays between the two who wrote it, with the session that ends.
   * @returns the session that goes on; said twice, the same
   * @throws Problem 'not-found'; 'changed-by-someone-else' once it is closed
   */
  async goOn(actor: UserActor, sessionId: string, today: LocalDate): Promise<string> {
    mustBeAllowed(actor, 'supervise');
    return this.unitOfWork.write(actor, async (work) => {
      const { manager } = work;
      const goesOnIn = await wentOnIn(work, actor, sessionId);
      if (goesOnIn) return goesOnIn;
      const before = await openSessionOf(work, actor, sessionId, ['successor']);
      const { staffId, managerId, methodId } = before;
      await manager.query('select from staff where id = $1 for update', [staffId]);
      const open = await manager.findOneBy(SupervisionSession, { staffId, managerId: actor.staffId, state: 'open' });
      const id = open?.id ?? idOf(before.id, actor.staffId);
      if (open) await changed(work, open);
      else await manager.insert(SupervisionSession, { id, staffId, managerId: actor.staffId, heldOn: today, methodId });
      const method = await manager.findOneByOrFail(SupervisionMethod, { id: open?.methodId ?? methodId });
      for (const old of await casesOf(work, before.id)) await bringAlong(work, id, method, old, method.id === methodId);
      const left = await manager.findOneByOrFail(Staff, { id: managerId });
      const givenUpBecause = `${left.name} has left. It goes on with another manager`;
      await manager.update(SupervisionSession, before.id, { state: 'given-up', givenUpBecause });
      await audit(work, {
        did: 'supervision-session.taken-over',
        subjectId: id,
        detail: { before: before.id, managerId },
      });
      return id;
    });
  }

  private async opened(
    work: Work,
    actor: UserActor,
    session: SupervisionSession,
    reader: SessionOpened['reader'],
    today: LocalDate,
  ): Promise<SessionOpened> {
    const cases = await casesOf(work, session.id);
    const method = await work.manager.findOneByOrFail(SupervisionMethod, { id: session.methodId });
    const ids = cases.map(({ youngPersonId }) => youngPersonId);
    const people = await peopleOf(work, this.caseFiles, ids, today);
    const shown: SessionCase[] = [];
    for (const person of people) {
      const one = cases.find(({ youngPersonId }) => youngPersonId === person.personId)!;
      const asked = session.state === 'open' ? await askedIn(work, session, one, today) : [];
      const effects = effectsIn(one.texts);
      shown.push({
        person,
        caseId: one.id,
        version: one.version,
        texts: one.texts,
        questions: one.questions,
        despite: one.despite,
        findings: await findingsOf(work, session, one, method.prompts),
        faults: [...riskIn(one.texts).faults, ...decisionsIn(one.texts, session.heldOn).faults],
        asked: asked.length,
        said: asked.filter(({ id }) => effects.some(({ decisionId }) => decisionId === id)).length,
      });
    }
    const isOfTwo = reader === 'worker' || reader === 'manager';
    const personal =
      isOfTwo && !actor.token ? await work.manager.findOneBy(SupervisionPersonal, { sessionId: session.id }) : null;
    const others =
      session.state === 'open' && reader === 'manager'
        ? (await agendaPeople(work, this.caseFiles, session.staffId, today)).filter(
            ({ personId }) => !ids.includes(personId),
          )
        : [];
    return {
      ...(await summaryOf(work, session.id)),
      methodId: session.methodId,
      method,
      methods: await methodsOf(work, today),
      version: session.version,
      givenUpBecause: session.givenUpBecause,
      cases: shown,
      hidden: cases.length - shown.length,
      others,
      personal: isOfTwo && !actor.token ? { text: personal?.text ?? '', version: personal?.version ?? 0 } : null,
      reader,
    };
  }

  private async workerOf(work: Work, actor: UserActor, staffId: string, today: LocalDate): Promise<SupervisedWorker> {
    if (!isId(staffId) || staffId === actor.staffId) throw notFound();
    const since = addMonths(today, -MONTHS_OF_GAPS);
    const found = await workersOf(work, this.caseFiles, { teamIds: actor.teamIds, staffId }, { today, since });
    const [worker] = found.workers;
    if (!worker) throw notFound();
    return worker;
  }

  private async peopleToSign(actor: UserActor, sessionId: string): Promise<string[]> {
    mustBeAllowed(actor, 'see-supervision');
    return this.unitOfWork.read(actor, async (work) => {
      const { session, reader } = await sessionFor(work, actor, sessionId);
      if (reader === 'line' || reader === 'successor') throw notFound();
      return (await casesOf(work, session.id)).map(({ youngPersonId }) => youngPersonId);
    });
  }

  /** What stands in the way of signing one entry. */
  private async caseFaults(
    work: Work,
    session: SupervisionSession,
    one: SupervisionCase,
    method: SupervisionMethod,
    today: LocalDate,
    despite: Readonly<Record<string, string>>,
  ): Promise<FieldError[]> {
    const { decisions, faults } = decisionsIn(one.texts, session.heldOn);
    const staff = await staffAtWork(work, today);
    const gone = decisions.filter(({ ownerId }) => isId(ownerId) && !staff.some(({ id }) => id === ownerId));
    const all = [
      ...riskIn(one.texts).faults,
      ...faults,
      ...gone.map(({ row }) => ({ field: `owner-${row}`, message: 'Choose somebody who works here' })),
    ];
    if (all.length > 0) {
      return [{ field: `case-${one.youngPersonId}`, message: `Put it right: ${all[0]!.message.toLowerCase()}` }];
    }
    const findings = await findingsOf(work, session, one, method.prompts);
    const reason = despite[one.youngPersonId] ?? one.despite;
    if (findings.length === 0 || reason?.trim()) return [];
    const isManager = work.actor.kind === 'user' && work.actor.staffId === session.managerId;
    return [
      {
        field: `despite-${one.youngPersonId}`,
        message: isManager
          ? 'Write more, or enter why you sign this as it is'
          : 'Write more; only the manager can sign this as it is, with a reason',
      },
    ];
  }
}

const SUMMARY = `select v.id, v.staff_id as "staffId", w.name as "workerName", v.manager_id as "managerId",
    m.name as "managerName", v.held_on as "heldOn", v.state, v.signed_on as "signedOn", h.name as "methodName",
    (select count(*)::int from supervision_case c where c.session_id = v.id and not c.taken_out) as people,
    array(select g.staff_id from supervision_signature g where g.session_id = v.id and g.of_version = v.version
           order by g.signed_at) as "signedBy"
  from supervision_session v join staff w on w.id = v.staff_id join staff m on m.id = v.manager_id
  join supervision_method h on h.id = v.method_id`;

async function summaryOf({ manager }: Work, sessionId: string): Promise<SessionSummary> {
  const [row]: SessionSummary[] = await manager.query(`${SUMMARY} where v.id = $1`, [sessionId]);
  return row!;
}

/**
 * A session, and what the actor is in it. A draft is of its two people, and where its manager has left of the managers who
 * answer for the worker's team; once signed, those read what is of the cases.
 * @throws Problem 'not-found'
 */
export async function sessionFor(
  work: Work,
  actor: UserActor,
  sessionId: string,
): Promise<{ session: SupervisionSession; reader: SessionOpened['reader'] }> {
  const session = isId(sessionId) ? await work.manager.findOneBy(SupervisionSession, { id: sessionId }) : null;
  if (!session) throw notFound();
  if (session.staffId === actor.staffId) return { session, reader: 'worker' };
  if (session.managerId === actor.staffId && actor.role === 'manager') return { session, reader: 'manager' };
  const worker = await work.manager.findOneBy(Staff, { id: session.staffId });
  const answersFor = worker?.teamId != null && actor.teamIds.includes(worker.teamId);
  if (actor.role !== 'manager' || !answersFor) throw notFound();
  if (session.state === 'signed') return { session, reader: 'line' };
  if (session.state !== 'open' || !(await hasLeft(work, session.managerId))) throw notFound();
  return { session, reader: 'successor' };
}

async function hasLeft({ manager }: Work, staffId: string): Promise<boolean> {
  const rows: object[] = await manager.query(`select from staff s where s.id = $1 and ${HAS_LEFT('s')}`, [staffId]);
  return rows.length > 0;
}

/** One of the actor's own that is open, locked. @param readers what the actor may be in it @throws Problem 'not-found'; 'changed-by-someone-else' once it is signed */
async function openSessionOf(
  work: Work,
  actor: UserActor,
  sessionId: string,
  readers: readonly SessionOpened['reader'][] = ['worker', 'manager'],
): Promise<SupervisionSession> {
  if (isId(sessionId))
    await work.manager.query('select from supervision_session where id = $1 for update', [sessionId]);
  const { session, reader } = await sessionFor(work, actor, sessionId);
  if (reader === 'line') throw notFound();
  if (session.state === 'open' && !readers.includes(reader)) throw notFound();
  if (session.state !== 'open') {
    throw new Problem('changed-by-someone-else', 'This session is closed, so nothing in it changes any more.');
  }
  return session;
}

/** The session that the actor went on in with this one, where they did; who says it twice at once waits for the first. */
async function wentOnIn({ manager }: Work, actor: UserActor, sessionId: string): Promise<string | null> {
  if (!isId(sessionId)) return null;
  await manager.query('select from supervision_session where id = $1 for update', [sessionId]);
  const [row]: { id: string }[] = await manager.query(
    `select subject_id as id from audit_event
      where actor_id = $1 and did = 'supervision-session.taken-over' and detail ->> 'before' = $2`,
    [actor.userId, sessionId],
  );
  return row?.id ?? null;
}

/** What was written of a young person in a session before, in the session that goes on. */
async function bringAlong(
  work: Work,
  sessionId: string,
  method: SupervisionMethod,
  old: SupervisionCase,
  isSameMethod: boolean,
): Promise<void> {
  const { manager } = work;
  const { youngPersonId, questions, texts, changedAt, changedById } = old;
  const of = { sessionId, youngPersonId };
  if (!(await manager.existsBy(SupervisionCase, of))) {
    if (isSameMethod) {
      const row = { ...of, id: idOf(sessionId, youngPersonId), questions, texts, changedAt, changedById };
      await manager.insert(SupervisionCase, row);
      return;
    }
    await insertCase(work, sessionId, method, youngPersonId);
  }
  const kept = await manager.findOneByOrFail(SupervisionCase, of);
  const keys = method.prompts.map(({ key }) => key);
  await manager.update(SupervisionCase, kept.id, {
    texts: withTextsBefore(kept.texts, texts, keys),
    takenOut: false,
    version: kept.version + 1,
    changedAt: new Date(),
    changedById: work.actor.kind === 'user' ? work.actor.staffId : changedById,
  });
}

/** Any change makes signatures under the text before it void. */
async function changed({ manager }: Work, session: SupervisionSession): Promise<void> {
  await manager.update(SupervisionSession, session.id, { version: session.version + 1 });
}

async function casesOf({ manager }: Work, sessionId: string): Promise<SupervisionCase[]> {
  return manager.find(SupervisionCase, { where: { sessionId, takenOut: false }, order: { youngPersonId: 'ASC' } });
}

async function caseOf({ manager }: Work, sessionId: string, youngPersonId: string): Promise<SupervisionCase> {
  const found = isId(youngPersonId)
    ? await manager.findOneBy(SupervisionCase, { sessionId, youngPersonId, takenOut: false })
    : null;
  if (!found) throw notFound();
  return found;
}

async function methodsOf({ manager }: Work, today: LocalDate): Promise<MethodChoice[]> {
  // The newest version of each; those that begin later are to come. Before the first of all, the first is what there is.
  return manager.query(
    `select id, name, about from (
       select distinct on (key) id, key, name, about, offered from supervision_method
        where in_force_from <= greatest($1::date, (select min(in_force_from) from supervision_method))
        order by key, version desc) newest where offered
      order by (select min(f.id::text) from supervision_method f where f.key = newest.key)`,
    [today],
  );
}

async function methodOf(work: Work, id: string, today: LocalDate): Promise<SupervisionMethod> {
  const isOne = (await methodsOf(work, today)).some((one) => one.id === id);
  if (!isOne) throw invalid('methodId', 'Choose one of the methods');
  return work.manager.findOneByOrFail(SupervisionMethod, { id });
}

/** A draft with the questions of this time: they go on from session to session. */
async function insertCase(
  work: Work,
  sessionId: string,
  { key, prompts }: SupervisionMethod,
  youngPersonId: string,
): Promise<void> {
  const [{ before }]: [{ before: number }] = await work.manager.query(
    `select count(*)::int as before from supervision_case c join supervision_session v on v.id = c.session_id
       join supervision_method h on h.id = v.method_id
      where c.young_person_id = $1 and h.key = $2 and v.state = 'signed' and not c.taken_out`,
    [youngPersonId, key],
  );
  const questions = Object.fromEntries(prompts.map((prompt) => [prompt.key, questionOf(prompt, before)]));
  await work.manager.insert(SupervisionCase, {
    id: idOf(sessionId, youngPersonId),
    sessionId,
    youngPersonId,
    questions,
    texts: {},
  });
}

const isAsked = (decision: DecisionTold, today: LocalDate) =>
  asksForEffect(decision, today) || ['open', 'late'].includes(standingOf(decision, today));

/** The decisions from before this session that it opens with. */
async function askedIn(
  work: Work,
  session: SupervisionSession,
  one: SupervisionCase,
  today: LocalDate,
): Promise<DecisionTold[]> {
  const decisions = await decisionsOf(work, [one.youngPersonId], today);
  if (session.state !== 'open') {
    const said = effectsIn(one.texts).map(({ decisionId }) => decisionId);
    return decisions.filter(({ id }) => said.includes(id));
  }
  return decisions.filter((decision) => decision.decidedOn <= session.heldOn && isAsked(decision, today));
}

async function findingsOf(
  work: Work,
  session: SupervisionSession,
  one: SupervisionCase,
  prompts: readonly Prompt[],
): Promise<CursoryFinding[]> {
  const keys = prompts.map(({ key }) => key);
  return cursoryFindings(entryOf(one.texts, keys), await earlierTexts(work, session, one, keys));
}

/** What was written of the young person before, and of the others in this session. */
async function earlierTexts(
  { manager }: Work,
  session: SupervisionSession,
  one: SupervisionCase,
  keys: readonly string[],
): Promise<EarlierText[]> {
  const before: { text: string; on: LocalDate }[] = await manager.query(
    `select note as text, held_on as on from case_supervision
      where young_person_id = $1 and fact_id <> $2 and note is not null and held_on <= $3
        and replaced_by_id is null and not withdrawn order by held_on desc, fact_id desc limit ${MOST_EARLIER}`,
    [one.youngPersonId, one.id, session.heldOn],
  );
  const beside = await manager.findBy(SupervisionCase, { sessionId: session.id, takenOut: false });
  return [
    ...before,
    ...beside
      .filter(({ id }) => id !== one.id)
      .map(({ texts }) => ({ text: entryOf(texts, keys).answers.join('\n'), on: null })),
  ];
}

async function keepDespite({ manager }: Work, one: SupervisionCase, reason: string | undefined): Promise<void> {
  const despite = reason?.trim();
  if (despite && despite !== one.despite) await manager.update(SupervisionCase, one.id, { despite });
}

/** Both have signed: the case part goes to each record, decisions become actions, and what difference they made is kept. */
async function complete(
  work: Work,
  session: SupervisionSession,
  cases: readonly SupervisionCase[],
  { prompts }: SupervisionMethod,
  today: LocalDate,
): Promise<void> {
  const keys = prompts.map(({ key }) => key);
  for (const one of cases) {
    const { youngPersonId } = one;
    const { risk } = riskIn(one.texts);
    const { factId } = await recordFact(
      work,
      CaseSupervision,
      {
        youngPersonId,
        heldOn: session.heldOn,
        supervisorId: session.managerId,
        note: noteOf(one.texts, one.questions, keys),
        decisionOnly: false,
        risk: risk?.level ?? null,
        riskBecause: risk?.because ?? null,
      },
      one.id,
    );
    const { decisions } = decisionsIn(one.texts, session.heldOn);
    const by = { decidedOn: session.heldOn, decidedById: session.managerId };
    const before = await askedIn(work, session, one, today);
    await insertDecisions(work, decisions, { youngPersonId, supervisionId: factId, ...by });
    for (const { decisionId, effect, words } of effectsIn(one.texts)) {
      const decision = before.find(({ id }) => id === decisionId);
      if (!decision) continue;
      const step = { step: 'effect' as const, onDay: session.heldOn, byOn: null, effect, words, reviewOn: null };
      const told = { id: newId(), sessionId: session.id, byId: session.managerId };
      await insertStep(work, decision, step, told, decision.steps.length + 1);
    }
    await audit(work, {
      did: 'supervision.recorded',
      youngPersonId,
      subjectId: factId,
      detail: { sessionId: session.id, decisions: decisions.length },
    });
  }
  await work.manager.update(SupervisionSession, session.id, { state: 'signed', signedOn: today });
  await audit(work, { did: 'supervision-session.done', subjectId: session.id, detail: { people: cases.length } });
}

function mustBeADay(heldOn: LocalDate, today: LocalDate): void {
  if (heldOn > today) throw invalid('heldOn', 'The day must be today or in the past');
  if (heldOn < addMonths(today, -MONTHS_BACK)) throw invalid('heldOn', 'The day must be within three months');
}

function refuse(faults: FieldError[]): void {
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
}
