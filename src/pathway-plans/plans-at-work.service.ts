import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { keepInterestOf, wordsOfInterest } from '../life-updates/interests';
import { keepSkillOf } from '../skills/in-plan';
import type { SkillKey } from '../skills/skill-content';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { AUTHORITY_ID, headingWith, type PersonHeading } from '../young-people/person-heading';
import { inForceOf, VERSIONS_OF_PERSON, type VersionTold } from './plan-in-force';
import { COVER_COLOURS, NOTHING_WRITTEN, type Cover, type PlanDocument, type TopicContent } from './plan-document';
import {
  beginningFrom,
  beginningOf,
  documentOf,
  documentOfVersion,
  planAtWork,
  planOf,
  planToChange,
  PLAN_AT_WORK,
  rowRead,
  TEMPLATES_PUBLISHED,
  type PlanAtOnce,
  rowsOf,
  templatesPublished,
  topicOf,
  topicsFor,
  topicsOf,
  versionInForce,
} from './plan-topics';
import { PlanAtWork, PlanTopic } from './plan.entities';
import { itemAsTexts } from './item-texts';
import type { Texts } from './texts-merge';
import {
  idsIn,
  itemIn,
  withItem,
  withItemChanged,
  withoutItem,
  type FoundItem,
  type ItemKind,
  type ItemSaid,
} from './topic-items';

/** What a topic says in words; items are added and changed each by itself. */
export type TopicWords = Pick<TopicContent, 'myWords' | 'workerAdds' | 'goesWell' | 'explored' | 'noNeedBecause'>;

/** Where a young person's planning stands. Without `read-notes` there are days and states only. */
export interface PlanStanding {
  person: PersonHeading;
  /** Being written, or with a manager. */
  plan: PlanAtWork | null;
  topics: PlanTopic[];
  versions: VersionTold[];
  inForce: VersionTold | null;
  /** What a plan may begin from. */
  templates: { id: string; title: string; number: number }[];
}

interface PartsOfStanding extends Pick<PlanStanding, 'versions' | 'templates'> {
  authorityId: string | null;
  atWork: PlanAtOnce | null;
}

const PARTS_OF_STANDING = {
  authorityId: AUTHORITY_ID,
  atWork: PLAN_AT_WORK,
  versions: VERSIONS_OF_PERSON,
  templates: TEMPLATES_PUBLISHED,
};

/** The longest text of one box, as notes have it. */
export const LONGEST_WORDS = 20_000;
export const LONGEST_TITLE = 120;
export const MOST_TOPICS = 60;
/** Needs, goals, actions and supporters of one topic together. */
export const MOST_ITEMS = 200;

/** What an item of a plan is made of. */
export interface MadeOf {
  /** The skill because of whose rung. */
  skill?: SkillKey | null;
  /** The interest of this young person. */
  interestId?: string | null;
}

/**
 * The plan that is being written: one at most for a young person. Each save is one transaction with its audit event;
 * topics are saved each by itself, so that two people can write at once.
 */
@Injectable()
export class PlansAtWorkService {
  constructor(private readonly casework: Casework) {}

  /** Looking is audited. @throws Problem 'not-found' */
  async open(actor: Actor, personId: string): Promise<PlanStanding> {
    return this.casework.viewAtOnce<PartsOfStanding, PlanStanding>(
      actor,
      personId,
      'plan',
      PARTS_OF_STANDING,
      [],
      (work, person, { authorityId, atWork, versions, templates }) => {
        mustBeAllowed(actor, 'see-young-people');
        const mayRead = may(actor, 'read-notes');
        const plan = atWork && rowRead(work, PlanAtWork, atWork.plan);
        return {
          person: headingWith(person, authorityId),
          plan: plan && (mayRead ? plan : withoutWords(plan)),
          topics: atWork && mayRead ? atWork.topics.map((topic) => rowRead(work, PlanTopic, topic)) : [],
          versions: mayRead ? versions : versions.map((version) => ({ ...version, comments: null })),
          inForce: inForceOf(versions),
          templates,
        };
      },
    );
  }

