import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { addMonths, ageOn, birthday, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { Occasion, type OccasionKind } from './occasion.entity';

export const LONGEST_WISH = 1000;
export const LONGEST_NAME = 100;

export interface OccasionSaid {
  kind: OccasionKind;
  /** Of `other`. */
  name: string | null;
  /** Null of a birthday: the next one. */
  onDay: LocalDate | null;
  /** What they want; with `notMarked` what they said about it. */
  wants: string;
  notMarked: boolean;
  /** Whoever records it does it; else their adviser. */
  mine: boolean;
}

export interface OccasionRead {
  id: string;
  kind: OccasionKind;
  name: string | null;
  onDay: LocalDate;
  wants: string;
  notMarked: boolean;
  /** Null: whoever is their adviser. */
  doneBy: string | null;
  who: string | null;
  doneOn: LocalDate | null;
  doneWords: string | null;
  withdrawnBecause: string | null;
}

export interface OccasionsOpened {
  person: PersonHeading;
  nextBirthday: LocalDate;
  /** The next first. */
  occasions: OccasionRead[];
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
        `select c.id, c.kind, c.name, c.on_day as "onDay", c.wants, c.not_marked as "notMarked", s.name as who,
                c.done_on as "doneOn", c.done_words as "doneWords", d.name as "doneBy",
                c.withdrawn_because as "withdrawnBecause"
           from occasion c left join staff s on s.id = c.staff_id left join staff d on d.id = c.done_by_id
          where c.young_person_id = $1 order by c.on_day, c.recorded_at`,
        [person.id],
      );
      return {
        person: await headingOf(work, person),
        nextBirthday: nextBirthday(person.dateOfBirth, today),
        occasions,
      };
    });
  }

  /**
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `name`, `onDay` or `wants`
   */
  async record(
    actor: UserActor,
    personId: string,
    said: OccasionSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      if (await work.manager.existsBy(Occasion, { id, youngPersonId })) return id;
      const { kind, notMarked, mine } = said;
      const name =
        kind === 'other' ? textOf('name', said.name ?? '', LONGEST_NAME, 'Enter which occasion it is') : null;
      const wants = textOf('wants', said.wants, LONGEST_WISH, 'Enter what they want, as they said it');
      const onDay = said.onDay ?? (kind === 'birthday' ? nextBirthday(person.dateOfBirth, today) : null);
      if (!onDay) throw invalid('onDay', 'Enter the day');
      if (onDay < today) throw invalid('onDay', 'Enter today or a day to come');
      if (onDay > addMonths(today, 24)) throw invalid('onDay', 'Enter a day within the next two years');
      const row = { id, youngPersonId, kind, name, onDay, wants, notMarked, recordedById: actor.staffId };
      await work.manager.insert(Occasion, { ...row, staffId: mine ? actor.staffId : null });
      const detail = { kind, onDay, notMarked };
      await audit(work, { did: 'occasion.recorded', youngPersonId, subjectId: id, detail });
      return id;
    });
  }

  /** @throws Problem 'not-valid' naming `words`; 'already-recorded' where it was done or taken out before */
  async done(actor: UserActor, personId: string, occasionId: string, words: string, today: LocalDate): Promise<void> {
    await this.step(actor, personId, occasionId, today, async (work, occasion) => {
      const doneWords = textOf('words', words, LONGEST_WISH, 'Enter how it was');
      if (occasion.doneWords === doneWords) return;
      mustStand(occasion);
      await work.manager.update(Occasion, { id: occasion.id }, { doneOn: today, doneWords, doneById: actor.staffId });
      await stepped(work, occasion, 'occasion.done');
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
      mustStand(occasion);
      await work.manager.update(Occasion, { id: occasion.id }, { withdrawnBecause });
      await stepped(work, occasion, 'occasion.taken-out');
    });
  }

  private async step(
    actor: UserActor,
    personId: string,
    id: string,
    today: LocalDate,
    story: (work: Work, occasion: Occasion) => Promise<void>,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const occasion = isId(id) ? await work.manager.findOneBy(Occasion, { id, youngPersonId: person.id }) : null;
      if (!occasion) throw notFound();
      await story(work, occasion);
    });
  }
}

/** Today counts. */
export function nextBirthday(dateOfBirth: LocalDate, today: LocalDate): LocalDate {
  const last = birthday(dateOfBirth, ageOn(dateOfBirth, today));
  return last === today ? today : birthday(dateOfBirth, ageOn(dateOfBirth, today) + 1);
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
