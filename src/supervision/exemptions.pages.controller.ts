import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { newExemptionForm, readExemptionForm, toEndPage, toExemptPage, toPolicyPage } from './exemptions.page';
import { ExemptionsService } from './exemptions.service';

/** The supervision policy, and who is exempt from it. */
@Controller('supervision/policy')
export class ExemptionsPagesController {
  constructor(private readonly exemptions: ExemptionsService) {}

  @Get()
  async show(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    return page('supervision/policy', toPolicyPage(await this.exemptions.open(actor, today)));
  }

  @Get('exempt')
  async openForm(@CurrentActor() actor: UserActor, @Query() query: Fields, @Today() today: LocalDate): Promise<Page> {
    mustBeAllowed(actor, 'supervise');
    const read = await this.exemptions.open(actor, today);
    return page('supervision/exempt', toExemptPage(read, newExemptionForm(typed(query, 'worker'), today)));
  }

  @Post('exempt')
  async exempt(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    mustBeAllowed(actor, 'supervise');
    const form = readExemptionForm(fields);
    const done = await saveForm(form, { all: 'worker', staffId: 'worker' }, (said) =>
      this.exemptions.exempt(actor, said, today, form.values.formId),
    );
    if (done.ok) return redirect('/supervision/policy', 'Decided. The policy asks no sessions of them in this time.');
    return page('supervision/exempt', toExemptPage(await this.exemptions.open(actor, today), done.form), done.status);
  }

  @Get('exemptions/:exemptionId/end')
  async openEnd(
    @CurrentActor() actor: UserActor,
    @Param('exemptionId') id: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return page('supervision/exemption-end', toEndPage(await this.exemptions.toEnd(actor, id, today), '', []));
  }

  @Post('exemptions/:exemptionId/end')
  async end(
    @CurrentActor() actor: UserActor,
    @Param('exemptionId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const reason = typed(fields, 'reason');
    const done = await attempt(() => this.exemptions.end(actor, id, reason, today));
    if (done.ok) return redirect('/supervision/policy', 'Ended. The policy holds again.');
    const exemption = await this.exemptions.toEnd(actor, id, today);
    const model = toEndPage(exemption, reason, errorsOf(done.problem, 'reason'));
    return page('supervision/exemption-end', model, done.problem.status);
  }
}
