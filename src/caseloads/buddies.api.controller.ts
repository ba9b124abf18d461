import { Body, Get, Post } from '@nestjs/common';
import type { Actor, UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { BuddiesService } from './buddies.service';
import { BuddyDto, BuddyListAnswer } from './buddies.dto';

@ApiController('team/buddies', GROUPS.workers)
export class BuddiesApiController {
  constructor(private readonly buddies: BuddiesService) {}

  @Operation({
    does: 'List who is asked first for each adviser',
    about: 'Advisers of the teams of whoever owns the token; those whose buddy cannot be it any more come first.',
    scope: 'read:people',
    answers: () => BuddyListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<BuddyListAnswer> {
    const { workers } = await this.buddies.open(actor);
    return { items: workers.map(({ id, team: _, ...one }) => ({ staffId: id, ...one })), next: null };
  }

  @Operation({
    does: 'Name who is asked first for an adviser',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['changed-by-someone-else'],
  })
  @Post()
  async name(
    @CurrentActor() actor: UserActor,
    @Body() { staffId, buddyId, number }: BuddyDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    return { id: await this.buddies.name(actor, { staffId, buddyId, number }, today) };
  }
}
