import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { CARE_ENDED_WORDS } from './care-ended-words';
import { matterKindWords, RAISED_KINDS, STATUS_QUESTION } from './matter-kinds';
import { readWayBack, type WayBack } from './matter-way-back';
import { EMPTY_MATTER_FORM, readMatterForm, type MatterForm } from './matter.form';
import { asksFor, MattersService } from './matters.service';
import { newRaisedMatterForm, readRaisedMatterForm, type RaisedMatterForm } from './raised-matter.form';
import { YoungPeopleService } from './young-people.service';

const REASONS = [
  { value: '', text: 'Not said' },
  ...Object.entries(CARE_ENDED_WORDS).map(([value, text]) => ({ value, text })),
];

/** Where a worker says what is in doubt, and a manager settles what no rule can. */
@Controller('young-people/:id/matters')
export class MattersPagesController {
  constructor(
    private readonly matters: MattersService,
    private readonly people: YoungPeopleService,
  ) {}

  @Get('new')
  async openNew(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    return this.showNew(actor, id, newRaisedMatterForm(), 200);
  }

  @Post('new')
  async raise(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readRaisedMatterForm(fields);
    const done = await saveForm(form, 'kind', (said) => this.matters.raise(actor, id, said, today, form.values.formId));
    if (done.ok) return redirect(`/young-people/${id}`, 'Sent to the manager’s list of things to decide.');
    return this.showNew(actor, id, done.form, done.status);
  }

  @Get(':matterId')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('matterId') matterId: string,
    @Query() query: Fields,
  ): Promise<Page | Redirect> {
    const back = readWayBack(query);
    const { matter } = await this.matters.open(actor, id, matterId);
    if (matter.kind === STATUS_QUESTION) {
      return redirect(`/young-people/${id}/status-decisions/new${back?.query ?? ''}`);
    }
    return this.show(actor, id, matterId, EMPTY_MATTER_FORM, back, 200);
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

  private async showNew(actor: UserActor, id: string, form: RaisedMatterForm, status: number): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    const kinds = RAISED_KINDS.map((value) => ({ value, text: matterKindWords(value) }));
    return page('young-people/raised-matter', { person, form, errors: form.errors, kinds }, status);
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
