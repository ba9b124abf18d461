import type { Work } from '../platform/unit-of-work';
import { HealthService } from './passport.entities';

/** The postcode areas that a place is in: its district and its letters, RG1 and RG; nothing where there is no postcode. */
export function areasOf(postcode: string | null): string[] {
  const district = postcode?.trim().toUpperCase().split(' ')[0] ?? '';
  const letters = /^[A-Z]{1,2}/.exec(district)?.[0];
  return letters ? [...new Set([district, letters])] : [];
}

/**
 * The services that are open to somebody of an age who lives there, those of the place before those for everywhere.
 * @param postcode null: only what is for everywhere
 * @param age null: whatever the age
 */
export async function servicesNear(
  { manager }: Work,
  postcode: string | null,
  age: number | null,
): Promise<HealthService[]> {
  const query = manager
    .createQueryBuilder(HealthService, 's')
    .where('not s.closed')
    .andWhere('(s.areas = :none or s.areas && :areas)', { none: [], areas: areasOf(postcode) })
    .orderBy('s.kind')
    .addOrderBy('s.step', 'ASC', 'NULLS LAST')
    .addOrderBy('s.name')
    .addOrderBy('s.id');
  if (age !== null) {
    query.andWhere('coalesce(s.ageFrom, 0) <= :age and coalesce(s.ageTo, 200) >= :age', { age });
  }
  return query.getMany();
}
