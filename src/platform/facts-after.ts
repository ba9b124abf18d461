import type { EntityTarget } from 'typeorm';
import type { Fact } from './fact';
import type { Work } from './unit-of-work';

/**
 * What is in force of one kind for one young person, in the order in which it was first recorded.
 * @param page `after`: the fact id of the last one that was read
 * @param only those of which a column has one of these values
 * @returns one more than `limit` where there are more
 */
export async function factsAfter<F extends Fact>(
  work: Work,
  entity: EntityTarget<F>,
  youngPersonId: string,
  { after, limit }: { after: string | null; limit: number },
  only?: { field: string; among: readonly string[] },
): Promise<F[]> {
  const facts = work.manager
    .getRepository(entity)
    .createQueryBuilder('fact')
    .where('fact.youngPersonId = :youngPersonId and fact.replacedById is null and not fact.withdrawn', {
      youngPersonId,
    })
    .orderBy('fact.factId')
    .limit(limit + 1);
  if (only) facts.andWhere(`fact.${only.field} in (:...among)`, { among: only.among });
  if (after !== null) facts.andWhere('fact.factId > :after', { after });
  return facts.getMany();
}
