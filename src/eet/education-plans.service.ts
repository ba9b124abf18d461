import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { policyFor } from '../authority/policies';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem, type FieldError } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { Policy } from '../statutory/policy';
import { Casework } from '../young-people/casework';
import { dayFaults } from '../young-people/dated-facts';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import type { Attainment } from './attainment';
import { attainmentOfPerson } from './attainments-of';
import { EducationPlan, EducationPlanStep, type EducationPlanStepKind } from './eet.entities';

export type EducationPlanSaid = Pick<
  EducationPlan,
  | 'kind'
  | 'writtenOn'
  | 'targets'
  | 'funding'
  | 'goalId'
  | 'barrier'
  | 'firstStep'
  | 'rhythm'
  | 'supporter'
  | 'reviewOn'
>;

export interface EducationStepSaid {
  step: EducationPlanStepKind;
  onDay: LocalDate;
  words: string | null;
  /** Of reviewed: when it is next reviewed. */
  reviewOn: LocalDate | null;
}

export interface GoalToServe {
  id: string;
  goal: string;
}

export interface EducationPlanOpened {
  person: PersonHeading;
  plan: EducationPlan;
  steps: (Pick<EducationPlanStep, 'step' | 'onDay' | 'words'> & { by: string | null })[];
  /** The goals of the pathway plan in force, one of which it may serve. */
  goals: GoalToServe[];
  /** Of what was awarded, by the record. */
  attainment: Attainment;
}

export type PlanFinding = Extract<EducationPlanStepKind, 'good' | 'sent-back' | 'sent-again'>;

/** Who may find a plan good or send it back: a manager, and not whoever wrote it. */
const FINDINGS: readonly EducationPlanStepKind[] = ['good', 'sent-back'];

export interface EducationPlanBegun {
  person: PersonHeading;
  goals: EducationPlanOpened['goals'];
  attainment: Attainment;
  /** The council's own. */
  schoolTerms: Policy['schoolTerms'];
}

/** Personal education plans, which go on after 18 as the council's own, and re-engagement plans. */
@Injectable()
export class EducationPlansService {
  constructor(private readonly casework: Casework) {}

  /** Read with what became of it. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async open(actor: Actor, personId: string, planId: string, today: LocalDate): Promise<EducationPlanOpened> {
    return this.casework.view(actor, personId, 'education-plan', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const plan = await planOf(work, person, planId);
      return {
        person: await headingOf(work, person),
        plan,
        steps: await stepsOf(work, plan.id),
        goals: await goalsOf(work, person.id),
        attainment: await attainmentOfPerson(work, person.id, today),
      };
    });
  }

  /** For the form of a new one. @throws Problem 'not-found', 'not-allowed' */
  async begin(actor: Actor, personId: string, today: LocalDate): Promise<EducationPlanBegun> {
    return this.casework.view(actor, personId, 'education-plan', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const { schoolTerms } = await policyFor(work, today);
      const attainment = await attainmentOfPerson(work, person.id, today);
      const goals = await goalsOf(work, person.id);
      return { person: await headingOf(work, person), goals, attainment, schoolTerms };
    });
  }

  /** All of one young person, the latest first, and what they reached. The look is audited. */
  async list(
    actor: Actor,
    personId: string,
    today: LocalDate,
  ): Promise<{ plans: EducationPlan[]; attainment: Attainment }> {
    return this.casework.view(actor, personId, 'education-plans', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const attainment = await attainmentOfPerson(work, person.id, today);
      return { plans: await plansOf(work, person.id), attainment };
    });
  }

  /** @param id given by a form that may be sent twice @throws Problem 'not-valid' naming the field */
  async write(
    actor: UserActor,
    personId: string,
    said: EducationPlanSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      if (await work.manager.existsBy(EducationPlan, { id, youngPersonId })) return id;
      refuse(await planFaults(work, person, said, today));
      await work.manager.insert(EducationPlan, { id, youngPersonId, ...said, writtenById: actor.staffId });
      await audit(work, { did: 'education-plan.written', youngPersonId, subjectId: id, detail: { kind: said.kind } });
      return id;
    });
  }

  /**
   * @param lookedAt the version that the change started from
   * @throws Problem 'changed-by-someone-else' with what stands there now
   */
  async change(
    actor: UserActor,
    personId: string,
    planId: string,
    { kind: _kept, ...said }: Omit<EducationPlanSaid, 'kind'> & { kind?: EducationPlanSaid['kind'] },
    lookedAt: number,
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const plan = await planOf(work, person, planId);
      if (plan.version !== lookedAt) {
        const detail = 'Someone else changed this while you were writing. Nothing of yours is saved yet.';
        throw new Problem('changed-by-someone-else', detail, [], plan);
      }
      if (plan.endedOn !== null) throw new Problem('already-recorded', 'This plan has ended. Write a new one.');
      refuse(await planFaults(work, person, { ...said, kind: plan.kind }, today));
      const version = plan.version + 1;
      await work.manager.update(EducationPlan, { id: plan.id }, { ...said, version, changedAt: () => 'now()' });
      await audit(work, {
        did: 'education-plan.changed',
        youngPersonId: person.id,
        subjectId: plan.id,
        detail: { version },
      });
    });
  }

  /** What became of it. The same form sent twice is one. @throws Problem 'not-valid' naming the field */
  async step(
    actor: UserActor,
    personId: string,
    planId: string,
    { step, onDay, words, reviewOn }: EducationStepSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    const action = FINDINGS.includes(step) ? 'approve-plans' : 'record-casework';
    await this.casework.change(actor, personId, action, today, async (work, person) => {
      const youngPersonId = person.id;
      const plan = await planOf(work, person, planId);
      if (await work.manager.existsBy(EducationPlanStep, { id, planId: plan.id })) return;
      if (plan.endedOn !== null) throw new Problem('already-recorded', 'This plan has ended already.');
      const found = (await findingsOf(work, youngPersonId)).get(plan.id) ?? null;
      refuse(stepFaults(plan, found, { step, onDay, words, reviewOn }, person, today));
      if (FINDINGS.includes(step) && plan.writtenById === actor.staffId) {
        throw invalid('step', 'Whoever wrote a plan does not say how good it is. Ask another manager');
      }
      await work.manager.insert(EducationPlanStep, {
        id,
        planId: plan.id,
        youngPersonId,
        step,
        onDay,
        words,
        byId: actor.staffId,
      });
      const later = (await stepsOf(work, plan.id)).some((one) => one.step === 'reviewed' && one.onDay > onDay);
      if (step === 'reviewed' && !later) {
        // Whoever is writing at the plan meanwhile has the day that was: theirs is to be looked at again.
        const version = plan.version + 1;
        await work.manager.update(
          EducationPlan,
          { id: plan.id },
          { reviewOn: reviewOn!, version, changedAt: () => 'now()' },
        );
      }
      if (step === 'ended') await work.manager.update(EducationPlan, { id: plan.id }, { endedOn: onDay });
      await audit(work, { did: 'education-plan.step', youngPersonId, subjectId: plan.id, detail: { step, onDay } });
    });
  }
}

