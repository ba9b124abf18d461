import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed, type Action } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { isId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { markDone, markNotDone } from './action-done';
import type { PlanActionKept } from './plan.entities';

/** An action of an approved plan with the goal it is for. */
export interface ActionTold {
  id: string;
  /** Null for whoever does not read notes, as all that was written. */
  what: string | null;
  goal: string | null;
  topicTitle: string | null;
  ownerKind: PlanActionKept['ownerKind'];
  /** A name that was written is null for whoever does not read notes; a worker's is not. */
  ownerName: string | null;
  dueOn: LocalDate | null;
  /** The day the plan that set it was finished. */
  setOn: LocalDate;
  inForce: boolean;
  doneOn: LocalDate | null;
  doneWords: string | null;
  /** The promise that was made of it, still to be kept or kept; null where none was, or it was broken. */
  promiseId: string | null;
}

/** Whether what an approved plan sets was done: by a worker, by the young person, by whoever it is up to. */
@Injectable()
export class ActionDoneService {
  constructor(private readonly casework: Casework) {}

  /** Those of the plan in force, as the plan has them. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async list(actor: Actor, personId: string): Promise<ActionTold[]> {
    return this.casework.view(actor, personId, 'plan-actions', async (work, person) => {
      mustBeAllowed(actor, 'see-young-people');
      return actionsOf(work, person.id, null);
    });
  }

  /** One of them, done or not. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async open(
    actor: Actor,
    personId: string,
    actionId: string,
    action: Action = 'see-young-people',
  ): Promise<{ person: PersonHeading; action: ActionTold }> {
    return this.casework.view(actor, personId, 'plan-action', async (work, person) => {
      mustBeAllowed(actor, action);
      return { person: await headingOf(work, person), action: await actionOf(work, person.id, actionId) };
    });
  }

  /**
   * Says that it was done on a day; the same said again changes nothing.
   * @throws Problem 'not-valid' naming `on`; 'changed-by-someone-else' where it is done on another day, is promised, or is
   * not in the plan any more
   */
  async done(
    actor: UserActor,
    personId: string,
    actionId: string,
    said: { on: LocalDate; words: string | null },
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const action = await actionOf(work, person.id, actionId);
      if (action.doneOn === said.on) return;
      if (action.doneOn) throw outOfDate('It is recorded as done already.');
      if (!action.inForce) throw outOfDate('It is not in the plan in force any more.');
      if (action.promiseId) throw outOfDate('It was promised. Say on the promise that it was kept.');
      if (said.on > today) throw invalid('on', 'The day must be today or in the past');
      if (said.on < action.setOn) throw invalid('on', 'The day must be the day the plan was made, or later');
      await markDone(work, person.id, action.id, said.on, said.words?.trim() || null, actor);
    });
  }

  /** It was not done after all; said twice it is once. @throws Problem 'changed-by-someone-else' where it is promised */
  async notDone(actor: UserActor, personId: string, actionId: string, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const action = await actionOf(work, person.id, actionId);
      if (action.promiseId) throw outOfDate('It was promised. Say on the promise that it did not happen.');
      await markNotDone(work, person.id, action.id);
    });
  }
}

function outOfDate(what: string): Problem {
  return new Problem('changed-by-someone-else', `${what} Nothing was changed.`);
}

async function actionOf(work: Work, personId: string, actionId: string): Promise<ActionTold> {
  const [action] = isId(actionId) ? await actionsOf(work, personId, actionId) : [];
  if (!action) throw notFound();
  return action;
}

/** @param actionId null for all of the plan in force */
async function actionsOf(work: Work, personId: string, actionId: string | null): Promise<ActionTold[]> {
  return work.manager.query(
    `select c.id, case when $3 then c.what end as what, case when $3 then g.goal end as goal,
            case when $3 then g.topic_title end as "topicTitle", c.owner_kind as "ownerKind",
            coalesce(s.name, case when $3 then c.owner_name end) as "ownerName",
            c.due_on as "dueOn", c.in_force as "inForce", c.done_on as "doneOn",
            case when $3 then c.done_words end as "doneWords", v.finished_on as "setOn",
            (select p.id from promise p where p.action_id = c.id and not exists (
              select from promise_step e where e.promise_id = p.id and e.step in ('in-error', 'broken')
                and not exists (select from promise_step f where f.promise_id = p.id and f.number > e.number))
             order by p.recorded_at desc limit 1) as "promiseId"
       from plan_action c join plan_goal g on g.id = c.goal_id join plan_version v on v.id = c.first_version_id
       left join staff s on s.id = c.owner_staff_id
      where c.young_person_id = $1 and ($2::uuid is null and c.in_force or c.id = $2)
      order by c.due_on nulls last, g.set_on, c.id`,
    [personId, actionId, may(work.actor, 'read-notes')],
  );
}
