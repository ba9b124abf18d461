import { nightMail, type NightNewsSource } from '../deadlines/night-news';
import { presentOn } from '../deadlines/nightly-audience';
import { formatLong } from '../statutory/local-date';

/**
 * Every night on which somebody of a team slept in bed and breakfast, whoever answers for the team is told in the morning:
 * how many, under 18, and how many of them nobody has signed off. Once a day; who has no team is told of to nobody here,
 * and stands on the list.
 */
export const BED_AND_BREAKFAST_NEWS: NightNewsSource = {
  name: 'bed and breakfast',
  news: async ({ manager }, today, from) => {
    const rows: { managerId: string; people: number; under18: number; unsigned: number }[] = await manager.query(
      `with ${presentOn('$1::date')}
       select m.staff_id as "managerId", count(*)::int as people,
              count(*) filter (where p.date_of_birth > ($1::date - 1 - interval '18 years'))::int as under18,
              count(*) filter (where not exists (select from home_sign_off o join home_sign_off_decision d
                on d.sign_off_id = o.id where o.accommodation_id = h.fact_id and o.kind = 'bed-and-breakfast'))::int as unsigned
         from accommodation_period h join young_person p on p.id = h.young_person_id
         join managers m on m.team_id = p.team_id
        where h.type = 'W' and h.replaced_by_id is null and not h.withdrawn and h.from_on < $1
          and (h.to_on is null or h.to_on >= $1) and p.died_on is null and p.merged_into_id is null
          and p.withdrawn_at is null
        group by m.staff_id order by m.staff_id`,
      [today],
    );
    return rows.map(({ managerId, people, under18, unsigned }) =>
      nightMail(
        {
          to: managerId,
          subject: `${people} of your young people slept in bed and breakfast`,
          says: [
            `In the night to ${formatLong(today)}: ${people} in bed and breakfast.`,
            `Under 18: ${under18}`,
            `Not signed off: ${unsigned}`,
          ],
          asks: 'See who, how many nights, and what waits for you:',
          path: '/homes',
          cause: `bed-and-breakfast:${managerId}:${today}`,
        },
        from,
      ),
    );
  },
};
