import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { notFound } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import type { SaidOf } from '../young-people/dated-facts';
import { YoungPeopleService } from '../young-people/young-people.service';
import {
  newWithdrawalDecisionForm,
  newWithdrawalForm,
  readWithdrawalDecisionForm,
  readWithdrawalForm,
} from './agency-withdrawal.form';
import type { AgencyWithdrawal } from './agency-withdrawal.entities';
import { AgencyWithdrawalsService, type WithdrawalDecisionSaid } from './agency-withdrawals.service';
import type { Form } from './keeping-in-touch.forms';
import { atKeeping } from './keeping-in-touch.page';
import { WITHDRAWAL_DECISION_WORDS } from './engagement-words';

/** An agency withdraws: recorded by whoever hears of it, decided on by a manager. */
@Controller('young-people/:id/keeping-in-touch/withdrawals')
export class AgencyWithdrawalsPagesController {
  constructor(
    private readonly withdrawals: AgencyWithdrawalsService,
    private readonly people: YoungPeopleService,
  ) {}

  @Get('new')
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    return this.showNew(actor, id, newWithdrawalForm());
  }

  @Post('new')
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readWithdrawalForm(fields, today);
    const done = await saveForm(form, { all: 'agency', withdrewOn: 'onDate' }, (said) =>
      this.withdrawals.record(actor, id, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`${atKeeping(id)}/withdrawals/${done.value}`, 'Saved. Their manager is told.');
    return this.showNew(actor, id, done.form, done.status);
  }

  @Get(':withdrawalId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('withdrawalId') factId: string,
  ): Promise<Page> {
    return this.show(actor, id, factId, newWithdrawalDecisionForm());
  }

  @Post(':withdrawalId')
  async decide(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('withdrawalId') factId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readWithdrawalDecisionForm(fields);
    const done = await saveForm(form, 'decision', (said) =>
      this.withdrawals.decide(actor, id, factId, said, today, form.values.formId),
    );
    if (done.ok) return redirect(atKeeping(id), 'Your decision is recorded.');
    return this.show(actor, id, factId, done.form, done.status);
  }

  private async showNew(
    actor: UserActor,
    id: string,
    form: Form<SaidOf<AgencyWithdrawal>>,
    status = 200,
  ): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    return page('engagement/withdrawal-new', { person, at: atKeeping(id), form, errors: form.errors }, status);
  }

  private async show(
    actor: UserActor,
    id: string,
    factId: string,
    form: Form<WithdrawalDecisionSaid>,
    status = 200,
  ): Promise<Page> {
    const { person, withdrawals } = await this.withdrawals.list(actor, id);
    const told = withdrawals.find((one) => one.id === factId);
    if (!told) throw notFound();
    const model = {
      person,
      at: atKeeping(id),
      postAt: `${atKeeping(id)}/withdrawals/${told.id}`,
      inErrorAt: may(actor, 'record-casework') && `/young-people/${id}/recorded-in-error/agency-withdrawal/${told.id}`,
      told,
      decided: told.decision && WITHDRAWAL_DECISION_WORDS[told.decision.decision],
      canDecide: told.decision === null && told.because !== null && may(actor, 'decide-for-manager'),
      choices: Object.entries(WITHDRAWAL_DECISION_WORDS).map(([value, text]) => ({ value, text })),
      form,
      errors: form.errors,
    };
    return page('engagement/withdrawal', model, status);
  }
}