export async function plansOf({ manager }: Work, youngPersonId: string): Promise<EducationPlan[]> {
  return manager.find(EducationPlan, { where: { youngPersonId }, order: { writtenOn: 'DESC', id: 'DESC' } });
}

/** By plan, how it was found the last time, or that it was handed in again since. */
export async function findingsOf({ manager }: Work, youngPersonId: string): Promise<Map<string, PlanFinding>> {
  const rows = await manager.query<{ planId: string; step: PlanFinding }[]>(
    `select distinct on (p.plan_id) p.plan_id as "planId", p.step from education_plan_step p
      where p.young_person_id = $1 and p.step in ('good','sent-back','sent-again')
      order by p.plan_id, p.recorded_at desc`,
    [youngPersonId],
  );
  return new Map(rows.map(({ planId, step }) => [planId, step]));
}

/** The last day on which a plan of a kind was written or reviewed; null for none that runs. */
export async function lastReviewedOn({ manager }: Work, youngPersonId: string): Promise<LocalDate | null> {
  const [row] = await manager.query<{ on: LocalDate | null }[]>(
    `select greatest(max(p.written_on), max(s.on_day)) as "on" from education_plan p
       left join education_plan_step s on s.plan_id = p.id and s.step = 'reviewed'
      where p.young_person_id = $1 and p.kind = 'pep'`,
    [youngPersonId],
  );
  return row!.on;
}

async function planOf({ manager }: Work, person: YoungPerson, planId: string): Promise<EducationPlan> {
  const plan = isId(planId) ? await manager.findOneBy(EducationPlan, { id: planId, youngPersonId: person.id }) : null;
  if (!plan) throw notFound();
  return plan;
}

async function stepsOf({ manager }: Work, planId: string): Promise<EducationPlanOpened['steps']> {
  return manager.query(
    `select p.step, p.on_day as "onDay", p.words, s.name as by from education_plan_step p left join staff s on s.id = p.by_id
      where p.plan_id = $1 order by p.on_day desc, p.recorded_at desc`,
    [planId],
  );
}

async function goalsOf({ manager }: Work, youngPersonId: string): Promise<GoalToServe[]> {
  return manager.query(
    `select g.id, g.goal from plan_goal g where g.young_person_id = $1 and g.in_force order by g.set_on, g.id`,
    [youngPersonId],
  );
}

async function planFaults(
  work: Work,
  person: YoungPerson,
  said: EducationPlanSaid,
  today: LocalDate,
): Promise<FieldError[]> {
  const faults = dayFaults('writtenOn', said.writtenOn, person, today);
  const needed: [keyof EducationPlanSaid, string][] =
    said.kind === 'pep'
      ? [['targets', 'Enter what is to be reached, by when and with whom']]
      : [
          ['barrier', 'Enter what is in the way'],
          ['firstStep', 'Enter a first small step'],
          ['rhythm', 'Enter how often somebody is in touch'],
          ['supporter', 'Enter who supports them'],
        ];
  for (const [field, message] of needed) if (!said[field]) faults.push({ field, message });
  if (said.reviewOn <= said.writtenOn)
    faults.push({ field: 'reviewOn', message: 'Must be after the day it was written' });
  if (said.goalId !== null && !(await goalsOf(work, person.id)).some(({ id }) => id === said.goalId)) {
    faults.push({ field: 'goalId', message: 'Choose a goal of their plan in force' });
  }
  return faults;
}

function stepFaults(
  plan: EducationPlan,
  found: PlanFinding | null,
  said: EducationStepSaid,
  person: YoungPerson,
  today: LocalDate,
): FieldError[] {
  const { step, onDay, words, reviewOn } = said;
  const faults = dayFaults('onDay', onDay, person, today);
  if (onDay < plan.writtenOn) faults.push({ field: 'onDay', message: 'Must be on or after the day it was written' });
  if (step === 'reviewed' && (reviewOn === null || reviewOn <= onDay)) {
    faults.push({ field: 'reviewOn', message: 'Enter when it is reviewed next: a later day' });
  }
  if (step === 'sent-again' && found !== 'sent-back')
    faults.push({ field: 'step', message: 'Nobody sent it back: it need not be handed in again' });
  if (step === 'sent-back' && words === null)
    faults.push({ field: 'words', message: 'Enter what would make it better' });
  return faults;
}

function refuse(faults: FieldError[]): void {
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
}
