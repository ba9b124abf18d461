import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { PostsService } from './posts.service';
import {
  EndReductionDto,
  HoldingExceptionDto,
  LoadPlanDto,
  PostDto,
  ReductionDto,
  TakeOutPostDto,
  WorkerPostsAnswer,
} from './workload.dto';

@ApiController('staff/:staffId', GROUPS.workers)
export class PostsApiController {
  constructor(private readonly posts: PostsService) {}

  @Operation({
    does: 'Read what a worker’s post is',
    about: 'For managers of their team, and administrators.',
    scope: 'write:service',
    answers: () => WorkerPostsAnswer,
  })
  @Get('posts')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('staffId') staffId: string,
    @Today() today: LocalDate,
  ): Promise<WorkerPostsAnswer> {
    const { posts, reductions, exceptions } = await this.posts.ofWorker(actor, staffId, today);
    return {
      staffId,
      posts: posts.map(({ by: _by, recordedAt: _at, hours, ...post }) => ({ ...post, hours: String(hours) })),
      reductions: reductions.map(({ by: _by, ...reduction }) => reduction),
      exceptions: exceptions.map(({ by: _by, ...exception }) => exception),
    };
  }

  @Operation({
    does: 'Say what a worker’s post is from a day on',
    scope: 'write:service',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('posts')
  async say(
    @CurrentActor() actor: UserActor,
    @Param('staffId') staffId: string,
    @Body() said: PostDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const post = {
      fromOn: said.fromOn as LocalDate,
      role: said.role,
      hours: Number(said.hours),
      contract: said.contract,
      contractEndsOn: (said.contractEndsOn ?? null) as LocalDate | null,
      qualifiedOn: (said.qualifiedOn ?? null) as LocalDate | null,
      trainee: said.trainee ?? false,
      holdsCases: said.holdsCases ?? true,
    };
    return { id: await this.posts.say(actor, staffId, post, said.corrects ?? null, today) };
  }

  @Operation({ does: 'Take out what was said of a post', scope: 'write:service', status: 204 })
  @Post('posts/:postId/withdrawal')
  async takeOut(
    @CurrentActor() actor: UserActor,
    @Param('staffId') staffId: string,
    @Param('postId') postId: string,
    @Body() { version }: TakeOutPostDto,
  ): Promise<void> {
    await this.posts.takeOut(actor, staffId, postId, version);
  }

  @Operation({
    does: 'Say that a worker carries less for a time',
    scope: 'write:service',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('reductions')
  async reduce(
    @CurrentActor() actor: UserActor,
    @Param('staffId') staffId: string,
    @Body() { fromOn, toOn = null, percent, reason }: ReductionDto,
  ): Promise<MadeAnswer> {
    const said = { fromOn: fromOn as LocalDate, toOn: toOn as LocalDate | null, percent, reason };
    return { id: await this.posts.reduce(actor, staffId, said) };
  }

  @Operation({ does: 'End a reduction, or take it out', scope: 'write:service', status: 204 })
  @Post('reductions/:reductionId/end')
  async endReduction(
    @CurrentActor() actor: UserActor,
    @Param('staffId') staffId: string,
    @Param('reductionId') reductionId: string,
    @Body() { version, toOn }: EndReductionDto,
  ): Promise<void> {
    await this.posts.endReduction(actor, staffId, reductionId, version, toOn as LocalDate | null);
  }

  @Operation({
    does: 'Let a post that holds no young people hold some until a day',
    scope: 'write:service',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('holding-exceptions')
  async except(
    @CurrentActor() actor: UserActor,
    @Param('staffId') staffId: string,
    @Body() { endsOn, reason }: HoldingExceptionDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    return { id: await this.posts.except(actor, staffId, { endsOn: endsOn as LocalDate, reason }, today) };
  }

  @Operation({
    does: 'Say what is done about a load that is too high',
    scope: 'write:service',
    also: 'read:people',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('load-plans')
  async planLoad(
    @CurrentActor() actor: UserActor,
    @Param('staffId') staffId: string,
    @Body() { what, byOn }: LoadPlanDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    return { id: await this.posts.planLoad(actor, staffId, { what, byOn: byOn as LocalDate }, today) };
  }
}
