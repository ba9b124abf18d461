import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { YoungPerson } from '../young-people/young-person.entity';
import { healthAsked, healthShown } from './health-items';
import { ADVISER_LABEL, knownFacts } from './known-facts';
import type { FromRecord, PlanDocument, PlanTopicDocument } from './plan-document';

/**
 * What the record holds beside each topic, to be kept with a plan that is finished today. Whoever reads a plan reads it
 * with these facts, so that of health only that comes in to which the young person said yes when they were asked about it
 * for this plan, and only where they agreed that their adviser may have a copy of their health passport. Without a yes
 * nothing says whether there was anything.
 */
export async function recordPart(
  work: Work,
  person: YoungPerson,
  planId: string,
  topics: readonly Pick<PlanTopicDocument, 'key' | 'matter'>[],
  today: LocalDate,
): Promise<FromRecord> {
  const kept: FromRecord['topics'] = [];
  for (const { key, matter } of topics) {
    const facts =
      matter === 'health'
        ? healthShown(await healthAsked(work, person.id, planId))
        : await knownFacts(work, person, matter, today);
    if (facts.length > 0) kept.push({ key, facts });
  }
  return { asOf: today, topics: kept };
}

/** The personal adviser's name as it stood on the record when the plan was finished; null where it is not there. */
export function adviserKept({ fromRecord }: PlanDocument): string | null {
  const facts = (fromRecord?.topics ?? []).flatMap((topic) => topic.facts);
  return facts.find(({ label }) => label === ADVISER_LABEL)?.words ?? null;
}
