import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed, type Action } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { Staff } from '../caseloads/staff.entity';
import { Contact } from '../contacts/contact.entity';
import { markDone, markNotDone } from '../pathway-plans/action-done';
import { PlanActionKept } from '../pathway-plans/plan.entities';
import { factInForce } from '../platform/fact';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { addDays, formatLong, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import { PromiseMade, PromiseStep, type PromiseStepKind } from './promise.entities';
import { standingOf, stepsThatFit } from './promise-standing';
import { promisesOf, type PromiseTold } from './promises-told';

/** Nobody promises further ahead: what takes longer is a goal of the plan. */
export const MOST_DAYS_AHEAD = 366;

export interface PromiseSaid {
  what: string;
  promisedOn: LocalDate;
  byOn: LocalDate;
  /** Who promised; null for whoever records it. */
  staffId: string | null;
  /** The contact in which it was said. */
  contactId: string | null;
  /** The action of an approved plan that is promised. */
  actionId: string | null;
}

export interface PromiseStepSaid {
  step: PromiseStepKind;
  /** The day it was kept, agreed, said or apologised for. */
  onDay: LocalDate;
  /** The day that was agreed anew. */
  byOn: LocalDate | null;
  words: string | null;
}

/** What a new promise begins from. */
export interface ToPromise {
  person: PersonHeading;
  staff: { id: string; name: string }[];
  contact: { id: string; heldOn: LocalDate; staffId: string | null } | null;
  action: { id: string; what: string; dueOn: LocalDate | null; ownerStaffId: string | null } | null;
}

/**
 * What workers promise young people: by whom, by when, and what became of it. Each step is one transaction with its audit
 * event. The first day stays whatever is agreed later.
 */
@Injectable()
export class PromisesService {
  constructor(private readonly casework: Casework) {}

  /** For the form. @throws Problem 'not-found' also for a contact or action of somebody else; 'not-allowed' */
  async toPromise(
    actor: Actor,
    personId: string,
    from: { contactId: string | null; actionId: string | null },
    today: LocalDate,
  ): Promise<ToPromise> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const contact =
        from.contactId === null
          ? null
          : await factInForce(work, Contact, { youngPersonId: person.id, factId: from.contactId });
      const action = from.actionId === null ? null : await actionOf(work, person, from.actionId);
      if (from.actionId !== null && !action) throw notFound();
      const staff = await work.manager
        .createQueryBuilder(Staff, 's')
        .where('s.leftOn is null or s.leftOn > :today', { today })
        .orderBy('s.name')
        .addOrderBy('s.id')
        .getMany();
      return {
        person: await headingOf(work, person),
        staff: staff.map(({ id, name }) => ({ id, name })),
        contact: contact && { id: contact.factId, heldOn: contact.heldOn, staffId: contact.staffId },
        action: action && { id: action.id, what: action.what, dueOn: action.dueOn, ownerStaffId: action.ownerStaffId },
      };
    });
  }

  /**
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `what`, `promisedOn`, `byOn`, `staffId`, `contactId` or `actionId`;
   * 'already-recorded' for an action that is promised
   */
  async promise(
    actor: UserActor,
    personId: string,
    said: PromiseSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (await work.manager.existsBy(PromiseMade, { id, youngPersonId: person.id })) return id;
      const what = said.what.trim();
      if (!what) throw invalid('what', 'Enter what was promised');
      mustBeADay(said.promisedOn, person, today, 'promisedOn');
      if (said.byOn < said.promisedOn) throw invalid('byOn', 'Must be the day it was promised on, or later');
      if (said.byOn > addDays(today, MOST_DAYS_AHEAD)) throw invalid('byOn', 'Must be within a year');
      const staffId = said.staffId ?? actor.staffId;
      if (!isId(staffId) || !(await work.manager.existsBy(Staff, { id: staffId }))) {
        throw invalid('staffId', 'Choose who promised it');
      }
      if (said.contactId !== null) await mustBeAContact(work, person, said.contactId);
      if (said.actionId !== null) await mustBePromisable(work, person, said.actionId, today);
      const { promisedOn, byOn, contactId, actionId } = said;
      const rest = { youngPersonId: person.id, recordedById: actor.staffId };
      await work.manager.insert(PromiseMade, { id, what, promisedOn, byOn, staffId, contactId, actionId, ...rest });
      await audit(work, {
        did: 'promise.made',
        youngPersonId: person.id,
        subjectId: id,
        detail: { promisedOn, byOn, staffId, contactId, actionId },
      });
      return id;
    });
  }

  /**
   * Records what became of it. A kept promise that is an action of the plan is that action done, on the same day.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `step`, `onDay`, `byOn` or `words`; 'not-allowed' where only a manager can say it;
   * 'changed-by-someone-else' where it no longer fits
   */
  async take(
    actor: UserActor,
    personId: string,
    promiseId: string,
    said: PromiseStepSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const promise = await promiseOf(work, person, promiseId, today);
      if (await work.manager.existsBy(PromiseStep, { id, promiseId: promise.id })) return;
      const { step, onDay } = said;
      if (!stepsThatFit(promise, today).includes(step)) {
        throw new Problem('changed-by-someone-else', `${SETTLED[standingOf(promise, today)]} Nothing was changed.`);
      }
      mustBeADay(onDay, person, today, 'onDay');
      if (step === 'kept' && onDay < promise.promisedOn) {
        throw invalid('onDay', `Must be ${formatLong(promise.promisedOn)} or later: then it was promised`);
      }
      if (step === 'in-error' && standingOf(promise, today) !== 'open' && !may(actor, 'decide-for-manager')) {
        throw new Problem('not-allowed', 'Once its day has passed or it is settled, only a manager can take it out.');
      }
      const byOn = step === 'new-day' ? newDayOf(said, today) : null;
      const words = said.words?.trim() || null;
      if (step === 'broken' && !words) throw invalid('words', 'Enter what was said to the young person');
      if (step === 'in-error' && !words) throw invalid('words', 'Enter why it was recorded in error');
      const number = promise.steps.length + 1;
      const row = { id, promiseId: promise.id, number, step, onDay, byOn, words, byId: actor.staffId };
      await work.manager.insert(PromiseStep, row);
      if (step === 'kept' && promise.actionId) await markDone(work, person.id, promise.actionId, onDay, words, actor);
      if (step === 'did-not-happen' && promise.actionId) await markNotDone(work, person.id, promise.actionId);
      await audit(work, {
        did: `promise.${step}`,
        youngPersonId: person.id,
        subjectId: promise.id,
        detail: { onDay, byOn },
      });
    });
  }

  /** All of one young person's, the newest first. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async list(
    actor: Actor,
    personId: string,
    today: LocalDate,
  ): Promise<{ person: PersonHeading; promises: PromiseTold[] }> {
    return this.casework.view(actor, personId, 'promises', async (work, person) => {
      mustBeAllowed(actor, 'see-young-people');
      return { person: await headingOf(work, person), promises: await promisesOf(work, person.id, today) };
    });
  }

  /** One with what became of it. The look is audited. @param action what it is opened for */
  async open(
    actor: Actor,
    personId: string,
    promiseId: string,
    today: LocalDate,
    action: Action = 'see-young-people',
  ): Promise<{ person: PersonHeading; promise: PromiseTold }> {
    return this.casework.view(actor, personId, 'promise', async (work, person) => {
      mustBeAllowed(actor, action);
      return { person: await headingOf(work, person), promise: await promiseOf(work, person, promiseId, today) };
    });
  }
}

