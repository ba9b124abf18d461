import { Body, Get, Param, Post } from '@nestjs/common';
import type { Actor, UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { CelebrationDto, CelebrationListAnswer, CelebrationTakenBackDto } from './celebrations.dto';
import { CelebrationsService } from './celebrations.service';

@ApiController('young-people/:id/good-news/:winId/celebrations', GROUPS.plans)
export class CelebrationsApiController {
  constructor(private readonly celebrations: CelebrationsService) {}

  @Operation({
    does: 'List what came of good news',
    about: 'Of a contact with good news, by its id, or of what went well in their life.',
    scope: 'read:notes',
    answers: () => CelebrationListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('winId') winId: string,
    @Today() today: LocalDate,
  ): Promise<CelebrationListAnswer> {
    return { items: (await this.celebrations.open(actor, id, winId, today)).celebrations, next: null };
  }

  @Operation({
    does: 'Celebrate good news, or let it go',
    about:
      'Once; what was let go can still be celebrated. `planned` makes an occasion of it. Nothing is owed otherwise.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['already-recorded'],
  })
  @Post()
  async celebrate(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('winId') winId: string,
    @Body() { how, words = null, saidYesOn = null, ...more }: CelebrationDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const { onDay = null, staffId = null, budgetPence = null } = more;
    const plan = how === 'planned' ? { onDay: onDay as LocalDate | null, staffId, budgetPence } : null;
    const said = { how, words, saidYesOn: saidYesOn as LocalDate | null, plan };
    return { id: await this.celebrations.celebrate(actor, id, winId, said, today) };
  }

  @Operation({
    does: 'Take back what came of good news',
    about: 'It may be celebrated again. Of `planned` the day is taken out too, unless it is done.',
    scope: 'write:casework',
    status: 204,
    problems: ['already-recorded'],
  })
  @Post(':celebrationId/taking-back')
  async takeBack(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('winId') winId: string,
    @Param('celebrationId') celebrationId: string,
    @Body() { reason }: CelebrationTakenBackDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.celebrations.takeBack(actor, id, winId, celebrationId, reason, today);
  }
}
