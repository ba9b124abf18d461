import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { notFound, type FieldError, type Problem } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { sayingSaved } from '../web/saved';
import { formOfItem, itemFrom, newItemForm, readItemForm, type ItemForm } from './item.form';
import { itemAsTexts, longFields } from './item-texts';
import { planAt, topicAt } from './plan.page';
import { PlanReadingService, type TopicOpened } from './plan-reading.service';
import type { PlanTopic } from './plan.entities';
import { alone, PlansAtWorkService, type MadeOf } from './plans-at-work.service';
import { actionsOffered } from './starter-library';
import { apartFrom, merged, mustChoose, readKeeps, type Apart, type Texts } from './texts-merge';
import {
  readTopicForm,
  topicForm,
  TOPIC_TEXTS,
  withWords,
  wordsAsTexts,
  wordsFrom,
  type TopicForm,
} from './topic.form';
import { bothPage, fieldWords, hintsPage, itemPage, topicPage, type Interest } from './topic.page';
import { ITEM_KINDS, itemIn, type ItemKind, type ItemSaid } from './topic-items';

const SAVED = 'Saved.';
const SAVED_BESIDE = 'Saved, beside what someone else wrote meanwhile.';

/** One topic of the plan at work, and each need, goal, action and supporter under it. */
@Controller('young-people/:id/plan/topics/:key')
export class PlanTopicsPagesController {
  constructor(
    private readonly plans: PlansAtWorkService,
    private readonly reading: PlanReadingService,
  ) {}

  @Get()
  async show(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const opened = await this.reading.topic(actor, id, key, today);
    const { content, version } = opened.topic;
    return page('pathway-plans/topic', topicPage(opened, topicForm(content, version)));
  }

  @Post()
  async save(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readTopicForm(fields);
    const formId = typed(fields, 'formId');
    let { values } = form;
    if (typed(fields, 'take')) values = await this.withTaken(actor, id, key, values, typed(fields, 'take'), today);
    if (typed(fields, 'merge') === 'yes') {
      const opened = await this.reading.topic(actor, id, key, today);
      const theirs = wordsAsTexts(opened.topic.content);
      const apart = readKeeps(fields, apartFrom(form.was, values, theirs, TOPIC_TEXTS));
      if (mustChoose(apart)) return bothOfTopic(opened, formId, form, apart, true);
      values = merged(theirs, apart);
    }
    const save = (version: number, texts: Texts) =>
      attempt(() => this.plans.saveTopic(actor, id, key, version, wordsFrom(texts), today));
    const done = await save(form.version, values);
    if (done.ok) return redirect(afterTopic(fields, id, key), SAVED);
    if (done.problem.kind !== 'changed-by-someone-else') {
      const opened = await this.reading.topic(actor, id, key, today);
      const errors = errorsOf(done.problem, 'myWords');
      return page('pathway-plans/topic', topicPage(opened, { ...form, errors }), done.problem.status);
    }
    const standing = done.problem.current as PlanTopic;
    const theirs = wordsAsTexts(standing.content);
    const apart = apartFrom(form.was, values, theirs, TOPIC_TEXTS);
    if (!mustChoose(apart)) {
      const again = await save(standing.version, merged(theirs, apart));
      if (again.ok) return redirect(afterTopic(fields, id, key), SAVED_BESIDE);
    }
    const opened = await this.reading.topic(actor, id, key, today);
    return bothOfTopic(opened, formId, { ...form, values }, apart, false);
  }

  /** The words of the form, with what they told at another time below their own. */
  private async withTaken(
    actor: UserActor,
    id: string,
    key: string,
    values: Texts,
    updateId: string,
    today: LocalDate,
  ): Promise<Texts> {
    const { lifeUpdates } = await this.reading.topic(actor, id, key, today);
    const update = lifeUpdates.find((one) => one.id === updateId && one.inTheirWords);
    if (!update) throw notFound();
    return { ...values, myWords: withWords(values.myWords ?? '', update.words) };
  }

  @Get('name')
  async openName(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const opened = await this.reading.topic(actor, id, key, today);
    return namePage(opened, opened.topic.title, [], 200);
  }

