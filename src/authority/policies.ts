import type { DatedPolicies } from '../deadlines/case-files';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { DEFAULT_POLICY, parsePolicy, policyOn, type Policy } from '../statutory/policy';
import { AuthorityPolicy } from './authority.entity';

/** Every version of the settings over the defaults, which hold before the first. */
export async function datedPolicies({ manager }: Work): Promise<DatedPolicies> {
  const versions = await manager.find(AuthorityPolicy, { order: { inForceFrom: 'ASC' } });
  const policies = [DEFAULT_POLICY, ...versions.map(settingsOf)];
  return {
    policy: policies.at(-1) ?? DEFAULT_POLICY,
    earlierPolicies: versions.map(({ inForceFrom }, index) => ({
      until: inForceFrom,
      policy: policies[index] ?? DEFAULT_POLICY,
    })),
  };
}

/** The settings of what starts on a day. */
export async function policyFor(work: Work, day: LocalDate): Promise<Policy> {
  return policyOn(await datedPolicies(work), day);
}

function settingsOf(version: AuthorityPolicy): Policy {
  const parsed = parsePolicy(version.settings);
  if ('errors' in parsed) throw new Error(`The stored policy of ${version.inForceFrom} is not valid.`);
  return parsed.policy;
}
