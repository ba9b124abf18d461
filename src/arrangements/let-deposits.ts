import { Injectable } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { idOf } from '../platform/ids';
import { Problem } from '../platform/problem';
import { HomeMoneyService } from '../providers/home-money.service';
import type { LocalDate } from '../statutory/local-date';
import { standing, type Entry, type Story } from './kinds/kind';
import { paidByCouncil } from './kinds/private-renting';

/** Of a story of private renting, the lines that are about money of the council. */
export const ABOUT_DEPOSIT: ReadonlySet<string> = new Set(['deposit', 'deposit-back']);

/** As the form of the story calls what the money calls otherwise. */
const FIELD_OF_STORY: Readonly<Record<string, string>> = {
  agreed: 'deposit',
  returnDueOn: 'depositBackOn',
  scheme: 'depositScheme',
};

/** A deposit that the council pays stands among the money that is out, by the line of the story that says so. */
@Injectable()
export class LetDeposits {
  constructor(private readonly money: HomeMoneyService) {}

  /**
   * Within the transaction that writes the line.
   * @param story as it was told before it
   * @throws Problem 'not-valid' naming the field of the line
   */
  async written(actor: UserActor, personId: string, story: Story, entry: Entry, today: LocalDate): Promise<void> {
    if (entry.entry === 'deposit-back') return this.cameBack(actor, personId, story, entry, today);
    for (const before of story.entries)
      if (before.entry === 'deposit') await this.takenOut(actor, personId, before, AGAIN, today);
    const { deposit, depositScheme, depositBackOn } = entry.said;
    const pence = paidByCouncil(entry.said);
    if (pence === 0) return;
    const id = moneyOf(entry);
    const said = {
      kind: 'deposit' as const,
      what: `Deposit: ${String(story.said.address)}`.slice(0, 300),
      landlord: standing<string>(story, 'landlord'),
      scheme: (depositScheme as string | undefined) ?? null,
      schemeReference: null,
      agreedPence: pence,
      agreedOn: entry.onDay,
      returnDueOn: (depositBackOn as LocalDate | undefined) ?? null,
    };
    const words = pence === deposit ? null : 'The council’s part of it';
    await inStory(async () => {
      await this.money.agree(actor, personId, said, today, id);
      const paid = { kind: 'paid' as const, pence, onDay: entry.onDay, words };
      await this.money.enter(actor, personId, id, paid, today, idOf(id, 'paid'));
    });
  }

  /** Within the transaction that takes the line out. */
  async takenOut(actor: UserActor, personId: string, entry: Entry, reason: string, today: LocalDate): Promise<void> {
    const all = await this.money.standing(actor, personId);
    if (entry.entry === 'deposit') {
      const own = all.find(({ id }) => id === moneyOf(entry));
      if (own) await this.money.takeBack(actor, personId, own.id, null, reason, today);
      return;
    }
    for (const one of all) {
      for (const { id } of one.entries.filter((line) => BACK.some((kind) => line.id === idOf(entry.id, kind)))) {
        await this.money.takeBack(actor, personId, one.id, id, reason, today);
      }
    }
  }

  /** What came back of a deposit of the council alone, and what was kept; of one that both paid nobody can say whose it is. */
  private async cameBack(
    actor: UserActor,
    personId: string,
    story: Story,
    entry: Entry,
    today: LocalDate,
  ): Promise<void> {
    const paid = story.entries.findLast((one) => one.entry === 'deposit');
    const money = paid && (await this.money.standing(actor, personId)).find(({ id }) => id === moneyOf(paid));
    if (!money || money.agreedPence !== paid.said.deposit || money.outstanding !== money.agreedPence) return;
    const returned = entry.said.recovered as number;
    const words = (entry.said.words as string | undefined)?.slice(0, 4000) ?? null;
    for (const [kind, pence] of [
      ['returned', returned],
      ['lost', money.agreedPence - returned],
    ] as const) {
      if (pence === 0) continue;
      const line = { kind, pence, onDay: entry.onDay, words };
      await this.money.enter(actor, personId, money.id, line, today, idOf(entry.id, kind));
    }
  }
}

const AGAIN = 'Written again in the story of the let';
const BACK = ['returned', 'lost'] as const;
const moneyOf = ({ id }: Entry): string => idOf(id, 'money');

async function inStory(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const errors = error.errors.map((one) => ({ ...one, field: FIELD_OF_STORY[one.field] ?? one.field }));
    throw error.retold(new Problem(error.kind, error.detail, errors));
  }
}
