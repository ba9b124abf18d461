import { Injectable } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { AccommodationService, type Home } from '../accommodation/accommodation.service';
import type { LedgerChange } from '../deadlines/ledger';
import { ActivitiesService, type NowDoing } from '../eet/activities.service';
import { ActionDoneService } from '../pathway-plans/action-done.service';
import { idOf } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import { UnitOfWork } from '../platform/unit-of-work';
import { PromisesService } from '../promises/promises.service';
import { RISK_EVENT, type RiskHeard } from '../safety/risk-events';
import type { LocalDate } from '../statutory/local-date';
import { DatedFacts } from '../young-people/dated-facts';
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
  /** They do something else now; the same. */
  activity: (NowDoing & { id?: string }) | null;
  /** Harm or exploitation that was heard of. */
  risk: RiskHeard | null;
}

export const NOTHING_ELSE: AlsoDone = { actions: [], promises: [], move: null, activity: null, risk: null };

/** A contact with everything that was done in it. */
@Injectable()
export class AlsoDoneService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly contacts: ContactsService,
    private readonly accommodation: AccommodationService,
    private readonly activities: ActivitiesService,
    private readonly promises: PromisesService,
    private readonly actions: ActionDoneService,
    private readonly facts: DatedFacts,
  ) {}

  /**
   * Records a contact, the move, the change of work or school and the harm or exploitation that was heard of in it, and
   * what was done of the plan and of promises: all of it or nothing. The same form sent twice is recorded once.
   * @throws Problem 'not-valid' naming the field: `actionsDone`, `promisesKept`, `movedTo`, `doesNow` or `riskEvent`, or
   * one of the contact
   */
  async record(
    actor: UserActor,
    personId: string,
    command: RecordContact,
    also: AlsoDone,
    today: LocalDate,
  ): Promise<{ contactId: string; change: LedgerChange }> {
    // Whose word it is when something is refused: it undoes everything, and is said at that field.
    let field: keyof typeof FIELDS | null = null;
    try {
      return await this.unitOfWork.oneForAll(actor, async () => {
        const { move, activity } = also;
        if (move) {
          field = 'move';
          const { id, ...home } = move;
          await this.accommodation.recordMove(actor, personId, home, today, id);
        }
        if (activity) {
          field = 'activity';
          const { id, ...doing } = activity;
          await this.activities.change(actor, personId, doing, today, id);
        }
        field = null;
        const done = await this.contacts.record(actor, personId, command, today);
        if (done.again) return done;
        const on = command.heldOn;
        field = 'actions';
        for (const id of also.actions) await this.actions.done(actor, personId, id, { on, words: null }, today);
        if (also.risk) {
          field = 'risk';
          const { happenedOn, ...risk } = also.risk;
          const told = { contactId: done.contactId, dutyContactId: null };
          const event = { ...risk, ...told, happenedOn: happenedOn ?? on };
          await this.facts.record(actor, personId, RISK_EVENT, event, today, idOf(done.contactId, 'risk'));
        }
        field = 'promises';
        const kept = { step: 'kept' as const, onDay: on, byOn: null, words: null };
        for (const id of also.promises) await this.promises.take(actor, personId, id, kept, today);
        return done;
      });
    } catch (error) {
      throw field === null ? error : atField(field, error);
    }
  }
}

const FIELDS = {
  move: 'movedTo',
  activity: 'doesNow',
  actions: 'actionsDone',
  promises: 'promisesKept',
  risk: 'riskEvent',
} as const;

/** What another feature refuses, said at the field of this one. A young person who is not found stays so. */
function atField(part: keyof typeof FIELDS, error: unknown): unknown {
  if (!(error instanceof Problem) || error.status === 403) return error;
  const field = FIELDS[part];
  if (error.kind === 'not-found') {
    return part === 'move' || part === 'activity' || part === 'risk'
      ? error
      : error.retold(invalid(field, 'Choose what is still to be done: this is not there any more'));
  }
  if (error.status !== 409 && error.status !== 422) return error;
  const message = error.errors[0]?.message ?? error.detail;
  return error.retold(new Problem(error.kind, error.detail, [{ field, message }]));
}
