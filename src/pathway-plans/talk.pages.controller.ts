import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { leftToOthers } from '../access/access';
import type { UserActor } from '../access/actor';
import { notFound } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { recordedWords } from '../contacts/contact-told';
import { newTalkVisitForm, readTalkVisitForm, type TalkVisitForm } from './talk-visit.form';
import { newNotSafeForm, readCardForm, readChosenTopics, readFeelsSafe, readNotSafeForm, type Wish } from './talk.form';
import {
  afterCard,
  cardAt,
  safeAt,
  savedWords,
  talkAt,
  toBothPage,
  toCardPage,
  toNotSafePage,
  toReadBackPage,
  toStartPage,
} from './talk.page';
import { cardsApart, mergedCard } from './talk-both';
import { TalkService, type SaveCard, type Talk } from './talk.service';
import { mustChoose, readKeeps } from './texts-merge';
import { firstCard, placeOf, readWay, wayQuery, type TalkWay } from './talk-way';

/** What the script on a card is told: the version that stands now, and where to go on. */
type CardAnswer = { version: number; words: string; next: string | null } | { conflict: true } | { refused: string };

/** A plan talked through on a phone, one card a screen, then read back. */
@Controller('young-people/:id/plan/talk')
export class TalkPagesController {
  constructor(private readonly talks: TalkService) {}

  @Get()
  async start(@CurrentActor() actor: UserActor, @Param('id') id: string, @Query() query: Fields): Promise<Page> {
    const talk = await this.talks.open(actor, id);
    if (talk.planId === null) return page('pathway-plans/talk-none', talk);
    return page('pathway-plans/talk-start', toStartPage(talk, actor.userId, readWay(query)));
  }

