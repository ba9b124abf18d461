import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { created, type Answered } from '../web/api/answered';
import { DEFAULT_LIMIT, listed, placeIn } from '../web/api/cursor';
import { givenOf } from '../web/api/fields';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { IMPROVEMENT_PLACE, type ImprovementTold } from './improvement-told';
import {
  ImprovementAnswer,
  ImprovementChangeDto,
  ImprovementClosingDto,
  ImprovementListAnswer,
  ImprovementLookDto,
  ImprovementMeasuresAnswer,
  ImprovementNoteDto,
  ImprovementOpenedDto,
  ImprovementQueryDto,
  type ImprovementShapeDto,
} from './improvements.dto';
import { ImprovementsService, type ImprovementShape } from './improvements.service';
import { MEASURES } from './measures';

/** What the service does to get better, and whether it lasts. */
@ApiController('improvements', GROUPS.workers)
export class ImprovementsApiController {
  constructor(private readonly improvements: ImprovementsService) {}

  @Operation({
    does: 'List improvement actions',
    about: 'Of the whole council, of your teams, and your own.',
    scope: 'read:service',
    answers: () => ImprovementListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Query() query: ImprovementQueryDto,
    @Today() today: LocalDate,
  ): Promise<ImprovementListAnswer> {
    const { show = 'open', limit = DEFAULT_LIMIT, cursor } = query;
    const part = { after: placeIn(cursor, IMPROVEMENT_PLACE), limit };
    const found = await this.improvements.list(actor, show, today, part);
    return listed(
      found,
      query,
      'improvements',
      ({ place: _place, ...told }) => answerOf(told),
      ({ place }) => place,
    );
  }

  @Operation({
    does: 'Open an improvement action',
    about: 'For managers. Its figure is read now and every working night.',
    scope: 'write:service',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async begin(
    @CurrentActor() actor: UserActor,
    @Body() said: ImprovementOpenedDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const { teamId = null, measure = null } = said;
    const id = await this.improvements.begin(actor, { ...shapeOf(said), teamId, measure }, today);
    return created({ id }, `improvements/${id}`);
  }

  @Operation({ does: 'Read an improvement action', scope: 'read:service', answers: () => ImprovementAnswer })
  @Get(':improvementId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('improvementId') id: string,
    @Today() today: LocalDate,
  ): Promise<ImprovementAnswer> {
    const { action, steps, readings } = await this.improvements.open(actor, id, today);
    return { ...answerOf(action), steps, readings };
  }

  @Operation({
    does: 'Change an improvement action',
    about: 'While it is open. What is left out stays as it is; its figure and team always do.',
    scope: 'write:service',
    status: 204,
    problems: ['changed-by-someone-else'],
  })
  @Post(':improvementId/change')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('improvementId') id: string,
    @Body() { version, ...said }: ImprovementChangeDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.improvements.change(actor, id, givenOf(said) as Partial<ImprovementShape>, version, today);
  }

  @Operation({
    does: 'Write how far an improvement action is',
    about: 'Never changed: put one right by another.',
    scope: 'write:service',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post(':improvementId/notes')
  async note(
    @CurrentActor() actor: UserActor,
    @Param('improvementId') id: string,
    @Body() { words }: ImprovementNoteDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    return { id: await this.improvements.note(actor, id, words, today) };
  }

  @Operation({
    does: 'Say that somebody looked again',
    about: 'Where it was closed and does not hold, it opens again.',
    scope: 'write:service',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['changed-by-someone-else'],
  })
  @Post(':improvementId/looks')
  async look(
    @CurrentActor() actor: UserActor,
    @Param('improvementId') id: string,
    @Body() { kept, words, nextOn = null }: ImprovementLookDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    return { id: await this.improvements.look(actor, id, { kept, words, nextOn: nextOn as LocalDate | null }, today) };
  }

  @Operation({
    does: 'Close an improvement action',
    about: 'It worked only where its figure does not miss the target.',
    scope: 'write:service',
    status: 204,
    problems: ['changed-by-someone-else'],
  })
  @Post(':improvementId/closing')
  async close(
    @CurrentActor() actor: UserActor,
    @Param('improvementId') id: string,
    @Body() { how, words, reauditOn = null, version }: ImprovementClosingDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    const said = { how, words, reauditOn: reauditOn as LocalDate | null };
    await this.improvements.close(actor, id, said, version, today);
  }
}

@ApiController('improvement-measures', GROUPS.workers)
export class ImprovementMeasuresApiController {
  @Operation({
    does: 'List the figures that an improvement action can be measured by',
    scope: 'read:service',
    answers: () => ImprovementMeasuresAnswer,
  })
  @Get()
  list(@CurrentActor() actor: UserActor): ImprovementMeasuresAnswer {
    mustBeAllowed(actor, 'see-improvement');
    const items = MEASURES.map(({ key, title, metric, goodIsHigh }) => ({ key, title, says: metric.name, goodIsHigh }));
    return { items, next: null };
  }
}

function answerOf({ inspection: _inspection, ...told }: ImprovementTold) {
  return told;
}

function shapeOf(said: ImprovementShapeDto): ImprovementShape {
  const { source, sourceWords = null, inspectionId = null, foundOn, found, todo, changes, changesWords = null } = said;
  const {
    target = null,
    looksAt = null,
    ownerId = null,
    ownerElsewhere = null,
    ownerEmail = null,
    keeperId = null,
  } = said;
  const { leaders = [], dueOn, reauditOn = null } = said;
  return {
    ...{
      source,
      sourceWords,
      inspectionId,
      found,
      todo,
      changes,
      changesWords,
      target,
      looksAt,
      ownerId,
      ownerElsewhere,
      ownerEmail,
      keeperId,
    },
    ...{ leaders, foundOn: foundOn as LocalDate, dueOn: dueOn as LocalDate, reauditOn: reauditOn as LocalDate | null },
  };
}
