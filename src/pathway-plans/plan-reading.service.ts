import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { Ledger } from '../deadlines/ledger';
import { recommendationsOf, type Recommended } from '../needs-assessments/recommendations';
import { recommendationsToAnswer } from '../needs-assessments/traces';
import { PlanTemplateVersion } from '../plan-templates/plan-template.entities';
import { promptsAt } from '../plan-templates/practice-models';
import { examplesOf, type ExampleTold } from '../plan-examples/examples-told';
import { lifeUpdatesBeside, type LifeUpdateTold } from '../life-updates/told';
import { gapsToPlan, type GapToPlan } from '../skills/in-plan';
import { notFound } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { Gap } from '../statutory/content/gap';
import type { PlanOf } from '../statutory/content/plan';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { hintsOfPlan, type HintsAt, type PlanHint } from './coach';
import { coverageOf, missingFromTopics, type Coverage } from './coverage';
import { healthAsked, reportActions, type HealthAsked, type ReportAction } from './health-items';
import { hintsAtOf } from './hints-at';
import { knownFacts } from './known-facts';
import type { RecordFact } from './plan-document';
import { documentOf, planAtWork, planOf, topicDocument, topicOf, topicsOf } from './plan-topics';
import type { PlanAtWork, PlanTopic } from './plan.entities';

/** A goal of an earlier plan under the same topic, with what came of it. */
export interface TriedBefore {
  id: string;
  need: string;
  goal: string;
  setOn: LocalDate;
  inForce: boolean;
  result: 'done' | 'kept' | 'changed' | 'stopped' | null;
  cameOf: string | null;
  resultOn: LocalDate | null;
  actions: { what: string; doneOn: LocalDate | null }[];
}

/** Who wrote a box last. */
export interface Author {
  field: string;
  name: string;
  on: Date;
}

export interface TopicOpened {
  person: PersonHeading;
  plan: PlanAtWork;
  topic: PlanTopic;
  /** The key and title of every topic, in the young person's order. */
  order: { key: string; title: string }[];
  prompts: string[];
  facts: RecordFact[];
  /** On the topic about health: what the plan shows of it. */
  health: HealthAsked | null;
  /** On the same topic: what reports of health reviews ask for. */
  reportActions: ReportAction[];
  /** Rungs of the skills ladder below what the council calls ready, which no action of a plan is about. */
  skillGaps: GapToPlan[];
  tried: TriedBefore[];
  /** What was told of their life since the plan before. */
  lifeUpdates: LifeUpdateTold[];
  /** Good examples of the team on this matter. */
  examples: ExampleTold[];
  recommendations: Recommended[];
  authors: Author[];
  changedBy: string | null;
  hintsAt: HintsAt;
  /** Who may be named for an action: the young person's own adviser, else whoever is writing. */
  adviser: { staffId: string; name: string } | null;
}

export interface CoverageOpened {
  person: PersonHeading;
  plan: PlanAtWork;
  of: PlanOf;
  coverage: Coverage;
  /** AP-11: what the plan does not set out yet. */
  missing: Gap[];
  /** AP-12 and advice: never in the way. */
  hints: PlanHint[];
}

/** What the pages of a plan at work show beside what is written. Each look is audited. */
@Injectable()
export class PlanReadingService {
  constructor(
    private readonly casework: Casework,
    private readonly ledger: Ledger,
  ) {}

