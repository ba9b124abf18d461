import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { typedDate } from '../web/typed-date';
import { DatedFacts } from '../young-people/dated-facts';
import { YoungPeopleService } from '../young-people/young-people.service';
import { BursariesService, paidOf } from './bursaries.service';
import { BURSARY, BURSARY_WORDS } from './bursary';
import { BURSARY_KINDS, QUALIFICATION_LEVELS } from './eet.entities';
import { bursaryState, toEetPage } from './eet.page';
import { EetReadingService } from './eet-reading.service';
import type { ReadForm } from './form-reader';
import { InterestsService } from './interests.service';
import { LEVEL_WORDS, QUALIFICATION } from './qualification';
import { SeptemberService } from './september.service';
import {
  newBursaryForm,
  newQualificationForm,
  readBursary,
  readBursaryStep,
  readQualification,
  readSeptember,
} from './small.forms';

/** Qualifications, bursaries, and how far a place for September has come. */
@Controller('young-people/:id/eet')
export class LearningPagesController {
  constructor(
    private readonly facts: DatedFacts,
    private readonly bursaries: BursariesService,
    private readonly september: SeptemberService,
    private readonly interests: InterestsService,
    private readonly reading: EetReadingService,
    private readonly people: YoungPeopleService,
  ) {}

  @Post('september')
  async place(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readSeptember(fields, today);
    const at = {
      all: 'september',
      step: 'september',
      provider: 'septemberProvider',
      onDay: 'septemberOn',
      fromOn: 'septemberOn',
      code: 'septemberDoing',
      year: 'september',
    };
    const done = await saveForm(form, at, (said) => this.september.record(actor, id, said, today, form.values.formId));
    if (done.ok) return redirect(`/young-people/${id}/eet#september-title`, 'Recorded.');
    const { values, errors } = done.form;
    const model = toEetPage(await this.reading.open(actor, id, today), today);
    return page('eet/eet', { ...model, errors, septemberForm: { values, errors } }, done.status);
  }

  @Get('qualifications/new')
  async openQualification(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    return this.qualification(actor, id, newQualificationForm(), 200);
  }

  @Post('qualifications/new')
  async recordQualification(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readQualification(fields);
    const done = await saveForm(form, 'title', (said) =>
      this.facts.record(actor, id, QUALIFICATION, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/eet#qualifications`, 'Recorded.');
    return this.qualification(actor, id, done.form, done.status);
  }

  @Get('bursaries/new')
  async openBursary(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
    @Query('interest') interestId?: string,
  ): Promise<Page> {
    const purpose = interestId ? await this.interests.words(actor, id, interestId) : null;
    return this.bursary(actor, id, newBursaryForm(today, purpose), 200);
  }

  @Post('bursaries/new')
  async recordBursary(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readBursary(fields);
    const done = await saveForm(form, 'kind', (said) =>
      this.facts.record(actor, id, BURSARY, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/eet#bursaries`, 'Recorded.');
    return this.bursary(actor, id, done.form, done.status);
  }

  @Get('bursaries/:bursaryId')
  async show(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('bursaryId') bursaryId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.oneBursary(actor, id, bursaryId, null, 200, today);
  }

  @Post('bursaries/:bursaryId')
  async step(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('bursaryId') bursaryId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readBursaryStep(fields);
    const { values } = form;
    const done = await saveForm(form, { all: 'step', ...BURSARY_STEP_FIELDS }, async (said) => {
      const { onDay } = said;
      if (said.what === 'paid') {
        await this.bursaries.pay(actor, id, bursaryId, { pounds: said.pounds, paidOn: onDay }, today, values.formId);
        return;
      }
      const changes =
        said.what === 'agreed'
          ? { agreedOn: onDay, pounds: said.pounds }
          : { refusedOn: onDay, refusedBecause: said.because };
      if (await this.bursaries.says(actor, id, bursaryId, changes)) return; // the form was sent twice
      await this.facts.correct(actor, id, BURSARY, bursaryId, changes, today, values.row ?? '');
    });
    if (done.ok) return redirect(`/young-people/${id}/eet/bursaries/${bursaryId}`, 'Recorded.');
    return this.oneBursary(actor, id, bursaryId, done.form, done.status, today);
  }

  private async qualification(actor: UserActor, id: string, form: ReadForm<unknown>, status: number): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    const levels = QUALIFICATION_LEVELS.map((value) => ({ value, text: LEVEL_WORDS[value] }));
    return page('eet/qualification', { person, form, errors: form.errors, levels }, status);
  }

  private async bursary(actor: UserActor, id: string, form: ReadForm<unknown>, status: number): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    const kinds = BURSARY_KINDS.map((value) => ({ value, text: BURSARY_WORDS[value] }));
    return page('eet/bursary-new', { person, form, errors: form.errors, kinds }, status);
  }

  private async oneBursary(
    actor: UserActor,
    id: string,
    bursaryId: string,
    refused: ReadForm<unknown> | null,
    status: number,
    today: LocalDate,
  ): Promise<Page> {
    const { person, bursary, payments } = await this.bursaries.open(actor, id, bursaryId);
    const form = refused ?? { values: { formId: newId(), onDay: typedDate(today), step: '' }, errors: [] };
    const steps =
      bursary.agreedOn === null
        ? [
            { value: 'agreed', text: 'It was agreed' },
            { value: 'refused', text: 'It was refused' },
          ]
        : [{ value: 'paid', text: 'Some of it, or all, was paid' }];
    const model = {
      person,
      bursaryId,
      row: bursary.id,
      words: bursary.what ?? BURSARY_WORDS[bursary.kind],
      ...bursaryState({ ...bursary, paid: paidOf(payments) }),
      payments,
      form,
      errors: form.errors,
      steps,
    };
    return page('eet/bursary', model, status);
  }
}

/** What the form of a step calls what the service calls otherwise. */
const BURSARY_STEP_FIELDS = { paidOn: 'onDay', agreedOn: 'onDay', refusedOn: 'onDay', refusedBecause: 'because' };
