import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { todayInLondon } from '../platform/clock';
import { CurrentActor, Now } from '../web/decorators';
import { chosen, type Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { fullName } from '../young-people/names';
import { OPENED_FOR_WORDS } from './duty-words';
import { COVERS, OPENED_FOR, type Covers } from './emergency-access.entities';
import {
  newOpeningForm,
  newReviewForm,
  readOpeningForm,
  readReviewForm,
  type OpeningForm,
  type ReviewForm,
} from './emergency-access.form';
import {
  ACCESS_HOURS,
  ACCESS_SHOWS,
  EmergencyAccessService,
  type AccessLine,
  type AccessShow,
} from './emergency-access.service';

/** Why somebody on duty opens a young person, and what a manager says of it afterwards. */
@Controller('young-people/:id/emergency-access')
export class EmergencyAccessPagesController {
  constructor(private readonly access: EmergencyAccessService) {}

  @Get()
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: Fields,
    @Now() now: Date,
  ): Promise<Page | Redirect> {
    return this.showOpening(actor, id, coversOf(query), newOpeningForm(), now);
  }

  @Post()
  async take(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Now() now: Date,
  ): Promise<Page | Redirect> {
    const covers = coversOf(fields);
    const form = readOpeningForm(fields, covers);
    const done = await saveForm(form, 'words', (said) => this.access.open(actor, id, said, now, form.values.formId));
    if (done.ok) return redirect(covers === 'record' ? `/young-people/${id}` : `/young-people/${id}/emergency`);
    return this.showOpening(actor, id, covers, done.form, now, done.status);
  }

  @Get(':accessId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('accessId') accessId: string,
  ): Promise<Page> {
    return this.show(actor, id, accessId, newReviewForm());
  }

  @Post(':accessId')
  async review(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('accessId') accessId: string,
    @Body() fields: Fields,
    @Now() now: Date,
  ): Promise<Page | Redirect> {
    const form = readReviewForm(fields);
    const done = await saveForm(form, 'outcome', (said) =>
      this.access.review(actor, id, accessId, said, todayInLondon(now), form.values.formId),
    );
    if (done.ok) return redirect('/team/emergency-access', 'Saved.');
    return this.show(actor, id, accessId, done.form, done.status);
  }

  private async showOpening(
    actor: UserActor,
    id: string,
    covers: Covers,
    form: OpeningForm,
    now: Date,
    status = 200,
  ): Promise<Page | Redirect> {
    const { person, open } = await this.access.toOpen(actor, id);
    const isOpen = open !== null && (open.covers === 'record' || covers === 'summary');
    if (isOpen && status === 200) return redirect(`/young-people/${id}/emergency`);
    if (!open && covers === 'record') return redirect(`/young-people/${id}/emergency-access`);
    const model = {
      person,
      at: `/young-people/${id}`,
      wholeRecord: covers === 'record',
      reasons: OPENED_FOR.map((value) => ({ value, text: OPENED_FOR_WORDS[value] })),
      untilAt: new Date(now.getTime() + ACCESS_HOURS * 3_600_000),
      hours: ACCESS_HOURS,
      form,
      errors: form.errors,
    };
    return page('duty/emergency-access', model, status);
  }

  private async show(actor: UserActor, id: string, accessId: string, form: ReviewForm, status = 200): Promise<Page> {
    const { person, line } = await this.access.read(actor, id, accessId);
    const outcomes = [
      { value: 'needed', text: 'It was right to open it' },
      { value: 'to-follow-up', text: 'I take it up with them' },
    ];
    const model = { person, at: `/young-people/${id}`, line: accessShown(line), outcomes, form, errors: form.errors };
    return page('duty/emergency-access-review', model, status);
  }
}

/** What was opened in emergencies, for a manager to look at. */
@Controller('team/emergency-access')
export class EmergencyAccessListController {
  constructor(private readonly access: EmergencyAccessService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Query() query: Fields): Promise<Page> {
    const show = chosen(query, 'show', ACCESS_SHOWS) ?? 'to-look-at';
    const { lines, counts } = await this.access.list(actor, show);
    const links = ACCESS_SHOWS.map((one) => ({
      text: `${SHOW_WORDS[one]} (${counts[one]})`,
      href: one === 'to-look-at' ? '/team/emergency-access' : `/team/emergency-access?show=${one}`,
      current: one === show,
    }));
    const model = { links, lines: lines.map(accessShown), notShown: counts[show] - lines.length };
    return page('duty/emergency-accesses', model);
  }
}

const SHOW_WORDS: Record<AccessShow, string> = { 'to-look-at': 'To look at', 'looked-at': 'Looked at' };

function coversOf(fields: Fields): Covers {
  return chosen(fields, 'covers', COVERS) ?? 'summary';
}

function accessShown(line: AccessLine) {
  return {
    name: fullName(line),
    at: `/young-people/${line.personId}/emergency-access/${line.id}`,
    openedBy: line.openedBy,
    openedAt: line.openedAt,
    untilAt: line.untilAt,
    reviewBy: line.reviewBy,
    covers: line.covers === 'record' ? 'Whole record' : 'Summary',
    wholeRecord: line.covers === 'record',
    reason: OPENED_FOR_WORDS[line.reason],
    words: line.words,
    looked: line.looked.map((one) => one.replaceAll('-', ' ')),
    recorded: line.recorded,
    review: line.review && {
      needed: line.review.outcome === 'needed',
      words: line.review.words,
      by: line.review.by,
      at: new Date(line.review.at),
    },
  };
}
