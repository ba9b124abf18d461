import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { may, mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { PlanTemplate, PlanTemplateVersion } from './plan-template.entities';
import type { PracticeModel } from './practice-models';
import { ratingResults, type RatingResults } from './rating-results';
import { isSameTopic, mattersMissing, movedTopic } from './template-changes';
import type { TemplateTopic } from './template-content';
import { templateVersions, type TemplateVersionTold } from './templates';

/** A plan with more topics than this is not read to its end. */
export const MOST_TOPICS = 30;

export type VersionWithResults = TemplateVersionTold & { results: RatingResults };

export interface TemplateTold {
  id: string;
  title: string;
  /** The newest first. */
  versions: VersionWithResults[];
}

/** What a topic of a draft says; its key and matter stay. */
export type TopicSaid = Pick<TemplateTopic, 'title' | 'question' | 'prompts'>;

/**
 * What plans ask. Managers write the next version as a draft, look at it as a young person would, and publish it with what
 * changed because of what young people said; from then on it stays as it is. Plans at work keep the version they began with.
 */
@Injectable()
export class PlanTemplatesService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** For whoever is signed in: every template with its versions and what young people say. Drafts are for managers. */
  async list(actor: Actor): Promise<TemplateTold[]> {
    return this.unitOfWork.read(actor, async (work) => {
      const versions = await withResults(work, await templateVersions(work, seen(actor), []));
      const templates = new Map<string, TemplateTold>();
      for (const version of versions) {
        const { templateId: id, title } = version;
        const template = templates.get(id) ?? { id, title, versions: [] };
        template.versions.push(version);
        templates.set(id, template);
      }
      return [...templates.values()];
    });
  }

  /** One version and the one before it. @throws Problem 'not-found', of a draft for whoever is no manager */
  async open(
    actor: Actor,
    versionId: string,
  ): Promise<{ version: VersionWithResults; before: TemplateVersionTold | null }> {
    return this.unitOfWork.read(actor, async (work) => {
      const version = await versionOf(work, versionId, seen(actor));
      const [told] = await withResults(work, [version]);
      const [before = null] = await templateVersions(work, `v.template_id = $1 and v.number = $2`, [
        version.templateId,
        version.number - 1,
      ]);
      return { version: told!, before };
    });
  }

  /** A draft, to be changed. @throws Problem 'not-allowed'; 'not-found'; 'changed-by-someone-else' once it is published */
  async openDraft(
    actor: Actor,
    versionId: string,
  ): Promise<{ version: TemplateVersionTold; before: TemplateVersionTold | null }> {
    mustBeAllowed(actor, 'change-plan-templates');
    const opened = await this.open(actor, versionId);
    mustBeADraft(opened.version);
    return opened;
  }

  /**
   * Another template, to be tried beside the others; it begins as a draft of what this version asks.
   * @param id given by a form that may be sent twice, so that both are one
   * @returns the id of its draft
   */
  async begin(actor: UserActor, title: string, fromVersionId: string, id = newId()): Promise<string> {
    mustBeAllowed(actor, 'change-plan-templates');
    if (!title.trim()) throw invalid('title', 'Enter what the template is called');
    return this.unitOfWork.write(actor, async (work) => {
      const [made] = await templateVersions(work, `v.template_id = $1 and v.number = 1`, [id]);
      if (made) return made.id;
      const from = await versionOf(work, fromVersionId, `v.state <> 'draft'`);
      await work.manager.insert(PlanTemplate, { id, title: title.trim() });
      return draftOf(work, id, 1, from);
    });
  }

  /** The draft of the next version: the one there is, or a new one that asks what the newest does. @returns its id */
  async startDraft(actor: UserActor, templateId: string): Promise<string> {
    mustBeAllowed(actor, 'change-plan-templates');
    if (!isId(templateId)) throw notFound();
    return this.unitOfWork.write(actor, async (work) => {
      await work.manager.query('select from plan_template where id = $1 for update', [templateId]);
      const [newest] = await templateVersions(work, 'v.template_id = $1', [templateId]);
      if (!newest) throw notFound();
      return newest.state === 'draft' ? newest.id : draftOf(work, templateId, newest.number + 1, newest);
    });
  }

  /**
   * Words a topic anew, or adds one.
   * @param key of the topic; one that no topic has is a new topic, so that a form sent twice is one
   * @param was as the form was opened with it; null for a new one
   * @throws Problem 'changed-by-someone-else' with the topic as it stands, when somebody else worded it meanwhile
   */
  async saveTopic(
    actor: UserActor,
    versionId: string,
    key: string,
    said: TopicSaid,
    was: TopicSaid | null,
  ): Promise<void> {
    await this.change(actor, versionId, 'topic-saved', (topics) => {
      const standing = topics.find((topic) => topic.key === key);
      if (!standing) {
        if (was !== null) throw new Problem('changed-by-someone-else', 'Somebody has taken this topic away.');
        if (topics.length >= MOST_TOPICS) throw invalid('title', `A template has ${MOST_TOPICS} topics at most`);
        return [...topics, { key, matter: null, ...said }];
      }
      const mine = { ...standing, ...said };
      if (isSameTopic(standing, mine)) return null;
      if (was === null || !isSameTopic(standing, { ...standing, ...was })) {
        throw new Problem(
          'changed-by-someone-else',
          'Somebody else worded this topic while you were writing.',
          [],
          standing,
        );
      }
      return topics.map((topic) => (topic.key === key ? mine : topic));
    });
  }

  /** One place up or down. */
  async moveTopic(actor: UserActor, versionId: string, key: string, by: 1 | -1): Promise<void> {
    await this.change(actor, versionId, 'topic-moved', (topics) => movedTopic(topics, key, by));
  }

  /** @throws Problem 'not-valid' for what the law asks a plan to deal with */
  async takeTopicAway(actor: UserActor, versionId: string, key: string): Promise<void> {
    await this.change(actor, versionId, 'topic-taken-away', (topics) => {
      const topic = topics.find((one) => one.key === key);
      if (topic?.matter) throw invalid('topic', 'The law asks every plan to deal with this, so it stays');
      return topic ? topics.filter((one) => one !== topic) : null;
    });
  }

  /** Which model of practice adds its questions. */
  async chooseModel(actor: UserActor, versionId: string, practiceModel: PracticeModel | null): Promise<void> {
    mustBeAllowed(actor, 'change-plan-templates');
    await this.unitOfWork.write(actor, async (work) => {
      const draft = await lockedDraft(work, versionId);
      await save(work, draft, { practiceModel });
      await audit(work, { did: 'plan-template.model-chosen', subjectId: draft.id, detail: { practiceModel } });
    });
  }

  /**
   * From now on new plans begin with it, and it stays as it is; published already, nothing happens.
   * @param version of the draft that was looked at
   * @throws Problem 'not-valid' naming `whatChanged`; 'changed-by-someone-else' where the draft has changed since
   */
  async publish(
    actor: UserActor,
    versionId: string,
    { whatChanged, credit, version }: { whatChanged: string; credit: string | null; version: number },
    today: LocalDate,
  ): Promise<void> {
    mustBeAllowed(actor, 'change-plan-templates');
    if (!whatChanged.trim()) throw invalid('whatChanged', 'Enter what changed because of what young people said');
    await this.unitOfWork.write(actor, async (work) => {
      const known = await versionOf(work, versionId, 'true');
      if (known.state === 'published' && known.version === version + 1) return;
      const draft = await lockedDraft(work, versionId);
      if (draft.version !== version) {
        throw new Problem('changed-by-someone-else', 'Somebody has changed the draft since you looked at it.');
      }
      const [missing] = mattersMissing(draft.content);
      if (missing) throw invalid('whatChanged', `A plan has to deal with: ${missing}`);
      await save(work, draft, {
        state: 'published',
        whatChanged: whatChanged.trim(),
        credit: credit?.trim() || null,
        publishedOn: today,
        publishedById: actor.staffId,
      });
      await audit(work, { did: 'plan-template.published', subjectId: draft.id, detail: { number: draft.number } });
    });
  }

  /**
   * Neither it nor the versions before it are offered to new plans any more; plans that began with them go on.
   * @throws Problem 'not-valid' naming `version` for the last one that new plans can begin with
   */
  async retire(actor: UserActor, versionId: string): Promise<void> {
    mustBeAllowed(actor, 'change-plan-templates');
    await this.unitOfWork.write(actor, async (work) => {
      await work.manager.query(`select pg_advisory_xact_lock(hashtext('onward plan templates'))`);
      const version = await versionOf(work, versionId, `v.state <> 'draft'`);
      if (version.state === 'retired') return;
      const others = await templateVersions(work, `v.state = 'published' and (v.template_id <> $1 or v.number > $2)`, [
        version.templateId,
        version.number,
      ]);
      if (others.length === 0)
        throw invalid('version', 'New plans have to begin with something: publish another first');
      await work.manager.update(
        PlanTemplateVersion,
        { templateId: version.templateId, state: 'published', number: LessThanOrEqual(version.number) },
        { state: 'retired' },
      );
      await audit(work, { did: 'plan-template.retired', subjectId: version.id, detail: { number: version.number } });
    });
  }

  /** @param to the topics as they should be; null to leave them */
  private async change(
    actor: UserActor,
    versionId: string,
    did: string,
    to: (topics: TemplateTopic[]) => TemplateTopic[] | null,
  ): Promise<void> {
    mustBeAllowed(actor, 'change-plan-templates');
    await this.unitOfWork.write(actor, async (work) => {
      const draft = await lockedDraft(work, versionId);
      const topics = to(draft.content.topics);
      if (topics === null) return;
      await save(work, draft, { content: { ...draft.content, topics } });
      await audit(work, { did: `plan-template.${did}`, subjectId: draft.id, detail: { version: draft.version + 1 } });
    });
  }
}

