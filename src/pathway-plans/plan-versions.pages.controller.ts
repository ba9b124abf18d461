import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { newAgreementForm, readAgreementForm, type AgreementForm } from './agreement.form';
import { agreementPage, comparePage, copyPage, decidePage, versionAt, versionPage } from './completion.page';
import { newCopyForm, readCopyForm, type CopyForm } from './copy.form';
import { EMPTY_DECIDE, readDecideForm, type DecideForm } from './decide.form';
import { PlanApprovalService } from './plan-approval.service';
import { PlanCopiesService } from './plan-copies.service';
import { PlanCompletionService } from './plan-completion.service';
import { numberIn, PlanVersionsService } from './plan-versions.service';

/** A version as it was kept, and what becomes of it: agreement, decision, copies. */
@Controller('young-people/:id/plan/versions/:number')
export class PlanVersionsPagesController {
  constructor(
    private readonly versions: PlanVersionsService,
    private readonly completion: PlanCompletionService,
    private readonly approval: PlanApprovalService,
    private readonly copies: PlanCopiesService,
  ) {}

  @Get()
  async show(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return page(
      'pathway-plans/version',
      versionPage(await this.versions.open(actor, id, numberIn(number)), actor, today),
    );
  }

  @Get('compare')
  async compare(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Query('with') other?: string,
  ): Promise<Page> {
    const earlier = typeof other === 'string' && other !== '' ? numberIn(other) : null;
    const compared = await this.versions.compare(actor, id, numberIn(number), earlier);
    return page('pathway-plans/compare', comparePage(compared));
  }

  @Get('agreement')
  async openAgreement(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
  ): Promise<Page> {
    return this.agreementForm(actor, id, number, newAgreementForm(), 200);
  }

  @Post('agreement')
  async agree(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readAgreementForm(fields, today);
    const done = await saveForm(form, { all: 'answer', saidOn: 'onDate' }, (said) =>
      this.completion.sayAgreement(actor, id, numberIn(number), said, today, form.values.formId),
    );
    if (done.ok) return redirect(versionAt(id, numberIn(number)), 'What they say is recorded.');
    return this.agreementForm(actor, id, number, done.form, done.status);
  }

  @Post('agreements/:agreementId/answer')
  async answer(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Param('agreementId') agreementId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const answer = typed(fields, 'answer');
    const done = await attempt(() =>
      this.completion.answerDisagreement(actor, id, numberIn(number), agreementId, answer, today),
    );
    if (done.ok) return redirect(versionAt(id, numberIn(number)), 'Answered. Tell the young person what you answered.');
    const opened = await this.versions.open(actor, id, numberIn(number), 'approve-plans');
    const form = { values: { answer }, errors: errorsOf(done.problem, 'answer') };
    return page('pathway-plans/version', versionPage(opened, actor, today, form), done.problem.status);
  }

  @Get('decide')
  async openDecision(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.decision(actor, id, number, EMPTY_DECIDE, today, 200);
  }

  @Post('decide')
  async decide(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readDecideForm(fields);
    const done = await saveForm(form, 'comments', (said) =>
      this.approval.decide(actor, id, numberIn(number), said, today),
    );
    if (done.ok) {
      const words =
        done.said.decision === 'approved'
          ? 'Approved. The plan is in force from today.'
          : 'Returned. Who wrote it will read your comments.';
      return redirect('/team/plans', words);
    }
    return this.decision(actor, id, number, done.form, today, done.status);
  }

  @Get('copy')
  async openCopy(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
  ): Promise<Page> {
    return this.copyForm(actor, id, number, newCopyForm(), 200);
  }

  @Post('copy')
  async giveCopy(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readCopyForm(fields, today);
    const { said, notGiven, values } = form;
    if (!said && !notGiven) return this.copyForm(actor, id, number, form, 422);
    const of = numberIn(number);
    const done = await attempt(() =>
      said
        ? this.copies.give(actor, id, of, said, today, values.formId)
        : this.copies.couldNot(actor, id, of, notGiven!, today, values.formId),
    );
    if (done.ok) {
      return redirect(versionAt(id, of), said ? 'The copy is recorded.' : 'Recorded why they have no copy.');
    }
    const errors = errorsOf(done.problem, 'whom').map((error) =>
      error.field === 'givenOn' || error.field === 'saidOn' ? { ...error, field: 'onDate' } : error,
    );
    return this.copyForm(actor, id, number, { ...form, errors }, done.problem.status);
  }

  private async agreementForm(
    actor: UserActor,
    id: string,
    number: string,
    form: AgreementForm,
    status: number,
  ): Promise<Page> {
    const opened = await this.versions.open(actor, id, numberIn(number), 'record-casework');
    return page('pathway-plans/agreement', agreementPage(opened, form), status);
  }

  private async decision(
    actor: UserActor,
    id: string,
    number: string,
    form: DecideForm,
    today: LocalDate,
    status: number,
  ): Promise<Page> {
    const opened = await this.versions.open(actor, id, numberIn(number), 'approve-plans');
    const compared = await this.versions.compare(actor, id, numberIn(number), null, 'approve-plans');
    return page('pathway-plans/decide', decidePage(compared, opened, form, today), status);
  }

  private async copyForm(actor: UserActor, id: string, number: string, form: CopyForm, status: number): Promise<Page> {
    const opened = await this.versions.open(actor, id, numberIn(number), 'record-casework');
    return page('pathway-plans/copy', copyPage(opened, form), status);
  }
}