  /** The plan being written, whole. The look is audited. @throws Problem 'not-found' where there is none */
  async read(
    actor: Actor,
    personId: string,
  ): Promise<{ plan: PlanAtWork; topics: PlanTopic[]; document: PlanDocument }> {
    return this.casework.view(actor, personId, 'plan', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const plan = await planAtWork(work, person.id);
      if (!plan) throw notFound();
      return { plan, topics: await topicsOf(work, plan.id), document: await documentOf(work, plan) };
    });
  }

  /** The version in force as it was kept. The look is audited. @throws Problem 'not-found' where there is none */
  async readInForce(actor: Actor, personId: string): Promise<{ version: VersionTold; document: PlanDocument }> {
    return this.casework.view(actor, personId, 'plan', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const version = await versionInForce(work, person.id);
      if (!version) throw notFound();
      return { version, document: await documentOfVersion(work, version.id) };
    });
  }

  /**
   * Begins a plan with the matters that apply to the young person: from a template, or from the version in force with
   * its words and goals.
   * @param given.templateId the newest published one where null
   * @param id given by a form that may be sent twice, so that both are one plan
   * @throws Problem 'already-recorded' while another is at work; 'not-valid' naming `from` or `templateId`
   */
  async start(
    actor: Actor,
    personId: string,
    { from, templateId = null }: { from: 'template' | 'in-force'; templateId?: string | null },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      if (await work.manager.existsBy(PlanAtWork, { id, youngPersonId })) return id;
      if (await planAtWork(work, youngPersonId)) {
        throw new Problem(
          'already-recorded',
          'A plan is being made already. Go on with that one, or give it up first.',
        );
      }
      const templates = await templatesPublished(work);
      const template = templateId === null ? templates[0] : templates.find((one) => one.id === templateId);
      if (!template) throw invalid('templateId', 'Choose a template that is published');
      const asked = topicsFor(await planOf(work, person), template.content);
      const inForce = from === 'in-force' ? await versionInForce(work, youngPersonId) : null;
      if (from === 'in-force' && !inForce) throw invalid('from', 'No plan is in force to begin from');
      const begun = inForce ? await beginningFrom(work, inForce, asked) : beginningOf(asked);
      const { cover, topics, carriedFromId } = begun;
      const plan = {
        id,
        youngPersonId,
        templateVersionId: template.id,
        carriedFromId,
        startedOn: today,
        startedById: staffOf(actor),
        cover,
        takingPart: { meetings: '', explainedOn: null, whyNot: {} },
        consulted: [],
      };
      await work.manager.insert(PlanAtWork, plan);
      await work.manager.insert(PlanTopic, rowsOf(plan as unknown as PlanAtWork, topics, null));
      await audit(work, {
        did: 'plan.started',
        youngPersonId,
        subjectId: id,
        detail: { templateVersionId: template.id, carriedFromId },
      });
      return id;
    });
  }

  /** Twice is once. @throws Problem 'not-valid' without a `reason`; 'not-found'; 'already-recorded' with a manager */
  async giveUp(actor: Actor, personId: string, reason: string, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const plan = await planToChange(work, person.id);
      if (!reason.trim()) throw invalid('reason', 'Enter why you are stopping');
      mustNotBeLonger('reason', reason, LONGEST_WORDS);
      await change(work, plan, { state: 'given-up', givenUpBecause: reason.trim() });
      await audit(work, { did: 'plan.given-up', youngPersonId: person.id, subjectId: plan.id });
    });
  }

  /**
   * The cover, as the young person wants it.
   * @param version of the plan when the form was opened
   * @throws Problem 'changed-by-someone-else' with the plan as it stands; 'not-valid' naming `title` or `colour`
   */
  async saveCover(actor: Actor, personId: string, version: number, cover: Cover, today: LocalDate): Promise<number> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const plan = await planToChange(work, person.id);
      if (!cover.title.trim()) throw invalid('title', 'Enter what the plan is called');
      mustNotBeLonger('title', cover.title, LONGEST_TITLE);
      mustNotBeLonger('goingWell', cover.goingWell, LONGEST_WORDS);
      if (!COVER_COLOURS.some((colour) => colour === cover.colour)) throw invalid('colour', 'Choose a colour');
      if (sameTexts({ ...plan.cover }, { ...cover })) return plan.version;
      if (plan.version !== version) throw changedBySomeoneElse(plan);
      await change(work, plan, { cover });
      await audit(work, { did: 'plan.cover-saved', youngPersonId: person.id, subjectId: plan.id });
      return version + 1;
    });
  }

  /**
   * What a topic says in words. The same words again change nothing, whatever the version.
   * @param version of the topic when the form was opened
   * @param title a new name, where it gets one with them
   * @throws Problem 'changed-by-someone-else' with the topic as it stands now; 'not-found' for a topic of another plan;
   * 'not-valid' naming the field
   */
  async saveTopic(
    actor: Actor,
    personId: string,
    key: string,
    version: number,
    words: TopicWords,
    today: LocalDate,
    title?: string,
  ): Promise<PlanTopic> {
    return this.changeTopic(actor, personId, key, today, (topic) => {
      for (const field of ['myWords', 'workerAdds', 'goesWell', 'noNeedBecause'] as const) {
        mustNotBeLonger(field, words[field], LONGEST_WORDS);
      }
      if (words.explored === 'no-need' && topic.content.needs.length > 0) {
        throw invalid('explored', 'There is a need under this topic: take it out first, or say that there are needs');
      }
      if (title !== undefined) mustBeATitle(title);
      const content = { ...topic.content, ...words };
      const fields = (Object.keys(words) as (keyof TopicWords)[]).filter(
        (field) => topic.content[field] !== words[field],
      );
      const named = title === undefined ? topic.title : title.trim();
      if (fields.length === 0 && named === topic.title) return null;
      if (topic.version !== version) throw changedBySomeoneElse(topic);
      return { content, title: named, did: 'plan-topic.saved', detail: { fields } };
    });
  }

  /**
   * As the young person names it.
   * @param was its name when the form was opened
   * @throws Problem 'changed-by-someone-else' with the topic, where it has yet another name by now; 'not-valid' naming `title`
   */
  async renameTopic(
    actor: Actor,
    personId: string,
    key: string,
    { was, title }: { was: string; title: string },
    today: LocalDate,
  ): Promise<void> {
    await this.changeTopic(actor, personId, key, today, (topic) => {
      mustBeATitle(title);
      if (title.trim() === topic.title) return null;
      if (topic.title !== was) throw changedBySomeoneElse(topic);
      return { title: title.trim(), did: 'plan-topic.named', detail: {} };
    });
  }

  /**
   * A topic of the young person's own, after the others.
   * @param id given by a form that may be sent twice, so that both are one topic; the topic's key
   */
  async addTopic(
    actor: Actor,
    personId: string,
    { title, question }: { title: string; question: string },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const plan = await planToChange(work, person.id);
      const topics = await topicsOf(work, plan.id);
      if (topics.some(({ key }) => key === id)) return id;
      if (topics.length >= MOST_TOPICS) throw invalid('title', `A plan has ${MOST_TOPICS} topics at most`);
      mustBeATitle(title);
      mustNotBeLonger('question', question, LONGEST_TITLE);
      const place = Math.max(-1, ...topics.map((topic) => topic.place)) + 1;
      const own = { key: id, matter: null, title: title.trim(), question: question.trim(), ...NOTHING_WRITTEN };
      const [row] = rowsOf(plan, [own], staffOf(actor));
      await work.manager.insert(PlanTopic, { ...row, place });
      await audit(work, { did: 'plan-topic.added', youngPersonId: person.id, subjectId: row!.id, detail: { key: id } });
      return id;
    });
  }

  /** One place up or down in the young person's order; at the end it stays. @throws Problem 'not-found' */
  async moveTopic(actor: Actor, personId: string, key: string, way: 'up' | 'down', today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const plan = await planToChange(work, person.id);
      const order = (await topicsOf(work, plan.id)).map((topic) => topic.key);
      const place = order.indexOf(key);
      if (place < 0) throw notFound();
      const other = way === 'up' ? place - 1 : place + 1;
      if (other < 0 || other >= order.length) return;
      [order[place], order[other]] = [order[other]!, order[place]!];
      await putInOrder(work, plan, order);
    });
  }

  /**
   * All topics in an order. The same order again changes nothing.
   * @param was the order that was looked at
   * @throws Problem 'not-valid' naming `keys` where it is not each of them once; 'changed-by-someone-else' with the keys
   * as they stand
   */
  async orderTopics(
    actor: Actor,
    personId: string,
    was: readonly string[],
    keys: readonly string[],
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const plan = await planToChange(work, person.id);
      const has = (await topicsOf(work, plan.id)).map(({ key }) => key);
      if (keys.length !== has.length || new Set(keys).size !== has.length || !has.every((key) => keys.includes(key))) {
        throw invalid('keys', 'Must name each topic of the plan once');
      }
      if (has.join() === keys.join()) return;
      if (has.join() !== was.join()) throw changedBySomeoneElse(has);
      await putInOrder(work, plan, keys);
    });
  }

  /**
   * A need, goal, action or supporter more, after those that stand there. The same again changes nothing.
   * @param under the id of the need of a goal, or of the goal of an action
   * @param of what a goal or an action is made of, so that the ladder and the page of interests tell what became of it
   * @throws Problem 'not-found' where there is nothing of that id to put it under; 'not-valid' naming the field;
   * 'changed-by-someone-else' with the item where one of this id says something else
   */
  async addItem(
    actor: Actor,
    personId: string,
    key: string,
    said: ItemSaid,
    under: string | null,
    today: LocalDate,
    of: MadeOf = {},
  ): Promise<void> {
    await this.changeTopic(actor, personId, key, today, async (topic, work) => {
      const ids = idsIn(topic.content);
      const there = itemIn(topic.content, said.kind, said.item.id);
      if (there && !sameTexts(itemAsTexts(alone(there)), itemAsTexts(said))) throw changedBySomeoneElse(alone(there));
      if (ids.has(said.item.id)) return null;
      if (ids.size >= MOST_ITEMS) {
        throw invalid(textOfItem(said)[0], `A topic has ${MOST_ITEMS} needs, goals, actions and supporters at most`);
      }
      const others = (await topicsOf(work, topic.planId)).filter(({ id }) => id !== topic.id);
      if (others.some(({ content }) => idsIn(content).has(said.item.id))) {
        throw invalid('id', 'Another topic of the plan has something of this id already');
      }
      mustSaySomething(said);
      const content = withItem(topic.content, said, under);
      if (!content) throw notFound();
      const { skill: ofSkill = null, interestId = null } = of;
      const isOfSkill = ofSkill !== null && (said.kind === 'goals' || said.kind === 'actions');
      if (isOfSkill) {
        const { youngPersonId } = topic;
        await keepSkillOf(work, { youngPersonId, itemId: said.item.id, skill: ofSkill, madeOn: today });
      }
      if (interestId && said.kind === 'goals') {
        const { youngPersonId } = topic;
        if ((await wordsOfInterest(work, youngPersonId, interestId)) === null) {
          throw invalid('interestId', 'Choose an interest of this young person');
        }
        await keepInterestOf(work, { youngPersonId, goalId: said.item.id, lifeUpdateId: interestId, madeOn: today });
      }
      return {
        content,
        did: 'plan-item.added',
        detail: { kind: said.kind, itemId: said.item.id, ...(isOfSkill && { skill: ofSkill }) },
      };
    });
  }

  /**
   * Changes one item and nothing beside it.
   * @param was the item when the form was opened, as its form has it
   * @throws Problem 'changed-by-someone-else' with the item as it stands now; 'not-found'; 'not-valid' naming the field
   */
  async changeItem(
    actor: Actor,
    personId: string,
    key: string,
    was: Texts,
    said: ItemSaid,
    today: LocalDate,
  ): Promise<void> {
    await this.changeTopic(actor, personId, key, today, (topic) => {
      const found = itemIn(topic.content, said.kind, said.item.id);
      if (!found) throw notFound();
      mustSaySomething(said);
      const now = alone(found);
      const standing = itemAsTexts(now);
      if (sameTexts(standing, itemAsTexts(said))) return null;
      if (!sameTexts(standing, was)) throw changedBySomeoneElse(now);
      const content = withItemChanged(topic.content, withOwnerOfThen(now, said));
      return { content, did: 'plan-item.changed', detail: { kind: said.kind, itemId: said.item.id } };
    });
  }

  /**
   * Takes an item out with what stands under it; twice is once.
   * @param version of the topic when the page was opened
   * @throws Problem 'changed-by-someone-else' where anything in the topic was changed since
   */
  async takeOutItem(
    actor: Actor,
    personId: string,
    key: string,
    { kind, itemId, version }: { kind: ItemKind; itemId: string; version: number },
    today: LocalDate,
  ): Promise<void> {
    await this.changeTopic(actor, personId, key, today, (topic) => {
      if (!itemIn(topic.content, kind, itemId)) return null;
      if (topic.version !== version) throw changedBySomeoneElse(topic);
      return { content: withoutItem(topic.content, itemId), did: 'plan-item.taken-out', detail: { kind, itemId } };
    });
  }

  /** One topic of the plan being written, changed under the person's lock, or left as it is where the story says null. */
  private async changeTopic(
    actor: Actor,
    personId: string,
    key: string,
    today: LocalDate,
    story: (topic: PlanTopic, work: Work) => TopicChange | null | Promise<TopicChange | null>,
  ): Promise<PlanTopic> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const plan = await planToChange(work, person.id);
      const topic = await topicOf(work, plan.id, key);
      const changed = await story(topic, work);
      if (!changed) return topic;
      const { did, detail, ...columns } = changed;
      await work.manager.update(
        PlanTopic,
        { id: topic.id },
        {
          ...columns,
          changedById: staffOf(actor),
          changedAt: () => 'clock_timestamp()',
          version: () => 'version + 1',
        },
      );
      await audit(work, {
        did,
        youngPersonId: person.id,
        subjectId: topic.id,
        detail: { key, version: topic.version + 1, ...detail },
      });
      return work.manager.findOneByOrFail(PlanTopic, { id: topic.id });
    });
  }
}