/** Drafts are for those who write them. */
const seen = (actor: Actor) => (may(actor, 'change-plan-templates') ? 'true' : `v.state <> 'draft'`);

async function versionOf(work: Work, id: string, which: string): Promise<TemplateVersionTold> {
  const [version] = isId(id) ? await templateVersions(work, `v.id = $1 and ${which}`, [id]) : [];
  if (!version) throw notFound();
  return version;
}

async function withResults(work: Work, versions: TemplateVersionTold[]): Promise<VersionWithResults[]> {
  const results = await ratingResults(
    work,
    versions.map(({ id }) => id),
  );
  return versions.map((version) => ({ ...version, results: results.get(version.id)! }));
}

async function draftOf(work: Work, templateId: string, number: number, from: TemplateVersionTold): Promise<string> {
  const id = newId();
  const { content, practiceModel } = from;
  await work.manager.insert(PlanTemplateVersion, { id, templateId, number, content, practiceModel, state: 'draft' });
  await audit(work, { did: 'plan-template.draft-begun', subjectId: id, detail: { templateId, number } });
  return id;
}

async function lockedDraft(work: Work, id: string): Promise<TemplateVersionTold> {
  if (!isId(id)) throw notFound();
  await work.manager.query('select from plan_template_version where id = $1 for update', [id]);
  const draft = await versionOf(work, id, 'true');
  mustBeADraft(draft);
  return draft;
}

function mustBeADraft({ state }: Pick<TemplateVersionTold, 'state'>): void {
  if (state === 'draft') return;
  throw new Problem('changed-by-someone-else', 'This version is published and stays as it is. Begin the next one.');
}

async function save(work: Work, draft: TemplateVersionTold, changes: Partial<PlanTemplateVersion>): Promise<void> {
  await work.manager.update(PlanTemplateVersion, { id: draft.id }, { ...changes, version: draft.version + 1 });
}
