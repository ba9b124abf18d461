import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { grantsLeft, type GrantLeft } from '../entitlements/grants-left';
import { isId, newId } from '../platform/ids';
import { invalid, notFound } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { fullName, type Named } from '../young-people/names';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { balanceOf, entryRefused, type EntryKind, type MoneyBalance, type MoneyKind } from './money';
import { takeBackOnce } from './monitoring.service';
import { HomeMoney, HomeMoneyEntry } from './provider.entities';
import { counts, from, isWritten, line, lineOrNull, past, staffOf, textOrNull } from './written';

const MOST_PENCE = 10_000_000;

export interface MoneySaid {
  kind: MoneyKind;
  what: string;
  landlord: string | null;
  scheme: string | null;
  schemeReference: string | null;
  agreedPence: number;
  agreedOn: LocalDate;
  returnDueOn: LocalDate | null;
}

export interface EntryTold {
  id: string;
  kind: EntryKind;
  pence: number;
  onDay: LocalDate;
  words: string | null;
  by: string | null;
}

export interface MoneyTold extends MoneySaid, MoneyBalance {
  id: string;
  personId: string;
  by: string | null;
  entries: EntryTold[];
}

/** Money out with somebody, as a list of many people shows it. */
export interface MoneyLine extends MoneyTold {
  name: string;
  /** A deposit that should have come back by now. */
  late: boolean;
}

/** Deposits and rent in advance: agreed once, paid, come back or lost in entries, with the balance worked out. */
@Injectable()
export class HomeMoneyService {
  constructor(
    private readonly casework: Casework,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The latest agreed first. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async of(actor: Actor, personId: string): Promise<{ person: PersonHeading; money: MoneyTold[] }> {
    return this.casework.view(actor, personId, 'home-money', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      return { person: await headingOf(work, person), money: await moneyOf(work, person.id) };
    });
  }

  /** What counts, for another story that writes with it. @throws Problem 'not-found', 'not-allowed' */
  async standing(actor: Actor, personId: string): Promise<MoneyTold[]> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      return moneyOf(work, person.id);
    });
  }

  /**
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming the field; 'not-found', 'not-allowed'
   */
  async agree(actor: Actor, personId: string, said: MoneySaid, today: LocalDate, id = newId()): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (await isWritten(work, HomeMoney, id)) return id;
      const what = line('what', said.what, 'Write what it is for');
      mustBeAnAmount('agreed', said.agreedPence);
      past('agreedOn', said.agreedOn, today);
      from('agreedOn', said.agreedOn, person.dateOfBirth, 'then they were born');
      const isDeposit = said.kind === 'deposit';
      const landlord = lineOrNull('landlord', said.landlord);
      if (isDeposit && !landlord) throw invalid('landlord', 'Enter the landlord who holds the deposit');
      if (said.returnDueOn) {
        if (!isDeposit) throw invalid('returnDueOn', 'Only a deposit comes back. Leave this empty');
        from('returnDueOn', said.returnDueOn, said.agreedOn, 'then it was agreed');
      }
      await work.manager.insert(HomeMoney, {
        ...{ id, youngPersonId: person.id, kind: said.kind, what, landlord, agreedPence: said.agreedPence },
        scheme: lineOrNull('scheme', said.scheme),
        schemeReference: lineOrNull('schemeReference', said.schemeReference),
        ...{ agreedOn: said.agreedOn, returnDueOn: said.returnDueOn, saidById: staffOf(actor) },
      });
      await audit(work, {
        did: 'home-money.agreed',
        youngPersonId: person.id,
        subjectId: id,
        detail: { kind: said.kind, pence: said.agreedPence },
      });
      return id;
    });
  }

  /** @throws Problem 'not-valid' naming `pence` or `onDay`; 'not-found' for money of another young person */
  async enter(
    actor: Actor,
    personId: string,
    moneyId: string,
    said: { kind: EntryKind; pence: number; onDay: LocalDate; words: string | null },
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const money = await oneOf(work, person.id, moneyId);
      if (await isWritten(work, HomeMoneyEntry, id)) return;
      mustBeAnAmount('pence', said.pence);
      past('onDay', said.onDay, today);
      from('onDay', said.onDay, money.agreedOn, 'then it was agreed');
      const refused = entryRefused(money, money.entries, said);
      if (refused) throw invalid('pence', refused);
      await work.manager.insert(HomeMoneyEntry, {
        ...{ id, moneyId: money.id, kind: said.kind, pence: said.pence, onDay: said.onDay },
        ...{ words: textOrNull('words', said.words), saidById: staffOf(actor) },
      });
      await audit(work, {
        did: 'home-money.entered',
        youngPersonId: person.id,
        subjectId: money.id,
        detail: { entryId: id, kind: said.kind, pence: said.pence },
      });
    });
  }

  /**
   * An amount was written down in error, or all of it was: it stays, and counts no more.
   * @throws Problem 'not-valid' naming `reason`; 'already-recorded', 'not-found', 'not-allowed'
   */
  async takeBack(
    actor: Actor,
    personId: string,
    moneyId: string,
    entryId: string | null,
    reason: string,
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const money = await oneOf(work, person.id, moneyId);
      const entry = entryId === null ? null : money.entries.find(({ id }) => id === entryId);
      if (entryId !== null && !entry) throw notFound();
      if (entry?.kind === 'paid') {
        const rest = money.entries.filter(({ id }) => id !== entry.id);
        const { paid, returned, lost } = balanceOf(money, rest);
        if (returned + lost > paid) {
          throw invalid('reason', 'More would have come back than was paid. Take back what came back first');
        }
      }
      await takeBackOnce(work, entry?.id ?? money.id, reason);
      await audit(work, {
        did: 'home-money.taken-back',
        youngPersonId: person.id,
        subjectId: money.id,
        detail: { entryId },
      });
    });
  }

  /**
   * Deposits that are out, what was agreed and not paid, and grants of which something is left, of everyone the reader may
   * see: what is late first.
   * @throws Problem 'not-allowed'
   */
  async outstanding(actor: UserActor, today: LocalDate): Promise<{ lines: MoneyLine[]; grants: GrantLeft[] }> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.read(actor, async (work) => {
      const parameters: unknown[] = [];
      const visible = visiblePeople(work.actor, 'y', parameters);
      const people: (Named & { personId: string })[] = await work.manager.query(
        `select y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
                (select i.value from person_identifier i where i.young_person_id = y.id and i.kind = 'authority-id'
                   and not i.withdrawn) as "authorityId"
           from young_person y where exists (select from home_money m where m.young_person_id = y.id) and ${visible}`,
        parameters,
      );
      const names = new Map(people.map((person) => [person.personId, fullName(person)]));
      const money = await moneyOf(work, ...names.keys());
      const lines = money
        .filter(({ outstanding, left }) => outstanding > 0 || left > 0)
        .map((one) => ({
          ...one,
          name: names.get(one.personId)!,
          late: one.outstanding > 0 && one.returnDueOn !== null && one.returnDueOn < today,
        }))
        .sort((a, b) => Number(b.late) - Number(a.late) || (a.returnDueOn ?? '9').localeCompare(b.returnDueOn ?? '9'));
      return { lines, grants: await grantsLeft(work) };
    });
  }
}

