import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import {
  changeForm,
  newReviewForm,
  newSurgeForm,
  readReviewForm,
  readShape,
  readSurgeForm,
  type SurgeForm,
} from './surge.form';
import { surgeLine, toReviewPage, toSurgePage } from './surge.page';
import { SurgesService, type Choosable, type ReviewSaid } from './surges.service';

const NOTHING = { values: { outcome: '' } as Record<string, string>, errors: [] as FieldError[] };

/** Surges of a team, for those who lead them and those who are named in them. */
@Controller('team/surges')
export class SurgesPagesController {
  constructor(private readonly surges: SurgesService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor): Promise<Page> {
    const surges = (await this.surges.list(actor)).map(surgeLine);
    return page('surge/surges', { surges, mayBegin: may(actor, 'allocate'), seesTeam: may(actor, 'see-team') });
  }

  @Get('new')
  async openBegin(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    return this.beginPage(actor, today, newSurgeForm(actor.teamIds.length === 1 ? actor.teamIds[0]! : '', today), 200);
  }

  @Post('new')
  async begin(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readSurgeForm(fields);
    const done = await saveForm(form, 'teamId', (said) => this.surges.begin(actor, said, today, form.values.formId));
    if (done.ok)
      return redirect(`/team/surges/${done.value}`, 'The surge has begun. Whoever is named finds it under Surges.');
    return this.beginPage(actor, today, done.form, done.status);
  }

  @Get(':surgeId')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('surgeId') surgeId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return page('surge/surge', toSurgePage(await this.surges.open(actor, surgeId, today), NOTHING, today));
  }

  @Get(':surgeId/change')
  async openChange(
    @CurrentActor() actor: UserActor,
    @Param('surgeId') surgeId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.changePage(actor, surgeId, today, null, 200);
  }

  @Post(':surgeId/change')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('surgeId') surgeId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readShape(fields);
    const done = await saveForm(form, 'workerIds', (said) =>
      this.surges.change(actor, surgeId, said, Number(form.values.version) || 0, today),
    );
    if (done.ok) return redirect(`/team/surges/${surgeId}`, 'Changed.');
    return this.changePage(actor, surgeId, today, done.form, done.status);
  }

  @Post(':surgeId/end')
  async end(
    @CurrentActor() actor: UserActor,
    @Param('surgeId') surgeId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const values = { outcome: typed(fields, 'outcome') };
    const version = Number(typed(fields, 'version')) || 0;
    const done = await attempt(() => this.surges.end(actor, surgeId, values.outcome, version, today));
    if (done.ok) return redirect(`/team/surges/${surgeId}`, 'The surge has ended. What it did is counted below.');
    const form = { values, errors: errorsOf(done.problem, 'outcome') };
    return page(
      'surge/surge',
      toSurgePage(await this.surges.open(actor, surgeId, today), form, today),
      done.problem.status,
    );
  }

  private async beginPage(actor: UserActor, today: LocalDate, form: SurgeForm<unknown>, status: number): Promise<Page> {
    const { teams, staff } = await this.surges.toBegin(actor, today);
    const model = {
      teams: [{ value: '', text: 'Choose' }, ...teams.map(({ id, name }) => ({ value: id, text: name }))],
      staff: ticks(staff, form.ticked, teams.length > 1 ? new Map(teams.map(({ id, name }) => [id, name])) : null),
      form,
      errors: form.errors,
    };
    return page('surge/begin', model, status);
  }

  private async changePage(
    actor: UserActor,
    surgeId: string,
    today: LocalDate,
    form: SurgeForm<unknown> | null,
    status: number,
  ): Promise<Page> {
    const { surge, staff } = await this.surges.toChange(actor, surgeId, today);
    const shown = form ?? changeForm(surge);
    // Where somebody else changed it, the next try is of what stands by now.
    const values = { ...shown.values, version: String(surge.version) };
    const model = {
      surge: surgeLine(surge),
      staff: ticks(staff, shown.ticked, null),
      form: { ...shown, values },
      errors: shown.errors,
    };
    return page('surge/change', model, status);
  }
}

/** The rapid look at one case. */
@Controller('young-people/:id/surges/:surgeId')
export class SurgeCasesPagesController {
  constructor(private readonly surges: SurgesService) {}

  @Get()
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('surgeId') surgeId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const opened = await this.surges.openCase(actor, id, surgeId, today);
    const form = newReviewForm(opened.fromRecord, opened.reviews[0]?.id ?? '');
    return page('surge/review', toReviewPage(opened, form, false, null, today));
  }

  @Post()
  async review(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('surgeId') surgeId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readReviewForm(fields);
    const done = await saveForm(form, 'safe', (said) =>
      this.surges.review(actor, id, surgeId, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`/team/surges/${surgeId}`, 'Looked at. The next one?');
    const opened = await this.surges.openCase(actor, id, surgeId, today);
    const isApart = done.problem?.kind === 'changed-by-someone-else' && opened.mayReview;
    // What somebody else said stands above; sent again, this one follows it.
    const basedOn = isApart ? (opened.reviews[0]?.id ?? '') : form.values.basedOn!;
    const shown: SurgeForm<ReviewSaid> = { ...done.form, values: { ...done.form.values, basedOn } };
    return page('surge/review', toReviewPage(opened, shown, isApart, null, today), done.status);
  }

  @Post('done')
  async done(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('surgeId') surgeId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const [reviewId, words] = [typed(fields, 'reviewId'), typed(fields, 'doneWords')];
    const saved = await attempt(() => this.surges.done(actor, id, surgeId, reviewId, words, today));
    if (saved.ok) return redirect(`/young-people/${id}/surges/${surgeId}`, 'Recorded.');
    const opened = await this.surges.openCase(actor, id, surgeId, today);
    const form = newReviewForm(opened.fromRecord, opened.reviews[0]?.id ?? '');
    const again = { reviewId, words, errors: errorsOf(saved.problem, 'doneWords') };
    return page('surge/review', toReviewPage(opened, form, false, again, today), saved.problem.status);
  }
}

function ticks(staff: readonly Choosable[], chosen: readonly string[], teams: ReadonlyMap<string, string> | null) {
  return staff.map(({ id, name, teamId }) => ({
    value: id,
    text: teams && teamId ? `${name}, ${teams.get(teamId) ?? ''}` : name,
    checked: chosen.includes(id),
  }));
}
