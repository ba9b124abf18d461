import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { LifeUpdate, type LifeKind } from './life-update.entity';
import { lastAskedToSee, lifeUpdatesOf, topicOfInterests, type LifeUpdateTold } from './told';

/** A small update is a few sentences. */
export const LONGEST_UPDATE = 1000;
export const LONGEST_PLACE = 300;

export interface LifeUpdateSaid {
  kind: LifeKind;
  words: string;
  toldOn: LocalDate;
  inTheirWords: boolean;
  /** Of a piece of the life story. */
  heldWhere: string | null;
}

export interface LifeUpdatesOpened {
  person: PersonHeading;
  updates: LifeUpdateTold[];
  /** The key of the topic in which a goal can be made of an interest; null while no plan is being written. */
  interestsTopic: string | null;
  /** When they last asked to see what is held about them; null where that is not recorded. */
  askedToSee: { receivedOn: LocalDate; answeredOn: LocalDate | null } | null;
}

/**
 * The small things of a young person's life between two plans, their interests, and the pieces of their life story. What
 * was recorded is never changed: it is taken out with a reason. Each step is one transaction with its audit event.
 */
@Injectable()
export class LifeUpdatesService {
  constructor(private readonly casework: Casework) {}

  /** All of them, the newest first. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async list(actor: Actor, personId: string): Promise<LifeUpdatesOpened> {
    return this.casework.view(actor, personId, 'life-updates', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      return {
        person: await headingOf(work, person),
        updates: await lifeUpdatesOf(work, person.id),
        interestsTopic: await topicOfInterests(work, person.id),
        askedToSee: await lastAskedToSee(work, person.id),
      };
    });
  }

  /**
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `words`, `toldOn` or `heldWhere`
   */
  async record(
    actor: UserActor,
    personId: string,
    said: LifeUpdateSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      if (await work.manager.existsBy(LifeUpdate, { id, youngPersonId })) return id;
      const { kind, toldOn, inTheirWords } = said;
      const words = textOf('words', said.words, LONGEST_UPDATE);
      if (!words) throw invalid('words', 'Enter what was told');
      if (toldOn > today) throw invalid('toldOn', 'The day must be today or in the past');
      if (toldOn < person.dateOfBirth) throw invalid('toldOn', 'The day must be after the young person was born');
      const heldWhere = kind === 'life-story' ? textOf('heldWhere', said.heldWhere ?? '', LONGEST_PLACE) : null;
      if (kind === 'life-story' && !heldWhere) throw invalid('heldWhere', 'Enter where it is kept');
      const row = { id, youngPersonId, kind, words, toldOn, inTheirWords, heldWhere };
      await work.manager.insert(LifeUpdate, { ...row, recordedById: actor.staffId });
      await audit(work, {
        did: 'life-update.recorded',
        youngPersonId,
        subjectId: id,
        detail: { kind, toldOn, inTheirWords },
      });
      return id;
    });
  }

  /**
   * Takes one out, with a reason; it stays to be read. The same again is one.
   * @throws Problem 'not-found' also for one of somebody else; 'not-valid' naming `reason`; 'already-recorded' where it
   * was taken out for another reason
   */
  async takeOut(actor: UserActor, personId: string, updateId: string, reason: string, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      const update = isId(updateId) ? await work.manager.findOneBy(LifeUpdate, { id: updateId, youngPersonId }) : null;
      if (!update) throw notFound();
      const withdrawnBecause = textOf('reason', reason, LONGEST_UPDATE);
      if (!withdrawnBecause) throw invalid('reason', 'Enter why it is taken out');
      if (update.withdrawnBecause === withdrawnBecause) return;
      if (update.withdrawnBecause !== null) throw new Problem('already-recorded', 'This was taken out already.');
      await work.manager.update(LifeUpdate, { id: update.id }, { withdrawnBecause });
      await audit(work, { did: 'life-update.taken-out', youngPersonId, subjectId: update.id });
    });
  }
}

function textOf(field: string, text: string, most: number): string {
  if (text.length > most) throw invalid(field, `Write ${most.toLocaleString('en-GB')} characters or fewer`);
  return text.trim();
}
