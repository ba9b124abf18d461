import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { addMonths, type LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { demandOf, type Turns } from './forecast';
import { PlannedPostsService } from './planned-posts.service';
import { casesRole } from './settings-content';
import {
  EndPlannedPostDto,
  PlannedPostDto,
  PlannedPostsAnswer,
  SettingsVersionsAnswer,
  CapacityThenAnswer,
  CapacityThenQueryDto,
  type TeamStoodAnswer,
  type WorkerThenAnswer,
  WorkloadAnswer,
} from './workload.dto';
import type { Stood } from './trend';
import { WorkloadService, type WorkerStood } from './workload.service';
import { WorkloadSettingsService } from './workload-settings.service';

@ApiController('workload', GROUPS.workers)
export class WorkloadApiController {
  constructor(
    private readonly workload: WorkloadService,
    private readonly planned: PlannedPostsService,
    private readonly settings: WorkloadSettingsService,
  ) {}

  @Operation({
    does: 'Read the workload of your teams',
    about: 'Points over net capacity, worker by worker. It counts everyone they carry and names no young person.',
    scope: 'read:people',
    answers: () => WorkloadAnswer,
  })
  @Get()
  async board(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<WorkloadAnswer> {
    const { workers, months, since } = await this.workload.board(actor, today);
    return {
      workers: workers.map(({ worker, capacity, load, notWeighed }) => ({
        staffId: worker.id,
        name: worker.name,
        teamId: worker.teamId,
        role: capacity.role.word,
        people: load.people,
        points: String(load.points),
        netCapacity: String(capacity.net),
        perFullTime: load.perFullTime,
        level: load.level,
        why: load.why,
        room: String(load.room),
        notWeighed,
        plan: worker.plan && { what: worker.plan.what, byOn: worker.plan.byOn },
        then: thenOf(since?.workers.get(worker.id)),
      })),
      months: months.map((month) => ({ ...month, points: String(month.points), capacity: String(month.capacity) })),
      since: since && {
        inspectionId: since.inspection.id,
        heldOn: since.inspection.heldOn,
        teams: since.teams.map(({ id, then, now }) => ({
          teamId: id,
          then: then && stoodAnswer(then),
          now: stoodAnswer(now),
        })),
        notKnown: since.notKnown,
      },
    };
  }

  @Operation({
    does: 'Read what weights and loads are worked out with',
    about: 'Points, lines by role, and what lessens a load: local policy, in versions.',
    scope: 'read:service',
    answers: () => SettingsVersionsAnswer,
  })
  @Get('settings')
  async versions(@CurrentActor() actor: UserActor): Promise<SettingsVersionsAnswer> {
    const versions = await this.settings.versions(actor);
    return { versions: versions.map(({ content, ...version }) => ({ ...version, content: { ...content } })) };
  }

  @Operation({
    does: 'See what your teams can carry on a day to come',
    scope: 'read:people',
    answers: () => CapacityThenAnswer,
  })
  @Get('what-if')
  async whatIf(
    @CurrentActor() actor: UserActor,
    @Query() { on }: CapacityThenQueryDto,
    @Today() today: LocalDate,
  ): Promise<CapacityThenAnswer> {
    const { lines, content } = await this.workload.whatIf(
      actor,
      (on as LocalDate | undefined) ?? addMonths(today, 3),
      today,
    );
    const text = ({ points, now, then }: { points: number; now: number; then: number }) => ({
      points: String(points),
      now: String(now),
      then: String(then),
    });
    const { amber } = casesRole(content.roles);
    return {
      teams: lines.map(({ forecast, ...line }) => {
        const turn = (age: Turns) => forecast.turning.filter((one) => one.age === age).length;
        const demand = demandOf(line.points, forecast, { capacity: line.then, amber, costOfPost: null });
        const knownToCome = {
          ...{ turn16: turn(16), turn18: turn(18), turn21: turn(21), turn25: turn(25) },
          ...{ mostPoints: String(demand.most), leastPoints: String(demand.least) },
          ...{ posts: String(demand.posts), missing: String(demand.missing) },
        };
        return { ...line, ...text(line), knownToCome };
      }),
    };
  }

  @Operation({ does: 'List posts that are to be filled', scope: 'read:people', answers: () => PlannedPostsAnswer })
  @Get('planned-posts')
  async list(@CurrentActor() actor: UserActor): Promise<PlannedPostsAnswer> {
    const posts = await this.planned.list(actor);
    return { posts: posts.map(({ team: _team, ...post }) => ({ ...post, hours: String(post.hours) })) };
  }

  @Operation({
    does: 'Write down a post that is to be filled',
    scope: 'write:service',
    also: 'read:people',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('planned-posts')
  async plan(
    @CurrentActor() actor: UserActor,
    @Body() { hours, startsOn, newlyQualified = false, note = null, ...said }: PlannedPostDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const post = { ...said, hours: Number(hours), startsOn: startsOn as LocalDate, newlyQualified, note };
    return { id: await this.planned.plan(actor, post, today) };
  }

  @Operation({
    does: 'Say that a planned post is filled, or is not to be',
    scope: 'write:service',
    also: 'read:people',
    status: 204,
  })
  @Post('planned-posts/:postId/end')
  async end(
    @CurrentActor() actor: UserActor,
    @Param('postId') postId: string,
    @Body() { how }: EndPlannedPostDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.planned.end(actor, postId, how, today);
  }
}

function thenOf(stood: WorkerStood | undefined): WorkerThenAnswer | null {
  if (!stood) return null;
  const { people, points, perFullTime, level } = stood.load;
  return { people, points: String(points), netCapacity: String(stood.capacity.net), perFullTime, level };
}

function stoodAnswer(stood: Stood): TeamStoodAnswer {
  const { points, capacity, over, ...counts } = stood;
  return { ...counts, points: String(points), capacity: String(capacity), over: String(over) };
}
