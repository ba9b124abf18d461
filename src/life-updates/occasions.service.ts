import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { poundsWords } from '../accommodation/pounds';
import { audit } from '../audit/audit';
import { keptNowBy } from '../owed/kept-now-by';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { addMonths, ageOn, birthday, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import { nextYears, type NextYears } from './occasion-days';
import { leftOf, moneyOfPerson, type YearsMoney } from './occasion-money';
import { workersWhoSee } from './occasion-workers';
import { Celebration } from './celebration.entity';
import { Occasion, type OccasionKind } from './occasion.entity';

export const LONGEST_WISH = 1000;
export const LONGEST_NAME = 100;
export const MOST_PENCE = 100_000;

export interface OccasionSaid {
  kind: OccasionKind;
  /** Of `other`. */
  name: string | null;
  /** Null of a birthday: the next one. */
  onDay: LocalDate | null;
  /** What they want; with `notMarked` what they said about it. */
  wants: string;
  notMarked: boolean;
  /** Who does it; null: whoever is their adviser then. */
  staffId: string | null;
  /** Once it is done, next year's stands. */
  yearly: boolean;
  /** What it may cost; null: nobody said. */
  budgetPence: number | null;
}

/** What was done of one. */
export interface OccasionDone {
  /** What was given or done; null where nobody said it. */
  given: string | null;
  /** How they took it. */
  words: string;
  spentPence: number | null;
  /** Of one whose day was only proposed, and needed there: the day it was. */
  onDay: LocalDate | null;
}

export interface OccasionRead {
  id: string;
  kind: OccasionKind;
  name: string | null;
  onDay: LocalDate;
  /** It moves, and nobody said yet which day it is: about this day. */
  dayProposed: boolean;
  yearly: boolean;
  /** The day of last year's, of which it came. */
  lastYearOn: LocalDate | null;
  wants: string;
  notMarked: boolean;
  budgetPence: number | null;
  /** Null: whoever is their adviser. */
  who: string | null;
  doneOn: LocalDate | null;
  given: string | null;
  doneWords: string | null;
  spentPence: number | null;
  doneBy: string | null;
  withdrawnBecause: string | null;
}

export interface OccasionsOpened {
  person: PersonHeading;
  nextBirthday: LocalDate;
  /** The next first. */
  occasions: OccasionRead[];
  /** Of this year. */
  money: YearsMoney;
  /** Who may do it. */
  workers: { id: string; name: string }[];
}

/**
 * Days that young people want marked, with who does it and whether it was done. What was recorded is not changed: it is
 * taken out with a reason. Each step is one transaction with its audit event.
 */
@Injectable()
export class OccasionsService {
  constructor(private readonly casework: Casework) {}

  /** The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async list(actor: Actor, personId: string, today: LocalDate): Promise<OccasionsOpened> {
    return this.casework.view(actor, personId, 'occasions', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const occasions: OccasionRead[] = await work.manager.query(
        `select c.id, c.kind, c.name, c.on_day as "onDay", c.day_proposed as "dayProposed", c.yearly,
                (select b.on_day from occasion b where b.id = c.after_id) as "lastYearOn", c.wants,
                c.not_marked as "notMarked", c.budget_pence as "budgetPence", s.name as who, c.done_on as "doneOn", c.given,
                c.done_words as "doneWords", c.spent_pence as "spentPence", d.name as "doneBy",
                c.withdrawn_because as "withdrawnBecause"
           from occasion c left join staff s on s.id = ${keptNowBy('c.id', 'c.staff_id')}
           left join staff d on d.id = c.done_by_id
          where c.young_person_id = $1 order by c.on_day, c.recorded_at`,
        [person.id],
      );
      return {
        person: await headingOf(work, person),
        nextBirthday: nextBirthday(person.dateOfBirth, today),
        occasions,
        money: await moneyOfPerson(work, person.id, today),
        workers: await workersWhoSee(work, person.id, today),
      };
    });
  }

  /**
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `name`, `onDay`, `wants`, `staffId` or `budgetPence`
   */
  async record(
    actor: UserActor,
    personId: string,
    said: OccasionSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, (work, person) =>
      recordOccasion(work, person, said, today, id),
    );
  }

  /**
   * Of one that comes each year, next year's stands from now: by the calendar, or about a day that is asked.
   * @returns next year's, where it comes again
   * @throws Problem 'not-valid' naming `words`, `given`, `spentPence` or `onDay`; 'already-recorded' where it was done or taken out before
   */
  async done(
    actor: UserActor,
    personId: string,
    occasionId: string,
    said: OccasionDone,
    today: LocalDate,
  ): Promise<NextYears | null> {
    return this.step(actor, personId, occasionId, today, async (work, occasion, person) => {
      const doneWords = textOf('words', said.words, LONGEST_WISH, 'Enter how they took it');
      const given =
        said.given === null ? null : textOf('given', said.given, LONGEST_WISH, 'Enter what was given or done');
      const spentPence = penceOf('spentPence', said.spentPence);
      const saidNow = [doneWords, given, spentPence, said.onDay ?? occasion.onDay];
      const wasSaid = [occasion.doneWords, occasion.given, occasion.spentPence, occasion.onDay];
      if (isSame(wasSaid, saidNow)) return nextOf(work, occasion);
      mustStand(occasion);
      const onDay = occasion.dayProposed ? await dayItIs(work, occasion, said.onDay, today) : occasion.onDay;
      if (said.onDay !== null && said.onDay !== onDay) throw dayWasSaid();
      const done = { doneOn: today, given, doneWords, spentPence, doneById: actor.staffId, onDay, dayProposed: false };
      await work.manager.update(Occasion, { id: occasion.id }, done);
      await stepped(work, occasion, 'occasion.done');
      return occasion.yearly ? comesAgain(work, { ...occasion, onDay }, person, today) : null;
    });
  }

  /**
   * The young person said on which day it is.
   * @throws Problem 'not-valid' naming `onDay`; 'already-recorded' where its day was known, or it was done or taken out before
   */
  async sayDay(
    actor: UserActor,
    personId: string,
    occasionId: string,
    onDay: LocalDate | null,
    today: LocalDate,
  ): Promise<void> {
    await this.step(actor, personId, occasionId, today, async (work, occasion) => {
      const day = await dayItIs(work, occasion, onDay, today);
      if (!occasion.dayProposed && occasion.onDay === day) return;
      mustStand(occasion);
      if (!occasion.dayProposed) throw dayWasSaid();
      await work.manager.update(Occasion, { id: occasion.id }, { onDay: day, dayProposed: false });
      await stepped(work, occasion, 'occasion.day-said');
    });
  }

  /** @throws Problem 'not-valid' naming `reason`; 'already-recorded' where it was done or taken out before */
  async takeOut(
    actor: UserActor,
    personId: string,
    occasionId: string,
    reason: string,
    today: LocalDate,
  ): Promise<void> {
    await this.step(actor, personId, occasionId, today, async (work, occasion) => {
      const withdrawnBecause = textOf('reason', reason, LONGEST_WISH, 'Enter why it is taken out');
      if (occasion.withdrawnBecause === withdrawnBecause) return;
      await takeOutOccasion(work, occasion, withdrawnBecause);
    });
  }

  private async step<T>(
    actor: UserActor,
    personId: string,
    id: string,
    today: LocalDate,
    story: (work: Work, occasion: Occasion, person: YoungPerson) => Promise<T>,
  ): Promise<T> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const occasion = isId(id) ? await work.manager.findOneBy(Occasion, { id, youngPersonId: person.id }) : null;
      if (!occasion) throw notFound();
      return story(work, occasion, person);
    });
  }
}

