import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { created, type Answered } from '../web/api/answered';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { ReviewedPeopleAnswer, ReviewerNamedDto, ReviewersAnswer } from './reviewers.dto';
import { ReviewersService } from './reviewers.service';

@ApiController('', GROUPS.plans)
export class ReviewersApiController {
  constructor(private readonly reviewers: ReviewersService) {}

  @Operation({
    does: 'List the young people whom you review',
    about: 'As their reviewing officer, or standing in for one who is away. What is late or due first comes first.',
    scope: 'read:notes',
    answers: () => ReviewedPeopleAnswer,
  })
  @Get('reviewed-young-people')
  async mine(@CurrentActor() actor: UserActor): Promise<ReviewedPeopleAnswer> {
    const { people } = await this.reviewers.mine(actor);
    const items = people.map(({ id, officer, dueOn, plannedOn, midwayOn, challenges, after18 }) => ({
      youngPersonId: id,
      standingInForId: officer?.id ?? null,
      dueOn,
      plannedOn,
      midwayOn,
      challenges: challenges.length,
      after18: after18?.answer ?? null,
    }));
    return { items, next: null };
  }

  @Operation({
    does: 'List the reviewing officers of a young person',
    about: 'Everyone who was, the present one first.',
    scope: 'read:notes',
    answers: () => ReviewersAnswer,
  })
  @Get('young-people/:id/reviewing-officers')
  async list(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<ReviewersAnswer> {
    return { items: await this.reviewers.list(actor, id), next: null };
  }

  @Operation({
    does: 'Name the reviewing officer of a young person',
    about: 'They see the young person from then on. Whoever was before is no more.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post('young-people/:id/reviewing-officers')
  async name(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { staffId, fromOn, because }: ReviewerNamedDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const made = newId();
    await this.reviewers.name(actor, id, { staffId, fromOn: fromOn as LocalDate, because }, today, made);
    return created({ id: made }, `young-people/${id}/reviewing-officers`);
  }
}
