import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { created, type Answered } from '../web/api/answered';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { decisionAnswer, questionAnswer } from './decision-answer';
import {
  DecidedDto,
  DecisionAnswer,
  DecisionListAnswer,
  DecisionStepDto,
  QuestionAnswer,
  QuestionDto,
} from './decisions.dto';
import { withFieldsRenamed } from '../web/api/fields-renamed';
import { DecisionsService, type DecidedSaid } from './decisions.service';

@ApiController('young-people/:id', GROUPS.oversight)
export class DecisionsApiController {
  constructor(private readonly decisions: DecisionsService) {}

  @Operation({ does: 'List decisions of managers', scope: 'read:notes', answers: () => DecisionListAnswer })
  @Get('decisions')
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<DecisionListAnswer> {
    const { decisions } = await this.decisions.list(actor, id, today);
    return { items: decisions.map((decision) => decisionAnswer(decision, today)), next: null };
  }

  @Operation({
    does: 'Record a decision of a manager',
    about: 'For managers. It answers a rise of risk (SV-03), and is no supervision of the case.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post('decisions')
  async decide(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() said: DecidedDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const supervisionId = await withFieldsRenamed(ofActions, () =>
      this.decisions.decide(actor, id, decidedSaid(said), today),
    );
    return created({ id: supervisionId }, `young-people/${id}/supervisions/${supervisionId}`);
  }

  @Operation({ does: 'Read a decision of a manager', scope: 'read:notes', answers: () => DecisionAnswer })
  @Get('decisions/:decisionId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('decisionId') decisionId: string,
    @Today() today: LocalDate,
  ): Promise<DecisionAnswer> {
    return decisionAnswer((await this.decisions.open(actor, id, decisionId, today)).decision, today);
  }

  @Operation({
    does: 'Say what became of a decision',
    about: 'Each step is kept for good.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => DecisionAnswer,
    problems: ['changed-by-someone-else'],
  })
  @Post('decisions/:decisionId/steps')
  async take(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('decisionId') decisionId: string,
    @Body() { step, onDay, byOn = null, effect = null, words = null, reviewOn = null }: DecisionStepDto,
    @Today() today: LocalDate,
  ): Promise<DecisionAnswer> {
    const said = {
      step,
      onDay: onDay as LocalDate,
      byOn: byOn as LocalDate | null,
      effect,
      words,
      reviewOn: reviewOn as LocalDate | null,
    };
    await this.decisions.take(actor, id, decisionId, said, today);
    return this.read(actor, id, decisionId, today);
  }

  @Operation({
    does: 'Ask a manager',
    about: 'It stands on the Today of the team’s manager until it is answered.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post('questions')
  async ask(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { question }: QuestionDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const questionId = await this.decisions.ask(actor, id, question, today);
    return created({ id: questionId }, `young-people/${id}/questions/${questionId}`);
  }

  @Operation({ does: 'Read a question to a manager', scope: 'read:notes', answers: () => QuestionAnswer })
  @Get('questions/:questionId')
  async question(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('questionId') questionId: string,
    @Today() today: LocalDate,
  ): Promise<QuestionAnswer> {
    return questionAnswer((await this.decisions.question(actor, id, questionId, today)).question, today);
  }

  @Operation({
    does: 'Answer a question',
    about: 'For managers, of what another asked. The answer is a dated decision.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => QuestionAnswer,
    problems: ['already-recorded'],
  })
  @Post('questions/:questionId/answer')
  async answer(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('questionId') questionId: string,
    @Body() said: DecidedDto,
    @Today() today: LocalDate,
  ): Promise<QuestionAnswer> {
    await withFieldsRenamed(ofActions, () =>
      this.decisions.decide(actor, id, decidedSaid(said), today, { questionId }),
    );
    return this.question(actor, id, questionId, today);
  }
}

/** The rows of the form are the list of actions. */
export function ofActions(field: string): string {
  return /^(what|owner|by)-\d$/.test(field) ? 'actions' : field;
}

/** Why each is done is what the manager wrote. */
export function decidedSaid({
  text,
  facts = null,
  options = null,
  reviewOn = null,
  actions = [],
}: DecidedDto): DecidedSaid {
  const weighed = { facts, options, reviewOn: reviewOn as LocalDate | null };
  return {
    text,
    ...weighed,
    actions: actions.map((action) => ({ ...action, byOn: action.byOn as LocalDate, why: text })),
  };
}