interface TopicChange {
  content?: TopicContent;
  title?: string;
  did: string;
  detail: Record<string, unknown>;
}

/** An item without what stands under it. */
export function alone({ kind, item }: FoundItem): ItemSaid {
  switch (kind) {
    case 'needs': {
      const { id, text, noActionBecause, recommendationId } = item;
      return { kind, item: { id, text, noActionBecause, recommendationId } };
    }
    case 'goals':
      return { kind, item: { id: item.id, text: item.text } };
    case 'actions':
      return { kind, item };
    case 'supporters':
      return { kind, item };
  }
}

/** The adviser who took an action on stays named, whoever is adviser when it is worded anew. */
function withOwnerOfThen(now: ItemSaid, said: ItemSaid): ItemSaid {
  if (now.kind !== 'actions' || said.kind !== 'actions') return said;
  const isTheirs = now.item.owner?.kind === 'adviser' && said.item.owner?.kind === 'adviser';
  return isTheirs ? { ...said, item: { ...said.item, owner: now.item.owner } } : said;
}

async function change(work: Work, plan: PlanAtWork, columns: Partial<PlanAtWork>): Promise<void> {
  await work.manager.update(
    PlanAtWork,
    { id: plan.id },
    {
      ...columns,
      changedAt: () => 'clock_timestamp()',
      version: () => 'version + 1',
    },
  );
}

