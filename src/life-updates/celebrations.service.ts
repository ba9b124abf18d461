import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { Celebration, type CelebratedHow } from './celebration.entity';
import { moneyOfPerson, type YearsMoney } from './occasion-money';
import { workersWhoSee } from './occasion-workers';
import { Occasion } from './occasion.entity';
import { LONGEST_WISH, recordOccasion, takeOutOccasion } from './occasions.service';

/** What is done about good news. */
export interface CelebrationSaid {
  how: CelebratedHow;
  /** How it was, where somebody says it; of `told-others` who is told what; of `planned` what is done. */
  words: string | null;
  /** Of `told-others`: the day on which the young person said yes to it. */
  saidYesOn: LocalDate | null;
  /** Of `planned`. */
  plan: { onDay: LocalDate | null; staffId: string | null; budgetPence: number | null } | null;
}

export interface CelebrationTold {
  id: string;
  how: CelebratedHow;
  words: string | null;
  saidYesOn: LocalDate | null;
  /** Of `planned`: the day of the occasion. */
  occasionOn: LocalDate | null;
  /** When that was recorded as done. */
  occasionDoneOn: LocalDate | null;
  /** Why it was taken back, or its day taken out. */
  withdrawnBecause: string | null;
  onDay: LocalDate;
  by: string | null;
}

export interface WinTold {
  id: string;
  words: string;
  on: LocalDate;
}

export interface CelebrationOpened {
  person: PersonHeading;
  win: WinTold;
  /** What came of it, the latest first. */
  celebrations: CelebrationTold[];
  workers: { id: string; name: string }[];
  money: YearsMoney;
}

/** SQL of the good news of a young person $1 with id $2. */
const WIN = `select c.fact_id as id, c.good_news as words, c.held_on as "on" from contact c
   where c.young_person_id = $1 and c.fact_id = $2 and c.replaced_by_id is null and not c.withdrawn and c.good_news is not null
  union all
  select u.id, u.words, u.told_on from life_update u
   where u.young_person_id = $1 and u.id = $2 and u.kind = 'win' and u.withdrawn_because is null`;

/**
 * What is done about good news: celebrated, planned as an occasion, or let go. Nothing is owed of it. Each is one transaction
 * with its audit event.
 */
@Injectable()
export class CelebrationsService {
  constructor(private readonly casework: Casework) {}