  @Post('name')
  async name(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const title = typed(fields, 'title');
    const was = typed(fields, 'was');
    const done = await attempt(() => this.plans.renameTopic(actor, id, key, { was, title }, today));
    if (done.ok) return redirect(topicAt(id, key), 'The topic has its new name.');
    const opened = await this.reading.topic(actor, id, key, today);
    const message = `Somebody else named it “${opened.topic.title}” meanwhile. Save again to give it your name`;
    const isTheirs = done.problem.kind === 'changed-by-someone-else';
    const errors = isTheirs ? [{ field: 'title', message }] : errorsOf(done.problem, 'title');
    return namePage(opened, title, errors, done.problem.status);
  }

  @Get(':items/new')
  async openNew(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Param('items') items: string,
    @Query() query: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const opened = await this.reading.topic(actor, id, key, today);
    const kind = kindOf(items);
    const interest = interestOf(opened, query);
    const under = typed(query, 'under').toLowerCase() || (interest ? firstFor(kind, opened) : '');
    // A goal stands under a need, and an action under a goal: where there is none yet, that comes first
    const first = !interest || under ? null : kind === 'actions' ? 'goals' : kind === 'goals' ? 'needs' : null;
    if (first) return redirect(`${topicAt(id, key)}/${first}/new?interest=${interest!.id}`);
    mustStandUnder(opened, kind, under);
    const form = newItemForm(kind, under, opened.topic.version, startedWith(kind, query, opened));
    return page('pathway-plans/item', itemPage(opened, form, { isNew: true, showHints: false, interest }));
  }

  @Post(':items/new')
  async add(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Param('items') items: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const opened = await this.reading.topic(actor, id, key, today);
    const kind = kindOf(items);
    const form = readItemForm(fields, kind, null, opened.adviser);
    const { said, under } = form;
    const show = (errors: FieldError[], status: number, showHints = false) =>
      page(
        'pathway-plans/item',
        itemPage(opened, { ...form, errors }, { isNew: true, showHints, interest: interestOf(opened, fields) }),
        status,
      );
    if (asksWhileWriting(fields)) return page('pathway-plans/hints', hintsPage(opened, form));
    if (!said) return show(form.errors, 422);
    if (typed(fields, 'do') === 'hints') return show([], 200, true);
    const interest = interestOf(opened, fields);
    const done = await attempt(() => this.plans.addItem(actor, id, key, said, under || null, today, madeOf(interest)));
    if (done.ok) return redirect(afterItem(id, key, kind, said.item.id, typed(fields, 'do'), interest), SAVED);
    // It was saved once, the answer was lost, and it says something else by now.
    if (done.problem.kind === 'changed-by-someone-else') {
      return this.mergeItem(actor, opened, { ...form, values: itemAsTexts(said) }, done.problem, today);
    }
    return show(errorsOf(done.problem, firstField(kind)), done.problem.status);
  }

  @Get(':items/:itemId')
  async openItem(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Param('items') items: string,
    @Param('itemId') itemId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const opened = await this.reading.topic(actor, id, key, today);
    const kind = kindOf(items);
    const form = formOfItem(standingItem(opened, kind, itemId), opened.topic.version);
    return page('pathway-plans/item', itemPage(opened, form, { isNew: false, showHints: false }));
  }

  @Post(':items/:itemId')
  async saveItem(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Param('items') items: string,
    @Param('itemId') itemId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const opened = await this.reading.topic(actor, id, key, today);
    const kind = kindOf(items);
    const form = readItemForm(fields, kind, itemId, opened.adviser);
    if (typed(fields, 'do') === 'take-out') return this.takeOut(actor, opened, form, today);
    const standing = standingItem(opened, kind, itemId);
    const show = (errors: FieldError[], status: number, showHints = false) =>
      page('pathway-plans/item', itemPage(opened, { ...form, errors }, { isNew: false, showHints }), status);

    if (asksWhileWriting(fields)) return page('pathway-plans/hints', hintsPage(opened, form));
    let { said } = form;
    if (typed(fields, 'merge') === 'yes') {
      const theirs = itemAsTexts(standing);
      const apart = readKeeps(fields, apartFrom(form.was, form.values, theirs, longFields(kind)));
      if (mustChoose(apart)) return bothOfItem(opened, form, standing, apart, true);
      said = itemFrom(kind, form.id, merged(theirs, apart), opened.adviser).said;
    }
    if (!said) return show(form.errors, 422);
    if (typed(fields, 'do') === 'hints') return show([], 200, true);
    const changed = said;
    const done = await attempt(() => this.plans.changeItem(actor, id, key, form.was, changed, today));
    if (done.ok) return redirect(afterItem(id, key, kind, form.id), SAVED);
    if (done.problem.kind !== 'changed-by-someone-else') {
      return show(errorsOf(done.problem, firstField(kind)), done.problem.status);
    }
    return this.mergeItem(actor, opened, { ...form, said: changed, values: itemAsTexts(changed) }, done.problem, today);
  }