/** The order of topics is no part of their version: moving one must not stand in the way of who writes in another. */
async function putInOrder(work: Work, plan: PlanAtWork, keys: readonly string[]): Promise<void> {
  await work.manager.query(
    `update plan_topic t set place = o.place - 1
       from unnest($2::text[]) with ordinality as o(key, place)
      where t.plan_id = $1 and t.key = o.key and t.place <> o.place - 1`,
    [plan.id, keys],
  );
  await audit(work, {
    did: 'plan.topics-ordered',
    youngPersonId: plan.youngPersonId,
    subjectId: plan.id,
    detail: { keys },
  });
}

/** The field in which an item says what it is, with its text. */
function textOfItem({ kind, item }: ItemSaid): [field: string, text: string] {
  return kind === 'supporters' ? ['who', item.who] : kind === 'actions' ? ['what', item.what] : ['text', item.text];
}

function mustSaySomething(said: ItemSaid): void {
  const { kind, item } = said;
  const [field, text] = textOfItem(said);
  if (!text.trim()) throw invalid(field, NOTHING_SAID[kind]);
  for (const [name, value] of Object.entries(item)) {
    if (typeof value === 'string') mustNotBeLonger(name, value, LONGEST_WORDS);
  }
  if (kind === 'actions' && item.owner?.kind === 'someone-else' && !item.owner.name?.trim()) {
    throw invalid('ownerName', 'Enter who does it');
  }
}

