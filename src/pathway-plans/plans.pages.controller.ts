import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import { notFound, type FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { chosen, errorsOf, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { YoungPeopleService } from '../young-people/young-people.service';
import { COVER_COLOURS, type Cover } from './plan-document';
import { coverPage, coveragePage, planAt, planPage, topicAt } from './plan.page';
import { PlanReadingService } from './plan-reading.service';
import type { PlanAtWork } from './plan.entities';
import { PlansAtWorkService } from './plans-at-work.service';
import { apartFrom, merged, mustChoose, readKeeps, type Apart } from './texts-merge';
import { bothPage } from './topic.page';

/** A young person's plan: where it stands, its cover, its topics in their order, and what it covers. */
@Controller('young-people/:id/plan')
export class PlansPagesController {
  constructor(
    private readonly plans: PlansAtWorkService,
    private readonly reading: PlanReadingService,
    private readonly people: YoungPeopleService,
  ) {}

  @Get()
  async show(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    return page(
      'pathway-plans/plan',
      planPage(await this.plans.open(actor, id), actor, { formId: newId(), errors: [] }),
    );
  }

  @Post('start')
  async start(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const from = chosen(fields, 'from', ['template', 'in-force'] as const) ?? 'template';
    const formId = formIdOf(fields);
    const templateId = typedOrNull(fields, 'templateId');
    const done = await attempt(() => this.plans.start(actor, id, { from, templateId }, today, formId));
    if (done.ok) return redirect(planAt(id));
    const errors = errorsOf(done.problem, 'from');
    const standing = await this.plans.open(actor, id);
    return page('pathway-plans/plan', planPage(standing, actor, { formId: newId(), errors }), done.problem.status);
  }

  @Get('give-up')
  async openGiveUp(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    await this.planOf(actor, id);
    return this.giveUpPage(actor, id, '', [], 200);
  }

  @Post('give-up')
  async giveUp(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const reason = typed(fields, 'reason');
    const done = await attempt(() => this.plans.giveUp(actor, id, reason, today));
    if (done.ok) return redirect(planAt(id), 'Stopped. What was written is kept, and a new plan can begin.');
    return this.giveUpPage(actor, id, reason, errorsOf(done.problem, 'reason'), done.problem.status);
  }

  @Get('cover')
  async openCover(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    const { cover, version } = await this.planOf(actor, id);
    return this.showCover(actor, id, { ...cover, version }, cover, [], 200);
  }

  @Post('cover')
  async saveCover(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const sent = coverFrom(fields, '');
    const was = coverFrom(fields, 'was-');
    const version = Number(typed(fields, 'version')) || 0;
    let cover = sent;
    if (typed(fields, 'merge') === 'yes') {
      const standing = (await this.planOf(actor, id)).cover;
      const apart = readKeeps(fields, apartFrom({ ...was }, { ...sent }, { ...standing }, ['goingWell']));
      if (mustChoose(apart)) return this.showBoth(actor, id, sent, apart, true);
      cover = merged({ ...standing }, apart) as unknown as Cover;
    }
    const done = await attempt(() => this.plans.saveCover(actor, id, version, cover, today));
    if (done.ok) return redirect(planAt(id), 'The cover is saved.');
    if (done.problem.kind === 'changed-by-someone-else') {
      const standing = done.problem.current as PlanAtWork;
      const apart = apartFrom({ ...was }, { ...cover }, { ...standing.cover }, ['goingWell']);
      if (!mustChoose(apart)) {
        const both = merged({ ...standing.cover }, apart) as unknown as Cover;
        const again = await attempt(() => this.plans.saveCover(actor, id, standing.version, both, today));
        if (again.ok) return redirect(planAt(id), 'The cover is saved, with what someone else changed meanwhile.');
      }
      return this.showBoth(actor, id, cover, apart, false);
    }
    const errors = errorsOf(done.problem, 'title');
    return this.showCover(actor, id, { ...cover, version }, was, errors, done.problem.status);
  }

  @Get('coverage')
  async coverage(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return page('pathway-plans/coverage', coveragePage(await this.reading.coverage(actor, id, today)));
  }

  /** One topic a place up or down: a form with two buttons, so that it works without scripts. */
  @Post('order')
  async order(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Redirect> {
    const key = typed(fields, 'key');
    const way = typed(fields, 'way') === 'down' ? 'down' : 'up';
    await this.plans.moveTopic(actor, id, key, way, today);
    return redirect(`${planAt(id)}#topics`, 'Moved.');
  }

  @Get('topics/new')
  async openNewTopic(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    await this.planOf(actor, id);
    return this.newTopicPage(actor, id, { formId: newId(), title: '', question: '' }, [], 200);
  }

  @Post('topics/new')
  async addTopic(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const values = { formId: formIdOf(fields), title: typed(fields, 'title'), question: typed(fields, 'question') };
    const done = await attempt(() => this.plans.addTopic(actor, id, values, today, values.formId));
    if (done.ok) return redirect(topicAt(id, done.value), 'The topic is added.');
    return this.newTopicPage(actor, id, values, errorsOf(done.problem, 'title'), done.problem.status);
  }

  /** @throws Problem 'not-found' where no plan is at work */
  private async planOf(actor: UserActor, id: string): Promise<PlanAtWork> {
    await this.people.heading(actor, id, 'record-casework');
    const { plan } = await this.plans.open(actor, id);
    if (!plan) throw notFound();
    return plan;
  }

  private async giveUpPage(
    actor: UserActor,
    id: string,
    reason: string,
    errors: FieldError[],
    status: number,
  ): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    const form = { values: { reason }, errors };
    return page('pathway-plans/give-up', { person, at: planAt(id), form, errors }, status);
  }

  private async showCover(
    actor: UserActor,
    id: string,
    values: Cover & { version: number },
    was: Cover,
    errors: FieldError[],
    status: number,
  ): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    return page('pathway-plans/cover', coverPage(person, { values, was, errors }), status);
  }

  private async showBoth(
    actor: UserActor,
    id: string,
    mine: Cover,
    apart: readonly Apart[],
    isAgain: boolean,
  ): Promise<Page> {
    const { cover, version } = await this.planOf(actor, id);
    const person = await this.people.heading(actor, id, 'record-casework');
    const at = planAt(id);
    const about = { person, caption: 'Cover', action: `${at}/cover`, backAt: at, by: null };
    const sent = { values: { ...mine }, version };
    const model = bothPage(about, sent, { ...cover }, apart, (_, value) => value, isAgain);
    return page('pathway-plans/both', model, isAgain ? 422 : 409);
  }

  private async newTopicPage(
    actor: UserActor,
    id: string,
    values: { formId: string; title: string; question: string },
    errors: FieldError[],
    status: number,
  ): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    return page('pathway-plans/topic-new', { person, at: planAt(id), form: { values, errors }, errors }, status);
  }
}

function coverFrom(fields: Fields, before: string): Cover {
  return {
    title: typed(fields, `${before}title`),
    colour: chosen(fields, `${before}colour`, COVER_COLOURS) ?? '',
    goingWell: typed(fields, `${before}goingWell`),
  };
}
