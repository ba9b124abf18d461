import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import type { DatedPolicies } from '../deadlines/case-files';
import { Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { DEFAULT_POLICY, parsePolicy, type Policy } from '../statutory/policy';
import { Authority, AuthorityPolicy } from './authority.entity';

/** The council and the versions of its settings. */
@Injectable()
export class AuthorityService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async authority(actor: Actor): Promise<Authority | null> {
    return this.unitOfWork.read(actor, async (work) => work.manager.findOneBy(Authority, { onlyOne: true }));
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

  /**
   * A new version of the settings. Stricter than the law is allowed, looser is refused with the limit.
   * @throws Problem 'not-valid' naming each setting
   */
  async setPolicy(
    actor: Actor,
    version: { inForceFrom: LocalDate; settings: Record<string, unknown>; reason: string },
  ): Promise<void> {
    const parsed = parsePolicy(version.settings);
    if ('errors' in parsed) {
      throw new Problem(
        'not-valid',
        'These settings cannot be used.',
        parsed.errors.map(({ path, message }) => ({ field: path, message })),
      );
    }
    await this.unitOfWork.write(actor, async (work) => {
      mustBeAllowed(actor, 'set-policy');
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
    });
  }
}

function settingsOf(version: AuthorityPolicy): Policy {
  const parsed = parsePolicy(version.settings);
  if ('errors' in parsed) throw new Error(`The stored policy of ${version.inForceFrom} is not valid.`);
  return parsed.policy;
}
