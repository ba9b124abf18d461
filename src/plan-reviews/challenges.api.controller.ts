import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { invalid } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { created, type Answered } from '../web/api/answered';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { ChallengeAnswer, ChallengeRaisedDto, ChallengesAnswer, ChallengeStepDto } from './challenges.dto';
import { ChallengesService, type StepSaid } from './challenges.service';
import type { ChallengeTold } from './challenges-told';

@ApiController('young-people/:id/challenges', GROUPS.plans)
export class ChallengesApiController {
  constructor(private readonly challenges: ChallengesService) {}

  @Operation({ does: 'List challenges of reviewing officers', scope: 'read:notes', answers: () => ChallengesAnswer })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<ChallengesAnswer> {
    return { items: (await this.challenges.list(actor, id)).map(challengeAnswer), next: null };
  }

  @Operation({
    does: 'Record a challenge of a reviewing officer',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async raise(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() said: ChallengeRaisedDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const { raisedBy, what, stage, toWhom } = said;
    const days = { raisedOn: said.raisedOn as LocalDate, answerBy: said.answerBy as LocalDate };
    const challengeId = await this.challenges.raise(actor, id, { raisedBy, what, stage, toWhom, ...days }, today);
    return created({ id: challengeId }, `young-people/${id}/challenges/${challengeId}`);
  }

  @Operation({ does: 'Read a challenge', scope: 'read:notes', answers: () => ChallengeAnswer })
  @Get(':challengeId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('challengeId') challengeId: string,
  ): Promise<ChallengeAnswer> {
    return challengeAnswer((await this.challenges.open(actor, id, challengeId)).challenge);
  }

  @Operation({
    does: 'Record the next step of a challenge',
    about: 'It is answered, resolved, or taken to the next stage. Steps are never changed.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => ChallengeAnswer,
    problems: ['changed-by-someone-else'],
  })
  @Post(':challengeId/steps')
  async step(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('challengeId') challengeId: string,
    @Body() said: ChallengeStepDto,
    @Today() today: LocalDate,
  ): Promise<ChallengeAnswer> {
    await this.challenges.step(actor, id, { challengeId, seen: said.seen }, stepOf(said), today);
    return this.read(actor, id, challengeId);
  }
}

function stepOf({ step, takenOn, words, toWhom, answerBy }: ChallengeStepDto): StepSaid {
  const of = { takenOn: takenOn as LocalDate, words: words ?? '' };
  if (step !== 'put') return { step, ...of };
  if (!answerBy) throw invalid('answerBy', 'Enter the day by which the answer is to come');
  return { step, ...of, toWhom: toWhom ?? '', answerBy: answerBy as LocalDate };
}

function challengeAnswer({ id, raisedOn, raisedBy, what, standing, steps }: ChallengeTold): ChallengeAnswer {
  return {
    id,
    raisedOn,
    raisedBy,
    what,
    waits: standing.waits,
    steps: steps.map((one) => ({
      id: one.id,
      step: one.step,
      stage: one.stage,
      takenOn: one.takenOn,
      toWhom: one.toWhom,
      answerBy: one.answerBy,
      words: one.words,
    })),
  };
}
