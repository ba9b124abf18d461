import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Dice, idFrom } from './dice';
import type { Row } from './rows';

/** The buddy of each adviser is the next one in their team; the last one’s is the first. */
export async function buddyThings(work: Work, seed: string, today: LocalDate): Promise<[string, Row[]][]> {
  const dice = new Dice(`${seed}/buddies`);
  const pairs: { staffId: string; buddyId: string }[] = await work.manager.query(PAIRS);
  return [['buddy', pairs.map((pair) => ({ id: idFrom(dice, today), ...pair, number: 1, namedOn: today }))]];
}

const PAIRS = `
select s.id as "staffId", coalesce(lead(s.id) over of_team, first_value(s.id) over of_team) as "buddyId"
  from staff s join (select team_id from staff where post = 'personal-adviser' and left_on is null
                      group by team_id having count(*) > 1) t on t.team_id = s.team_id
 where s.post = 'personal-adviser' and s.left_on is null
window of_team as (partition by s.team_id order by s.id) order by s.id`;
