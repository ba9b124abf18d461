import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import { notFound } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { chosen, errorsOf, formIdOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { PlanTemplatesService } from './plan-templates.service';
import { PRACTICE_MODELS } from './practice-models';
import type { TemplateTopic } from './template-content';
import { newPublishForm, newTopicForm, readPublishForm, readTopicForm, type TopicForm } from './template.form';
import { toDraftPage, toPublishPage, toTopicPage } from './template.page';

/** The draft of the next version of a template: for managers. */
@Controller('plan-templates/drafts/:versionId')
export class TemplateDraftsPagesController {
  constructor(private readonly templates: PlanTemplatesService) {}

  @Get()
  async show(@CurrentActor() actor: UserActor, @Param('versionId') versionId: string): Promise<Page> {
    return page('plan-templates/draft', toDraftPage(await this.templates.openDraft(actor, versionId)));
  }

  @Post('model')
  async chooseModel(
    @CurrentActor() actor: UserActor,
    @Param('versionId') versionId: string,
    @Body() fields: Fields,
  ): Promise<Redirect> {
    await this.templates.chooseModel(actor, versionId, chosen(fields, 'practiceModel', PRACTICE_MODELS));
    return redirect(`/plan-templates/drafts/${versionId}`, 'Saved.');
  }

  @Get('topics')
  async openNewTopic(@CurrentActor() actor: UserActor, @Param('versionId') versionId: string): Promise<Page> {
    const { version } = await this.templates.openDraft(actor, versionId);
    return page('plan-templates/topic', toTopicPage(version, null, newId(), newTopicForm(null)));
  }

  @Post('topics')
  async addTopic(
    @CurrentActor() actor: UserActor,
    @Param('versionId') versionId: string,
    @Body() fields: Fields,
  ): Promise<Page | Redirect> {
    return this.save(actor, versionId, formIdOf(fields), readTopicForm(fields), true);
  }

  @Get('topics/:key')
  async openTopic(
    @CurrentActor() actor: UserActor,
    @Param('versionId') versionId: string,
    @Param('key') key: string,
  ): Promise<Page> {
    const { version } = await this.templates.openDraft(actor, versionId);
    const topic = version.content.topics.find((one) => one.key === key);
    if (!topic) throw notFound();
    return page('plan-templates/topic', toTopicPage(version, topic, key, newTopicForm(topic)));
  }

  @Post('topics/:key')
  async saveTopic(
    @CurrentActor() actor: UserActor,
    @Param('versionId') versionId: string,
    @Param('key') key: string,
    @Body() fields: Fields,
  ): Promise<Page | Redirect> {
    return this.save(actor, versionId, key, readTopicForm(fields), false);
  }

  @Post('topics/:key/move')
  async move(
    @CurrentActor() actor: UserActor,
    @Param('versionId') versionId: string,
    @Param('key') key: string,
    @Body() fields: Fields,
  ): Promise<Redirect> {
    await this.templates.moveTopic(actor, versionId, key, typed(fields, 'to') === 'up' ? -1 : 1);
    return redirect(`/plan-templates/drafts/${versionId}#topic-${key}`);
  }

  @Post('topics/:key/take-away')
  async takeAway(
    @CurrentActor() actor: UserActor,
    @Param('versionId') versionId: string,
    @Param('key') key: string,
  ): Promise<Page | Redirect> {
    const done = await attempt(() => this.templates.takeTopicAway(actor, versionId, key));
    if (done.ok) return redirect(`/plan-templates/drafts/${versionId}`, 'The topic is not asked any more.');
    const errors = errorsOf(done.problem, 'topic').map((error) => ({ ...error, field: `topic-${key}` }));
    return page('plan-templates/draft', toDraftPage(await this.templates.openDraft(actor, versionId), errors), 422);
  }

  @Get('publish')
  async openPublish(@CurrentActor() actor: UserActor, @Param('versionId') versionId: string): Promise<Page> {
    const opened = await this.templates.openDraft(actor, versionId);
    return page('plan-templates/publish', toPublishPage(opened, newPublishForm(opened.version.version)));
  }

  @Post('publish')
  async publish(
    @CurrentActor() actor: UserActor,
    @Param('versionId') versionId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readPublishForm(fields);
    const { said } = form;
    const done = said && (await attempt(() => this.templates.publish(actor, versionId, said, today)));
    if (done?.ok) return redirect(`/plan-templates/versions/${versionId}`, 'Published. New plans begin with it.');
    const opened = await this.templates.openDraft(actor, versionId);
    const errors = done ? errorsOf(done.problem, 'whatChanged') : form.errors;
    // Somebody has changed the draft: what it asks now stands on the page, and is what the next try is about.
    const values = { ...form.values, version: String(opened.version.version) };
    return page(
      'plan-templates/publish',
      toPublishPage(opened, { ...form, values, errors }),
      done ? done.problem.status : 422,
    );
  }

  private async save(
    actor: UserActor,
    versionId: string,
    key: string,
    form: TopicForm,
    isNew: boolean,
  ): Promise<Page | Redirect> {
    const { said, was } = form;
    const done =
      said && (await attempt(() => this.templates.saveTopic(actor, versionId, key, said, isNew ? null : was)));
    if (done?.ok) return redirect(`/plan-templates/drafts/${versionId}#topic-${key}`, 'Topic saved.');
    const { version } = await this.templates.openDraft(actor, versionId);
    const topic = isNew ? null : (version.content.topics.find((one) => one.key === key) ?? null);
    if (!isNew && !topic && !done) throw notFound();
    const standing = (done?.problem.current as TemplateTopic | undefined) ?? null;
    const errors = done ? errorsOf(done.problem, 'title') : form.errors;
    // What stands now is what the next save is compared with: it is shown beside what was typed.
    const values = standing ? { ...form.values, was: newTopicForm(standing).values.was } : form.values;
    const model = toTopicPage(version, topic, key, { ...form, values, errors }, standing);
    return page('plan-templates/topic', model, done ? done.problem.status : 422);
  }
}