  /** Puts both texts together where they do not speak of the same field, and asks where they do. */
  private async mergeItem(
    actor: UserActor,
    opened: TopicOpened,
    form: ItemForm,
    { current }: Problem,
    today: LocalDate,
  ): Promise<Page | Redirect> {
    const { person, topic, adviser } = opened;
    const now = current as ItemSaid;
    const theirs = itemAsTexts(now);
    const apart = apartFrom(form.was, form.values, theirs, longFields(form.kind));
    if (!mustChoose(apart)) {
      const both = itemFrom(form.kind, form.id, merged(theirs, apart), adviser).said;
      const again =
        both && (await attempt(() => this.plans.changeItem(actor, person.id, topic.key, theirs, both, today)));
      if (again?.ok) return redirect(afterItem(person.id, topic.key, form.kind, form.id), SAVED_BESIDE);
    }
    return bothOfItem(opened, form, now, apart, false);
  }

  private async takeOut(
    actor: UserActor,
    opened: TopicOpened,
    { kind, id: itemId, version }: ItemForm,
    today: LocalDate,
  ): Promise<Page | Redirect> {
    const { person, topic } = opened;
    const done = await attempt(() =>
      this.plans.takeOutItem(actor, person.id, topic.key, { kind, itemId, version }, today),
    );
    if (done.ok) return redirect(sayingSaved(topicAt(person.id, topic.key), itemId), 'Taken out.');
    const form = formOfItem(standingItem(opened, kind, itemId), topic.version);
    const message = 'Someone else changed this topic a moment ago. Look at it as it is now before you take it out';
    const errors = [{ field: firstField(kind), message }];
    const model = itemPage(opened, { ...form, errors }, { isNew: false, showHints: false });
    return page('pathway-plans/item', model, done.problem.status);
  }
}

function kindOf(items: string): ItemKind {
  const kind = ITEM_KINDS.find((one) => one === items);
  if (!kind) throw notFound();
  return kind;
}

function mustStandUnder({ topic }: TopicOpened, kind: ItemKind, under: string): void {
  const above = kind === 'goals' ? 'needs' : kind === 'actions' ? 'goals' : null;
  if (above && !itemIn(topic.content, above, under)) throw notFound();
}

function standingItem({ topic }: TopicOpened, kind: ItemKind, itemId: string): ItemSaid {
  const found = itemIn(topic.content, kind, itemId.toLowerCase());
  if (!found) throw notFound();
  return alone(found);
}

/** The interest, or what a report or the skills ladder asks for, that an item is to be made of; none where nobody told of it. */
function interestOf({ lifeUpdates, reportActions, skillGaps }: TopicOpened, fields: Fields): Interest | null {
  const id = typed(fields, 'interest').toLowerCase();
  const told = lifeUpdates.find((one) => one.id === id && one.kind === 'interest');
  if (told) return { id, words: told.words, from: null };
  const gap = skillGaps.find((one) => one.id === id);
  if (!gap) return reportActions.find((one) => one.id === id) ?? null;
  return { id, words: gap.words, from: 'next rung of the skills ladder', action: gap.action, skill: gap.skill };
}

/** What is kept of it, so that the ladder and the page of interests tell what became of it. */
function madeOf(interest: Interest | null): MadeOf {
  return { skill: interest?.skill, interestId: interest?.from === null ? interest.id : null };
}

