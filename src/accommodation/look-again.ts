import { suitabilityMonthsOn } from '../authority/policy-sql';

export const SUITABILITY_KIND = 'Suitability of the home';
/** As AC-01 has it: before the move, or the same day in an emergency. */
export const TO_ASSESS = 'Assess whether the home is suitable: before the move, or the same day in an emergency';

/** What the kind of a home decides with no assessment, or where nobody can assess it: custody, no fixed abode, bed and breakfast, not known, abroad, deported. */
const SETTLED_BY_KIND = `('X', 'S', 'W', 'R', 'G', 'H')`;
/** To whom the council owes nothing more. */
const OVER = `('none', 'aged-out', 'deceased')`;
/** As `isPlacedByAuthority` of the rules. */
const PLACED = `coalesce(h.placed_by_authority, h.provided_under in ('s23B', 's24B'))`;

/**
 * A select of the looks at homes that are owed: of the home somebody lives in now, the first one where the authority placed
 * them there (AC-01) by a move that was recorded here, on the day they moved in; of a home that was carried over with
 * its history the alert alone says that it was never assessed. After the first the next one, on the day of
 * `suitabilityCheckDueOn` (AC-17).
 */
export const LOOKS_OWED = `select md5(h.fact_id::text || 'suitability')::uuid as id, h.young_person_id, null::uuid as staff_id,
    case when l.assessed_on is null then '${TO_ASSESS}' else 'Look again whether the home is suitable' end as what,
    case when l.assessed_on is null then h.from_on else least(
      (l.assessed_on + make_interval(months => ${suitabilityMonthsOn('l.assessed_on')}))::date,
      case when h.from_on > l.assessed_on then h.from_on end,
      (select min(r.held_on) from plan_review r where r.young_person_id = h.young_person_id
        and r.replaced_by_id is null and not r.withdrawn and r.held_on > l.assessed_on)) end as due_on,
    'homes/' || h.fact_id || '/suitability' as at
  from accommodation_period h
  left join lateral (select max(a.assessed_on) as assessed_on from home_assessment a
    where a.accommodation_id = h.fact_id and a.replaced_by_id is null and not a.withdrawn) l on true
 where h.replaced_by_id is null and not h.withdrawn and h.to_on is null
   and not exists (select from legal_position p where p.young_person_id = h.young_person_id and p.status in ${OVER})
   and (l.assessed_on is not null or (${PLACED} and h.type not in ${SETTLED_BY_KIND}
     and (h.type <> 'V' or h.manager_reason is not null)
     and exists (select from move_said m where m.accommodation_id = h.fact_id)))`;
