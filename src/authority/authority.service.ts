import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import type { DatedPolicies } from '../deadlines/case-files';
import { Ledger } from '../deadlines/ledger';
import { invalid, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { addDays, type LocalDate } from '../statutory/local-date';
import { parsePolicy, type Policy } from '../statutory/policy';
import { visitPolicyChanges } from '../statutory/rules/visits-by-policy';
import { Authority, AuthorityPolicy } from './authority.entity';
import { datedPolicies, policyFor } from './policies';

interface Described {
  name?: string;
  laCode?: string;
  adviserWord?: string;
  socialWorkerWord?: string;
  interimWord?: string;
  /** `HH:MM` by the clocks of London; both null for none. */
  quietFrom?: string | null;
  quietTo?: string | null;
  urgentToDuty?: boolean;
}

/** Who hears of what is due, and when: the ladder of the council and its quiet hours. */
export interface RemindersSaid {
  reminders: Policy['reminders'];
  escalation: Policy['escalation'];
  /** `HH:MM` by the clocks of London; both null for none. */
  quietFrom: string | null;
  quietTo: string | null;
  urgentToDuty: boolean;
  reason: string;
}

/** By how many days the council goes in plans and reviews. */
export type PlanDaysSaid = Policy['plans'] & { reason: string };

/** The council's own school terms. */
export type SchoolTermsSaid = Pick<Policy, 'schoolTerms'> & { reason: string };

/** By how many days the council goes in homes and moves. */
export type HomeDaysSaid = Pick<Policy, 'homes' | 'registerGpDays'> & { reason: string };

/** After how many days a case stands still. */
export type StandingStillSaid = Policy['standingStill'] & { reason: string };
/** What the council measures its own grip by. */
export type TargetsSaid = Policy['targets'] & { reason: string };

/** How often young people are visited, by distance, disability and risk. */
export interface VisitsSaid {
  visits: Policy['visits'];
  /** The newest version that the writer saw; null where there was none. */
  standing: string | null;
  reason: string;
}

/** The council and the versions of its settings. */
@Injectable()
export class AuthorityService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
  ) {}

  async authority(actor: Actor): Promise<Authority | null> {
    return this.unitOfWork.read(actor, async (work) => work.manager.findOneBy(Authority, { onlyOne: true }));
  }

  /**
   * Names the council. What is not given stays as it is.
   * @throws Problem 'not-valid' without a name, the first time
   */
  async describe(actor: Actor, given: Described): Promise<void> {
    await this.unitOfWork.write(actor, async (work) => {
      mustBeAllowed(actor, 'set-policy');
      const known = await work.manager.findOneBy(Authority, { onlyOne: true });
      if (known) await work.manager.update(Authority, { id: known.id }, given);
      else if (given.name) await work.manager.insert(Authority, { id: newId(), ...given });
      else throw invalid('name', 'Enter the name of the council first');
      await audit(work, { did: 'authority.described', detail: { ...given } });
    });
  }

  /** Every version of the settings over the defaults, which hold before the first. */
  policies(work: Work): Promise<DatedPolicies> {
    return datedPolicies(work);
  }

  /** The settings in force on a day, and every version of them, the earliest first. */
  async policyOn(actor: Actor, day: LocalDate): Promise<{ inForce: Policy; versions: AuthorityPolicy[] }> {
    return this.unitOfWork.read(actor, async (work) => ({
      inForce: await policyFor(work, day),
      versions: await work.manager.find(AuthorityPolicy, { order: { inForceFrom: 'ASC' } }),
    }));
  }

  /**
   * A new version of the settings. Stricter than the law is allowed, looser is refused with the limit. Whatever started
   * since its day moves with it, for everyone, before this returns.
   * @throws Problem 'not-valid' naming each setting
   */
  async setPolicy(
    actor: Actor,
    version: { inForceFrom: LocalDate; settings: Record<string, unknown>; reason: string },
    today: LocalDate,
  ): Promise<void> {
    await this.unitOfWork.write(actor, (work) => this.setPolicyIn(work, version, today));
  }

  /**
   * Who hears of what is due and when; every other setting stays as it is. It holds from today or, where a version of
   * today or of a day to come stands already, from the day after that.
   * @returns that day
   * @throws Problem 'not-valid' naming each setting
   */
  async setReminders(actor: Actor, said: RemindersSaid, today: LocalDate): Promise<LocalDate> {
    const { reminders, escalation, reason, ...quiet } = said;
    return this.unitOfWork.write(actor, async (work) => {
      const inForceFrom = await this.addVersion(work, { reminders, escalation }, reason, today);
      await work.manager.update(Authority, { onlyOne: true }, quiet);
      await audit(work, { did: 'authority.described', detail: { ...quiet } });
      return inForceFrom;
    });
  }

  /**
   * What the council asks of plans and reviews, by days; every other setting stays as it is. It holds from the day that
   * `setReminders` says.
   * @returns that day
   * @throws Problem 'not-valid' naming each setting
   */
  async setPlanDays(actor: Actor, { reason, ...plans }: PlanDaysSaid, today: LocalDate): Promise<LocalDate> {
    return this.unitOfWork.write(actor, (work) => this.addVersion(work, { plans }, reason, today));
  }

  /** As `setPlanDays`, of the days after which a case stands still. @throws Problem 'not-valid' naming each setting */
  async setStandingStill(
    actor: Actor,
    { reason, ...standingStill }: StandingStillSaid,
    today: LocalDate,
  ): Promise<LocalDate> {
    return this.unitOfWork.write(actor, (work) => this.addVersion(work, { standingStill }, reason, today));
  }

  /**
   * Days for homes and moves: everything else stays.
   * @returns the day from which it holds
   * @throws Problem 'not-valid' naming each setting
   */
  async setHomeDays(actor: Actor, { reason, ...days }: HomeDaysSaid, today: LocalDate): Promise<LocalDate> {
    return this.unitOfWork.write(actor, (work) => this.addVersion(work, days, reason, today));
  }

  /**
   * The council's targets: everything else stays.
   * @returns the day from which it holds
   * @throws Problem 'not-valid' naming each setting
   */
  async setTargets(actor: Actor, { reason, ...targets }: TargetsSaid, today: LocalDate): Promise<LocalDate> {
    return this.unitOfWork.write(actor, (work) => this.addVersion(work, { targets }, reason, today));
  }

  /**
   * The days of the school terms: everything else stays.
   * @returns the day from which they hold
   * @throws Problem 'not-valid' naming each setting
   */
  async setSchoolTerms(actor: Actor, { reason, schoolTerms }: SchoolTermsSaid, today: LocalDate): Promise<LocalDate> {
    return this.unitOfWork.write(actor, (work) => this.addVersion(work, { schoolTerms }, reason, today));
  }

  /**
   * How often young people are visited, by distance, disability and risk: everything else stays.
   * @param standing the newest version that the writer saw; null where there was none
   * @returns the day from which it holds
   * @throws Problem 'changed-by-someone-else' when another version came meanwhile; 'not-valid' naming each setting
   */
  async setVisits(actor: Actor, { visits, standing, reason }: VisitsSaid, today: LocalDate): Promise<LocalDate> {
    return this.unitOfWork.write(actor, async (work) => {
      // In turn: of two who save at once, the second is told what the first saved.
      await work.manager.query(`select pg_advisory_xact_lock(hashtext('onward council policy'))`);
      const [newest] = await work.manager.find(AuthorityPolicy, { order: { inForceFrom: 'DESC' }, take: 1 });
      if ((newest?.id ?? null) !== standing) {
        throw new Problem(
          'changed-by-someone-else',
          'Someone else changed the settings while you were writing. Look at what holds now, and save again if you still want this',
        );
      }
      return this.addVersion(work, { visits }, reason, today);
    });
  }

  /** A version that changes some of the newest one's settings. @returns the day from which it holds */
  private async addVersion(
    work: Work,
    changes: Record<string, unknown>,
    reason: string,
    today: LocalDate,
  ): Promise<LocalDate> {
    const newest = await work.manager.findOne(AuthorityPolicy, { where: {}, order: { inForceFrom: 'DESC' } });
    const inForceFrom = newest && newest.inForceFrom >= today ? addDays(newest.inForceFrom, 1) : today;
    await this.setPolicyIn(work, { inForceFrom, settings: { ...newest?.settings, ...changes }, reason }, today);
    return inForceFrom;
  }

  private async setPolicyIn(
    work: Work,
    version: { inForceFrom: LocalDate; settings: Record<string, unknown>; reason: string },
    today: LocalDate,
  ): Promise<void> {
    mustBeAllowed(work.actor, 'set-policy');
    const parsed = parsePolicy(version.settings);
    if ('errors' in parsed) {
      throw new Problem(
        'not-valid',
        'These settings cannot be used.',
        parsed.errors.map(({ path, message }) => ({ field: path, message })),
      );
    }
    const { actor } = work;
    await work.manager.insert(AuthorityPolicy, {
      id: newId(),
      inForceFrom: version.inForceFrom,
      settings: version.settings as never,
      reason: version.reason,
      recordedById: actor.kind === 'user' ? actor.userId : null,
    });
    await audit(work, {
      did: 'policy.set',
      detail: { inForceFrom: version.inForceFrom, settings: version.settings },
    });
    // Whoever it is about has to know the day on which another policy of visits comes.
    const changes = visitPolicyChanges(await datedPolicies(work));
    if (version.inForceFrom > today && !changes.includes(version.inForceFrom)) return;
    const people: { id: string }[] = await work.manager.query('select id from young_person');
    await this.ledger.refresh(
      work,
      people.map(({ id }) => id),
      today,
    );
  }
}
