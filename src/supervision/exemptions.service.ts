import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { CaseFiles } from '../deadlines/case-files';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { addMonths, formatLong, later, type LocalDate } from '../statutory/local-date';
import type { Policy } from '../statutory/policy';
import { renewalOwed, type RenewalOwed } from './policy-renewal';
import { SupervisionExemption } from './supervision.entities';
import { policyEdition, type PolicyEdition } from './supervision-policy';

/** The longest reason. */
export const LONGEST_EXEMPTION_REASON = 2000;
/** Longer than this nobody is exempt by one decision. */
const MOST_MONTHS = 12;

export interface ExemptionTold extends Pick<
  SupervisionExemption,
  'id' | 'staffId' | 'fromOn' | 'untilOn' | 'reason' | 'endedOn' | 'endReason'
> {
  workerName: string;
  teamName: string | null;
  decidedBy: string;
  decidedOn: LocalDate;
  endedBy: string | null;
  /** to-come · holds · over: by its last day or by a decision. */
  state: 'to-come' | 'holds' | 'over';
}

export interface PolicyRead {
  policy: Policy;
  edition: PolicyEdition | null;
  /** From the renewal day on. */
  renewal: RenewalOwed | null;
  /** Those that hold first, then those to come, then the last that is over. */
  exemptions: ExemptionTold[];
  /** Who can be exempted: the workers of the actor's teams who are here, but the actor. */
  workers: { staffId: string; name: string }[];
}

export interface ExemptionSaid {
  staffId: string;
  fromOn: LocalDate;
  /** The last day. */
  untilOn: LocalDate;
  reason: string;
}

/**
 * The council's supervision policy, and who is exempt from it. An exemption is of a worker's own sessions (SV-01): the cases of
 * their young people stay due. Each write is one transaction with its audit event.
 */
@Injectable()
export class ExemptionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly caseFiles: CaseFiles,
  ) {}

  /** @throws Problem 'not-allowed' */
  async open(actor: UserActor, today: LocalDate): Promise<PolicyRead> {
    mustBeAllowed(actor, 'see-team');
    return this.unitOfWork.read(actor, async (work) => ({
      policy: await this.caseFiles.policyOn(work, today),
      edition: await policyEdition(work, today),
      renewal: await renewalOwed(work, today),
      exemptions: await exemptionsOf(work, actor, today),
      workers: await workersToExempt(work, actor, today),
    }));
  }

  /**
   * The policy asks no sessions of a worker from a day, today or later, until another.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-found' for whoever is no worker of the actor's teams; 'not-valid' naming `fromOn`, `untilOn` or
   * `reason`; 'already-recorded' where another exemption holds on some of these days
   */
  async exempt(actor: UserActor, said: ExemptionSaid, today: LocalDate, id = newId()): Promise<string> {
    mustBeAllowed(actor, 'supervise');
    return this.unitOfWork.write(actor, async (work) => {
      const staffId = said.staffId.toLowerCase();
      if (!isId(staffId)) throw notFound();
      // Of two managers who exempt the same worker the second sees what the first decided
      await work.manager.query('select from staff where id = $1 for update', [staffId]);
      const worker = (await workersToExempt(work, actor, today)).find((one) => one.staffId === staffId);
      if (!worker) throw notFound();
      if (await work.manager.existsBy(SupervisionExemption, { id, staffId })) return id;
      const { fromOn, untilOn } = said;
      const reason = reasonOf('reason', said.reason, 'Enter why');
      if (fromOn < today) throw invalid('fromOn', 'Must be today or later: nobody is exempted afterwards');
      if (fromOn > addMonths(today, MOST_MONTHS)) throw invalid('fromOn', 'Must be within 12 months');
      if (untilOn < fromOn) throw invalid('untilOn', 'Must be the first day, or later');
      if (untilOn >= addMonths(fromOn, MOST_MONTHS)) {
        throw invalid('untilOn', 'Must be within 12 months of the first day. Decide again then, if it is to go on');
      }
      const [other] = await work.manager.query<{ fromOn: LocalDate; untilOn: LocalDate }[]>(
        `select from_on as "fromOn", coalesce(ended_on - 1, until_on) as "untilOn" from supervision_exemption
          where staff_id = $1 and daterange(from_on, coalesce(ended_on, until_on + 1)) && daterange($2, $3, '[]')`,
        [staffId, fromOn, untilOn],
      );
      if (other) {
        throw new Problem(
          'already-recorded',
          `${worker.name} is exempt already from ${formatLong(other.fromOn)} until ${formatLong(other.untilOn)}. End that first, or choose other days.`,
        );
      }
      await work.manager.insert(SupervisionExemption, {
        ...{ id, staffId, fromOn, untilOn, reason, decidedById: actor.staffId },
      });
      await audit(work, {
        did: 'supervision-exemption.decided',
        subjectId: id,
        detail: { staffId, fromOn, untilOn },
      });
      return id;
    });
  }

  /** What is to be ended. @throws Problem 'not-found' */
  async toEnd(actor: UserActor, id: string, today: LocalDate): Promise<ExemptionTold> {
    mustBeAllowed(actor, 'supervise');
    return this.unitOfWork.read(actor, (work) => ofActor(work, actor, id, today));
  }

  /**
   * The policy holds again from today; one that is to come never holds.
   * @throws Problem 'not-found'; 'not-valid' naming `reason`; 'already-recorded' where it is over
   */
  async end(actor: UserActor, id: string, reason: string, today: LocalDate): Promise<void> {
    mustBeAllowed(actor, 'supervise');
    await this.unitOfWork.write(actor, async (work) => {
      if (isId(id)) await work.manager.query('select from supervision_exemption where id = $1 for update', [id]);
      const exemption = await ofActor(work, actor, id, today);
      const endReason = reasonOf('reason', reason, 'Enter why it ends');
      if (exemption.state === 'over') {
        throw new Problem(
          'already-recorded',
          exemption.endedBy
            ? `${exemption.endedBy} has ended it already: ${exemption.endReason}`
            : 'It is over: its last day has passed.',
        );
      }
      const endedOn = later(today, exemption.fromOn);
      const ended = { endedOn, endReason, endedById: actor.staffId, endedAt: () => 'now()' };
      await work.manager.update(SupervisionExemption, { id: exemption.id }, ended);
      await audit(work, {
        did: 'supervision-exemption.ended',
        subjectId: exemption.id,
        detail: { staffId: exemption.staffId, endedOn },
      });
    });
  }
}

