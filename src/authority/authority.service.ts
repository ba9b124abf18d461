import { isDeepStrictEqual } from 'node:util';
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
import { parsePolicy, policyOn, type Policy } from '../statutory/policy';
import { visitPolicyChanges } from '../statutory/rules/visits-by-policy';
import { Authority, AuthorityPolicy } from './authority.entity';
import { datedPolicies } from './policies';

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

/** Some of the settings, as one page of the council changes them. */
export interface SettingsSaid {
  changes: Partial<Policy>;
  /** Of the council itself, with the page of who hears: `HH:MM` by the clocks of London; both null for none. */
  quiet?: Pick<Authority, 'quietFrom' | 'quietTo' | 'urgentToDuty'>;
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
   * @param seen what stood there when the form was opened
   * @throws Problem 'not-valid' without a name, the first time; 'changed-by-someone-else' where something else stands by now
   */
  async describe(actor: Actor, given: Described, seen: Described = {}): Promise<void> {
    await this.unitOfWork.write(actor, async (work) => {
      mustBeAllowed(actor, 'set-policy');
      await work.manager.query('select id from authority for update');
      const known = await work.manager.findOneBy(Authority, { onlyOne: true });
      const names = Object.keys(seen) as (keyof Described)[];
      if (known && names.some((name) => ![seen[name], given[name]].includes(known[name]))) throw changedMeanwhile();
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

  /**
   * The settings in force on a day, those of the newest version, which a change goes on from and which may hold only from
   * a day to come, and every version, the earliest first.
   */
  async policyOn(
    actor: Actor,
    day: LocalDate,
  ): Promise<{ inForce: Policy; coming: Policy; versions: AuthorityPolicy[] }> {
    return this.unitOfWork.read(actor, async (work) => {
      const policies = await datedPolicies(work);
      const versions = await work.manager.find(AuthorityPolicy, { order: { inForceFrom: 'ASC' } });
      return { inForce: policyOn(policies, day), coming: policies.policy, versions };
    });
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
   * Every other setting stays as it is. It holds from today or, where a version of today or of a day to come stands
   * already, from the day after that. The same sent twice is one version.
   * @param standing the newest version that the writer saw; null where there was none
   * @returns the day from which it holds
   * @throws Problem 'changed-by-someone-else' when another version came meanwhile; 'not-valid' naming each setting
   */
  async changeSettings(
    actor: Actor,
    { changes, quiet, reason }: SettingsSaid,
    standing: string | null,
    today: LocalDate,
  ): Promise<LocalDate> {
    return this.unitOfWork.write(actor, async (work) => {
      mustBeAllowed(actor, 'set-policy');
      // In turn: of two who save at once, the second is told what the first saved.
      await work.manager.query(`select pg_advisory_xact_lock(hashtext('onward council policy'))`);
      const [newest] = await work.manager.find(AuthorityPolicy, { order: { inForceFrom: 'DESC' }, take: 1 });
      if ((newest?.id ?? null) !== standing) {
        const isThis = newest !== undefined && isSaidBy(newest, actor, changes, reason) && (await isQuiet(work, quiet));
        if (isThis) return newest.inForceFrom;
        throw changedMeanwhile();
      }
      const inForceFrom = newest && newest.inForceFrom >= today ? addDays(newest.inForceFrom, 1) : today;
      await this.setPolicyIn(work, { inForceFrom, settings: { ...newest?.settings, ...changes }, reason }, today);
      if (quiet) {
        await work.manager.update(Authority, { onlyOne: true }, quiet);
        await audit(work, { did: 'authority.described', detail: { ...quiet } });
      }
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

const changedMeanwhile = (): Problem =>
  new Problem(
    'changed-by-someone-else',
    'Someone else changed the settings while you were writing. Look at what holds now, and save again if you still want this',
  );

/** Whether a version is what this writer says, with their reason. */
function isSaidBy(version: AuthorityPolicy, actor: Actor, changes: Partial<Policy>, reason: string): boolean {
  const writer = actor.kind === 'user' ? actor.userId : null;
  const names = Object.keys(changes) as (keyof Policy)[];
  const said = Object.fromEntries(names.map((name) => [name, version.settings[name]]));
  return version.recordedById === writer && version.reason === reason && isDeepStrictEqual(said, changes);
}

async function isQuiet({ manager }: Work, said: SettingsSaid['quiet']): Promise<boolean> {
  const known = said && (await manager.findOneBy(Authority, { onlyOne: true }));
  if (!said || !known) return !said;
  const names = Object.keys(said) as (keyof typeof said)[];
  return names.every((name) => known[name] === said[name]);
}
