import { visiblePeople } from '../access/visible-people';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { fullName, type Named } from '../young-people/names';
import { grantName } from './grant-balance';
import type { GrantKind } from './local-offer.entities';

/** A grant of which something is left. */
export interface GrantLeft {
  personId: string;
  /** Of the young person. */
  name: string;
  grantId: string;
  grant: string;
  agreedOn: LocalDate;
  agreedPence: number;
  leftPence: number;
}

/** Grants that have not ended and of which something is left, of everyone the reader may see; agreed longest ago first. */
export async function grantsLeft(work: Work): Promise<GrantLeft[]> {
  const parameters: unknown[] = [];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const rows: (Named & Omit<GrantLeft, 'name' | 'grant'> & { kind: GrantKind; what: string | null })[] =
    await work.manager.query(
      `select y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
              (select i.value from person_identifier i where i.young_person_id = y.id and i.kind = 'authority-id'
                 and not i.withdrawn) as "authorityId",
              g.fact_id as "grantId", g.kind, g.what, g.agreed_on as "agreedOn", g.agreed_pence as "agreedPence",
              (g.agreed_pence - b.spent)::int as "leftPence"
         from money_grant g join young_person y on y.id = g.young_person_id
         cross join lateral (select coalesce(sum(case i.kind when 'bought' then i.pence else -i.pence end), 0) as spent
                               from money_grant_item i
                              where i.grant_id = g.fact_id and i.replaced_by_id is null and not i.withdrawn) b
        where g.replaced_by_id is null and not g.withdrawn and g.ended_on is null and g.agreed_pence > b.spent
          and y.merged_into_id is null and y.withdrawn_at is null and ${visible}
        order by g.agreed_on, g.fact_id`,
      parameters,
    );
  return rows.map(({ personId, grantId, agreedOn, agreedPence, leftPence, ...row }) => ({
    ...{ personId, grantId, agreedOn, agreedPence, leftPence },
    name: fullName(row),
    grant: grantName(row),
  }));
}
