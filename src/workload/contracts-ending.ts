import { nightMail, type NightNewsSource } from '../deadlines/night-news';
import { presentOn } from '../deadlines/nightly-audience';
import { formatLong } from '../statutory/local-date';
import { CONTRACT_NOTICE_DAYS } from './workload.service';

/**
 * Thirty days before a contract ends, whoever answers for the worker's team is told, once for each last day: the
 * hand-over starts then. A contract that is made longer meanwhile is told of again when its new end is near.
 */
export const CONTRACTS_ENDING: NightNewsSource = {
  name: 'contracts',
  news: async ({ manager }, today, from) => {
    const rows: { managerId: string; staffId: string; endsOn: string }[] = await manager.query(
      `with ${presentOn('$1::date')}, posts as (
         select distinct on (p.staff_id) p.staff_id, p.contract_ends_on from worker_post p
          where p.replaced_by_id is null and not p.withdrawn and p.from_on <= $1
          order by p.staff_id, p.from_on desc
       )
       select m.staff_id as "managerId", s.id as "staffId", posts.contract_ends_on as "endsOn"
         from posts join staff s on s.id = posts.staff_id and (s.left_on is null or s.left_on > $1)
         join managers m on m.team_id = s.team_id
        where posts.contract_ends_on > $1 and posts.contract_ends_on <= $1::date + ${CONTRACT_NOTICE_DAYS}
        order by m.staff_id, posts.contract_ends_on, s.id`,
      [today],
    );
    return rows.map(({ managerId, staffId, endsOn }) =>
      nightMail(
        {
          to: managerId,
          subject: 'a contract in your team is about to end',
          says: [
            `The contract of one of your workers ends within ${CONTRACT_NOTICE_DAYS} days of ${formatLong(today)}.`,
            'Start the hand-over of their young people now, or have the contract made longer and say so on the Workload page.',
          ],
          asks: 'See whose, and hand over what they have:',
          path: `/team/workers/${staffId}/leaving`,
          cause: `contract-ends:${staffId}:${endsOn}:${managerId}`,
        },
        from,
      ),
    );
  },
};
