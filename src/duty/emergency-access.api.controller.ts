import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { AccessListAnswer, AccessQueryDto, AccessReviewDto } from './duty.dto';
import { EmergencyAccessService } from './emergency-access.service';

/** Opening itself is for a person on a page: no token does it. */
@ApiController('', GROUPS.safety)
export class EmergencyAccessApiController {
  constructor(private readonly access: EmergencyAccessService) {}

  @Operation({
    does: 'List what was opened in emergencies',
    about: 'For managers, of their teams’ young people. Nobody opens in an emergency through the API.',
    scope: 'read:notes',
    answers: () => AccessListAnswer,
  })
  @Get('team/emergency-access')
  async list(
    @CurrentActor() actor: UserActor,
    @Query() { show = 'to-look-at' }: AccessQueryDto,
  ): Promise<AccessListAnswer> {
    const { lines, counts } = await this.access.list(actor, show);
    return {
      inAll: counts[show],
      items: lines.map((line) => ({
        id: line.id,
        person: personNamed({ ...line, id: line.personId }),
        openedBy: line.openedBy,
        covers: line.covers,
        reason: line.reason,
        words: line.words,
        openedAt: line.openedAt.toISOString(),
        untilAt: line.untilAt.toISOString(),
        reviewBy: line.reviewBy.toISOString(),
        recorded: line.recorded,
        review: line.review && { ...line.review, at: new Date(line.review.at).toISOString() },
      })),
    };
  }

  @Operation({
    does: 'Say of emergency access whether it was needed',
    about: 'Once for each; a second is refused with already-recorded.',
    scope: 'write:casework',
    status: 204,
    problems: ['already-recorded'],
  })
  @Post('young-people/:id/emergency-access/:accessId/review')
  async review(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('accessId') accessId: string,
    @Body() { outcome, words = null }: AccessReviewDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.access.review(actor, id, accessId, { outcome, words }, today);
  }
}
