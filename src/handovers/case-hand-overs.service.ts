import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { readRoleWords, type RoleWords } from '../caseloads/role-words';
import { Owed } from '../owed/owed';
import { newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import {
  CaseHandOver,
  CaseHandOverSignature,
  HandOverCopy,
  type HandOverCopyHow,
  type HandOverSide,
} from './case-hand-over.entities';
import { handOverFacts, type HandOverFacts } from './hand-over-facts';
import { handOverLacks, isSameSaid, NOTHING_SAID, tidied, type HandOverSaid } from './hand-over-lacks';
import { metTogetherOn } from './met-together';
import { workerChange, type WorkerChangeRead } from './worker-changes.service';

export interface SignatureRead {
  side: HandOverSide;
  staffId: string;
  name: string;
  /** Why a manager signed in the place of the worker of before. */
  because: string | null;
  on: LocalDate;
}

/** A copy that the young person was given. */
export interface HandOverCopyRead {
  givenOn: LocalDate;
  how: HandOverCopyHow;
  by: string;
  /** The text was changed since. */
  isOld: boolean;
}

/** One change of worker with all that is handed over. */
export interface HandOverRead {
  person: PersonHeading;
  roleWords: RoleWords;
  change: WorkerChangeRead;
  said: HandOverSaid;
  /** 0 where nobody has written anything. */
  version: number;
  changedBy: string | null;
  /** Of what the record knows: as it is today, or as it was when both had signed. */
  facts: HandOverFacts;
  /** Under the text as it stands. */
  signatures: SignatureRead[];
  /** When both saw the young person together; null where no such visit is recorded. */
  metTogetherOn: LocalDate | null;
  signedOn: LocalDate | null;
  /** The last first. */
  copies: HandOverCopyRead[];
  /** As what the reader can sign now; null where they cannot or have. A manager signs in the place of the one before. */
  signsAs: HandOverSide | 'in-place-of-from' | null;
}

/**
 * Hand-overs, one to each change of worker: what the record knows, what the two workers add, and both their signatures
 * under one text. Each write is one transaction with its audit event.
 */
@Injectable()
export class CaseHandOversService {
  constructor(
    private readonly casework: Casework,
    private readonly owed: Owed,
  ) {}

  /** The look is audited. @throws Problem 'not-found' also for another young person's; 'not-allowed' */
  async open(actor: Actor, personId: string, changeId: string, today: LocalDate): Promise<HandOverRead> {
    return this.casework.view(actor, personId, 'hand-over', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      return this.read(work, person, changeId, today);
    });
  }

  /**
   * Whoever signed an earlier text signs anew. The same sent twice is saved once.
   * @returns the version it has now
   * @throws Problem 'not-valid' naming the field; 'changed-by-someone-else' when somebody saved meanwhile;
   * 'already-recorded' when both have signed
   */
  async save(
    actor: UserActor,
    personId: string,
    changeId: string,
    { version, ...given }: HandOverSaid & { version: number },
    today: LocalDate,
  ): Promise<number> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const { id, role } = await workerChange(work, person.id, changeId);
      const said = tidied(given);
      if (said.jointVisitOn !== null && said.noJointVisitBecause !== null) {
        throw invalid(
          'noJointVisitBecause',
          'There is a day for the joint visit: leave this empty, or take the day out',
        );
      }
      const standing = await work.manager.findOneBy(CaseHandOver, { changeId: id });
      if (standing && isSameSaid(saidOf(standing), said)) return standing.version;
      mustBeOpen(standing);
      if ((standing?.version ?? 0) !== version) throw changedMeanwhile();
      const row = { ...said, version: version + 1, changedAt: new Date(), changedById: actor.staffId };
      if (standing) await work.manager.update(CaseHandOver, { changeId: id }, row);
      else await work.manager.insert(CaseHandOver, { ...row, ...ofChange(id, role), youngPersonId: person.id });
      await audit(work, {
        did: 'hand-over.written',
        youngPersonId: person.id,
        subjectId: id,
        detail: { version: row.version },
      });
      return row.version;
    });
  }

  /**
   * The worker of before and the new one each sign the text they read. Where the one before cannot, a manager signs in
   * their place and says why. With the second signature it stays as it is, with what the record knew.
   * @param because why a manager signs in the place of the worker of before
   * @returns whether both have signed
   * @throws Problem 'not-valid' naming what lacks; 'changed-by-someone-else' when the text is another one by now;
   * 'not-allowed' for anybody else
   */
  async sign(
    actor: UserActor,
    personId: string,
    changeId: string,
    { version, because }: { version: number; because: string | null },
    today: LocalDate,
  ): Promise<boolean> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const change = await workerChange(work, person.id, changeId);
      const row = await work.manager.findOneBy(CaseHandOver, { changeId: change.id });
      if (row && row.signedOn !== null) return true;
      if (row && row.version !== version) throw changedMeanwhile();
      const { firstName } = await headingOf(work, person);
      const metOn = await metTogetherOn(work, change.id);
      const lacks = handOverLacks(row ? saidOf(row) : NOTHING_SAID, firstName, metOn);
      if (!row || lacks.length > 0) throw new Problem('not-valid', 'Something has to be written first.', lacks);
      const { side, inPlace } = sideOf(actor, change);
      const signed = await work.manager.findBy(CaseHandOverSignature, { changeId: change.id, ofVersion: version });
      if (signed.some((one) => one.side === side)) return false;
      const why = inPlace ? because?.trim() || null : null;
      if (inPlace && !why) throw invalid('because', 'Enter why you sign in the place of the worker before');
      await work.manager.insert(CaseHandOverSignature, {
        id: newId(),
        changeId: change.id,
        youngPersonId: person.id,
        side,
        staffId: actor.staffId,
        because: why,
        ofVersion: version,
      });
      await audit(work, {
        did: 'hand-over.signed',
        youngPersonId: person.id,
        subjectId: change.id,
        detail: { side, version, inPlace },
      });
      if (signed.length === 0) return false;
      const signedPage = await handOverFacts(work, this.owed, person.id, change.role, today);
      await work.manager.update(CaseHandOver, { changeId: change.id }, { signedOn: today, signedPage });
      return true;
    });
  }

  /**
   * Keeps that the young person was given their copy of the text as it stands: all but what the workers tell each other.
   * @param id given by a form that may be sent twice
   * @throws Problem 'not-valid' naming `givenOn`; 'changed-by-someone-else' when the text is another one by now
   */
  async giveCopy(
    actor: UserActor,
    personId: string,
    changeId: string,
    { version, givenOn, how }: { version: number; givenOn: LocalDate; how: HandOverCopyHow },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const { id: ofChangeId } = await workerChange(work, person.id, changeId);
      const youngPersonId = person.id;
      if (await work.manager.existsBy(HandOverCopy, { id, youngPersonId })) return id;
      const row = await work.manager.findOneBy(CaseHandOver, { changeId: ofChangeId });
      if (!row) throw invalid('givenOn', 'Write the hand-over first');
      if (row.version !== version) throw changedMeanwhile();
      if (givenOn > today) throw invalid('givenOn', 'This day is still to come. Enter the day they were given it');
      const copy = {
        id,
        youngPersonId,
        changeId: ofChangeId,
        ofVersion: version,
        givenOn,
        how,
        staffId: actor.staffId,
      };
      await work.manager.insert(HandOverCopy, copy);
      await audit(work, {
        did: 'hand-over.copy-given',
        youngPersonId,
        subjectId: id,
        detail: { version, givenOn, how },
      });
      return id;
    });
  }

  private async read(work: Work, person: YoungPerson, changeId: string, today: LocalDate): Promise<HandOverRead> {
    const change = await workerChange(work, person.id, changeId);
    const row = await work.manager.findOneBy(CaseHandOver, { changeId: change.id });
    const signatures: SignatureRead[] = await work.manager.query(
      `select g.side, g.staff_id as "staffId", s.name, g.because, (g.signed_at at time zone 'Europe/London')::date as "on"
         from case_hand_over_signature g join staff s on s.id = g.staff_id
        where g.change_id = $1 and g.of_version = $2 order by g.side`,
      [change.id, row?.version ?? 0],
    );
    const copies: HandOverCopyRead[] = await work.manager.query(
      `select c.given_on as "givenOn", c.how, s.name as by, c.of_version < $2 as "isOld"
         from hand_over_copy c join staff s on s.id = c.staff_id
        where c.change_id = $1 order by c.given_on desc, c.recorded_at desc`,
      [change.id, row?.version ?? 0],
    );
    const [by]: { name: string }[] = row?.changedById
      ? await work.manager.query('select name from staff where id = $1', [row.changedById])
      : [];
    return {
      person: await headingOf(work, person),
      roleWords: await readRoleWords(work),
      change,
      said: row ? saidOf(row) : NOTHING_SAID,
      version: row?.version ?? 0,
      changedBy: by?.name ?? null,
      facts: row?.signedPage ?? (await handOverFacts(work, this.owed, person.id, change.role, today)),
      signatures,
      metTogetherOn: await metTogetherOn(work, change.id),
      copies,
      signedOn: row?.signedOn ?? null,
      signsAs: row?.signedOn ? null : signsAs(work.actor, change, signatures),
    };
  }
}

