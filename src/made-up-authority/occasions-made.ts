import { firstDayOf, moneyYearOf } from '../life-updates/occasion-days';
import type { Work } from '../platform/unit-of-work';
import { addDays, ageOn, birthday, type LocalDate } from '../statutory/local-date';
import { londonInstant } from '../web/typed-time';
import { Dice, idFrom } from './dice';
import type { Row } from './rows';

interface Person {
  id: string;
  dateOfBirth: LocalDate;
  staffId: string;
}

/** How many told which days they want marked. */
const ASKED = 40;
const EACH_POUNDS = 60;
const WISHES = [
  'Bowling with friends',
  'A cake, no singing',
  'A book token',
  'A card with everybody’s name',
  'A meal out',
];

/** Birthdays that some want marked: those of this year of money done, the next to come each year; and Christmas of a few. */
export async function occasionThings(work: Work, seed: string, today: LocalDate): Promise<[string, Row[]][]> {
  const dice = new Dice(`${seed}/occasions`);
  const people: Person[] = await work.manager.query(PEOPLE);
  const rows = dice
    .shuffled(people)
    .slice(0, ASKED)
    .flatMap((person, place) => daysOf(dice, person, place, today));
  const money = { id: idFrom(dice, today), teamId: null, number: 1, fromYear: moneyYearOf(today) };
  return [
    ['occasion_money', [{ ...money, pence: EACH_POUNDS * 100 }]],
    ['occasion', rows],
  ];
}

const PEOPLE = `
select p.id, p.date_of_birth as "dateOfBirth", a.staff_id as "staffId"
  from young_person p join allocation a on a.young_person_id = p.id and a.role = 'personal-adviser' and a.to_on is null
  join staff s on s.id = a.staff_id and s.left_on is null
 where p.died_on is null and p.merged_into_id is null order by p.id`;

function daysOf(dice: Dice, { id, dateOfBirth, staffId }: Person, place: number, today: LocalDate): Row[] {
  const age = ageOn(dateOfBirth, today);
  const [last, next] = [birthday(dateOfBirth, age), birthday(dateOfBirth, age + 1)];
  const wants = WISHES[place % WISHES.length]!;
  const undone = { doneOn: null, doneById: null, given: null, doneWords: null, spentPence: null, afterId: null };
  const of = { ...undone, youngPersonId: id, recordedById: staffId, notMarked: false };
  const birthdays = { ...of, kind: 'birthday', wants, yearly: true, budgetPence: 2000 };
  const rows: Row[] = [];
  const hadOne = last >= firstDayOf(moneyYearOf(today)) && last < addDays(today, -7);
  const lastId = idFrom(dice, last);
  if (hadOne) {
    const done = { doneOn: last, doneById: staffId, given: wants, doneWords: 'Pleased, and stayed to talk' };
    const recordedAt = londonInstant(addDays(last, -30), '10:00');
    rows.push({ ...birthdays, id: lastId, onDay: last, ...done, spentPence: 1000 + (place % 5) * 300, recordedAt });
  }
  const recordedAt = londonInstant(hadOne ? last : addDays(today, -40), '10:00');
  rows.push({ ...birthdays, id: idFrom(dice, today), onDay: next, afterId: hadOne ? lastId : null, recordedAt });
  if (place % 4 === 0) {
    const christmas = `${today.slice(0, 4)}-12-25` as LocalDate;
    const wish = { kind: 'christmas', wants: 'A hamper and a call on the day', yearly: true, budgetPence: 2500 };
    if (christmas > today) rows.push({ ...of, ...wish, id: idFrom(dice, today), onDay: christmas, recordedAt });
  }
  return rows;
}