/** What a new goal or action stands under where nobody said: the first need, the first goal. */
function firstFor(kind: ItemKind, { topic: { content } }: TopicOpened): string {
  const [first] =
    kind === 'goals' ? content.needs : kind === 'actions' ? content.needs.flatMap(({ goals }) => goals) : [];
  return first?.id ?? '';
}

/** What a starter of the library, an interest, or a recommendation of the assessment, fills in. */
function startedWith(kind: ItemKind, query: Fields, opened: TopicOpened): Texts {
  const chosen = typed(query, 'starter');
  if (kind === 'actions') {
    const starter = actionsOffered(opened.topic.matter, opened.examples).find(({ id }) => id === chosen);
    const told = interestOf(opened, query);
    if (!starter) return told ? (told.action ?? { what: told.words }) : {};
    const { what, result, firstStep, owner } = starter;
    return { what, result, firstStep, ownerKind: owner ?? '' };
  }
  if (kind === 'goals') {
    const text = opened.examples.find(({ id }) => id === chosen)?.goal ?? interestOf(opened, query)?.words;
    return text ? { text } : {};
  }
  return kind === 'needs' ? { recommendationId: typed(query, 'recommendation') } : {};
}

/** The script of the page asks for hints while somebody writes. */
function asksWhileWriting(fields: Fields): boolean {
  return typed(fields, 'do') === 'hints' && typed(fields, 'by') === 'script';
}

function firstField(kind: ItemKind): string {
  return kind === 'supporters' ? 'who' : kind === 'actions' ? 'what' : 'text';
}

/** From a need to its goal, from a goal to its first action: one after the other, or back to the topic. */
function afterItem(
  personId: string,
  key: string,
  kind: ItemKind,
  itemId: string,
  wish = '',
  interest: Interest | null = null,
): string {
  const at = topicAt(personId, key);
  const next = kind === 'needs' ? 'goals' : kind === 'goals' ? 'actions' : null;
  if (wish === 'next' && next) {
    const goesOn = interest && (next === 'goals' || interest.skill);
    return `${at}/${next}/new?under=${itemId}&saved=${itemId}${goesOn ? `&interest=${interest.id}` : ''}`;
  }
  return sayingSaved(`${at}#${kind === 'supporters' ? 'supporters' : 'needs'}`, itemId);
}

function afterTopic(fields: Fields, personId: string, key: string): string {
  const to = typed(fields, 'do') === 'plan' ? `${planAt(personId)}#topics` : topicAt(personId, key);
  return sayingSaved(to, typed(fields, 'formId'));
}

function namePage(opened: TopicOpened, title: string, errors: FieldError[], status: number): Page {
  const { person, topic } = opened;
  const form = { values: { title }, errors };
  const model = { person, at: topicAt(person.id, topic.key), topic: { title: topic.title }, form, errors };
  return page('pathway-plans/topic-name', model, status);
}

function bothOfTopic(
  opened: TopicOpened,
  formId: string,
  form: TopicForm,
  apart: readonly Apart[],
  isAgain: boolean,
): Page {
  const { person, topic, changedBy } = opened;
  const at = topicAt(person.id, topic.key);
  const about = { person, caption: topic.title, action: at, backAt: at, by: changedBy };
  const sent = { values: form.values, version: topic.version, formId };
  const theirs = wordsAsTexts(topic.content);
  const model = bothPage(about, sent, theirs, apart, fieldWords(opened), isAgain);
  return page('pathway-plans/both', model, isAgain ? 422 : 409);
}

function bothOfItem(
  opened: TopicOpened,
  form: ItemForm,
  standing: ItemSaid,
  apart: readonly Apart[],
  isAgain: boolean,
): Page {
  const { person, topic, changedBy } = opened;
  const at = topicAt(person.id, topic.key);
  const about = { person, caption: topic.title, action: `${at}/${form.kind}/${form.id}`, backAt: at, by: changedBy };
  const sent = { values: form.values, version: topic.version };
  const model = bothPage(about, sent, itemAsTexts(standing), apart, fieldWords(opened), isAgain);
  return page('pathway-plans/both', model, isAgain ? 422 : 409);
}