function ofChange(
  id: string,
  role: WorkerChangeRead['role'],
): Pick<CaseHandOver, 'changeId' | 'allocationId' | 'educationWorkerId'> {
  const isEducation = role === 'education-worker';
  return { changeId: id, allocationId: isEducation ? null : id, educationWorkerId: isEducation ? id : null };
}

function saidOf({ matters, toKnow, jointVisitOn, noJointVisitBecause }: CaseHandOver): HandOverSaid {
  return { matters, toKnow, jointVisitOn, noJointVisitBecause };
}

function mustBeOpen(standing: CaseHandOver | null): void {
  if (standing?.signedOn) throw new Problem('already-recorded', 'Both have signed this hand-over: it stays as it is.');
}

function changedMeanwhile(): Problem {
  return new Problem('changed-by-someone-else', 'Somebody changed this hand-over while you were reading or writing.');
}

/** @throws Problem 'not-allowed' for whoever is neither of the two, nor a manager */
function sideOf(actor: UserActor, change: WorkerChangeRead): { side: HandOverSide; inPlace: boolean } {
  if (actor.staffId === change.staffId) return { side: 'to', inPlace: false };
  if (actor.staffId === change.beforeId) return { side: 'from', inPlace: false };
  if (may(actor, 'allocate')) return { side: 'from', inPlace: true };
  throw new Problem('not-allowed', 'A hand-over is signed by the worker before and by the new one.');
}

function signsAs(actor: Actor, change: WorkerChangeRead, signatures: SignatureRead[]): HandOverRead['signsAs'] {
  if (actor.kind !== 'user' || !may(actor, 'record-casework')) return null;
  const isOneOfThem = actor.staffId === change.staffId || actor.staffId === change.beforeId;
  if (!isOneOfThem && !may(actor, 'allocate')) return null;
  const { side, inPlace } = sideOf(actor, change);
  if (signatures.some((one) => one.side === side)) return null;
  return inPlace ? 'in-place-of-from' : side;
}