/** Today counts. */
export function nextBirthday(dateOfBirth: LocalDate, today: LocalDate): LocalDate {
  const last = birthday(dateOfBirth, ageOn(dateOfBirth, today));
  return last === today ? today : birthday(dateOfBirth, ageOn(dateOfBirth, today) + 1);
}

/**
 * Within the transaction of whoever holds the person.
 * @param id given by a form that may be sent twice, so that both are one
 * @throws Problem 'not-valid' naming `name`, `onDay`, `wants`, `staffId` or `budgetPence`
 */
export async function recordOccasion(
  work: Work,
  person: YoungPerson,
  said: OccasionSaid,
  today: LocalDate,
  id: string,
): Promise<string> {
  const youngPersonId = person.id;
  if (await work.manager.existsBy(Occasion, { id, youngPersonId })) return id;
  const { kind, notMarked, staffId } = said;
  const name = kind === 'other' ? textOf('name', said.name ?? '', LONGEST_NAME, 'Enter which occasion it is') : null;
  const wants = textOf('wants', said.wants, LONGEST_WISH, 'Enter what they want, as they said it');
  const onDay = dayToCome(said.onDay ?? (kind === 'birthday' ? nextBirthday(person.dateOfBirth, today) : null), today);
  if (staffId !== null && staffId !== staffOf(work)) {
    const workers = await workersWhoSee(work, youngPersonId, today);
    if (!workers.some(({ id: worker }) => worker === staffId)) {
      throw invalid('staffId', 'Choose somebody who works with them or in their team');
    }
  }
  const budgetPence = notMarked ? null : penceOf('budgetPence', said.budgetPence);
  if (budgetPence !== null) await mustBeLeft(work, youngPersonId, budgetPence, onDay);
  const yearly = said.yearly && !notMarked;
  const row = { id, youngPersonId, kind, name, onDay, wants, notMarked, yearly, budgetPence };
  await work.manager.insert(Occasion, { ...row, staffId: notMarked ? null : staffId, recordedById: staffOf(work) });
  const detail = { kind, onDay, notMarked, yearly, budgetPence };
  await audit(work, { did: 'occasion.recorded', youngPersonId, subjectId: id, detail });
  return id;
}

/**
 * Within the transaction of whoever holds the person. Good news of which it was the day may be celebrated again.
 * @throws Problem 'already-recorded' where it was done or taken out before
 */
