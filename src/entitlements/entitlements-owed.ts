import type { OwedSource } from '../owed/owed';
import { SOON_MONTHS } from './identity-pack';
import { birthdaySql } from '../young-people/birthday-sql';

/** By when the local offer is to be given after it is published, or after whom it is for turns 16. The council's own day. */
export const OFFER_DAYS = 28;
/** By when a document that is missing after 18 is to be seen to, from the day it was said. The council's own day too. */
export const DOCUMENT_DAYS = 28;

/**
 * SQL of the young people `y` whom the local offer is for: from 16, in care or after; from 21 while an adviser works with
 * them. `o` is the version from which on it counts as had: the last one that is to be given again. Nobody before there is one.
 */
export const OFFER_COHORT = `from young_person y
  join legal_position l on l.young_person_id = y.id
  cross join (select n.number as since_number, n.published_on as since_on from local_offer n
               where n.give_again or n.number = 1 order by n.number desc limit 1) o
 where y.withdrawn_at is null and y.merged_into_id is null and y.died_on is null
   and (l.status in ('eligible', 'relevant', 'former-relevant', 'qualifying')
     or l.status = 'former-relevant-21-plus' and exists (
          select from allocation a where a.young_person_id = y.id and a.role = 'personal-adviser' and a.to_on is null
             and a.replaced_by_id is null and not a.withdrawn))`;

/** SQL that is true for those of them who have not had it yet. */
export const OFFER_NOT_HAD = `not exists (
  select from local_offer_given g join local_offer had on had.id = g.offer_id
   where g.young_person_id = y.id and g.replaced_by_id is null and not g.withdrawn and had.number >= o.since_number)`;

const WHICH = `case f.kind when 'birth-certificate' then 'birth certificate' when 'national-insurance' then 'National Insurance number'
  when 'bank-account' then 'bank account' when 'passport' then 'passport' when 'travel-document' then 'travel document'
  when 'photo-identity' then 'photo identity' else 'a place on the electoral register' end`;

/**
 * SQL that is true where the part of the pack that `f` is of is complete by another document (EN-08, as `identityPack` says
 * it): a passport or a travel document does for the other and for photo identity, where it lasts longer. One that runs out is
 * owed itself. That there is no travel document is never what is missing: there may be a passport.
 */
const ANOTHER_WILL_DO = `exists (select from identity_document o where o.young_person_id = f.young_person_id
  and o.replaced_by_id is null and not o.withdrawn and o.kind <> f.kind
  and f.kind in ('passport', 'travel-document', 'photo-identity')
  and (o.state = 'has' and o.kind in ('passport', 'travel-document') and coalesce(o.expires_on > f.expires_on, true)
    or o.state = 'not-needed' and o.kind = 'passport' and f.kind = 'travel-document'))`;

/** What is owed of entitlements beside the dates in law. */
export const ENTITLEMENTS_OWED: OwedSource[] = [
  {
    kind: 'Local offer',
    sql: `select md5(y.id::text || 'local offer')::uuid as id, y.id as young_person_id, null::uuid as staff_id,
                 case when exists (select from local_offer_given g where g.young_person_id = y.id and g.replaced_by_id is null
                                     and not g.withdrawn)
                      then 'Give them the local offer again: it has changed' else 'Give them the local offer' end as what,
                 greatest(o.since_on, ${birthdaySql(16)}) + ${OFFER_DAYS} as due_on, 'entitlements/given/new' as at
            ${OFFER_COHORT} and ${OFFER_NOT_HAD}`,
  },
  {
    kind: 'Identity document',
    sql: `select f.fact_id as id, f.young_person_id, null::uuid as staff_id,
                 case f.state when 'applied' then 'See that it comes: ' else 'Get it: ' end ||
                 ${WHICH} as what,
                 greatest(${birthdaySql(18)}, f.said_on + ${DOCUMENT_DAYS}) as due_on,
                 'entitlements/documents/' || f.kind as at
            from identity_document f join young_person y on y.id = f.young_person_id
           where f.replaced_by_id is null and not f.withdrawn and f.state in ('applied', 'has-not')
             and not (f.kind = 'travel-document' and f.state = 'has-not') and not ${ANOTHER_WILL_DO}
             and y.withdrawn_at is null and y.merged_into_id is null and y.died_on is null`,
  },
  {
    kind: 'Identity document to renew',
    fromMonthsBefore: SOON_MONTHS,
    sql: `select f.fact_id as id, f.young_person_id, null::uuid as staff_id, 'Renew it: ' || ${WHICH} as what,
                 f.expires_on as due_on, 'entitlements/documents/' || f.kind as at
            from identity_document f join young_person y on y.id = f.young_person_id
           where f.replaced_by_id is null and not f.withdrawn and f.state = 'has' and f.expires_on is not null
             and not ${ANOTHER_WILL_DO} and y.withdrawn_at is null and y.merged_into_id is null and y.died_on is null`,
  },
  {
    kind: 'Receipt',
    sql: `select f.fact_id as id, f.young_person_id, null::uuid as staff_id, 'See the receipt: ' || f.what as what,
                 f.on_day + ${DOCUMENT_DAYS} as due_on, 'entitlements/grants/' || f.grant_id as at
            from money_grant_item f join money_grant m on m.fact_id = f.grant_id and m.replaced_by_id is null and not m.withdrawn
           where f.replaced_by_id is null and not f.withdrawn and f.receipt = 'to-come'`,
  },
];
