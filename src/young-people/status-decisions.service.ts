import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { LegalPosition } from '../deadlines/legal-position.entity';
import { Ledger } from '../deadlines/ledger';
import { isRecorded, recordFact, withdrawFact } from '../platform/fact';
import { newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { ageOn, type LocalDate } from '../statutory/local-date';
import { Casework } from './casework';
import { openMatters, type OpenMatter } from './matters.service';
import { headingOf, type PersonHeading } from './person-heading';
import { BASES_OF, statusesAt, type StatusChoice } from './status-choices';
import { StatusDecision } from './status-decision.entity';
import { STATUS_WORDS } from './status-words';

/** What the record gives of a legal status. */
export type RecordGives = Pick<LegalPosition, 'status' | 'basis' | 'rules' | 'because' | 'needsManager'>;

/** A decision in force, with the name of the manager who made it. */
export type DecisionMade = StatusDecision & { by: string | null };

/** What a manager decides on: what the record gives, what makes it doubtful, and what was decided before. */
export interface StatusToDecide {
  person: PersonHeading;
  position: RecordGives;
  /** The one that stands first. */
  decisions: DecisionMade[];
  matters: OpenMatter[];
  basedOn: string;
}

export interface DecisionSaid extends StatusChoice {
  decidedOn: LocalDate;
  reason: string;
  /** From `StatusToDecide`: what the manager saw when deciding. */
  basedOn: string;
}

/** What managers decide about a legal status. The status that the record gives, and what is due, stay as they are. */
@Injectable()
export class StatusDecisionsService {
  constructor(
    private readonly casework: Casework,
    private readonly ledger: Ledger,
  ) {}

  /** For the form. @throws Problem 'not-allowed' for whoever is no manager, 'not-found' */
  async toDecide(actor: Actor, personId: string, today: LocalDate): Promise<StatusToDecide> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'decide-for-manager');
      const position = await this.recordGives(work, person.id, today);
      const decisions = await decisionsOf(work, person.id);
      return {
        person: await headingOf(work, person),
        position,
        decisions,
        matters: await openMatters(work, person.id),
        basedOn: basedOn(position, decisions[0]),
      };
    });
  }

  /** Every decision in force, the one that stands first. The look is audited. @throws Problem 'not-found' */
  async list(
    actor: Actor,
    personId: string,
    today: LocalDate,
  ): Promise<Pick<StatusToDecide, 'decisions' | 'position' | 'basedOn'>> {
    return this.casework.view(actor, personId, 'status-decisions', async (work, person) => {
      const decisions = await decisionsOf(work, person.id);
      const position = await this.recordGives(work, person.id, today);
      return { decisions, position, basedOn: basedOn(position, decisions[0]) };
    });
  }

  /**
   * Records a decision with what the record gave at the time.
   * @param id given by a form that may be sent twice, so that both are one decision
   * @throws Problem 'changed-by-someone-else' when the record, or what was decided, is no longer what `basedOn` saw;
   * 'not-valid' naming `status`, `basis`, `decidedOn` or `reason`
   */
  async decide(
    actor: Actor,
    personId: string,
    { basedOn: seen, ...said }: DecisionSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    const reason = said.reason.trim();
    if (!reason) throw invalid('reason', 'Enter why you decided this');
    if (said.decidedOn > today) throw invalid('decidedOn', 'The day must be today or in the past');
    return this.casework.change(actor, personId, 'decide-for-manager', today, async (work, person) => {
      if (await isRecorded(work, StatusDecision, person.id, id)) return id;
      if (said.decidedOn < person.dateOfBirth) {
        throw invalid('decidedOn', 'The day must be after the young person was born');
      }
      await this.ledger.refresh(work, [person.id], today);
      const position = await this.recordGives(work, person.id, today);
      const [standing] = await decisionsOf(work, person.id);
      if (seen !== basedOn(position, standing)) {
        throw new Problem(
          'changed-by-someone-else',
          'The record, or what was decided, changed while you were deciding. Read what stands here now, then save again or leave it.',
        );
      }
      mustFit(said, ageOn(person.dateOfBirth, today));
      const { status, basis, decidedOn } = said;
      const record = {
        recordStatus: position.status,
        recordBasis: position.basis,
        recordNeedsManager: position.needsManager,
      };
      const fact = { youngPersonId: person.id, decidedOn, status, basis, reason, ...record };
      await recordFact(work, StatusDecision, fact, id);
      await audit(work, {
        did: 'status.decided',
        youngPersonId: person.id,
        subjectId: id,
        detail: { status, basis, decidedOn, recordStatus: position.status, recordBasis: position.basis },
      });
      return id;
    });
  }

  /** It was never decided. The one before it stands again. @throws Problem 'not-valid' without a reason */
  async withdraw(actor: Actor, personId: string, factId: string, reason: string, today: LocalDate): Promise<void> {
    if (!reason.trim()) throw invalid('reason', 'Enter why this was recorded in error');
    await this.casework.change(actor, personId, 'decide-for-manager', today, async (work, person) => {
      await withdrawFact(work, StatusDecision, { youngPersonId: person.id, factId }, reason.trim());
      await audit(work, { did: 'status-decision.withdrawn', youngPersonId: person.id, subjectId: factId });
    });
  }

  /** As the ledger has it, or worked out where it has not been yet. */
  private async recordGives(work: Work, youngPersonId: string, today: LocalDate): Promise<RecordGives> {
    const position = await work.manager.findOneBy(LegalPosition, { youngPersonId });
    if (position) return position;
    const { status } = await this.ledger.assess(work, youngPersonId, today);
    return { ...status, status: status.code };
  }
}

