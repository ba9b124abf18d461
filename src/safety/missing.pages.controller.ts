import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { todayInLondon } from '../platform/clock';
import { DutyActor, Now } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { DatedFacts } from '../young-people/dated-facts';
import { YoungPeopleService } from '../young-people/young-people.service';
import { missingEpisodeAsOf, MISSING_EPISODE } from './missing-episode';
import type { MissingEpisode } from './missing-episode.entity';
import {
  fieldOfReturn,
  newMissingForm,
  readMissingForm,
  readReturnForm,
  returnFormOf,
  type MissingForm,
  type ReturnForm,
} from './missing.form';

/** A young person is missing; they came back, and were asked how it was. */
@Controller('young-people/:id/missing')
export class MissingPagesController {
  constructor(
    private readonly facts: DatedFacts,
    private readonly people: YoungPeopleService,
  ) {}

  @Get('new')
  async open(@DutyActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    return this.showNew(actor, id, newMissingForm());
  }

  @Post('new')
  async record(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Now() now: Date,
  ): Promise<Page | Redirect> {
    const form = readMissingForm(fields, now);
    const { said, values } = form;
    if (!said) return this.showNew(actor, id, form, 422);
    const episode = { ...said, returnedAt: null, interviewHeldAt: null, interviewDeclinedAt: null };
    const done = await attempt(() =>
      this.facts.record(actor, id, missingEpisodeAsOf(now), episode, todayInLondon(now), values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/emergency`, 'Saved. Record here when they come back.');
    const errors = errorsOf(done.problem, 'at').map((error) =>
      error.field === 'fromAt' ? { ...error, field: 'at' } : error,
    );
    return this.showNew(actor, id, { ...form, errors }, done.problem.status);
  }

  @Get(':missingId')
  async read(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Param('missingId') factId: string,
    @Now() now: Date,
  ): Promise<Page> {
    const { fact } = await this.facts.standing(actor, id, MISSING_EPISODE, factId);
    return this.show(actor, id, fact, returnFormOf(fact, now));
  }

  @Post(':missingId')
  async change(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Param('missingId') factId: string,
    @Body() fields: Fields,
    @Now() now: Date,
  ): Promise<Page | Redirect> {
    const form = readReturnForm(fields);
    const { said, values } = form;
    if (said) {
      const done = await attempt(() =>
        this.facts.correct(actor, id, missingEpisodeAsOf(now), factId, said, todayInLondon(now), values.row),
      );
      if (done.ok) return redirect(`/young-people/${id}/emergency`, 'Saved.');
      const { fact } = await this.facts.standing(actor, id, MISSING_EPISODE, factId);
      const errors = errorsOf(done.problem, 'returnedOn').map(({ field, message }) => ({
        field: fieldOfReturn(field),
        message,
      }));
      // What stands now is shown above, so that saving once more is a choice.
      return this.show(actor, id, fact, { ...form, values: { ...values, row: fact.id }, errors }, done.problem.status);
    }
    const { fact } = await this.facts.standing(actor, id, MISSING_EPISODE, factId);
    return this.show(actor, id, fact, form, 422);
  }

  private async showNew(actor: UserActor, id: string, form: MissingForm, status = 200): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-duty');
    return page('safety/missing-new', { person, at: `/young-people/${id}`, form, errors: form.errors }, status);
  }

  private async show(
    actor: UserActor,
    id: string,
    episode: MissingEpisode,
    form: ReturnForm,
    status = 200,
  ): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-duty');
    const at = `/young-people/${id}`;
    const model = {
      person,
      at,
      postAt: `${at}/missing/${episode.factId}`,
      inErrorAt: may(actor, 'record-casework') && `${at}/recorded-in-error/missing-episode/${episode.factId}`,
      fromOn: todayInLondon(episode.fromAt),
      episode,
      form,
      errors: form.errors,
    };
    return page('safety/missing', model, status);
  }
}
