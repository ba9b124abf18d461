import type { LateCauseCode } from '../late-causes/causes';
import { OVER_LATE } from '../late-causes/is-late';
import { isPastDue } from '../deadlines/past-due';
import type { Ledger } from '../deadlines/ledger';
import type { Work } from '../platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import { addDays, addMonths, daysBetween, later, type LocalDate } from '../statutory/local-date';
import { contactsTowards } from '../statutory/substitutes';
import { Dice, idFrom } from './dice';
import { managerOf, type MadeUpAuthority, type MadeUpPerson } from './made-up-authority';
import { workingDay } from './office-days';
import type { Row } from './rows';
import type { MadeUpWorker } from './staff';
import { ACCEPTED_BECAUSE, LATE_NOTES } from './words/late-notes';

interface Item {
  id: string;
  personId: string;
  rule: string;
  subject: string | null;
  startedById: string;
  startedOn: LocalDate;
  dueOn: LocalDate;
  overdue: boolean;
  state: string;
}

/** So many visits of duty workers were accepted; the others wait. */
const ACCEPTED = 4;

const OFTEN: readonly (readonly [LateCauseCode, number])[] = [
  ['worker', 40],
  ['young-person', 22],
  ['partner', 20],
  ['wrong-fact', 10],
  ['outside-delay', 8],
];

/**
 * A few visits of duty workers that managers accepted, once the ledger knows what is late. These dice are their own, so
 * the lives stay as they are.
 */
export async function acceptanceRows(work: Work, ledger: Ledger, authority: MadeUpAuthority): Promise<Row[]> {
  return accepted(work, ledger, authority, await lateItems(work, authority.today), peopleOf(authority));
}

/** Why some of what is late is late, as the ledger has it by then. */
export async function lateCauseRows(work: Work, authority: MadeUpAuthority): Promise<Row[]> {
  const people = peopleOf(authority);
  return (await lateItems(work, authority.today)).flatMap((item) => {
    const person = people.get(item.personId);
    return person ? causeOf(item, person, authority) : [];
  });
}

function peopleOf({ people }: MadeUpAuthority): Map<string, MadeUpPerson> {
  return new Map(people.map((person) => [person.life.id, person]));
}

async function lateItems({ manager }: Work, today: LocalDate): Promise<Item[]> {
  return manager.query<Item[]>(
    `select d.id, d.young_person_id as "personId", d.rule, d.subject, d.started_by_id as "startedById",
            d.started_on as "startedOn", d.due_on as "dueOn", d.state,
            d.state in ('open', 'partial', 'declined') and ${isPastDue('$1::date')} as overdue
       from deadline d
      where d.state in ('open', 'partial', 'declined') and ${isPastDue('$1::date')}
         or ${OVER_LATE} and coalesce(d.met_on, d.due_on) >= $2::date
      order by d.due_on, d.young_person_id, d.rule, d.started_by_id`,
    [today, addMonths(today, -12)],
  );
}

async function accepted(
  work: Work,
  ledger: Ledger,
  { today, workers }: MadeUpAuthority,
  items: readonly Item[],
  people: ReadonlyMap<string, MadeUpPerson>,
): Promise<Row[]> {
  const rows: Row[] = [];
  const taken = new Set<string>();
  for (const item of items) {
    const person = people.get(item.personId);
    if (rows.length === ACCEPTED || !person || !isVisit(item) || taken.has(item.personId)) continue;
    const file = await ledger.caseFile(work, item.personId);
    const towards = contactsTowards(item, file, today, ENGLAND_AND_WALES).find(
      ({ by, seen, mode }) => by === 'duty-worker' && seen === true && mode === 'face-to-face',
    );
    if (!towards) continue;
    taken.add(item.personId);
    const dice = diceOf(item);
    const on = workingDay(addDays(towards.on, dice.between(1, 4)));
    const acceptedOn = on < today ? on : addDays(today, -1) >= towards.on ? addDays(today, -1) : today;
    const manager = managerOf(person.team, workers);
    const id = idFrom(dice, acceptedOn);
    const said = { contactId: towards.id, contactRowId: towards.id, acceptedOn, acceptedById: manager.id };
    rows.push({ ...stamp(id, item.personId, manager, acceptedOn), ...said, reason: dice.pick(ACCEPTED_BECAUSE) });
  }
  return rows;
}

/** Of what is overdue somebody has said why of most; of what is over, of less. */
function causeOf(item: Item, person: MadeUpPerson, { today, since, workers }: MadeUpAuthority): Row[] {
  const dice = diceOf(item);
  if (!dice.happens(item.overdue ? 0.6 : 0.35)) return [];
  const cause = dice.weighted(OFTEN);
  const note = dice.happens(0.3) ? dice.pick(LATE_NOTES[cause]) : null;
  const known = later(addDays(item.dueOn, 1), since);
  const lateFor = Math.max(0, daysBetween(known, today));
  const saidOn = addDays(known, Math.min(lateFor, dice.between(0, 20)));
  const adviser = person.life.facts.allocations.find(({ role, toOn }) => role === 'personal-adviser' && toOn === null);
  const worker = workers.find(({ id, leftOn }) => id === adviser?.staffId && leftOn === null);
  const owner = worker ?? managerOf(person.team, workers);
  // A few days have passed without its being done; most are still to come.
  const putRightBy = !item.overdue
    ? null
    : dice.happens(0.3)
      ? later(saidOn, addDays(today, -dice.between(1, 9)))
      : addDays(today, dice.between(1, 18));
  const id = idFrom(dice, saidOn);
  const fact = { deadlineId: item.id, cause, note, putRightBy, ownerId: putRightBy && owner.id };
  return [{ ...stamp(id, item.personId, owner, saidOn), ...fact }];
}

function isVisit({ rule, state, overdue }: Item): boolean {
  return rule.startsWith('PA-') && (overdue ? state === 'partial' : state === 'met-late' || state === 'breached');
}

/** The same for the same thing due, whatever its row is called. */
function diceOf({ personId, rule, startedById }: Item): Dice {
  return new Dice(`lateness/${personId}/${rule}/${startedById}`);
}

function stamp(id: string, youngPersonId: string, by: MadeUpWorker, on: LocalDate): Row {
  return {
    id,
    factId: id,
    youngPersonId,
    recordedAt: `${on} 09:40 Europe/London`,
    recordedById: by.userId,
    withdrawn: false,
  };
}
