import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { tellOf } from '../deadlines/urgent';
import { factInForce } from '../platform/fact';
import { newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { agencyWithdrew } from '../statutory/clocks/adviser';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { DatedFacts, dayInLifeFaults, type FactKind, type SaidOf } from '../young-people/dated-facts';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { AgencyWithdrawal, AgencyWithdrawalDecision, type WithdrawalDecision } from './agency-withdrawal.entities';
import { LONGEST_NAME, LONGEST_WORDS } from './engagement-facts';
import { inForce } from './engagement-owed';

export const AGENCY_WITHDRAWAL: FactKind<AgencyWithdrawal> = {
  entity: AgencyWithdrawal,
  word: 'agency-withdrawal',
  words: 'agency-withdrawals',
  see: 'read-notes',
  faults: ({ agency, did, withdrewOn, reason }, person, today) => {
    const faults = dayInLifeFaults('withdrewOn', withdrewOn, person, today);
    if (!agency.trim()) faults.push({ field: 'agency', message: 'Enter which agency' });
    if (!did.trim()) faults.push({ field: 'did', message: 'Enter what it did for them' });
    if (!reason.trim()) faults.push({ field: 'reason', message: 'Enter why, as the agency gave it' });
    for (const [field, text, most] of [
      ['agency', agency, LONGEST_NAME],
      ['did', did, LONGEST_WORDS],
      ['reason', reason, LONGEST_WORDS],
    ] as const) {
      if (text.length > most)
        faults.push({ field, message: `Write ${most.toLocaleString('en-GB')} characters or fewer` });
    }
    return faults;
  },
};

/** An agency that withdrew, as it reads. */
export interface WithdrawalTold {
  id: string;
  agency: string;
  did: string;
  withdrewOn: LocalDate;
  reason: string;
  /** The rule in words; null where it is for children’s safeguarding. */
  because: string | null;
  /** Null while no manager has decided. */
  decision: {
    decision: WithdrawalDecision;
    on: LocalDate;
    by: string;
    reason: string;
    instead: string | null;
  } | null;
}

export interface WithdrawalDecisionSaid {
  decision: WithdrawalDecision;
  reason: string;
  instead: string | null;
}

/** Agencies that withdraw because a young person will not engage (PA-14), and what a manager decides about it. */
@Injectable()
export class AgencyWithdrawalsService {
  constructor(
    private readonly casework: Casework,
    private readonly facts: DatedFacts,
  ) {}

  /**
   * Of somebody of 18 or over a manager is told at once and owes a decision; the ledger and the audit go with it.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-found', 'not-allowed'; 'not-valid' naming the fields
   */
  async record(
    actor: Actor,
    personId: string,
    said: SaidOf<AgencyWithdrawal>,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.facts.record(actor, personId, AGENCY_WITHDRAWAL, said, today, id, async (work, person) => {
      const task = agencyWithdrew(said.withdrewOn, person.dateOfBirth);
      if (task) await tellOf(work, person.id, { cause: `agency-withdrew:${id}`, because: task.because }, today);
    });
  }

  /** The last first. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async list(actor: Actor, personId: string): Promise<{ person: PersonHeading; withdrawals: WithdrawalTold[] }> {
    return this.casework.view(actor, personId, AGENCY_WITHDRAWAL.words, async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const withdrawals = await withdrawalsOf(work, person.id, person.dateOfBirth);
      return { person: await headingOf(work, person), withdrawals };
    });
  }

  /**
   * Whether to refer to safeguarding adults, and who does now what the agency did.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-found'; 'not-allowed'; 'not-valid' naming `reason`; 'already-recorded'
   */
  async decide(
    actor: UserActor,
    personId: string,
    factId: string,
    said: WithdrawalDecisionSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    await this.casework.change(actor, personId, 'decide-for-manager', today, async (work, person) => {
      const withdrawal = await factInForce(work, AgencyWithdrawal, { youngPersonId: person.id, factId });
      const standing = await work.manager.findOneBy(AgencyWithdrawalDecision, {
        agencyWithdrawalId: withdrawal.factId,
      });
      if (standing?.id === id) return;
      if (standing)
        throw new Problem('already-recorded', 'A manager decided this a moment ago. See what they decided.');
      const reason = said.reason.trim();
      if (!reason) throw invalid('reason', 'Enter why you decide so');
      await work.manager.insert(AgencyWithdrawalDecision, {
        id,
        agencyWithdrawalId: withdrawal.factId,
        youngPersonId: person.id,
        decidedById: actor.staffId,
        decidedOn: today,
        decision: said.decision,
        reason,
        instead: said.instead?.trim() || null,
      });
      await audit(work, {
        did: 'agency-withdrawal.decided',
        youngPersonId: person.id,
        subjectId: withdrawal.factId,
        detail: { decision: said.decision },
      });
    });
  }
}

/** The last first. */
export async function withdrawalsOf(
  { manager }: Work,
  personId: string,
  dateOfBirth: LocalDate,
): Promise<WithdrawalTold[]> {
  const rows: Omit<WithdrawalTold, 'because'>[] = await manager.query(
    `select w.fact_id as id, w.agency, w.did, w.withdrew_on as "withdrewOn", w.reason,
            case when d.id is not null then jsonb_build_object('decision', d.decision, 'on', d.decided_on, 'by', s.name,
              'reason', d.reason, 'instead', d.instead) end as decision
       from agency_withdrawal w left join agency_withdrawal_decision d on d.agency_withdrawal_id = w.fact_id
       left join staff s on s.id = d.decided_by_id
      where w.young_person_id = $1 and ${inForce('w')} order by w.withdrew_on desc, w.recorded_at desc`,
    [personId],
  );
  return rows.map((row) => ({ ...row, because: agencyWithdrew(row.withdrewOn, dateOfBirth)?.because ?? null }));
}
