import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { YoungPeopleService } from '../young-people/young-people.service';
import { ActivitiesService, type NowDoing } from './activities.service';
import {
  activityCorrectionForm,
  newActivityForm,
  readActivityCorrection,
  readActivityForm,
  readCheckForm,
} from './activity.form';
import { activityWords, DOING_WORDS } from './activity-words';
import { EetLooksService } from './eet-looks.service';
import { EetReadingService } from './eet-reading.service';
import { eetStanding } from './eet-standing';
import { toEetPage } from './eet.page';
import type { ReadForm } from './form-reader';
import { readLook } from './small.forms';

const DOING_CHOICES = [
  { value: '', text: 'Choose' },
  ...Object.entries(DOING_WORDS).map(([value, text]) => ({ value, text })),
];

/** What one young person does: to be read, recorded, checked and corrected. */
@Controller('young-people/:id/eet')
export class EetPagesController {
  constructor(
    private readonly reading: EetReadingService,
    private readonly activities: ActivitiesService,
    private readonly looks: EetLooksService,
    private readonly people: YoungPeopleService,
  ) {}

  @Get()
  async show(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return page('eet/eet', toEetPage(await this.reading.open(actor, id, today), today));
  }

  @Get('new')
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return this.changeForm(actor, id, newActivityForm(), 200, today);
  }

  @Post('new')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readActivityForm(fields, today);
    const done = await saveForm(form, { all: 'onDate', ...FORM_FIELDS }, (said) =>
      this.activities.change(actor, id, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/eet`, 'Recorded. The pathway plan shows it too.');
    return this.changeForm(actor, id, done.form, done.status, today);
  }

  /** Somebody looked, and it is still not known. */
  @Post('look')
  async look(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readLook(fields);
    const done = await saveForm(form, 'tried', (said) => this.looks.record(actor, id, said, today, form.values.formId));
    const opened = await this.reading.open(actor, id, today);
    if (done.ok) {
      const words = opened.lookBy ? `Saved. Somebody looks again by ${formatLong(opened.lookBy)}.` : 'Saved.';
      return redirect(`/young-people/${id}/eet#look`, words);
    }
    const { values, errors } = done.form;
    const model = toEetPage(opened, today);
    return page('eet/eet', { ...model, errors, lookForm: { values, errors } }, done.status);
  }

  @Post(':activityId/check')
  async check(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('activityId') activityId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readCheckForm(fields, today);
    const { said, values } = form;
    const done =
      said && (await attempt(() => this.activities.check(actor, id, activityId, said, today, values.formId)));
    if (done?.ok) return redirect(`/young-people/${id}/eet`, 'Checked today.');
    const errors = done ? errorsOf(done.problem, 'toldBy').map((one) => ({ ...one, field: 'toldBy' })) : form.errors;
    const model = toEetPage(await this.reading.open(actor, id, today), today);
    return page(
      'eet/eet',
      { ...model, errors, checkForm: { id: activityId, values, errors } },
      done ? done.problem.status : 422,
    );
  }

  @Get(':activityId/correct')
  async openCorrection(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('activityId') activityId: string,
  ): Promise<Page> {
    const { fact } = await this.activities.standing(actor, id, activityId);
    return this.correction(actor, id, activityId, activityCorrectionForm(fact), 200);
  }

  @Post(':activityId/correct')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('activityId') activityId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const { fact } = await this.activities.standing(actor, id, activityId);
    const form = readActivityCorrection(fields);
    const done = await saveForm(form, { all: 'doing', ...FORM_FIELDS, fromOn: 'from', toOn: 'to' }, (said) =>
      this.activities.correct(actor, id, activityId, said, today, form.row),
    );
    if (done.ok) return redirect(`/young-people/${id}/eet`, 'Corrected.');
    const overtaken = done.problem?.kind === 'changed-by-someone-else';
    const values = overtaken ? { ...form.values, row: fact.id } : form.values;
    const stands = overtaken ? activityWords(fact) : null;
    return this.correction(actor, id, activityId, { ...done.form, values }, done.status, stands);
  }

  private async changeForm(
    actor: UserActor,
    id: string,
    form: ReadForm<NowDoing>,
    status: number,
    today: LocalDate,
  ): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    const { running, state } = eetStanding(await this.activities.activities(actor, id), today);
    const ends = running.map(activityWords);
    const mayGoOn = state === 'eet';
    return page('eet/change', { person, form, errors: form.errors, doing: DOING_CHOICES, ends, mayGoOn }, status);
  }

  private async correction(
    actor: UserActor,
    id: string,
    activityId: string,
    form: ReadForm<unknown>,
    status: number,
    stands: string | null = null,
  ): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    return page('eet/correct', { person, activityId, form, errors: form.errors, doing: DOING_CHOICES, stands }, status);
  }
}

/** What a service says of a fact, at the field where the form asks for it. */
/** What the forms call what the service calls otherwise. */
const FORM_FIELDS = {
  fromOn: 'onDate',
  code: 'doing',
  hoursAWeek: 'hours',
  expectedEndOn: 'expectedEnd',
  inPathwayPlan: 'inPlan',
};