  @Post()
  async begin(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Redirect> {
    const safe = readFeelsSafe(fields);
    if (safe) await this.talks.sayWhetherSafe(actor, id, safe, today);
    const talk = await this.talks.open(actor, id);
    if (talk.planId === null) return noPlan(id);
    const way: TalkWay = { ...readWay({ writer: fields.writer }), only: readChosenTopics(fields) };
    const first = firstCard(keysOf(talk), way);
    if (safe === 'no' && talk.safe?.toRecord) return redirect(safeAt(id, first, way));
    return redirect(afterCard(id, first, way));
  }

  @Get('safe')
  async openNotSafe(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: Fields,
  ): Promise<Page | Redirect> {
    const talk = await this.talks.open(actor, id);
    return talk.planId === null
      ? page('pathway-plans/talk-none', talk)
      : notSafePage(talk, newNotSafeForm(), query, 200);
  }

  @Post('safe')
  async recordNotSafe(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Query() query: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const talk = await this.talks.open(actor, id);
    if (talk.planId === null) return noPlan(id);
    const form = readNotSafeForm(fields);
    const { said } = form;
    if (!said) return notSafePage(talk, form, query, 422);
    const contact = { ...said.contact, heldOn: today, staffId: actor.staffId };
    const done = await attempt(() => this.talks.recordNotSafe(actor, id, contact, said.askManager, today));
    if (!done.ok) {
      const errors = errorsOf(done.problem, 'how').map(({ message }) => ({ field: 'how', message }));
      return notSafePage(talk, { ...form, errors }, query, done.problem.status);
    }
    const asked = said.askManager === null ? 'Recorded as a contact.' : 'Recorded, and on your manager’s list.';
    return redirect(goOnFrom(talk, query), asked);
  }

  @Get('read-back')
  async readBack(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: Fields,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.readBackPage(actor, id, readWay(query), null, today);
  }

  /** At the end: the visit itself, whether they feel safe, and the next one, in one save. */
  @Post('visit')
  async recordVisit(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Query() query: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readTalkVisitForm(fields);
    const way = readWay(query);
    const { said } = form;
    if (!said) return this.readBackPage(actor, id, way, form, today, 422);
    const done = await attempt(() => this.talks.recordVisit(actor, id, said, today));
    if (!done.ok) {
      const errors = errorsOf(done.problem, 'how', { plannedAt: 'nextOn' }).map((error) =>
        Object.hasOwn(form.values, error.field) ? error : { ...error, field: 'how' },
      );
      return this.readBackPage(actor, id, way, { ...form, errors }, today, done.problem.status);
    }
    const { command, change } = done.value;
    const words = recordedWords(command, change, today);
    return redirect(
      command.safeWhereTheyLive === 'no' ? `/young-people/${id}/feels-safe` : afterCard(id, null, way),
      words,
    );
  }

  /** "Do you feel safe where you live?" asked at the end. */
  @Post('read-back')
  async sayWhetherSafe(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Query() query: Fields,
    @Today() today: LocalDate,
  ): Promise<Redirect> {
    const talk = await this.talks.open(actor, id);
    if (talk.planId === null) return noPlan(id);
    const safe = readFeelsSafe(fields);
    if (safe) await this.talks.sayWhetherSafe(actor, id, safe, today);
    const way = readWay(query);
    return redirect(safe === 'no' ? safeAt(id, null, way) : afterCard(id, null, way));
  }

  @Get(':key')
  async card(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Query() query: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const card = await this.talks.card(actor, id, key);
    if (card.planId === null) return page('pathway-plans/talk-none', card, 404);
    const model = toCardPage(card, actor.userId, readWay(query), today);
    return page('pathway-plans/talk-card', { ...model, merged: query.merged === 'yes' });
  }

  @Post(':key')
  @HttpCode(200)
  async save(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Body() fields: Fields,
    @Query() query: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect | CardAnswer> {
    const way = readWay(query);
    if (typed(fields, 'merge') === 'yes') return this.merge(actor, id, key, fields, way, today);
    const { card, wish, byScript } = readCardForm(fields);
    const done = await attempt(() => this.talks.saveCard(actor, id, key, card, today));
    if (!done.ok) {
      const { kind, detail, status } = done.problem;
      const isConflict = kind === 'changed-by-someone-else';
      // What they said of their safety is no part of the topic: nobody's text stands against it.
      if (isConflict && card.safe) await this.talks.sayWhetherSafe(actor, id, card.safe, today);
      if (byScript) return isConflict ? { conflict: true } : { refused: detail };
      if (isConflict) return this.showBoth(actor, id, key, card, way, 409);
      return page(
        'web/send-again',
        { action: cardAt(id, key, way), kept: Object.entries(fields), title: 'This was not saved', detail },
        status,
      );
    }
    if (byScript && wish === 'stay') {
      return { version: done.value.version, words: savedWords(done.value, today), next: null };
    }
    const talk = await this.talks.open(actor, id);
    if (talk.planId === null) throw notFound();
    const next = nextAfter(talk, key, wish, way);
    if (!byScript) return redirect(next);
    return { version: done.value.version, words: savedWords(done.value, today), next };
  }

  private async readBackPage(
    actor: UserActor,
    id: string,
    way: TalkWay,
    form: TalkVisitForm | null,
    today: LocalDate,
    status = 200,
  ): Promise<Page> {
    const talk = await this.talks.open(actor, id);
    if (talk.planId === null) return page('pathway-plans/talk-none', talk);
    const visit = await this.talks.visit(actor, id, talk.topics, today);
    const shown = form ?? newTalkVisitForm(visit.words, visit.nextOn);
    const model = toReadBackPage(talk, actor, way, visit, shown, today);
    return page(
      'pathway-plans/talk-read-back',
      { ...model, leftToOthers: leftToOthers(actor, 'sign-records') },
      status,
    );
  }

  /** What was chosen of both texts. */
  private async merge(
    actor: UserActor,
    id: string,
    key: string,
    fields: Fields,
    way: TalkWay,
    today: LocalDate,
  ): Promise<Page | Redirect> {
    const { card: sent } = readCardForm(fields);
    const card = await this.talks.card(actor, id, key);
    if (card.planId === null) return noPlan(id);
    const standing = card.topic.content;
    const chosen = readKeeps(fields, cardsApart(standing, sent.said));
    if (mustChoose(chosen)) return page('pathway-plans/talk-both', toBothPage(card, sent, way, chosen, true), 422);
    const said = mergedCard(standing, sent.said, chosen);
    const done = await attempt(() => this.talks.saveCard(actor, id, key, { ...sent, said }, today));
    if (!done.ok) return this.showBoth(actor, id, key, sent, way, 409);
    const at = cardAt(id, key, way);
    return redirect(`${at}${at.includes('?') ? '&' : '?'}merged=yes`, 'Saved as you chose.');
  }

  private async showBoth(
    actor: UserActor,
    id: string,
    key: string,
    sent: SaveCard,
    way: TalkWay,
    status: number,
  ): Promise<Page | Redirect> {
    const card = await this.talks.card(actor, id, key);
    if (card.planId === null) return noPlan(id);
    const apart = cardsApart(card.topic.content, sent.said);
    return page('pathway-plans/talk-both', toBothPage(card, sent, way, apart, false), status);
  }
}

function nextAfter(talk: Talk, key: string, wish: Wish, way: TalkWay): string {
  const { id } = talk.person;
  const { before, after } = placeOf(key, keysOf(talk), way);
  switch (wish) {
    case 'add':
      return `${cardAt(id, key, way)}#needs`;
    case 'stay':
      return cardAt(id, key, way);
    case 'back':
      if (way.backToReading) return afterCard(id, null, way);
      return before === null ? talkAt(id) + wayQuery(way) : cardAt(id, before, way);
    case 'next':
      return talk.safe?.toRecord && isOfHome(talk, key) ? safeAt(id, after, way) : afterCard(id, after, way);
  }
}

/** Where they are asked whether they feel safe. */
function isOfHome(talk: Talk, key: string): boolean {
  return talk.topics.some((topic) => topic.key === key && topic.matter === 'accommodation');
}

function keysOf(talk: Talk): string[] {
  return talk.topics.map(({ key }) => key);
}

/** Where the conversation was going when somebody said that they do not feel safe. */
function goOnFrom(talk: Talk, query: Fields): string {
  const after = typed(query, 'after');
  return afterCard(talk.person.id, keysOf(talk).includes(after) ? after : null, readWay(query));
}

function notSafePage(talk: Talk, form: ReturnType<typeof newNotSafeForm>, query: Fields, status: number): Page {
  const after = typed(query, 'after');
  const action = safeAt(talk.person.id, keysOf(talk).includes(after) ? after : null, readWay(query));
  return page('pathway-plans/talk-safe', toNotSafePage(talk, form, action, goOnFrom(talk, query)), status);
}

/** Where a plan is started. */
function noPlan(id: string): Redirect {
  return redirect(`/young-people/${id}/plan`);
}
