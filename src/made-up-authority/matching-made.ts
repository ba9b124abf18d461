import type { MatchNeed, MatchOption, Met } from '../providers/matching';
import type { Work } from '../platform/unit-of-work';
import { addDays, type LocalDate } from '../statutory/local-date';
import { londonInstant } from '../web/typed-time';
import { Dice, idFrom } from './dice';
import type { Row } from './rows';

const SEARCHES = 4;
const NEEDS: readonly [text: string, weight: 1 | 2 | 3, dealBreaker: boolean][] = [
  ['Half an hour or less from college', 3, false],
  ['Staff in the house at night', 2, true],
  ['Near the bus to their sister', 1, false],
];

/** Searches for a home that are open: what somebody needs, and two providers of the list rated by it. */
export async function matchingThings(work: Work, seed: string, today: LocalDate): Promise<[string, Row[]][]> {
  const dice = new Dice(`${seed}/matching`);
  const people: { id: string; staffId: string }[] = await work.manager.query(
    `select p.id, a.staff_id as "staffId" from young_person p
       join allocation a on a.young_person_id = p.id and a.role = 'personal-adviser' and a.to_on is null
       join staff s on s.id = a.staff_id and s.left_on is null
      where p.died_on is null and a.from_on < $1 order by p.id`,
    [addDays(today, -10)],
  );
  const providers: { id: string; name: string }[] = await work.manager.query(
    `select id, name from provider where kind in ('supported-accommodation', 'housing-association') order by name limit 4`,
  );
  const rows = dice
    .shuffled(people)
    .slice(0, SEARCHES)
    .map(({ id: youngPersonId, staffId }, place): Row => {
      const on = addDays(today, -dice.between(1, 9));
      const needs = NEEDS.map(([text, weight, dealBreaker]): MatchNeed => {
        return { id: idFrom(dice, on), text, weight, dealBreaker };
      });
      const options = [0, 1].flatMap((nth): MatchOption[] => {
        const provider = providers[(place + nth) % providers.length];
        if (!provider) return [];
        const met = Object.fromEntries(needs.map(({ id }) => [id, dice.between(0, 2) as Met]));
        return [{ id: idFrom(dice, on), kind: 'provider', refId: provider.id, name: provider.name, met, words: '' }];
      });
      return {
        ...{ id: idFrom(dice, on), youngPersonId, fromOn: addDays(today, dice.between(14, 60)), needs, options },
        ...{ why: 'The place they have now ends.', version: 1, changedById: staffId, saidById: staffId },
        saidAt: londonInstant(on, '15:10'),
      };
    });
  return [['placement_search', rows]];
}
