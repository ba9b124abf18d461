import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import type { PlanDocument } from '../pathway-plans/plan-document';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { SectionKey } from '../statutory/content/plan';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import { allExamples, type ExampleTold } from './examples-told';
import { mustBeOfALength, mustHoldNoName, namesAround, type NamesAround } from './names-around';
import { PlanExample, type ExampleAction } from './plan-example.entity';

export const LONGEST_TEXT = 1000;

export interface ExampleSaid {
  matter: SectionKey;
  need: string;
  goal: string;
  /** In the order of the form; what has no words of what is done is left out. */
  actions: ExampleAction[];
}

/** A goal of an approved plan as it stands there, to be told anew. */
export interface GoalOpened {
  person: PersonHeading;
  topic: { title: string; matter: SectionKey | null };
  said: Omit<ExampleSaid, 'matter'>;
  /** What others read already of this goal. */
  example: { id: string } | null;
}

/**
 * Goals of approved plans as good examples for others, told anew without names. They are shown in the starter library until
 * a manager takes them out. Each step is one transaction with its audit event.
 */
@Injectable()
export class PlanExamplesService {
  constructor(
    private readonly casework: Casework,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** All that are in the library, by matter. @throws Problem 'not-allowed' */
  async list(actor: Actor): Promise<ExampleTold[]> {
    mustBeAllowed(actor, 'read-notes');
    return this.unitOfWork.read(actor, allExamples);
  }

  /** The look is audited. @throws Problem 'not-found' for a goal of no approved version of theirs; 'not-allowed' */
  async open(actor: Actor, personId: string, number: number, goalId: string): Promise<GoalOpened> {
    return this.casework.view(actor, personId, 'plan-example', async (work, person) => {
      mustBeAllowed(actor, 'approve-plans');
      mustBeAllowed(actor, 'read-notes');
      const { topic, need, goal } = await goalOf(work, person.id, number, goalId);
      const example = await work.manager.findOneBy(PlanExample, { goalId: goal.id, takenOutOn: IsNull() });
      const actions = goal.actions.map(({ what, result, firstStep, owner }) => {
        return { what, result, firstStep, ownerKind: owner?.kind ?? null };
      });
      return {
        person: await headingOf(work, person),
        topic: { title: topic.title, matter: topic.matter },
        said: { need: need.text, goal: goal.text, actions },
        example: example && { id: example.id },
      };
    });
  }

  /**
   * Puts a goal into the library in words without names.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming the field that is empty, too long or holds a name; 'not-found'; 'already-recorded'
   * where the goal is an example
   */
  async share(
    actor: UserActor,
    personId: string,
    { number, goalId }: { number: number; goalId: string },
    said: ExampleSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'approve-plans', today, async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const found = await goalOf(work, person.id, number, goalId);
      const before = await work.manager.findOneBy(PlanExample, { goalId: found.goal.id, takenOutOn: IsNull() });
      if (before?.id === id) return id;
      if (before) throw new Problem('already-recorded', 'This goal is an example already. Take that one out first.');
      const fields = fieldsOf(said);
      for (const [field, text] of fields) mustBeOfALength(field, text, LONGEST_TEXT);
      if (!said.goal.trim()) throw invalid('goal', 'Enter the goal');
      const actions = said.actions.filter(({ what }) => what.trim());
      if (actions.length === 0) throw invalid('what-0', 'Enter what is done: an example has an action');
      const names = await namesInPlan(work, person, found.document);
      for (const [field, text] of fields) mustHoldNoName(field, text, names);
      await work.manager.insert(PlanExample, {
        ...{ id, goalId: found.goal.id, matter: said.matter, need: said.need.trim(), goal: said.goal.trim() },
        ...{ actions, madeOn: today, madeById: actor.staffId },
      });
      await audit(work, {
        did: 'plan-example.shared',
        youngPersonId: person.id,
        subjectId: id,
        detail: { goalId: found.goal.id, matter: said.matter },
      });
      return id;
    });
  }

  /** Twice is once. @throws Problem 'not-found', 'not-allowed' */
  async takeOut(actor: UserActor, exampleId: string, today: LocalDate): Promise<void> {
    mustBeAllowed(actor, 'approve-plans');
    await this.unitOfWork.write(actor, async (work) => {
      const example = isId(exampleId) && (await work.manager.findOneBy(PlanExample, { id: exampleId }));
      if (!example) throw notFound();
      if (example.takenOutOn) return;
      await work.manager.update(PlanExample, { id: example.id }, { takenOutOn: today, takenOutById: actor.staffId });
      await audit(work, { did: 'plan-example.taken-out', subjectId: example.id });
    });
  }
}

async function goalOf(work: Work, youngPersonId: string, number: number, goalId: string) {
  const [row] = await work.manager.query<{ document: string }[]>(
    `select v.document from plan_version v join plan_decision d on d.version_id = v.id and d.decision = 'approved'
      where v.young_person_id = $1 and v.number = $2
        and not exists (select from pathway_plan f where f.fact_id = v.id and f.replaced_by_id is null and f.withdrawn)`,
    [youngPersonId, number],
  );
  const document = row && (JSON.parse(row.document) as PlanDocument);
  for (const topic of document?.topics ?? []) {
    for (const need of topic.needs) {
      const goal = need.goals.find(({ id }) => id === goalId.toLowerCase());
      if (goal) return { document: document!, topic, need, goal };
    }
  }
  throw notFound();
}

/** Every text of an example, by the name of its box. */
function fieldsOf({ need, goal, actions }: ExampleSaid): [field: string, text: string][] {
  return [
    ['need', need],
    ['goal', goal],
    ...actions.flatMap(({ what, result, firstStep }, place): [string, string][] => [
      [`what-${place}`, what],
      [`result-${place}`, result],
      [`firstStep-${place}`, firstStep],
    ]),
  ];
}

/** Whoever is in the plan: who may do something by each part of their names, everybody else it names by the whole. */
async function namesInPlan(work: Work, person: YoungPerson, document: PlanDocument): Promise<NamesAround> {
  const owners = ownersOf(document);
  const deciders = await work.manager.query<{ id: string }[]>(
    `select unnest(array[v.finished_by_id, d.decided_by_id]) as id
       from plan_version v left join plan_decision d on d.version_id = v.id where v.young_person_id = $1`,
    [person.id],
  );
  const near = [...deciders.flatMap(({ id }) => id ?? []), ...owners.flatMap(({ staffId }) => staffId ?? [])];
  const around = await namesAround(work, person, near);
  return {
    ...around,
    near: [...around.near, ...owners.filter(({ kind }) => kind === 'adviser').map(({ name }) => [name])],
    whole: [
      ...around.whole,
      ...owners.flatMap(({ name }) => name ?? []),
      ...document.topics.flatMap(({ supporters }) => supporters.map(({ who }) => who)),
      ...document.consulted.map(({ who }) => who),
    ],
  };
}

function ownersOf({ topics }: PlanDocument) {
  return topics.flatMap(({ needs }) =>
    needs.flatMap(({ goals }) => goals.flatMap(({ actions }) => actions.flatMap(({ owner }) => owner ?? []))),
  );
}
