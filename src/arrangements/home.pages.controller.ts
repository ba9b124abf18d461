import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { notFound } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { chosen, errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { toArrangementPage, toHomePage, toLetterPage, toWritePage } from './arrangement.page';
import { ArrangementsService } from './arrangements.service';
import type { EntryKind } from './kinds/kind';
import { RISK_SIGNALS } from './kinds/tenancy-at-risk';
import { newSaidForm, readSaidForm, typedDay } from './said.form';
import { storyOf } from './stories';

/** What is arranged about where one young person lives. */
@Controller('young-people/:id/home')
export class HomePagesController {
  constructor(private readonly arrangements: ArrangementsService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return page('arrangements/home', toHomePage(await this.arrangements.list(actor, id, today), today));
  }

  /** `?signal=unsafe`: what was noticed of a home at risk, filled in. */
  @Get('new/:key')
  async openNew(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Query('home') homeId: string | undefined,
    @Query('mark') mark: string | undefined,
    @Query() query: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const heard = homeId === undefined ? undefined : { homeId, mark: mark ?? '' };
    const to = await this.arrangements.toWrite(actor, id, { kind: key, heard }, today);
    // What was heard about a home that is known to be at risk belongs in the story that runs.
    if (to.heard && to.running)
      return redirect(`/young-people/${id}/home/${to.running}`, 'Write down here what you heard.');
    const signal = chosen(query, 'signal', Object.keys(RISK_SIGNALS));
    const noticed: Record<string, string[]> = signal ? { signals: [signal] } : {};
    const prefill = to.heard ? { words: to.heard.words, ...typedDay(to.heard.askedOn, today) } : {};
    return page('arrangements/write', toWritePage(to, null, newSaidForm({ ...noticed, ...prefill }), today));
  }

  @Post('new/:key')
  async begin(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const to = await this.arrangements.toWrite(actor, id, { kind: key }, today);
    const form = readSaidForm(to.kind.fields, fields, today);
    const question = typed(fields, 'question');
    form.values.question = question;
    const more = { id: form.values.formId as string, question };
    const done = await saveForm(form, { all: 'onDate', onDay: 'onDate' }, (said) =>
      this.arrangements.begin(actor, id, key, said, today, more),
    );
    if (done.ok) {
      const asked = question ? ' Your manager was asked.' : '';
      return redirect(`/young-people/${id}/home/${done.value}`, `Recorded. What comes next stands below.${asked}`);
    }
    return page('arrangements/write', toWritePage(to, null, done.form, today), done.status);
  }

  @Get(':arrangementId')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('arrangementId') arrangementId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const opened = await this.arrangements.open(actor, id, arrangementId, today);
    return page('arrangements/arrangement', toArrangementPage(opened, actor, today));
  }

  @Get(':arrangementId/letter')
  async letter(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('arrangementId') arrangementId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const letter = toLetterPage(await this.arrangements.open(actor, id, arrangementId, today));
    if (!letter) throw notFound();
    return page('arrangements/letter', letter);
  }

  @Get(':arrangementId/record/:key')
  async openEntry(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('arrangementId') arrangementId: string,
    @Param('key') key: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const to = await this.arrangements.toWrite(actor, id, { arrangementId, entry: key }, today);
    const prefill = to.entry!.prefill?.(storyOf(to.arrangement!));
    return page('arrangements/write', toWritePage(to, to.entry, newSaidForm(prefill), today));
  }

  @Post(':arrangementId/record/:key')
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('arrangementId') arrangementId: string,
    @Param('key') key: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const to = await this.arrangements.toWrite(actor, id, { arrangementId, entry: key }, today);
    const form = readSaidForm(to.entry!.fields, withoutMoot(to.entry!, fields), today);
    const done = await saveForm(form, { all: 'onDate', onDay: 'onDate' }, (said) =>
      this.arrangements.record(actor, id, arrangementId, key, said, today, form.values.formId as string),
    );
    if (done.ok)
      return redirect(`/young-people/${id}/home/${arrangementId}`, 'Recorded. What comes next stands below.');
    return page('arrangements/write', toWritePage(to, to.entry, done.form, today), done.status);
  }

  @Post(':arrangementId/take-out')
  async takeOut(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('arrangementId') arrangementId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    return this.takeOutOne(actor, id, { arrangementId, entryId: null }, fields, today);
  }

  @Post(':arrangementId/entries/:entryId/take-out')
  async takeEntryOut(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('arrangementId') arrangementId: string,
    @Param('entryId') entryId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    return this.takeOutOne(actor, id, { arrangementId, entryId }, fields, today);
  }

  private async takeOutOne(
    actor: UserActor,
    id: string,
    at: { arrangementId: string; entryId: string | null },
    fields: Fields,
    today: LocalDate,
  ): Promise<Page | Redirect> {
    const reason = typed(fields, 'reason');
    const done = await attempt(() => this.arrangements.takeOut(actor, id, at, reason, today));
    if (done.ok) {
      const back = at.entryId === null ? `/young-people/${id}/home` : `/young-people/${id}/home/${at.arrangementId}`;
      return redirect(back, 'Taken out. It stays to be read at the end of the page.');
    }
    const takeOut = { entryId: at.entryId, reason, errors: errorsOf(done.problem, 'reason') };
    const opened = await this.arrangements.open(actor, id, at.arrangementId, today);
    return page('arrangements/arrangement', toArrangementPage(opened, actor, today, takeOut), done.problem.status);
  }
}

function withoutMoot({ moot }: EntryKind, sent: Fields): Fields {
  const left = new Set(moot?.(sent));
  return Object.fromEntries(Object.entries(sent).filter(([name]) => !left.has(name)));
}