export async function takeOutOccasion(work: Work, occasion: Occasion, withdrawnBecause: string): Promise<void> {
  mustStand(occasion);
  await work.manager.update(Occasion, { id: occasion.id }, { withdrawnBecause });
  await work.manager.update(Celebration, { occasionId: occasion.id }, { withdrawnBecause });
  await stepped(work, occasion, 'occasion.taken-out');
}

/** Next year's, as this year's was wished, budgeted and given to somebody. */
async function comesAgain(work: Work, last: Occasion, person: YoungPerson, today: LocalDate): Promise<NextYears> {
  const { kind, name, wants, budgetPence, youngPersonId } = last;
  const first = kind === 'birthday' ? person.dateOfBirth : await beganOn(work, last);
  let next = nextYears(kind, last.onDay, first);
  while (next.onDay <= today) next = nextYears(kind, next.onDay, first);
  const [{ keeper }]: [{ keeper: string | null }] = await work.manager.query(
    `select ${keptNowBy('$1::uuid', '$2::uuid')} as keeper`,
    [last.id, last.staffId],
  );
  const row = { id: newId(), youngPersonId, kind, name, wants, budgetPence, notMarked: false, yearly: true };
  const of = { afterId: last.id, onDay: next.onDay, dayProposed: next.proposed };
  await work.manager.insert(Occasion, { ...row, ...of, staffId: keeper, recordedById: staffOf(work) });
  const detail = { kind, onDay: next.onDay, proposed: next.proposed, after: last.id };
  await audit(work, { did: 'occasion.comes-again', youngPersonId, subjectId: row.id, detail });
  return next;
}

/** Of all the years of which this one came. */
async function beganOn({ manager }: Work, { id }: Occasion): Promise<LocalDate> {
  const [first] = await manager.query<{ onDay: LocalDate }[]>(
    `with recursive before as (select b.on_day, b.after_id from occasion b where b.id = $1
        union all select b.on_day, b.after_id from before x join occasion b on b.id = x.after_id)
     select on_day as "onDay" from before where after_id is null`,
    [id],
  );
  return first!.onDay;
}

async function nextOf({ manager }: Work, { id }: Occasion): Promise<NextYears | null> {
  const next = await manager.findOneBy(Occasion, { afterId: id });
  return next && { onDay: next.onDay, proposed: next.dayProposed };
}

/** The council's money for each young person is not promised twice. */
async function mustBeLeft(work: Work, personId: string, pence: number, onDay: LocalDate): Promise<void> {
  const money = await moneyOfPerson(work, personId, onDay);
  const left = leftOf(money);
  if (left === null || pence <= left) return;
  const of = `the ${poundsWords(money.agreed!)} for the year from April ${money.year}`;
  throw invalid('budgetPence', left > 0 ? `Only ${poundsWords(left)} is left of ${of}` : `Nothing is left of ${of}`);
}

/** Of one that came of last year's: it may have been some days ago, but not before that. */
async function dayItIs(
  { manager }: Work,
  { afterId }: Occasion,
  day: LocalDate | null,
  today: LocalDate,
): Promise<LocalDate> {
  const last = afterId === null ? null : await manager.findOneByOrFail(Occasion, { id: afterId });
  if (day && last && day <= last.onDay) throw invalid('onDay', 'Enter a day after last year’s');
  return day && last && day < today ? day : dayToCome(day, today);
}

const dayWasSaid = (): Problem => new Problem('already-recorded', 'Somebody recorded already which day it is.');

function dayToCome(day: LocalDate | null, today: LocalDate): LocalDate {
  if (!day) throw invalid('onDay', 'Enter the day');
  if (day < today) throw invalid('onDay', 'Enter today or a day to come');
  if (day > addMonths(today, 24)) throw invalid('onDay', 'Enter a day within the next two years');
  return day;
}

function penceOf(field: string, pence: number | null): number | null {
  if (pence !== null && pence > MOST_PENCE) throw invalid(field, `Enter ${poundsWords(MOST_PENCE)} or less`);
  return pence;
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.every((one, place) => one === b[place]);
}

function staffOf({ actor }: Work): string | null {
  return actor.kind === 'user' ? actor.staffId : null;
}

function stepped(work: Work, { id, youngPersonId, kind }: Occasion, did: string): Promise<void> {
  return audit(work, { did, youngPersonId, subjectId: id, detail: { kind } });
}

function mustStand({ doneOn, withdrawnBecause }: Occasion): void {
  if (doneOn !== null) throw new Problem('already-recorded', 'Somebody recorded already that this was done.');
  if (withdrawnBecause !== null) throw new Problem('already-recorded', 'This was taken out already.');
}

function textOf(field: string, text: string, most: number, ifNone: string): string {
  const said = text.trim();
  if (!said) throw invalid(field, ifNone);
  if (said.length > most) throw invalid(field, `Write ${most.toLocaleString('en-GB')} characters or fewer`);
  return said;
}