const NOTHING_SAID: Record<ItemKind, string> = {
  needs: 'Enter what the need is',
  goals: 'Enter what they want to reach',
  actions: 'Enter what will be done',
  supporters: 'Enter who it is',
};

function mustBeATitle(title: string): void {
  if (!title.trim()) throw invalid('title', 'Enter what the topic is called');
  mustNotBeLonger('title', title, LONGEST_TITLE);
}

function mustNotBeLonger(field: string, text: string, most: number): void {
  if (text.length > most) throw invalid(field, `Write ${most.toLocaleString('en-GB')} characters or fewer`);
}

function withoutWords(plan: PlanAtWork): PlanAtWork {
  const cover = { title: '', colour: 'grey', goingWell: '' };
  return { ...plan, cover, takingPart: { meetings: '', explainedOn: null, whyNot: {} }, consulted: [] };
}

function changedBySomeoneElse(current: unknown): Problem {
  return new Problem(
    'changed-by-someone-else',
    'Someone else changed this while you were writing. Nothing of yours is saved yet: look at both.',
    [],
    current,
  );
}

function staffOf(actor: Actor): string | null {
  return actor.kind === 'user' ? actor.staffId : null;
}

function sameTexts(one: Texts, other: Texts): boolean {
  return Object.keys({ ...one, ...other }).every((field) => (one[field] ?? '') === (other[field] ?? ''));
}
