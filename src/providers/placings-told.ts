import { visiblePeople } from '../access/visible-people';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { fullName, type Named } from '../young-people/names';

/** A manager was asked to answer for a placement. */
export interface SignOffTold {
  id: string;
  providerId: string;
  provider: string;
  /** Of whom it is, for counting. */
  ofPerson: string;
  /** Null for somebody the reader may not see. */
  person: { personId: string; name: string } | null;
  fromOn: LocalDate;
  reason: string;
  askedBy: string | null;
  askedById: string | null;
  askedAt: Date;
  decision: { agreed: boolean; words: string; by: string | null; at: Date } | null;
}

/**
 * Asked of a provider, of a young person or of everybody; what waits for a decision first, then the latest.
 * @param open only what waits
 */
export async function signOffsOf(
  work: Work,
  {
    providerId = null,
    personId = null,
    open = false,
  }: { providerId?: string | null; personId?: string | null; open?: boolean },
): Promise<SignOffTold[]> {
  const parameters: unknown[] = [providerId, personId, open];
  const visible = visiblePeople(work.actor, 'y', parameters);
  type Row = Named &
    Omit<SignOffTold, 'person' | 'decision'> & {
      seen: boolean;
      agreed: boolean | null;
      words: string | null;
      decidedBy: string | null;
      decidedAt: Date | null;
    };
  const rows: Row[] = await work.manager.query(
    `select o.id, o.provider_id as "providerId", p.name as provider, y.id as "ofPerson", (${visible}) as seen,
            y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
            (select i.value from person_identifier i where i.young_person_id = y.id and i.kind = 'authority-id'
               and not i.withdrawn) as "authorityId",
            o.from_on as "fromOn", o.reason, ask.name as "askedBy", o.said_by_id as "askedById", o.said_at as "askedAt",
            d.agreed, d.words, by.name as "decidedBy", d.said_at as "decidedAt"
       from placing_sign_off o join provider p on p.id = o.provider_id join young_person y on y.id = o.young_person_id
       left join placing_decision d on d.sign_off_id = o.id
       left join staff ask on ask.id = o.said_by_id left join staff by on by.id = d.said_by_id
      where ($1::uuid is null or o.provider_id = $1) and ($2::uuid is null or o.young_person_id = $2)
        and (not $3::boolean or d.id is null)
        and y.merged_into_id is null and y.withdrawn_at is null
      order by d.id is not null, o.said_at desc, o.id`,
    parameters,
  );
  return rows.map((row) => ({
    id: row.id,
    providerId: row.providerId,
    provider: row.provider,
    ofPerson: row.ofPerson,
    person: row.seen ? { personId: row.ofPerson, name: fullName(row) } : null,
    fromOn: row.fromOn,
    reason: row.reason,
    askedBy: row.askedBy,
    askedById: row.askedById,
    askedAt: row.askedAt,
    decision:
      row.agreed === null ? null : { agreed: row.agreed, words: row.words!, by: row.decidedBy, at: row.decidedAt! },
  }));
}