const SETTLED = {
  open: 'Its day has not come.',
  late: 'It is still to be kept.',
  kept: 'It is recorded as kept.',
  broken: 'It is recorded as broken, with an apology.',
  'in-error': 'It was taken out as recorded in error.',
} as const;

function mustBeADay(on: LocalDate, person: YoungPerson, today: LocalDate, field: string): void {
  if (on > today) throw invalid(field, 'The day must be today or in the past');
  if (on < person.dateOfBirth) throw invalid(field, 'The day must be after the young person was born');
}

function newDayOf({ byOn, onDay }: PromiseStepSaid, today: LocalDate): LocalDate {
  if (!byOn) throw invalid('byOn', 'Enter the new day');
  if (byOn < today || byOn < onDay) throw invalid('byOn', 'The new day must be today or later');
  if (byOn > addDays(today, MOST_DAYS_AHEAD)) throw invalid('byOn', 'Must be within a year');
  return byOn;
}

async function mustBeAContact(work: Work, person: YoungPerson, contactId: string): Promise<void> {
  const known = isId(contactId) && (await work.manager.existsBy(Contact, { id: contactId, youngPersonId: person.id }));
  if (!known) throw invalid('contactId', 'Must be a contact of this young person');
}

/** An action of the plan in force that somebody of the council does, and that is neither done nor promised. */
async function mustBePromisable(work: Work, person: YoungPerson, actionId: string, today: LocalDate): Promise<void> {
  const action = await actionOf(work, person, actionId);
  if (!action?.inForce || action.doneOn) {
    throw invalid('actionId', 'Must be an action of the plan in force that is not done');
  }
  if (action.ownerKind !== 'adviser') throw invalid('actionId', 'Only what a worker does can be promised');
  const promised = (await promisesOf(work, person.id, today)).some(
    (promise) => promise.actionId === action.id && !['in-error', 'broken'].includes(standingOf(promise, today)),
  );
  if (promised) throw new Problem('already-recorded', 'This action is promised already.');
}

async function actionOf(work: Work, person: YoungPerson, id: string): Promise<PlanActionKept | null> {
  return isId(id) ? work.manager.findOneBy(PlanActionKept, { id, youngPersonId: person.id }) : null;
}

async function promiseOf(work: Work, person: YoungPerson, id: string, today: LocalDate): Promise<PromiseTold> {
  const promise = isId(id)
    ? (await promisesOf(work, person.id, today)).find((one) => one.id === id.toLowerCase())
    : null;
  if (!promise) throw notFound();
  return promise;
}
