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
import { DEFAULT_POLICY, parsePolicy, policyOn, type Policy } from '../statutory/policy';
import { Authority, AuthorityPolicy } from './authority.entity';

interface Described {
  name?: string;
  laCode?: string;
  adviserWord?: string;
  /** `HH:MM` by the clocks of London; both null for none. */
  quietFrom?: string | null;
  quietTo?: string | null;
  urgentToDuty?: boolean;
  /** 1 to 56. */
  disagreementAnswerDays?: number;
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
  async policies(work: Work): Promise<DatedPolicies> {
    const versions = await work.manager.createQueryBuilder(AuthorityPolicy, 'p').orderBy('p.inForceFrom').getMany();
    const policies = [DEFAULT_POLICY, ...versions.map(settingsOf)];
    return {
      policy: policies.at(-1) ?? DEFAULT_POLICY,
      earlierPolicies: versions.map(({ inForceFrom }, index) => ({
        until: inForceFrom,
        policy: policies[index] ?? DEFAULT_POLICY,
      })),
    };
  }

  /** The settings in force on a day, and every version of them, the earliest first. */
  async policyOn(actor: Actor, day: LocalDate): Promise<{ inForce: Policy; versions: AuthorityPolicy[] }> {
    return this.unitOfWork.read(actor, async (work) => ({
      inForce: policyOn(await this.policies(work), day),
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
      const newest = await work.manager.findOne(AuthorityPolicy, { where: {}, order: { inForceFrom: 'DESC' } });
      const others = newest?.settings ?? {};
      const inForceFrom = newest && newest.inForceFrom >= today ? addDays(newest.inForceFrom, 1) : today;
      await this.setPolicyIn(work, { inForceFrom, settings: { ...others, reminders, escalation }, reason }, today);
      await work.manager.update(Authority, { onlyOne: true }, quiet);
      await audit(work, { did: 'authority.described', detail: { ...quiet } });
      return inForceFrom;
    });
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
    if (version.inForceFrom > today) return;
    const people: { id: string }[] = await work.manager.query('select id from young_person');
    await this.ledger.refresh(
      work,
      people.map(({ id }) => id),
      today,
    );
  }
}

function settingsOf(version: AuthorityPolicy): Policy {
  const parsed = parsePolicy(version.settings);
  if ('errors' in parsed) throw new Error(`The stored policy of ${version.inForceFrom} is not valid.`);
  return parsed.policy;
}
