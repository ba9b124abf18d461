import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { withFieldsRenamed } from '../web/api/fields-renamed';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { HomeMoneyService } from './home-money.service';
import { PlacingsService } from './placings.service';
import {
  HomeMoneyDto,
  HomeMoneyEntryDto,
  HomeMoneyListAnswer,
  PlacingListAnswer,
  PlacingQueryDto,
  PlacingSignOffDto,
} from './providers.dto';

/** Where a young person may be placed, and money for their home. */
@ApiController('young-people/:id', GROUPS.homes)
export class PlacingsApiController {
  constructor(
    private readonly placings: PlacingsService,
    private readonly money: HomeMoneyService,
  ) {}

  @Operation({
    does: 'Ask where a young person may be placed',
    about: 'Each provider in the council’s list: yes, with a manager’s sign-off, or no, and why.',
    scope: 'write:casework',
    answers: () => PlacingListAnswer,
  })
  @Get('placing')
  async placing(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() { on }: PlacingQueryDto,
    @Today() today: LocalDate,
  ): Promise<PlacingListAnswer> {
    const { options } = await this.placings.options(actor, id, (on as LocalDate | undefined) ?? today);
    const items = options.map(({ providerId, provider, verdict, allowed, reasons, free }) => ({
      ...{ providerId, provider, verdict, allowed, free },
      because: reasons.join(' ') || null,
    }));
    return { items, next: null };
  }

  @Operation({
    does: 'Ask a manager to sign a placement off',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['already-recorded'],
  })
  @Post('placing/:providerId/sign-offs')
  async ask(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('providerId') providerId: string,
    @Body() { fromOn, reason }: PlacingSignOffDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const said = { fromOn: fromOn as LocalDate, reason };
    return { id: await this.placings.ask(actor, id, providerId, said, today) };
  }

  @Operation({ does: 'List money for a home', scope: 'write:casework', answers: () => HomeMoneyListAnswer })
  @Get('home-money')
  async list(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<HomeMoneyListAnswer> {
    const items = (await this.money.of(actor, id)).money.map((one) => ({
      ...{ id: one.id, kind: one.kind, what: one.what, agreedPence: one.agreedPence },
      ...{ paidPence: one.paid, leftPence: one.left, outstandingPence: one.outstanding, returnDueOn: one.returnDueOn },
    }));
    return { items, next: null };
  }

  @Operation({
    does: 'Record money agreed for a home',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('home-money')
  async agree(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { kind, what, landlord = null, scheme = null, schemeReference = null, agreedPence, ...days }: HomeMoneyDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const agreedOn = days.agreedOn as LocalDate;
    const returnDueOn = (days.returnDueOn as LocalDate | null | undefined) ?? null;
    const said = { kind, what, landlord, scheme, schemeReference, agreedPence, agreedOn, returnDueOn };
    const rename = (field: string) => (field === 'agreed' ? 'agreedPence' : field);
    return { id: await withFieldsRenamed(rename, () => this.money.agree(actor, id, said, today)) };
  }

  @Operation({
    does: 'Record money paid, come back or lost',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('home-money/:moneyId/entries')
  async enter(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('moneyId') moneyId: string,
    @Body() { kind, pence, onDay, words = null }: HomeMoneyEntryDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const entryId = newId();
    await this.money.enter(actor, id, moneyId, { kind, pence, onDay: onDay as LocalDate, words }, today, entryId);
    return { id: entryId };
  }
}
