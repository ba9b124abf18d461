import type { EntityTarget } from 'typeorm';
import { PlanTemplate, PlanTemplateVersion } from '../plan-templates/plan-template.entities';
import { newId } from '../platform/ids';
import { notFound, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { hasStatusNeeds, sectionsOf, type PlanOf } from '../statutory/content/plan';
import type { StatusCode } from '../statutory/case-file';
import { LegalPosition } from '../deadlines/legal-position.entity';
import type { TemplateContent } from '../plan-templates/template-content';
import { wasTrafficked } from '../young-people/trafficking';
import type { YoungPerson } from '../young-people/young-person.entity';
import { carriedOver, newTopic } from './carry-over';
import { inForceOf, versionsOf, type VersionTold } from './plan-in-force';
import type { Cover, PlanDocument, PlanTopicDocument } from './plan-document';
import { PlanActionKept, PlanAtWork, PlanGoalKept, PlanTopic, PlanVersion } from './plan.entities';

const ELIGIBLE: StatusCode = 'eligible';

/** Whose plan it is, as far as that decides which matters it covers. */
export async function planOf(work: Work, person: YoungPerson): Promise<PlanOf> {
  const position = await work.manager.findOneBy(LegalPosition, { youngPersonId: person.id });
  const trafficked = await wasTrafficked(work, person.id);
  const unaccompanied = person.unaccompaniedAsylumSeeker;
  return { eligible: position?.status === ELIGIBLE, hasStatusNeeds: hasStatusNeeds({ unaccompanied, trafficked }) };
}

/** What a template asks of someone: the matters that apply to them, and the council's own topics. */
export function topicsFor(of: PlanOf, template: TemplateContent): TemplateContent {
  const apply = new Set<string>(sectionsOf(of).map(({ key }) => key));
  return { topics: template.topics.filter(({ matter }) => matter === null || apply.has(matter)) };
}

/** The newest published version of each template: what a new plan may begin from, the newest first. */
export async function templatesPublished(work: Work): Promise<(PlanTemplateVersion & { title: string })[]> {
  return work.manager.query(
    `select * from (
       select distinct on (v.template_id) v.id, v.template_id as "templateId", v.number, v.content, v.state,
              v.published_on as "publishedOn", t.title
         from plan_template_version v join plan_template t on t.id = v.template_id
        where v.state = 'published' order by v.template_id, v.number desc) newest
      order by newest."publishedOn" desc, newest.id desc`,
  );
}

/** The same by their names alone, as one value. */
export const TEMPLATES_PUBLISHED = `select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'title', n.title,
    'number', n.number) order by n.published_on desc, n.id desc), '[]')
  from (select distinct on (v.template_id) v.id, v.number, v.published_on, t.title
          from plan_template_version v join plan_template t on t.id = v.template_id
         where v.state = 'published' order by v.template_id, v.number desc) n`;

/** What a plan begins with. */
export interface Beginning {
  cover: Cover;
  topics: PlanTopicDocument[];
  carriedFromId: string | null;
}

/** A plan with nothing in it yet. */
export function beginningOf(template: TemplateContent): Beginning {
  return {
    cover: { title: 'My plan', colour: 'blue', goingWell: '' },
    topics: template.topics.map(newTopic),
    carriedFromId: null,
  };
}

/** From the version in force: its words, needs and goals, and what the last review said of them. */
export async function beginningFrom(work: Work, version: VersionTold, template: TemplateContent): Promise<Beginning> {
  const document = await documentOfVersion(work, version.id);
  const { youngPersonId } = await work.manager.findOneByOrFail(PlanVersion, { id: version.id });
  const goals = await work.manager.findBy(PlanGoalKept, { youngPersonId });
  const actions = await work.manager.findBy(PlanActionKept, { youngPersonId });
  const before = await work.manager.findOneBy(PlanTemplateVersion, { id: document.template.versionId });
  const carried = carriedOver(
    document,
    goals.flatMap(({ id, result }) => (result ? [{ goalId: id, result }] : [])),
    template,
    before?.content ?? null,
    new Set(actions.filter(({ doneOn }) => doneOn !== null).map(({ id }) => id)),
  );
  return { cover: document.cover, topics: carried.topics, carriedFromId: version.id };
}

/** The document of a version as it was kept. */
export async function documentOfVersion(work: Work, versionId: string): Promise<PlanDocument> {
  const { document } = await work.manager.findOneByOrFail(PlanVersion, { id: versionId });
  return JSON.parse(document) as PlanDocument;
}

export async function versionInForce(work: Work, youngPersonId: string): Promise<VersionTold | null> {
  return inForceOf(await versionsOf(work, youngPersonId));
}

export function rowsOf(plan: PlanAtWork, topics: readonly PlanTopicDocument[], changedById: string | null) {
  return topics.map(({ key, matter, title, question, ...content }, place) => ({
    id: newId(),
    planId: plan.id,
    youngPersonId: plan.youngPersonId,
    key,
    matter,
    title,
    question,
    place,
    content,
    changedById,
  }));
}

/** The plan that is being written or waits for a manager; null where there is none. */
export async function planAtWork(work: Work, youngPersonId: string): Promise<PlanAtWork | null> {
  return work.manager
    .createQueryBuilder(PlanAtWork, 'plan')
    .where('plan.youngPersonId = :youngPersonId', { youngPersonId })
    .andWhere(`plan.state in ('draft', 'with-manager')`)
    .getOne();
}

/** The same as one value, for the person `p.id`, with its topics in the young person's order; each row is to be read by `rowRead`. */
export const PLAN_AT_WORK = `select jsonb_build_object('plan', to_jsonb(w), 'topics',
    (select coalesce(jsonb_agg(to_jsonb(t) order by t.place, t.key), '[]') from plan_topic t where t.plan_id = w.id))
  from plan_at_work w where w.young_person_id = p.id and w.state in ('draft', 'with-manager')`;

/** What `PLAN_AT_WORK` selects. */
export interface PlanAtOnce {
  plan: Record<string, unknown>;
  topics: Record<string, unknown>[];
}

/** A row that came as JSON: named as the entity names it, its instant as an instant again. */
export function rowRead<Row extends PlanAtWork | PlanTopic>(
  { manager }: Work,
  entity: EntityTarget<Row>,
  row: Record<string, unknown>,
): Row {
  const named = manager
    .getRepository(entity)
    .metadata.columns.map(({ propertyName, databaseName }) => [propertyName, row[databaseName]]);
  return { ...Object.fromEntries(named), changedAt: new Date(row.changed_at as string) } as Row;
}

/** @throws Problem 'not-found' where none is being written; 'already-recorded' while it waits for a manager */
export async function planToChange(work: Work, youngPersonId: string): Promise<PlanAtWork> {
  const plan = await planAtWork(work, youngPersonId);
  if (!plan) throw notFound();
  if (plan.state === 'with-manager') {
    throw new Problem(
      'already-recorded',
      'The plan waits for a manager. It can be changed again once it is approved or comes back.',
    );
  }
  return plan;
}

/** In the young person's order. */
export async function topicsOf(work: Work, planId: string): Promise<PlanTopic[]> {
  return work.manager.find(PlanTopic, { where: { planId }, order: { place: 'ASC', key: 'ASC' } });
}

/** @throws Problem 'not-found' */
export async function topicOf(work: Work, planId: string, key: string): Promise<PlanTopic> {
  const topic = await work.manager.findOneBy(PlanTopic, { planId, key });
  if (!topic) throw notFound();
  return topic;
}

/** A topic as a version keeps it. */
export function topicDocument({ key, matter, title, question, content }: PlanTopic): PlanTopicDocument {
  return { key, matter, title, question, ...content };
}

/** The plan whole, as it would be kept if it were finished now. */
export async function documentOf(work: Work, plan: PlanAtWork): Promise<PlanDocument> {
  const version = await work.manager.findOneByOrFail(PlanTemplateVersion, { id: plan.templateVersionId });
  const template = await work.manager.findOneByOrFail(PlanTemplate, { id: version.templateId });
  const topics = await topicsOf(work, plan.id);
  const { cover, takingPart, consulted } = plan;
  return {
    plan: 1,
    template: { versionId: version.id, title: template.title, number: version.number },
    cover,
    topics: topics.map(topicDocument),
    takingPart,
    consulted,
  };
}
