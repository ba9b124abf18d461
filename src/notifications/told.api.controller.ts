import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { nextPage, pageAsked, PageQueryDto } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor } from '../web/decorators';
import { HowToldService, type HowToldNow } from './how-told.service';
import { HowToldAnswer, HowToldDto, ToldListAnswer } from './told.dto';
import { ToldService, type Told } from './told.service';

/** What the token's owner was told. */
@ApiController('told', GROUPS.service)
export class ToldApiController {
  constructor(private readonly told: ToldService) {}

  @Operation({
    does: 'List what you were told',
    about: 'What could not wait, and the summaries of working days.',
    scope: 'read:people',
    answers: () => ToldListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Query() query: PageQueryDto): Promise<ToldListAnswer> {
    const { after, limit } = pageAsked(query);
    const { told, next } = await this.told.list(actor, { before: after ?? undefined, limit });
    return { items: told.map(toAnswer), next: next && nextPage('told', query, [next]) };
  }

  @Operation({ does: 'Mark what you were told as read', scope: 'write:service', status: 204 })
  @Post(':tellingId/read')
  async read(@CurrentActor() actor: UserActor, @Param('tellingId') tellingId: string): Promise<void> {
    await this.told.read(actor, tellingId);
  }
}

/** How the token's owner is told. */
@ApiController('how-i-am-told', GROUPS.service)
export class HowToldApiController {
  constructor(private readonly howTold: HowToldService) {}

  @Operation({ does: 'Read how you are told', scope: 'read:service', answers: () => HowToldAnswer })
  @Get()
  async now(@CurrentActor() actor: UserActor): Promise<HowToldAnswer> {
    return toHowToldAnswer(await this.howTold.read(actor));
  }

  @Operation({
    does: 'Choose how you are told',
    about: 'All of it at once: what is there already is replaced.',
    scope: 'write:service',
    also: 'read:service',
    answers: () => HowToldAnswer,
  })
  @Post()
  async choose(@CurrentActor() actor: UserActor, @Body() wanted: HowToldDto): Promise<HowToldAnswer> {
    const onDutyUntil = wanted.onDutyUntil as LocalDate | null;
    return toHowToldAnswer(await this.howTold.choose(actor, { ...wanted, onDutyUntil }));
  }
}

function toAnswer({ id, kind, toldAt, readAt, youngPerson, item, because }: Told) {
  return {
    id,
    kind,
    toldAt: toldAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
    youngPersonId: youngPerson?.id ?? null,
    deadlineId: item?.deadlineId ?? null,
    text: item?.title ?? because,
  };
}

function toHowToldAnswer({ email, texts, mobile, urgentBy, digestBy, quiet, ownHours, onDutyUntil }: HowToldNow) {
  return { email, texts, mobile, urgentBy, digestBy, quiet, ownHours, onDutyUntil };
}
