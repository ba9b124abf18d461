import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { CARE_ENDED_WORDS } from './care-ended-words';
import { readWayBack, type WayBack } from './matter-way-back';
import { EMPTY_MATTER_FORM, readMatterForm, type MatterForm } from './matter.form';
import { asksFor, MattersService } from './matters.service';

const REASONS = [
  { value: '', text: 'Not said' },
  ...Object.entries(CARE_ENDED_WORDS).map(([value, text]) => ({ value, text })),
];

/** Where a manager settles what no rule can. */
@Controller('young-people/:id/matters')
export class MattersPagesController {
  constructor(private readonly matters: MattersService) {}

  @Get(':matterId')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('matterId') matterId: string,
    @Query() query: Fields,
  ): Promise<Page> {
    return this.show(actor, id, matterId, EMPTY_MATTER_FORM, readWayBack(query), 200);
  }

  @Post(':matterId')
  async settle(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('matterId') matterId: string,
    @Body() fields: Fields,
    @Query() query: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readMatterForm(fields);
    const { settlement } = form;
    const back = readWayBack(query);
    if (!settlement) return this.show(actor, id, matterId, form, back, 422);
    const done = await attempt(() => this.matters.settle(actor, id, matterId, settlement, today));
    if (done.ok) return redirect(back?.href ?? `/young-people/${id}`, 'Settled. The status was worked out again.');
    const errors = errorsOf(done.problem, 'reason');
    return this.show(actor, id, matterId, { ...form, errors }, back, done.problem.status);
  }

  private async show(
    actor: UserActor,
    id: string,
    key: string,
    form: MatterForm,
    back: WayBack | null,
    status: number,
  ): Promise<Page> {
    const { person, matter } = await this.matters.open(actor, id, key);
    const model = { person, matter, asks: asksFor(matter.kind), reasons: REASONS, form, errors: form.errors, back };
    return page('young-people/matter', model, status);
  }
}
