import { Injectable } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { correctFact } from '../platform/fact';
import { newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { formatLong, later, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { LONGEST_SAID, LONGEST_WHO } from './plan-completion.service';
import { PathwayPlan } from './plan-dates.entities';
import type { VersionTold } from './plan-in-force';
import { versionNumbered } from './plan-versions.service';
import { PlanCopy, PlanCopyNotGiven, type COPY_WAYS } from './plan.entities';

export interface CopySaid {
  /** Null: the young person. */
  toWhom: string | null;
  how: (typeof COPY_WAYS)[number];
  givenOn: LocalDate;
  /** When and how it was explained to whoever got it; null where it was not. */
  explained: { on: LocalDate; how: string } | null;
}

/** The young person could not be given one. */
export interface NotGivenSaid {
  why: string;
  tried: string;
  saidOn: LocalDate;
  /** From when on it is owed again; null: not at all. */
  askAgainOn: LocalDate | null;
}

/** Copies of a version: given and explained, or why none could be given. Each is one transaction with its audit event. */
@Injectable()
export class PlanCopiesService {
  constructor(private readonly casework: Casework) {}

  /**
   * A copy given, to the young person first of all.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'already-recorded' of a version that went back; 'not-valid' naming `givenOn`, `toWhom`, `explainedOn`
   * or `explainedHow`
   */
  async give(
    actor: UserActor,
    personId: string,
    number: number,
    { toWhom, how, givenOn, explained }: CopySaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      const version = await versionNumbered(work, youngPersonId, number);
      const versionId = version.id;
      if (await work.manager.existsBy(PlanCopy, { id, versionId })) return id;
      mustBeToGive(version);
      mustBeSinceFinished('givenOn', givenOn, version, today);
      if (toWhom !== null && (!toWhom.trim() || toWhom.length > LONGEST_WHO)) {
        throw invalid('toWhom', `Enter who got it, in ${LONGEST_WHO} characters or fewer`);
      }
      if (explained) {
        mustBeSinceFinished('explainedOn', explained.on, version, today);
        mustBeWritten('explainedHow', explained.how, 'Enter how it was explained');
      }
      const told = { explainedOn: explained?.on ?? null, explainedHow: explained?.how.trim() ?? null };
      const copy = { id, youngPersonId, versionId, toWhom: toWhom?.trim() ?? null, how, givenOn };
      await work.manager.insert(PlanCopy, { ...copy, ...told, givenById: actor.staffId });
      if (toWhom === null && version.state === 'approved' && !version.withdrawn) {
        await tellLedger(work, youngPersonId, versionId, givenOn);
      }
      await audit(work, {
        did: 'plan-copy.given',
        youngPersonId,
        subjectId: versionId,
        detail: { number, toThem: toWhom === null, how, givenOn, explainedOn: told.explainedOn },
      });
      return id;
    });
  }

  /**
   * The young person could not be given a copy: it is not owed any more, or from a day on again.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'already-recorded' of a version that went back, or where they have their copy; 'not-valid' naming
   * `why`, `tried`, `saidOn` or `askAgainOn`
   */
  async couldNot(
    actor: UserActor,
    personId: string,
    number: number,
    { why, tried, saidOn, askAgainOn }: NotGivenSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      const version = await versionNumbered(work, youngPersonId, number);
      const versionId = version.id;
      if (await work.manager.existsBy(PlanCopyNotGiven, { id, versionId })) return id;
      mustBeToGive(version);
      if (version.copyGivenOn !== null) throw new Problem('already-recorded', 'They have their copy of this version.');
      mustBeWritten('why', why, 'Enter why they could not be given a copy');
      mustBeWritten('tried', tried, 'Enter what was tried');
      mustBeSinceFinished('saidOn', saidOn, version, today);
      if (askAgainOn !== null && askAgainOn <= today) throw invalid('askAgainOn', 'Enter a day that is still to come');
      const said = { why: why.trim(), tried: tried.trim(), saidOn, askAgainOn };
      await work.manager.insert(PlanCopyNotGiven, {
        ...said,
        id,
        youngPersonId,
        versionId,
        recordedById: actor.staffId,
      });
      await audit(work, {
        did: 'plan-copy.could-not-be-given',
        youngPersonId,
        subjectId: versionId,
        detail: { number, saidOn, askAgainOn },
      });
      return id;
    });
  }
}

function mustBeToGive({ state }: VersionTold): void {
  if (state === 'returned') {
    throw new Problem('already-recorded', 'A manager returned this version. Give a copy of the one that follows.');
  }
}

function mustBeSinceFinished(field: string, on: LocalDate, { finishedOn }: VersionTold, today: LocalDate): void {
  if (on > today) throw invalid(field, 'The day must be today or in the past');
  if (on < finishedOn) {
    throw invalid(field, `The plan was finished on ${formatLong(finishedOn)}: enter that day or a later one`);
  }
}

function mustBeWritten(field: string, text: string, missing: string): void {
  if (!text.trim()) throw invalid(field, missing);
  if (text.length > LONGEST_SAID) {
    throw invalid(field, `Write ${LONGEST_SAID.toLocaleString('en-GB')} characters or fewer`);
  }
}

/** The first copy to the young person is what the fact of the plan knows. */
async function tellLedger(work: Work, youngPersonId: string, versionId: string, givenOn: LocalDate): Promise<void> {
  const fact = await work.manager
    .createQueryBuilder(PathwayPlan, 'f')
    .where('f.factId = :versionId and f.replacedById is null and not f.withdrawn', { versionId })
    .getOneOrFail();
  const counts = later(givenOn, fact.completedOn);
  if (fact.copyGivenOn !== null && fact.copyGivenOn <= counts) return;
  await correctFact(work, PathwayPlan, { youngPersonId, factId: versionId }, { copyGivenOn: counts });
}