  /** The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async open(actor: Actor, personId: string, winId: string, today: LocalDate): Promise<CelebrationOpened> {
    return this.casework.view(actor, personId, 'good-news', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const win = await winOf(work, person.id, winId);
      return {
        person: await headingOf(work, person),
        win,
        celebrations: await celebrationsOf(work, win.id),
        workers: await workersWhoSee(work, person.id, today),
        money: await moneyOfPerson(work, person.id, today),
      };
    });
  }

  /**
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `how`, `words`, `saidYesOn`, `onDay`, `staffId` or `budgetPence`;
   *   'already-recorded' where somebody celebrated it or let it go meanwhile
   */
  async celebrate(
    actor: UserActor,
    personId: string,
    winId: string,
    said: CelebrationSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const win = await winOf(work, person.id, winId);
      const before = await celebrationsOf(work, win.id);
      if (before.some((one) => one.id === id)) return id;
      const standing = before.filter(({ withdrawnBecause }) => withdrawnBecause === null);
      const last = standing.find(({ how }) => how !== 'let-go') ?? (said.how === 'let-go' ? standing[0] : undefined);
      // A second tap on the same says the same
      if (last && last.how === said.how && last.how !== 'planned' && last.words === said.words) return last.id;
      if (last) throw new Problem('already-recorded', 'Somebody recorded already what came of this good news.');
      const words = wordsOf(said);
      if (said.how === 'told-others' && !said.saidYesOn) {
        throw invalid('saidYesOn', `Others are told only where ${(await headingOf(work, person)).firstName} said yes`);
      }
      if (said.saidYesOn !== null && said.saidYesOn > today)
        throw invalid('saidYesOn', 'Enter today or an earlier day');
      const saidYesOn = said.how === 'told-others' ? said.saidYesOn : null;
      const of = { youngPersonId: person.id, winId: win.id, how: said.how, words };
      const occasionId = said.how === 'planned' ? await planned(work, person, said, words!, today, id) : null;
      const row = { ...of, id, saidYesOn, occasionId, onDay: today, recordedById: actor.staffId };
      await work.manager.insert(Celebration, row);
      const detail = { how: said.how, winId: win.id, occasionId };
      await audit(work, { did: 'good-news.celebrated', youngPersonId: person.id, subjectId: id, detail });
      return id;
    });
  }

  /**
   * Takes back what was recorded of good news, with the day that was planned. The same again is one.
   * @throws Problem 'not-found'; 'not-valid' naming `reason`; 'already-recorded' where it was taken back before, or the
   *   day that was planned is done
   */
  async takeBack(
    actor: UserActor,
    personId: string,
    winId: string,
    celebrationId: string,
    reason: string,
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const win = await winOf(work, person.id, winId);
      const of = { id: celebrationId, winId: win.id, youngPersonId: person.id };
      const celebration = isId(celebrationId) ? await work.manager.findOneBy(Celebration, of) : null;
      if (!celebration) throw notFound();
      const withdrawnBecause = reason.trim();
      if (!withdrawnBecause) throw invalid('reason', 'Enter why it is taken back');
      mustFit('reason', withdrawnBecause);
      if (celebration.withdrawnBecause === withdrawnBecause) return;
      if (celebration.withdrawnBecause !== null) throw new Problem('already-recorded', 'This was taken back already.');
      if (celebration.occasionId) {
        const occasion = await work.manager.findOneByOrFail(Occasion, { id: celebration.occasionId });
        await takeOutOccasion(work, occasion, withdrawnBecause);
      } else {
        await work.manager.update(Celebration, { id: celebration.id }, { withdrawnBecause });
      }
      const detail = { how: celebration.how, winId: win.id };
      await audit(work, { did: 'good-news.taken-back', youngPersonId: person.id, subjectId: celebration.id, detail });
    });
  }
}

/** The occasion has the id of the celebration. */
function planned(
  work: Work,
  person: Parameters<typeof recordOccasion>[1],
  { plan }: CelebrationSaid,
  wants: string,
  today: LocalDate,
  id: string,
): Promise<string> {
  const { onDay = null, staffId = null, budgetPence = null } = plan ?? {};
  if (onDay === null) throw invalid('onDay', 'Enter the day');
  const said = { kind: 'other' as const, name: 'Celebrating good news', onDay, wants, notMarked: false, yearly: false };
  return recordOccasion(work, person, { ...said, staffId, budgetPence }, today, id);
}

function wordsOf({ how, words }: CelebrationSaid): string | null {
  const text = words?.trim() ?? '';
  mustFit('words', text);
  if (!text && how === 'told-others') throw invalid('words', 'Enter who is told, and what');
  if (!text && how === 'planned') throw invalid('words', 'Enter what is done');
  return text || null;
}

function mustFit(field: string, text: string): void {
  if (text.length <= LONGEST_WISH) return;
  throw invalid(field, `Write ${LONGEST_WISH.toLocaleString('en-GB')} characters or fewer`);
}

async function winOf({ manager }: Work, personId: string, winId: string): Promise<WinTold> {
  const [win] = isId(winId) ? await manager.query<WinTold[]>(WIN, [personId, winId]) : [];
  if (!win) throw notFound();
  return win;
}

async function celebrationsOf({ manager }: Work, winId: string): Promise<CelebrationTold[]> {
  return manager.query<CelebrationTold[]>(
    `select k.id, k.how, k.words, k.said_yes_on as "saidYesOn", o.on_day as "occasionOn",
            o.done_on as "occasionDoneOn", k.withdrawn_because as "withdrawnBecause", k.on_day as "onDay", s.name as by
       from celebration k left join occasion o on o.id = k.occasion_id left join staff s on s.id = k.recorded_by_id
      where k.win_id = $1 order by k.recorded_at desc, k.id`,
    [winId],
  );
}
