import { visiblePeople } from '../access/visible-people';
import type { Work } from '../platform/unit-of-work';
import type { Named } from '../young-people/names';
import type { MatchDays } from './opportunity-match';
import type { Asks, Held } from './attainment';
import { ASKS_JSON, HELD_JSON } from './attainments-of';
import { WITH_PARTNER } from './partner-sql';

/** A referral with whom it is about: named for whoever may see them, counted for all. */
export interface Match extends MatchDays {
  id: string;
  opportunityId: string;
  title: string;
  /** Null: of a department that is not known. */
  partnerId: string | null;
  youngPersonId: string;
  /** Null for a person that the reader may not see. */
  person: Named | null;
  /** Of whom the reader may see and who has not started: what is asked for, and what they hold. Null where nothing is asked. */
  asked: { asks: Asks; held: Held[] } | null;
}

/**
 * The referrals to what is offered, the latest first. Whoever was taken out of the records is counted no more.
 * @param offered by one partner, or by the council's departments
 */
export async function matchesOf(work: Work, offered: { partnerId: string } | 'departments'): Promise<Match[]> {
  const parameters: unknown[] = [];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const whose =
    offered === 'departments'
      ? `(partner.id is null or partner.kind = 'department')`
      : `partner.id = $${parameters.push(offered.partnerId)}`;
  const day = (step: string) => `max(s.on_day) filter (where s.step = '${step}')`;
  return work.manager.query<Match[]>(
    `select r.id, o.id as "opportunityId", o.title, partner.id as "partnerId", y.id as "youngPersonId", r.referred_on as "referredOn",
            ${day('offered')} as "offeredOn", ${day('started')} as "startedOn", ${day('sustained')} as "sustainedOn",
            ${day('ended')} as "endedOn",
            case when ${visible} then jsonb_build_object('givenName', y.given_name, 'familyName', y.family_name,
              'knownAs', y.known_as, 'authorityId', i.value) end as person,
            case when ${visible} and ${day('started')} is null and coalesce(o.asks_level, o.asks_english::text, o.asks_maths::text) is not null
              then jsonb_build_object('asks', ${ASKS_JSON}, 'held', (select coalesce(jsonb_agg(${HELD_JSON}), '[]') from qualification f
                where f.young_person_id = y.id and f.replaced_by_id is null and not f.withdrawn)) end as asked
       from opportunity_referral r join opportunity o on o.id = r.opportunity_id ${WITH_PARTNER}
       join young_person y on y.id = r.young_person_id and y.withdrawn_at is null and y.merged_into_id is null
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
       left join opportunity_referral_step s on s.referral_id = r.id
      where ${whose}
      group by r.id, o.id, partner.id, y.id, i.value
      order by r.referred_on desc, r.id desc`,
    parameters,
  );
}