function reasonOf(field: string, typed: string, missing: string): string {
  const words = typed.trim();
  if (!words) throw invalid(field, missing);
  if (words.length > LONGEST_EXEMPTION_REASON) {
    throw invalid(field, `Write ${LONGEST_EXEMPTION_REASON.toLocaleString('en-GB')} characters or fewer`);
  }
  return words;
}

async function workersToExempt(
  { manager }: Work,
  { teamIds, staffId }: UserActor,
  today: LocalDate,
): Promise<PolicyRead['workers']> {
  return manager.query(
    `select s.id as "staffId", s.name from staff s where s.post = 'personal-adviser' and s.team_id = any($1) and s.id <> $2
        and (s.left_on is null or s.left_on > $3) order by s.name, s.id`,
    [teamIds, staffId, today],
  );
}

async function exemptionsOf(
  { manager }: Work,
  { teamIds, staffId }: UserActor,
  today: LocalDate,
): Promise<ExemptionTold[]> {
  return manager.query(
    `select * from (
       select e.id, e.staff_id as "staffId", s.name as "workerName", t.name as "teamName", e.from_on as "fromOn",
              e.until_on as "untilOn", e.reason, d.name as "decidedBy",
              (e.recorded_at at time zone 'Europe/London')::date as "decidedOn", e.ended_on as "endedOn",
              e.end_reason as "endReason", b.name as "endedBy",
              case when coalesce(e.ended_on, e.until_on + 1) <= $3 or e.ended_on = e.from_on then 'over'
                   when e.from_on > $3 then 'to-come' else 'holds' end as state
         from supervision_exemption e join staff s on s.id = e.staff_id left join team t on t.id = s.team_id
         join staff d on d.id = e.decided_by_id left join staff b on b.id = e.ended_by_id
        where s.team_id = any($1) and s.id <> $2) told
      order by array_position(array['holds', 'to-come', 'over'], state), "fromOn" desc, id`,
    [teamIds, staffId, today],
  );
}

async function ofActor(work: Work, actor: UserActor, id: string, today: LocalDate): Promise<ExemptionTold> {
  const found = (await exemptionsOf(work, actor, today)).find((one) => one.id === id.toLowerCase());
  if (!found) throw notFound();
  return found;
}