  /** @throws Problem 'not-found' where no plan is at work or it has no such topic; 'not-allowed' */
  async topic(actor: Actor, personId: string, key: string, today: LocalDate): Promise<TopicOpened> {
    return this.casework.view(actor, personId, 'plan-topic', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      mustBeAllowed(actor, 'read-notes');
      const plan = await planAtWork(work, person.id);
      if (!plan) throw notFound();
      const topic = await topicOf(work, plan.id, key);
      const topics = await topicsOf(work, plan.id);
      return {
        person: await headingOf(work, person),
        plan,
        topic,
        order: topics.map((one) => ({ key: one.key, title: one.title })),
        prompts: await promptsOf(work, plan, topic),
        facts: await knownFacts(work, person, topic.matter, today),
        health: topic.matter === 'health' ? await healthAsked(work, person.id, plan.id) : null,
        reportActions: topic.matter === 'health' ? await reportActions(work, person.id) : [],
        skillGaps: await gapsToPlan(work, person.id, today),
        tried: await triedBefore(work, person.id, topic),
        lifeUpdates: await lifeUpdatesBeside(work, person.id, plan.id),
        examples: await examplesOf(work, topic.matter),
        recommendations: await recommendationsOf(work, person.id),
        ...(await authorsOf(work, topic)),
        hintsAt: await hintsAtOf(work, this.ledger, person.id, today),
        adviser: await adviserOf(work, person.id, today),
      };
    });
  }

  /** @throws Problem 'not-found' where no plan is at work; 'not-allowed' */
  async coverage(actor: Actor, personId: string, today: LocalDate): Promise<CoverageOpened> {
    return this.casework.view(actor, personId, 'plan-coverage', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      mustBeAllowed(actor, 'read-notes');
      const plan = await planAtWork(work, person.id);
      if (!plan) throw notFound();
      const topics = (await topicsOf(work, plan.id)).map(topicDocument);
      const of = await planOf(work, person);
      const adviser = await adviserOf(work, person.id, today);
      return {
        person: await headingOf(work, person),
        plan,
        of,
        coverage: coverageOf(topics, await recommendationsToAnswer(work, person.id), adviser?.name),
        missing: missingFromTopics(of, topics, adviser?.name),
        hints: hintsOfPlan(await documentOf(work, plan), await hintsAtOf(work, this.ledger, person.id, today)),
      };
    });
  }
}

/** What the template, and the practice model that it was published with, tell a worker to think of under a topic. */
export async function promptsOf({ manager }: Work, plan: PlanAtWork, topic: PlanTopic): Promise<string[]> {
  return promptsAt(await manager.findOneByOrFail(PlanTemplateVersion, { id: plan.templateVersionId }), topic);
}

/** Under the same topic, or under one of the same matter; what is in this plan already is not "before". */
async function triedBefore({ manager }: Work, youngPersonId: string, topic: PlanTopic): Promise<TriedBefore[]> {
  const inPlan = topic.content.needs.flatMap(({ goals }) => goals.map(({ id }) => id));
  return manager.query<TriedBefore[]>(
    `select g.id, g.need, g.goal, g.set_on as "setOn", g.in_force as "inForce", g.result, g.came_of as "cameOf",
            g.result_on as "resultOn",
            coalesce((select jsonb_agg(jsonb_build_object('what', a.what, 'doneOn', a.done_on) order by a.id)
                        from plan_action a where a.goal_id = g.id), '[]') as actions
       from plan_goal g
      where g.young_person_id = $1 and g.topic_key in ($2, $3) and (g.result is not null or not g.id = any($4))
      order by coalesce(g.result_on, g.set_on) desc, g.id`,
    [youngPersonId, topic.key, topic.matter ?? topic.key, inPlan],
  );
}

/** From the audit: each save names the boxes that it changed. */
async function authorsOf(
  { manager }: Work,
  topic: PlanTopic,
): Promise<{ authors: Author[]; changedBy: string | null }> {
  const authors = await manager.query<Author[]>(
    `select distinct on (field) field, s.name, e.at as "on"
       from audit_event e join app_user u on u.id = e.actor_id join staff s on s.id = u.staff_id
       cross join lateral jsonb_array_elements_text(coalesce(e.detail->'fields', '[]')) as field
      where e.young_person_id = $1 and e.subject_id = $2 and e.did = 'plan-topic.saved'
      order by field, e.id desc`,
    [topic.youngPersonId, topic.id],
  );
  const [last] = topic.changedById
    ? await manager.query<{ name: string }[]>('select name from staff where id = $1', [topic.changedById])
    : [];
  return { authors, changedBy: last?.name ?? null };
}

/** Their personal adviser as allocated. */
export async function adviserOf(
  { manager }: Work,
  youngPersonId: string,
  today: LocalDate,
): Promise<{ staffId: string; name: string } | null> {
  const [row] = await manager.query<{ staffId: string; name: string }[]>(
    `select s.id as "staffId", s.name from allocation a join staff s on s.id = a.staff_id
      where a.young_person_id = $1 and a.role = 'personal-adviser' and a.replaced_by_id is null and not a.withdrawn
        and (a.to_on is null or a.to_on > $2) order by a.from_on desc limit 1`,
    [youngPersonId, today],
  );
  return row ?? null;
}
