import type { Work } from '../platform/unit-of-work';
import { EDITION, HIGHEST_RUNG, LOWEST_RUNG, SKILL_KEYS } from '../skills/skill-content';
import { addDays, addMonths, type LocalDate } from '../statutory/local-date';
import { londonInstant } from '../web/typed-time';
import { Dice, idFrom } from './dice';
import type { Row } from './rows';

interface Person {
  id: string;
  adviserUser: string;
  /** Nothing of the adviser's is older. */
  since: LocalDate;
}

const LADDERS = 24;
/** Who of the provider said it. */
const OF_PROVIDERS = ['Sam Lowe of Elm House', 'Nia Reed of Harbour Lodge', 'Jo Marsh, key worker'];
/** The latest rating of a young person is at most so many days old. */
const LATEST_DAYS = 90;

/** Ladders of independence skills of some: what they said in spring and say now, their provider and their adviser beside it. */
export async function skillThings(work: Work, seed: string, today: LocalDate): Promise<[string, Row[]][]> {
  const dice = new Dice(`${seed}/skills`);
  const people: Person[] = await work.manager.query(PEOPLE, [addMonths(today, -8), addMonths(today, -192)]);
  const rows = dice
    .shuffled(people)
    .slice(0, LADDERS)
    .flatMap((person, place) => ratings(dice, person, place, addDays(today, -dice.between(3, LATEST_DAYS))));
  return [['skill_rating', rows]];
}

/** Of those with an adviser for eight months, who are 16 or older; $1 the day since when, $2 born by. */
const PEOPLE = `
select p.id, u.id as "adviserUser", a.from_on as since
  from young_person p join allocation a on a.young_person_id = p.id and a.role = 'personal-adviser' and a.to_on is null
  join staff s on s.id = a.staff_id and s.left_on is null join app_user u on u.staff_id = s.id
 where p.died_on is null and a.from_on <= $1 and p.date_of_birth <= $2 order by p.id`;

function ratings(dice: Dice, person: Person, place: number, latestOn: LocalDate): Row[] {
  const own = SKILL_KEYS.map(() => dice.between(2, HIGHEST_RUNG));
  const others = own.map((rung) => Math.max(LOWEST_RUNG, rung - dice.between(0, 2)));
  const provider = OF_PROVIDERS[place % OF_PROVIDERS.length]!;
  return [
    rating(dice, person, 'young-person', addMonths(latestOn, -5), others, null),
    rating(dice, person, 'young-person', latestOn, own, null),
    rating(dice, person, 'adviser', latestOn, others, null),
    ...(place % 2 === 0 ? [rating(dice, person, 'provider', addDays(latestOn, -2), others, provider)] : []),
  ];
}

function rating(
  dice: Dice,
  person: Person,
  rater: string,
  ratedOn: LocalDate,
  said: readonly number[],
  saidBy: string | null,
): Row {
  const id = idFrom(dice, ratedOn);
  const rungs = Object.fromEntries(SKILL_KEYS.map((skill, place) => [skill, said[place]]));
  return {
    ...{ id, factId: id, youngPersonId: person.id, recordedAt: londonInstant(ratedOn, '15:40') },
    ...{ recordedById: person.adviserUser, withdrawn: false },
    ...{ rater, saidBy, ratedOn, route: rater === 'provider' ? 'phone' : 'in-person', ladder: EDITION, rungs },
    words: null,
  };
}
