import { Injectable } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { AccommodationService, type Home } from '../accommodation/accommodation.service';
import type { LedgerChange } from '../deadlines/ledger';
import { ActionDoneService } from '../pathway-plans/action-done.service';
import { invalid, Problem } from '../platform/problem';
import { UnitOfWork } from '../platform/unit-of-work';
import { PromisesService } from '../promises/promises.service';
import type { LocalDate } from '../statutory/local-date';
import { ContactsService } from './contacts.service';
import type { RecordContact } from './record-contact';

/** What else a contact brought: recorded with it, by one save. */
export interface AlsoDone {
  /** Actions of the plan in force that are done. */
  actions: string[];
  /** Promises that are kept. */
  promises: string[];
  /** They live somewhere else now; the id is made with the form. */
  move: (Home & { id?: string }) | null;
}

export const NOTHING_ELSE: AlsoDone = { actions: [], promises: [], move: null };

/** A contact with everything that was done in it. */
@Injectable()
export class AlsoDoneService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly contacts: ContactsService,
    private readonly accommodation: AccommodationService,
    private readonly promises: PromisesService,
    private readonly actions: ActionDoneService,
  ) {}

  /**
   * Records a contact, the move that was heard of in it, and what was done of the plan and of promises: all of it or
   * nothing. The same form sent twice is recorded once.
   * @throws Problem 'not-valid' naming the field: `actionsDone`, `promisesKept` or `movedTo`, or one of the contact
   */
  async record(
    actor: UserActor,
    personId: string,
    command: RecordContact,
    also: AlsoDone,
    today: LocalDate,
  ): Promise<{ contactId: string; change: LedgerChange }> {
    return this.unitOfWork.oneForAll(actor, async () => {
      const { move } = also;
      if (move) {
        const { id, ...home } = move;
        await atField('movedTo', () => this.accommodation.recordMove(actor, personId, home, today, id));
      }
      const done = await this.contacts.record(actor, personId, command, today);
      if (done.again) return done;
      const on = command.heldOn;
      for (const actionId of also.actions) {
        await atField('actionsDone', () => this.actions.done(actor, personId, actionId, { on, words: null }, today));
      }
      const kept = { step: 'kept' as const, onDay: on, byOn: null, words: null };
      for (const promiseId of also.promises) {
        await atField('promisesKept', () => this.promises.take(actor, personId, promiseId, kept, today));
      }
      return done;
    });
  }
}

/** What another feature refuses, said at the field of this one. The young person themselves not being found stays so. */
async function atField<T>(field: string, story: () => Promise<T>): Promise<T> {
  try {
    return await story();
  } catch (error) {
    if (!(error instanceof Problem) || error.status === 403) throw error;
    if (error.kind === 'not-found' && field === 'movedTo') throw error;
    if (error.kind === 'not-found') throw invalid(field, 'Choose what is still to be done: this is not there any more');
    throw new Problem(error.kind, error.detail, [{ field, message: error.errors[0]?.message ?? error.detail }]);
  }
}
