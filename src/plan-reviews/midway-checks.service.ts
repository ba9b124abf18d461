import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import { Problem, type FieldError } from '../platform/problem';
import { isWritten } from '../statutory/content/gap';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { goalsReviewed, type GoalReviewed } from './goals-reviewed';
import { LONGEST_NAME, tooLong } from './lengths';
import type { MidwayGoal, MidwayStanding } from './midway';
import { midwayChecks, midwayOwed, type MidwayChecked, type MidwayOwed } from './midway-told';
import { PlanMidwayCheck } from './plan-review.entities';

export interface MidwaySaid {
  checkedOn: LocalDate;
  /** Who looked, by name and post. */
  looked: string;
  /** By the id of the goal. */
  goals: Record<string, { stands: MidwayStanding | null; done: string }>;
}

export interface MidwayOpened {
  person: PersonHeading;
  goals: GoalReviewed[];
  owed: MidwayOwed | null;
  checks: MidwayChecked[];
}

/** Looks at a plan between two reviews. No law asks for them: the council does. */
@Injectable()
export class MidwayChecksService {
  constructor(private readonly casework: Casework) {}

  /** The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async open(actor: Actor, personId: string): Promise<MidwayOpened> {
    return this.casework.view(actor, personId, 'midway-checks', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      return {
        person: await headingOf(work, person),
        goals: await goalsReviewed(work, person.id, null),
        owed: await midwayOwed(work, person.id),
        checks: await midwayChecks(work, person.id),
      };
    });
  }

  /**
   * @param id given by a form that may be sent twice
   * @throws Problem 'not-valid' naming the fields: `stands-` and `done-` with the goal's id
   */
  async check(actor: Actor, personId: string, said: MidwaySaid, today: LocalDate, id = newId()): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (await work.manager.existsBy(PlanMidwayCheck, { id, youngPersonId: person.id })) return id;
      const goals = await goalsReviewed(work, person.id, null);
      const faults = faultsOf(said, goals, person.dateOfBirth, today);
      if (faults[0]) throw new Problem('not-valid', faults[0].message, faults);
      const found: MidwayGoal[] = goals.map(({ id: goalId, goal }) => {
        const { stands, done } = said.goals[goalId]!;
        return { goalId, goal, stands: stands!, done };
      });
      await work.manager.insert(PlanMidwayCheck, {
        id,
        youngPersonId: person.id,
        checkedOn: said.checkedOn,
        looked: said.looked,
        goals: found,
        recordedById: actor.kind === 'user' ? actor.staffId : null,
      });
      await audit(work, {
        did: 'plan-review.midway-check',
        youngPersonId: person.id,
        subjectId: id,
        detail: { checkedOn: said.checkedOn, stuck: found.filter(({ stands }) => stands === 'stuck').length },
      });
      return id;
    });
  }
}

function faultsOf(said: MidwaySaid, goals: readonly GoalReviewed[], bornOn: LocalDate, today: LocalDate): FieldError[] {
  const faults: FieldError[] = [];
  if (said.checkedOn > today) faults.push({ field: 'checkedOn', message: 'The day must be today or in the past' });
  if (said.checkedOn < bornOn) {
    faults.push({ field: 'checkedOn', message: 'The day must be after the young person was born' });
  }
  if (!isWritten(said.looked)) faults.push({ field: 'looked', message: 'Enter who looked at the plan' });
  faults.push(...tooLong({ looked: said.looked }, LONGEST_NAME));
  if (goals.length === 0) faults.push({ field: 'looked', message: 'There is no goal of a plan in force to look at' });
  for (const { id } of goals) {
    const one = said.goals[id];
    faults.push(...tooLong({ [`done-${id}`]: one?.done ?? '' }));
    if (!one || one.stands === null) faults.push({ field: `stands-${id}`, message: 'Choose how the goal stands' });
    else if (one.stands === 'stuck' && !isWritten(one.done)) {
      faults.push({ field: `done-${id}`, message: 'Enter what was done about the goal that is stuck' });
    }
  }
  return faults;
}
