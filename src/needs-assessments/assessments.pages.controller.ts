import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Action } from '../access/access';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { newOpeningForm, readCopyForm, readDecisionForm, readOpeningForm, readReason } from './assessment.form';
import { toAssessmentPage, toAssessmentsPage, type AssessmentForms } from './assessment.page';
import { AssessmentSigningService } from './assessment-signing.service';
import { CAUSES } from './causes';
import { NeedsAssessmentsService } from './needs-assessments.service';

/** Assessments of a young person: opening one, looking at it, sending it on, signing it off. */
@Controller('young-people/:id/assessments')
export class AssessmentsPagesController {
  constructor(
    private readonly assessments: NeedsAssessmentsService,
    private readonly signing: AssessmentSigningService,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
    @Query('cause') cause?: string,
  ): Promise<Page> {
    const listed = await this.assessments.list(actor, id, today);
    const form = newOpeningForm(CAUSES.find((one) => one === cause));
    return page('needs-assessments/assessments', toAssessmentsPage(listed, actor, form));
  }

  @Post()
  async begin(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readOpeningForm(fields);
    const { said, values } = form;
    const show = async (errors: typeof form.errors, status: number) =>
      page(
        'needs-assessments/assessments',
        toAssessmentsPage(await this.assessments.list(actor, id, today), actor, { ...form, errors }),
        status,
      );
    if (!said) return show(form.errors, 422);
    const done = await attempt(() => this.assessments.begin(actor, id, said, today, values.formId));
    if (done.ok) {
      return redirect(
        `/young-people/${id}/assessments/${done.value}`,
        'Opened. Begin with what their history tells us.',
      );
    }
    return show(errorsOf(done.problem, 'cause'), done.problem.status);
  }

  @Post('not-needed')
  async notNeeded(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const factId = typed(fields, 'factId');
    const form = readReason(fields, `reason-${factId}`, 'Enter why no new assessment is needed');
    const reason = form.said;
    const show = async (errors: typeof form.errors, status: number) => {
      const values = { reason: Object.values(form.values)[0] ?? '' };
      const wrong = { factId, form: { values, errors, said: null } };
      const listed = await this.assessments.list(actor, id, today);
      return page('needs-assessments/assessments', toAssessmentsPage(listed, actor, newOpeningForm(), wrong), status);
    };
    if (reason === null) return show(form.errors, 422);
    const done = await attempt(() => this.assessments.notNeeded(actor, id, { factId, reason }, today));
    if (done.ok)
      return redirect(`/young-people/${id}/assessments`, 'Recorded: no new assessment is needed after this.');
    return show(errorsOf(done.problem, 'reason'), done.problem.status);
  }

  @Get(':assessmentId')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('assessmentId') assessmentId: string,
    @Today() today: LocalDate,
    @Query('saved') saved?: string,
  ): Promise<Page> {
    const opened = await this.assessments.open(actor, id, assessmentId, today);
    return page('needs-assessments/assessment', toAssessmentPage(opened, actor, saved));
  }

  @Post(':assessmentId/give-up')
  async giveUp(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('assessmentId') assessmentId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const giveUp = readReason(fields, 'giveUpReason', 'Enter why you are stopping');
    const reason = giveUp.said;
    if (reason === null) return this.again(actor, id, assessmentId, today, { giveUp }, 422);
    const done = await attempt(() => this.assessments.giveUp(actor, id, assessmentId, reason, today));
    if (done.ok) return redirect(`/young-people/${id}/assessments`, 'Stopped. What was written stays on the record.');
    const errors = errorsOf(done.problem, 'giveUpReason');
    return this.again(actor, id, assessmentId, today, { giveUp: { ...giveUp, errors } }, done.problem.status);
  }

  @Post(':assessmentId/finish')
  async finish(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('assessmentId') assessmentId: string,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const done = await attempt(() => this.signing.finish(actor, id, assessmentId, today));
    if (done.ok) {
      return redirect(
        `/young-people/${id}/assessments/${assessmentId}`,
        'Sent. A manager signs it off or sends it back.',
      );
    }
    const errors = errorsOf(done.problem, 'finish');
    return this.again(actor, id, assessmentId, today, { errors }, done.problem.status);
  }

  @Post(':assessmentId/decision')
  async decide(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('assessmentId') assessmentId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const decision = readDecisionForm(fields);
    const { said } = decision;
    if (!said) return this.again(actor, id, assessmentId, today, { decision }, 422, 'approve-plans');
    const done = await attempt(() => this.signing.decide(actor, id, assessmentId, said, today));
    if (done.ok) {
      const told = said.signOff
        ? 'Signed off. Give the young person their copy and explain it to them.'
        : 'Sent back. Who wrote it will see what has to be changed.';
      return redirect(`/young-people/${id}/assessments/${assessmentId}`, told);
    }
    const errors = errorsOf(done.problem, 'decision');
    return this.again(actor, id, assessmentId, today, { decision: { ...decision, errors } }, done.problem.status);
  }

  @Post(':assessmentId/copies')
  async giveCopy(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('assessmentId') assessmentId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const copy = readCopyForm(fields);
    const { said, values } = copy;
    if (!said) return this.again(actor, id, assessmentId, today, { copy }, 422);
    const done = await attempt(() => this.signing.giveCopy(actor, id, assessmentId, said, today, values.formId));
    if (done.ok) return redirect(`/young-people/${id}/assessments/${assessmentId}`, 'Recorded.');
    const errors = errorsOf(done.problem, 'givenOn');
    return this.again(actor, id, assessmentId, today, { copy: { ...copy, errors } }, done.problem.status);
  }

  /** The same page with what is wrong. */
  private async again(
    actor: UserActor,
    id: string,
    assessmentId: string,
    today: LocalDate,
    forms: AssessmentForms,
    status: number,
    action: Action = 'record-casework',
  ): Promise<Page> {
    const opened = await this.assessments.open(actor, id, assessmentId, today, action);
    return page('needs-assessments/assessment', toAssessmentPage(opened, actor, '', forms), status);
  }
}
