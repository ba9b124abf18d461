import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { created, type Answered } from '../web/api/answered';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import type { ReviewTold, SurgeTold } from './surge-told';
import {
  SurgeAnswer,
  SurgeBegunDto,
  SurgeCaseHistoryAnswer,
  SurgeChangeDto,
  SurgeDoneDto,
  SurgeEndDto,
  SurgeListAnswer,
  SurgeReviewDto,
} from './surges.dto';
import { SurgesService } from './surges.service';
import { leftEachDay } from './triage';

/** Surges of a team, for those who lead them and those who are named in them. */
@ApiController('team/surges', GROUPS.workers)
export class SurgesApiController {
  constructor(private readonly surges: SurgesService) {}

  @Operation({
    does: 'List surges',
    about: 'Of your teams, and those in which you are named.',
    scope: 'write:casework',
    answers: () => SurgeListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor): Promise<SurgeListAnswer> {
    return { items: (await this.surges.list(actor)).map(summary), next: null };
  }

  @Operation({
    does: 'Begin a surge',
    about: 'For managers. The cases are those of the day on which it begins.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
    problems: ['already-recorded'],
  })
  @Post()
  async begin(
    @CurrentActor() actor: UserActor,
    @Body() { teamId, reason, which, targetOn, pace, workerIds }: SurgeBegunDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const said = { teamId, reason, which, targetOn: targetOn as LocalDate, pace, workerIds };
    const id = await this.surges.begin(actor, said, today);
    return created({ id }, `team/surges/${id}`);
  }

  @Operation({
    does: 'Read a surge with its cases',
    about:
      'Who may not see a young person is not told who they are nor what was said of them; they are counted by band.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => SurgeAnswer,
  })
  @Get(':surgeId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('surgeId') surgeId: string,
    @Today() today: LocalDate,
  ): Promise<SurgeAnswer> {
    const { surge, cases } = await this.surges.open(actor, surgeId, today);
    const days = leftEachDay(
      cases.map(({ firstReviewedOn }) => firstReviewedOn),
      surge.startedOn,
      surge.endedOn ?? today,
    );
    return {
      ...summary(surge),
      burnDown: days.map(({ on, waiting }) => ({ on, left: waiting })),
      items: cases.map(({ personId, named, workerName, fromRecord, proposed, review }) => ({
        person: named && personNamed({ id: personId, ...named }),
        workerName: named && workerName,
        fromRecord: named && fromRecord,
        proposed,
        band: review?.band ?? null,
        review: named && review && reviewAnswer(review),
      })),
    };
  }

  @Operation({
    does: 'Change a surge',
    about: 'Its day, pace and team.',
    scope: 'write:casework',
    status: 204,
    problems: ['changed-by-someone-else'],
  })
  @Post(':surgeId/change')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('surgeId') surgeId: string,
    @Body() { targetOn, pace, workerIds, version }: SurgeChangeDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.surges.change(actor, surgeId, { targetOn: targetOn as LocalDate, pace, workerIds }, version, today);
  }

  @Operation({ does: 'End a surge', scope: 'write:casework', status: 204, problems: ['changed-by-someone-else'] })
  @Post(':surgeId/end')
  async end(
    @CurrentActor() actor: UserActor,
    @Param('surgeId') surgeId: string,
    @Body() { outcome, version }: SurgeEndDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.surges.end(actor, surgeId, outcome, version, today);
  }
}

@ApiController('young-people/:id/surges/:surgeId', GROUPS.workers)
export class SurgeCasesApiController {
  constructor(private readonly surges: SurgesService) {}

  @Operation({
    does: 'Read one case of a surge',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => SurgeCaseHistoryAnswer,
  })
  @Get()
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('surgeId') surgeId: string,
    @Today() today: LocalDate,
  ): Promise<SurgeCaseHistoryAnswer> {
    const { surge, fromRecord, reviews } = await this.surges.openCase(actor, id, surgeId, today);
    return { fromRecord, reviews: reviews.map(reviewAnswer), isOpen: surge.endedOn === null };
  }

  @Operation({
    does: 'Look at one case of a surge',
    about: 'The band is worked out from the answers; another needs its reason, and red an action.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['changed-by-someone-else'],
  })
  @Post('reviews')
  async review(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('surgeId') surgeId: string,
    @Body() said: SurgeReviewDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const { safe, inContact, planInDate, home, worker, urgent } = said.answers;
    const whole = {
      answers: { safe, inContact, planInDate, home, worker, urgent },
      band: said.band ?? null,
      otherwiseBecause: said.otherwiseBecause ?? null,
      action: said.action ?? null,
      actionById: said.actionById ?? null,
      basedOn: said.basedOn ?? '',
    };
    return { id: await this.surges.review(actor, id, surgeId, whole, today) };
  }

  @Operation({
    does: 'Say that an action of a surge is done',
    scope: 'write:casework',
    also: 'read:notes',
    status: 204,
  })
  @Post('reviews/:reviewId/done')
  async done(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('surgeId') surgeId: string,
    @Param('reviewId') reviewId: string,
    @Body() { words }: SurgeDoneDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.surges.done(actor, id, surgeId, reviewId, words, today);
  }
}

function summary(surge: SurgeTold) {
  const { id, teamId, teamName, reason, startedOn, startedBy, targetOn, pace, workers, cases, reviewed } = surge;
  const { endedOn, endedBy, outcome, version } = surge;
  return {
    id,
    teamId,
    teamName,
    reason,
    startedOn,
    startedBy,
    targetOn,
    pace,
    workers,
    cases,
    reviewed,
    endedOn,
    endedBy,
    outcome,
    version,
  };
}

function reviewAnswer({ number: _, doneBy: __, ...review }: ReviewTold) {
  return review;
}