/** Every decision in force, the one recorded last first: that one stands. */
export async function decisionsOf(work: Work, youngPersonId: string): Promise<DecisionMade[]> {
  const decisions = await work.manager.find(StatusDecision, {
    where: { youngPersonId, replacedById: IsNull(), withdrawn: false },
    order: { recordedAt: 'DESC', id: 'DESC' },
  });
  if (decisions.length === 0) return [];
  const names: { id: string; name: string | null }[] = await work.manager.query(
    `select d.id, s.name from status_decision d
       left join app_user u on u.id = d.recorded_by_id left join staff s on s.id = u.staff_id
      where d.id = any($1)`,
    [decisions.map(({ id }) => id)],
  );
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  return decisions.map((decision) => ({ ...decision, by: nameOf.get(decision.id) ?? null }));
}

/** Whether the record still gives the status and the doubts that it gave when the decision was made. */
export function isOfTheRecordAsItIs(decision: StatusDecision, position: RecordGives): boolean {
  return (
    decision.recordStatus === position.status &&
    decision.recordBasis.join() === position.basis.join() &&
    JSON.stringify(decision.recordNeedsManager) === JSON.stringify(position.needsManager)
  );
}

/** Stands for what a manager sees when deciding, so that a decision about something else is noticed. */
function basedOn(position: RecordGives, standing: StatusDecision | undefined): string {
  const seen = [position.status, position.basis, position.needsManager, standing?.factId ?? null];
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex').slice(0, 24);
}

function mustFit({ status, basis }: StatusChoice, age: number): void {
  if (!statusesAt(age).includes(status)) {
    const fit = statusesAt(age).map((one) => STATUS_WORDS[one]);
    throw invalid('status', `At ${age} the status can be: ${fit.join('; ')}`);
  }
  const bases = BASES_OF[status] ?? [];
  if (basis === null && bases.length > 0) throw invalid('basis', `Say what it rests on: ${bases.join(', ')}`);
  if (basis !== null && !bases.includes(basis)) {
    throw invalid(
      'basis',
      bases.length > 0 ? `Choose one of: ${bases.join(', ')}` : 'This status has no basis to choose',
    );
  }
}
