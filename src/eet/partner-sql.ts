import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import type { Work } from '../platform/unit-of-work';
import { EetPartner, type PartnerKind } from './eet.entities';

/** Joins to an opportunity `o` whoever offers it as `partner`: of one that was merged, the one that it is now. */
export const WITH_PARTNER = `left join eet_partner named on named.id = o.partner_id
  left join eet_partner partner on partner.id = coalesce(named.merged_into_id, named.id)`;

/** What whoever offers an opportunity is called in a sentence. */
export const PARTNER_NAME = `coalesce(partner.name, 'the council (department not known)')`;

/** SQL: names that differ in case and spaces only are one. */
const nameKey = (text: string) => String.raw`btrim(regexp_replace(lower(${text}), '\s+', ' ', 'g'))`;

/**
 * The record of this name, among departments or among partners: one that is in use, before one that was merged. Until the end of the
 * transaction nobody else makes or renames one.
 */
export async function findPartner(
  { manager }: Work,
  name: string,
  isDepartment: boolean,
): Promise<Pick<EetPartner, 'id' | 'name' | 'mergedIntoId'> | null> {
  await manager.query(`select pg_advisory_xact_lock(hashtext('eet_partner'))`);
  const [found] = await manager.query<Pick<EetPartner, 'id' | 'name' | 'mergedIntoId'>[]>(
    `select id, name, merged_into_id as "mergedIntoId" from eet_partner
      where ${nameKey('name')} = ${nameKey('$1')} and (coalesce(kind, '') = 'department') = $2
      order by merged_into_id nulls first limit 1`,
    [name, isDepartment],
  );
  return found ?? null;
}

/** The id of the partner or department of this name, whose record is made and audited where there is none. */
export async function partnerNamed(work: Work, name: string, isDepartment: boolean): Promise<string> {
  const found = await findPartner(work, name, isDepartment);
  if (found) return found.mergedIntoId ?? found.id;
  const id = newId();
  const kind: PartnerKind | null = isDepartment ? 'department' : null;
  const changedById = work.actor.kind === 'user' ? work.actor.staffId : null;
  await work.manager.insert(EetPartner, { id, name: name.trim().replaceAll(/\s+/g, ' '), kind, changedById });
  await audit(work, { did: 'eet-partner.added', subjectId: id });
  return id;
}
