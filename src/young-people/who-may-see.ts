import type { Actor } from '../access/actor';

/**
 * Advisers see the young people of their team (they cover for each other) and those allocated to them wherever they
 * are; managers those of the teams they answer for and those no team has taken yet; data officers everyone;
 * administrators nobody. Scheduled jobs see everyone.
 */
export function mayBeSeenBy(actor: Actor, alias: string, parameters: unknown[]): string {
  if (actor.kind === 'system') return 'true';
  const inUse = `${alias}.merged_into_id is null and ${alias}.withdrawn_at is null`;
  switch (actor.role) {
    case 'data-officer':
      return `(${inUse})`;
    case 'administrator':
      return 'false';
    case 'manager':
      parameters.push(actor.teamIds);
      return `(${inUse} and (${alias}.team_id = any($${parameters.length}) or ${alias}.team_id is null))`;
    case 'adviser': {
      parameters.push(actor.teamIds, actor.staffId);
      const [teams, staff] = [`$${parameters.length - 1}`, `$${parameters.length}`];
      return `(${inUse} and (${alias}.team_id = any(${teams}) or exists (
        select 1 from allocation mine where mine.young_person_id = ${alias}.id and mine.staff_id = ${staff}
          and mine.replaced_by_id is null and not mine.withdrawn and mine.to_on is null)))`;
    }
  }
}