/** @throws Problem 'not-valid' naming the field */
function mustBeAnAmount(field: string, pence: number): void {
  if (!Number.isInteger(pence) || pence < 1 || pence > MOST_PENCE) {
    throw invalid(field, 'Enter an amount from £0.01 to £100,000, as 450 or 450.50');
  }
}

async function oneOf(work: Work, personId: string, moneyId: string): Promise<MoneyTold> {
  const found = isId(moneyId) && (await moneyOf(work, personId)).find(({ id }) => id === moneyId);
  if (!found) throw notFound();
  return found;
}

async function moneyOf(work: Work, ...personIds: string[]): Promise<MoneyTold[]> {
  const money: (MoneySaid & { id: string; personId: string; by: string | null })[] = await work.manager.query(
    `select m.id, m.young_person_id as "personId", m.kind, m.what, m.landlord, m.scheme,
            m.scheme_reference as "schemeReference", m.agreed_pence as "agreedPence", m.agreed_on as "agreedOn",
            m.return_due_on as "returnDueOn", s.name as by
       from home_money m left join staff s on s.id = m.said_by_id
      where m.young_person_id = any($1) and ${counts('m')} order by m.agreed_on desc, m.id desc`,
    [personIds],
  );
  const entries: (EntryTold & { moneyId: string })[] = await work.manager.query(
    `select e.money_id as "moneyId", e.id, e.kind, e.pence, e.on_day as "onDay", e.words, s.name as by
       from home_money_entry e left join staff s on s.id = e.said_by_id
      where e.money_id = any($1) and ${counts('e')} order by e.on_day, e.said_at, e.id`,
    [money.map(({ id }) => id)],
  );
  return money.map((one) => {
    const own = entries.filter(({ moneyId }) => moneyId === one.id).map(({ moneyId: _of, ...entry }) => entry);
    return { ...one, entries: own, ...balanceOf(one, own) };
  });
}
