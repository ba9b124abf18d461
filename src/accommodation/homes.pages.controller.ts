import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { notFound } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { HomeAssessmentsService } from './home-assessments.service';
import { HomeControlService } from './home-control.service';
import {
  newAssessmentForm,
  newDecisionForm,
  newExitForm,
  newFollowUpForm,
  readAssessmentForm,
  readDecisionForm,
  readExitForm,
  readFollowUpForm,
  readTasksForm,
  type HomeForm,
} from './home-page.forms';
import {
  HOMES_ON_PAGE,
  readHomesPage,
  toDecisionPage,
  toExitPage,
  toFollowUpPage,
  toHomePage,
  toHomesPage,
  toSuitabilityPage,
} from './home.page';
import { HomesReadService } from './homes-read.service';

/** Where a young person lives and lived: each home with its judgements, what is to be done, and how it turns out. */
@Controller('young-people/:id/homes')
export class HomesPagesController {
  constructor(
    private readonly read: HomesReadService,
    private readonly assessments: HomeAssessmentsService,
    private readonly control: HomeControlService,
  ) {}

  @Get()
  async all(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const shown = readHomesPage(fields);
    const part = { skip: (shown - 1) * HOMES_ON_PAGE, limit: HOMES_ON_PAGE };
    return page('accommodation/homes', toHomesPage(await this.read.all(actor, id, part, today), shown, actor, today));
  }

  @Get(':homeId')
  async one(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('homeId') homeId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return page('accommodation/home', toHomePage(await this.read.one(actor, id, homeId, today), actor, today));
  }

  @Post(':homeId/tasks')
  async see(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('homeId') homeId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const ids = Object.keys(fields).flatMap((name) => (name.startsWith('step-') ? [name.slice('step-'.length)] : []));
    const said = readTasksForm(fields, ids, today);
    const done = await attempt(() => this.control.see(actor, id, homeId, said, today));
    if (done.ok) return redirect(`/young-people/${id}/homes/${homeId}#tasks`, 'Saved.');
    const refused = { said, errors: errorsOf(done.problem, 'tasks') };
    const found = await this.read.one(actor, id, homeId, today);
    return page('accommodation/home', toHomePage(found, actor, today, refused), done.problem.status);
  }

  @Get(':homeId/suitability')
  async openSuitability(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('homeId') homeId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const found = await this.read.toWrite(actor, id, homeId, today);
    return page('accommodation/suitability', toSuitabilityPage(found, newAssessmentForm(found.home), actor));
  }

  @Post(':homeId/suitability')
  async assess(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('homeId') homeId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readAssessmentForm(fields, today);
    const { values } = form;
    const done = await saveForm(form, { all: 'changed', assessedOn: 'onDate' }, (said) =>
      this.assessments.assess(actor, id, homeId, said, today, values['lookedAt'] || null, values['formId']),
    );
    if (done.ok) return redirect(`/young-people/${id}/homes/${homeId}`, 'Saved. Both judgements stand on this page.');
    const found = await this.read.toWrite(actor, id, homeId, today);
    // What somebody else said meanwhile stands beside what was typed; sent again, this one is the later of the two.
    const shown = { ...done.form, values: { ...values, lookedAt: found.home.assessments[0]?.row ?? '' } };
    return page('accommodation/suitability', toSuitabilityPage(found, shown, actor), done.status);
  }

  @Get(':homeId/sign-off')
  async openDecision(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('homeId') homeId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.decision(actor, id, homeId, newDecisionForm(), 200, today);
  }

  @Post(':homeId/sign-off')
  async decide(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('homeId') homeId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readDecisionForm(fields);
    const { values } = form;
    const done = await saveForm(form, 'words', (said) =>
      this.control.decide(actor, id, homeId, said, today, values['formId']),
    );
    if (done.ok) return redirect(`/young-people/${id}/homes/${homeId}`, 'Recorded. It stands in the log of breaches.');
    return this.decision(actor, id, homeId, done.form, done.status, today);
  }

  @Get(':homeId/exit-plan')
  async openExit(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('homeId') homeId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.exitPage(actor, id, homeId, newExitForm(), 200, today);
  }

  @Post(':homeId/exit-plan')
  async planExit(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('homeId') homeId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readExitForm(fields);
    const done = await saveForm(form, 'exitPlan', (said) =>
      this.control.planExit(actor, id, homeId, said, today, form.values['formId']),
    );
    if (done.ok) return redirect(`/young-people/${id}/homes/${homeId}`, 'Recorded. It stands with the home.');
    return this.exitPage(actor, id, homeId, done.form, done.status, today);
  }

  @Get(':homeId/how-it-goes/:mark')
  async openFollowUp(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('homeId') homeId: string,
    @Param('mark') mark: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.followUpPage(actor, id, homeId, mark, newFollowUpForm(), 200, today);
  }

  @Post(':homeId/how-it-goes/:mark')
  async followUp(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('homeId') homeId: string,
    @Param('mark') mark: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readFollowUpForm(fields, today);
    const done = await saveForm(form, { all: 'answer', askedOn: 'onDate' }, (said) =>
      this.control.followUp(actor, id, homeId, mark, said, today, form.values['formId']),
    );
    if (!done.ok) return this.followUpPage(actor, id, homeId, mark, done.form, done.status, today);
    if (done.said.answer !== 'at-risk') return redirect(`/young-people/${id}/homes/${homeId}#how-it-goes`, 'Recorded.');
    return redirect(
      `/young-people/${id}/home/new/tenancy-at-risk?home=${homeId}&mark=${mark}`,
      'Recorded. Say what was noticed, so that what keeps the home, or finds another, is planned.',
    );
  }

  private async decision(
    actor: UserActor,
    id: string,
    homeId: string,
    form: HomeForm<unknown>,
    status: number,
    today: LocalDate,
  ): Promise<Page> {
    const found = await this.read.toDecide(actor, id, homeId, today);
    return page('accommodation/sign-off', toDecisionPage(found, form), status);
  }

  private async exitPage(
    actor: UserActor,
    id: string,
    homeId: string,
    form: HomeForm<unknown>,
    status: number,
    today: LocalDate,
  ): Promise<Page> {
    const model = toExitPage(await this.read.toWrite(actor, id, homeId, today), form);
    if (!model) throw notFound();
    return page('accommodation/exit-plan', model, status);
  }

  private async followUpPage(
    actor: UserActor,
    id: string,
    homeId: string,
    mark: string,
    form: HomeForm<unknown>,
    status: number,
    today: LocalDate,
  ): Promise<Page> {
    const model = toFollowUpPage(await this.read.toWrite(actor, id, homeId, today), mark, form);
    if (!model.due) throw notFound();
    return page('accommodation/how-it-goes', model, status);
  }
}
