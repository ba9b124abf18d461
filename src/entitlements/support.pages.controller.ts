import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { YoungPeopleService } from '../young-people/young-people.service';
import { newSupportForm, OFFER_HOW, readSupportForm, type SupportForm, type SupportSaid } from './support.form';
import { SupportService } from './support.service';

@Controller('young-people/:id/support')
export class SupportPagesController {
  constructor(
    private readonly support: SupportService,
    private readonly people: YoungPeopleService,
  ) {}

  @Get('new')
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Query('what') what?: string): Promise<Page> {
    return this.show(actor, id, newSupportForm(what === 'offer' || what === 'request' ? what : ''), 200);
  }

  @Post('new')
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readSupportForm(fields, today);
    const done = await saveForm(form, { all: 'onDate', on: 'onDate' }, (said) =>
      this.save(actor, id, said, form.values.formId, today),
    );
    if (done.ok) {
      return redirect(`/young-people/${id}`, done.said.what === 'offer' ? 'Offer recorded.' : 'Request recorded.');
    }
    return this.show(actor, id, done.form, done.status);
  }

  private async save(
    actor: UserActor,
    id: string,
    said: SupportSaid,
    formId: string,
    today: LocalDate,
  ): Promise<string> {
    switch (said.what) {
      case 'offer': {
        const { on: offeredOn, how, reply } = said;
        return this.support.recordOffer(actor, id, { offeredOn, how, reply }, today, formId);
      }
      case 'request': {
        const { on: requestedOn, wants } = said;
        return this.support.recordRequest(actor, id, { requestedOn, wants }, today, formId);
      }
    }
  }

  private async show(actor: UserActor, id: string, form: SupportForm, status: number): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    const how = OFFER_HOW.map((value) => ({ value, text: value }));
    return page('entitlements/support', { person, form, errors: form.errors, how }, status);
  }
}
