import { Body, Get, Param, Patch, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import { notFound } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { created, withEtag, type Answered } from '../web/api/answered';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { areaOf, areasOf } from './areas';
import { AssessmentSigningService } from './assessment-signing.service';
import { AssessmentWritingService } from './assessment-writing.service';
import {
  AssessmentAreaAnswer,
  AssessmentAreaDto,
  AssessmentAnswer,
  AssessmentBegunDto,
  AssessmentCopyDto,
  AssessmentDecisionDto,
  AssessmentsAnswer,
  AssessmentGivenUpDto,
  AssessmentNotNeededDto,
  AssessmentRecommendationDto,
} from './assessments.dto';
import { NeedsAssessmentsService, type AssessmentOpened } from './needs-assessments.service';

const READ = 'read:notes';
const WRITE = 'write:casework';

@ApiController('young-people/:id/assessments', GROUPS.plans)
export class AssessmentsApiController {
  constructor(
    private readonly assessments: NeedsAssessmentsService,
    private readonly writing: AssessmentWritingService,
    private readonly signing: AssessmentSigningService,
  ) {}

  @Operation({
    does: 'List needs assessments',
    about: 'Completed ones, the one at work, and changes on the record that suggest another.',
    scope: READ,
    answers: () => AssessmentsAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<AssessmentsAnswer> {
    const { atWork, completed, suggestions } = await this.assessments.list(actor, id, today);
    const items = completed.map((one) => ({
      id: one.id,
      completedOn: one.completedOn,
      written: one.written,
      cause: one.cause,
      causeOn: one.causeOn,
    }));
    return { items, next: null, atWorkId: atWork?.id ?? null, suggestions };
  }

  @Operation({
    does: 'Open a needs assessment',
    about: 'One at a time is written. For advisers and managers.',
    scope: WRITE,
    answers: () => MadeAnswer,
    status: 201,
    location: true,
    problems: ['already-recorded'],
  })
  @Post()
  async begin(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { cause, on = null, words = null, factId = null }: AssessmentBegunDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const opening = { cause, on: on as LocalDate | null, words, factId };
    const made = await this.assessments.begin(actor, id, opening, today);
    return created({ id: made }, `young-people/${id}/assessments/${made}`);
  }

  @Operation({
    does: 'Say that no new needs assessment is needed',
    about: 'After a change on the record, with the reason. It leaves `suggestions`.',
    scope: WRITE,
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('not-needed')
  async notNeeded(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() said: AssessmentNotNeededDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    return { id: await this.assessments.notNeeded(actor, id, said, today) };
  }

  @Operation({ does: 'Read a needs assessment', scope: READ, answers: () => AssessmentAnswer })
  @Get(':assessmentId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('assessmentId') assessmentId: string,
    @Today() today: LocalDate,
  ): Promise<AssessmentAnswer> {
    return assessmentAnswer(await this.assessments.open(actor, id, assessmentId, today));
  }

  @Operation({
    does: 'Read an area of a needs assessment',
    scope: READ,
    answers: () => AssessmentAreaAnswer,
    etag: true,
  })
  @Get(':assessmentId/areas/:key')
  async readArea(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('assessmentId') assessmentId: string,
    @Param('key') key: string,
    @Today() today: LocalDate,
  ): Promise<Answered<AssessmentAreaAnswer>> {
    const area = await this.area(actor, id, assessmentId, key, today);
    return withEtag(area, area.version);
  }

  @Operation({
    does: 'Write an area of a needs assessment',
    about: 'While it is a draft. Fields that are left out stay as they are.',
    scope: WRITE,
    also: READ,
    answers: () => AssessmentAreaAnswer,
    etag: true,
    problems: ['changed-by-someone-else'],
  })
  @Patch(':assessmentId/areas/:key')
  async saveArea(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('assessmentId') assessmentId: string,
    @Param('key') key: string,
    @IfMatch() ifMatch: string,
    @Body() { answers }: AssessmentAreaDto,
    @Today() today: LocalDate,
  ): Promise<Answered<AssessmentAreaAnswer>> {
    const said = Object.fromEntries(answers.map(({ field, value }) => [field, value.trim()]));
    await ifUnchanged(
      ifMatch,
      () => this.area(actor, id, assessmentId, key, today),
      ({ version }) => this.writing.saveArea(actor, id, assessmentId, key, { answers: said, version }, today),
    );
    return this.readArea(actor, id, assessmentId, key, today);
  }

  @Operation({
    does: 'Add a recommendation to a needs assessment',
    about: 'While it is a draft. A need of the plan names its id.',
    scope: WRITE,
    answers: () => MadeAnswer,
    status: 201,
    problems: ['changed-by-someone-else'],
  })
  @Post(':assessmentId/recommendations')
  async recommend(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('assessmentId') assessmentId: string,
    @Body() { text, priority = null, areaKey }: AssessmentRecommendationDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const which = { id: newId(), version: null };
    const said = { text, priority, areaKey };
    return { id: await this.writing.saveRecommendation(actor, id, assessmentId, said, today, which) };
  }

  @Operation({
    does: 'Send a needs assessment to a manager',
    about: 'Their history must have been weighed and identity asked about.',
    scope: WRITE,
    also: READ,
    answers: () => AssessmentAnswer,
    problems: ['changed-by-someone-else'],
  })
  @Post(':assessmentId/submission')
  async finish(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('assessmentId') assessmentId: string,
    @Today() today: LocalDate,
  ): Promise<AssessmentAnswer> {
    await this.signing.finish(actor, id, assessmentId, today);
    return this.read(actor, id, assessmentId, today);
  }

  @Operation({
    does: 'Sign off a needs assessment, or send it back',
    about: 'For managers, and never for whoever wrote in it. The day of sign-off is the day it was completed.',
    scope: WRITE,
    also: READ,
    answers: () => AssessmentAnswer,
    problems: ['changed-by-someone-else'],
  })
  @Post(':assessmentId/decision')
  async decide(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('assessmentId') assessmentId: string,
    @Body() { signOff, reason }: AssessmentDecisionDto,
    @Today() today: LocalDate,
  ): Promise<AssessmentAnswer> {
    await this.signing.decide(actor, id, assessmentId, { signOff, version: null, reason: reason ?? '' }, today);
    return this.read(actor, id, assessmentId, today);
  }

  @Operation({
    does: 'Record that a copy of a needs assessment was given and explained',
    scope: WRITE,
    answers: () => MadeAnswer,
    status: 201,
    problems: ['changed-by-someone-else'],
  })
  @Post(':assessmentId/copies')
  async giveCopy(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('assessmentId') assessmentId: string,
    @Body() { givenOn = null, how = null, explainedOn = null, whyNot = null }: AssessmentCopyDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const copy = { givenOn: givenOn as LocalDate | null, how, explainedOn: explainedOn as LocalDate | null, whyNot };
    return { id: await this.signing.giveCopy(actor, id, assessmentId, copy, today) };
  }

  @Operation({
    does: 'Give a needs assessment up',
    about: 'While it is a draft, with a reason. What was written stays.',
    scope: WRITE,
    also: READ,
    answers: () => AssessmentAnswer,
    problems: ['changed-by-someone-else'],
  })
  @Post(':assessmentId/giving-up')
  async giveUp(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('assessmentId') assessmentId: string,
    @Body() { reason }: AssessmentGivenUpDto,
    @Today() today: LocalDate,
  ): Promise<AssessmentAnswer> {
    await this.assessments.giveUp(actor, id, assessmentId, reason, today);
    return this.read(actor, id, assessmentId, today);
  }

  private async area(
    actor: UserActor,
    id: string,
    assessmentId: string,
    key: string,
    today: LocalDate,
  ): Promise<AssessmentAreaAnswer> {
    const opened = await this.assessments.open(actor, id, assessmentId, today);
    const area = areaOf(opened.assessment.matters, key);
    if (!area || !opened.areas.has(key)) throw notFound();
    return areaAnswer(opened, key);
  }
}

function areaAnswer({ assessment, areas }: AssessmentOpened, key: string): AssessmentAreaAnswer {
  const area = areaOf(assessment.matters, key)!;
  const { answers, version } = areas.get(key)!;
  return {
    key,
    title: area.title,
    fields: area.fields.map(({ name }) => name),
    answers: Object.entries(answers).map(([field, value]) => ({ field, value })),
    version,
  };
}

function assessmentAnswer(opened: AssessmentOpened): AssessmentAnswer {
  const { assessment, areas, recommendations, signed, traces, copies } = opened;
  const { id, state, matters, cause, causeOn, causeWords, openedOn, finishedOn } = assessment;
  return {
    id,
    state,
    matters,
    cause,
    causeOn,
    causeWords,
    openedOn,
    finishedOn,
    signedOn: signed?.signedOn ?? null,
    digest: signed?.digest ?? null,
    despiteGapsBecause: signed?.despiteGapsBecause ?? null,
    areas: areasOf(matters).flatMap(({ key }) => (areas.has(key) ? [areaAnswer(opened, key)] : [])),
    recommendations: recommendations.map((one) => ({
      id: one.id,
      text: one.text,
      priority: one.priority,
      areaKey: one.areaKey,
      inPlan: traces.has(one.id),
    })),
    todo: opened.todo.map(({ sentence }) => sentence),
    gaps: opened.gaps.map(({ rule, item, sentence, confirmed }) => ({ rule, item, sentence, confirmed })),
    hints: opened.hints,
    copies: copies.map(({ givenOn, how, explainedOn, whyNot }) => ({ givenOn, how, explainedOn, whyNot })),
    owed: opened.owed.map(({ rule, item, sentence, confirmed }) => ({ rule, item, sentence, confirmed })),
  };
}
