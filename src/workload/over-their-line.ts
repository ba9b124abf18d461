import { nightMail, type NightNewsSource } from '../deadlines/night-news';
import { presentOn } from '../deadlines/nightly-audience';
import { formatLong } from '../statutory/local-date';
import { crossings, type Stands } from './load-told';
import type { WorkloadService } from './workload.service';

/**
 * Each working night: who has gone over the amber or the red line of their role since it was last looked at. Whoever
 * answers for their team is told, in one mail however many they are, and told again only of a line that is crossed anew.
 * Where nobody who answers for a team is there, it is told once somebody is. Workers do not see loads, and are not told.
 */
export function overTheirLine(workload: WorkloadService): NightNewsSource {
  return {
    name: 'loads',
    news: async (work, today, from) => {
      const before: Stands[] = await work.manager.query('select staff_id as "staffId", level from load_told');
      const workers = await workload.everyone(work, today);
      const managers: { teamId: string; staffId: string }[] = await work.manager.query(
        `with ${presentOn('$1::date')} select team_id as "teamId", staff_id as "staffId" from managers order by 1, 2`,
        [today],
      );
      const toldBy = new Map(
        workers.map(({ worker }) => [
          worker.id,
          managers.filter(({ teamId }) => teamId === worker.teamId).map(({ staffId }) => staffId),
        ]),
      );
      const now = workers.map(({ worker, load }): Stands => ({ staffId: worker.id, level: load.level }));
      const { moved, crossed } = crossings(before, now);
      const told = crossed.filter(({ staffId }) => toldBy.get(staffId)!.length > 0);
      await work.manager.query(
        `insert into load_told (staff_id, level, since_on)
         select m."staffId", m.level, $2 from jsonb_to_recordset($1::jsonb) as m("staffId" uuid, level text)
         on conflict (staff_id) do update set level = excluded.level, since_on = excluded.since_on`,
        [JSON.stringify(moved.filter((one) => !crossed.includes(one) || told.includes(one))), today],
      );
      const readers = [...new Set(told.flatMap(({ staffId }) => toldBy.get(staffId)!))].sort();
      return readers.map((to) => {
        const theirs = told.filter(({ staffId }) => toldBy.get(staffId)!.includes(to));
        const red = theirs.filter(({ level }) => level === 'red').length;
        return nightMail(
          {
            to,
            subject: 'a worker in your team carries more than their line',
            says: [
              `${theirs.length === 1 ? 'One of your workers has' : `${theirs.length} of your workers have`} gone over a line of their role by ${formatLong(today)}.`,
              `Over the red line: ${red}. Over the amber line: ${theirs.length - red}.`,
              'You are not told again of somebody unless they fall back and go over a line anew.',
            ],
            asks: 'See who, and who has room:',
            path: '/team/workload',
            cause: `load:${today}:${to}`,
          },
          from,
        );
      });
    },
  };
}
