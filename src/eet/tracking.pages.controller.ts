import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { lookedAt, readTrackingForm, trackedValues } from './tracking.form';
import { TRACKED_FIELDS, mergeTracked, trackedApart, type TrackedValues } from './tracking-merge';
import { toTrackingMerge, toTrackingPage } from './tracking.page';
import { TrackingService } from './tracking.service';

/** What is in the way of one young person: changed here, and row by row in the list of the meeting. */
@Controller('young-people/:id/eet')
export class TrackingPagesController {
  constructor(private readonly tracking: TrackingService) {}

  @Get('tracking')
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return page('eet/tracking', toTrackingPage(await this.tracking.open(actor, id, today), null, today));
  }

  @Post('tracking')
  async save(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const back = backOf(fields);
    const form = readTrackingForm(fields, today, isOfMeeting(back));
    const { version, was } = lookedAt(fields);
    const { said, values } = form;
    if (!said) return this.again(actor, id, form.values, form.errors, 422, today);
    const done = await attempt(() =>
      this.tracking.save(actor, id, { tracked: said.tracked, lookedAt: version }, said.action, today, values.formId),
    );
    if (done.ok && done.value === version && said.action === null) {
      const nothing = [{ field: 'barrier', message: 'Change something, or write what was done' }];
      return this.again(actor, id, values, nothing, 422, today);
    }
    if (done.ok) return redirect(placeOf(id, back), 'Saved.');
    if (done.problem.kind === 'changed-by-someone-else') {
      const mine = Object.fromEntries(TRACKED_FIELDS.map((field) => [field, values[field] ?? ''])) as TrackedValues;
      const more = { what: values.what ?? '', actedOn: values.actedOn ?? '', formId: values.formId!, back };
      return this.merge(actor, id, { mine, was }, more, [], today);
    }
    return this.again(actor, id, values, errorsOf(done.problem, 'barrier'), done.problem.status, today);
  }

  /** Of two who wrote at once, what was chosen. */
  @Post('tracking/merge')
  async chosen(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const back = backOf(fields);
    const { version, was } = lookedAt(fields);
    const mine = Object.fromEntries(
      TRACKED_FIELDS.map((field) => [field, typed(fields, `mine-${field}`)]),
    ) as TrackedValues;
    const more = {
      what: typed(fields, 'what'),
      actedOn: typed(fields, 'actedOn'),
      formId: typed(fields, 'formId'),
      back,
    };
    const { tracking } = await this.tracking.open(actor, id, today);
    const theirs = trackedValues(tracking);
    const apart = trackedApart(was, mine, theirs);
    const { merged, notChosen } = mergeTracked(fields, apart, mine, theirs);
    const missing = notChosen.map((field) => ({ field: `keep-${field}`, message: 'Choose which to keep' }));
    if (missing.length > 0 || version !== tracking.version)
      return this.merge(actor, id, { mine, was }, more, missing, today);
    const form = readTrackingForm({ ...merged, ...more }, today, isOfMeeting(back));
    const { said, values } = form;
    if (!said) return this.again(actor, id, values, form.errors, 422, today);
    const done = await attempt(() =>
      this.tracking.save(actor, id, { tracked: said.tracked, lookedAt: version }, said.action, today, values.formId),
    );
    const isNew = done.ok && (done.value !== version || said.action !== null);
    if (done.ok) return redirect(placeOf(id, back), isNew ? 'Saved.' : null);
    if (done.problem.kind === 'changed-by-someone-else') return this.merge(actor, id, { mine, was }, more, [], today);
    return this.again(actor, id, values, errorsOf(done.problem, 'barrier'), done.problem.status, today);
  }

  private async again(
    actor: UserActor,
    id: string,
    values: Record<string, string>,
    errors: FieldError[],
    status: number,
    today: LocalDate,
  ): Promise<Page> {
    const opened = await this.tracking.open(actor, id, today);
    return page('eet/tracking', toTrackingPage(opened, { values, errors, said: null }, today), status);
  }

  private async merge(
    actor: UserActor,
    id: string,
    { mine, was }: { mine: TrackedValues; was: TrackedValues },
    more: { what: string; actedOn: string; formId: string; back: string },
    errors: FieldError[],
    today: LocalDate,
  ): Promise<Page> {
    const { person, staff, tracking } = await this.tracking.open(actor, id, today);
    const apart = trackedApart(was, mine, trackedValues(tracking));
    const said = { mine, was, version: tracking.version, apart };
    return page('eet/merge', toTrackingMerge(person, staff, said, more, errors), errors.length > 0 ? 422 : 409);
  }
}

/** The list that the form stood in, as its own address after `/eet`; empty for the page of one young person. */
function backOf(fields: Fields): string {
  const back = typed(fields, 'back');
  return /^(\/team)?\?[a-z0-9=&-]*$/.test(back) ? back : '';
}

/** A line written in the list of the meeting is of its minutes; one of a worker’s own list is not. */
function isOfMeeting(back: string): boolean {
  return back.startsWith('?');
}

function placeOf(id: string, back: string): string {
  return back === '' ? `/young-people/${id}/eet` : `/eet${back}#p-${id}`;
}
