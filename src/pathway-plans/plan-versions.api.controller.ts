import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import { isWritten } from '../statutory/content/gap';
import { invalid } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { created, type Answered } from '../web/api/answered';
import { DEFAULT_LIMIT, listed, PageQueryDto, placeIn } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { changeWords } from './differences';
import { PlanApprovalService } from './plan-approval.service';
import { PlanCopiesService } from './plan-copies.service';
import { PlanCompletionService, type AgreementSaid } from './plan-completion.service';
import type { VersionTold } from './plan-in-force';
import {
  PlanAgreementDto,
  PlanCopyDto,
  PlanCopyNotGivenDto,
  PlanDecisionDto,
  PlanDifferencesAnswer,
  PlanDifferencesQueryDto,
  PlanDisagreementAnswerDto,
  PlanFinishDto,
  PlanFinishedAnswer,
  PlanReadBackAnswer,
  PlanVersionAnswer,
  PlanVersionsAnswer,
  PlanVersionWholeAnswer,
} from './plan-version.dto';
import { numberIn, PlanVersionsService } from './plan-versions.service';

/** Finishing a plan, and its versions with what became of them. */
@ApiController('young-people/:id', GROUPS.plans)
export class PlanVersionsApiController {
  constructor(
    private readonly versions: PlanVersionsService,
    private readonly completion: PlanCompletionService,
    private readonly approval: PlanApprovalService,
    private readonly copies: PlanCopiesService,
  ) {}

  @Operation({
    does: 'Read a plan back before it is finished',
    about: 'The whole plan with what it does not set out yet.',
    scope: 'read:people',
    also: 'read:notes',
    answers: () => PlanReadBackAnswer,
    problems: ['already-recorded'],
  })
  @Get('plan-at-work/read-back')
  async readBack(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<PlanReadBackAnswer> {
    const { readBack, document, coverage, missing } = await this.completion.readBack(actor, id, today, 'read-notes');
    return {
      readBack,
      document: { ...document },
      missing: missing.map(({ sentence }) => sentence),
      needsWithout: coverage.needsWithout.map((need) => ({ ...need })),
      notExplored: coverage.notExplored.map((topic) => ({ ...topic })),
    };
  }

  @Operation({
    does: 'Finish the plan',
    about:
      'Keeps the plan as a version for good and hands it to a manager. Refused where the plan was changed after it was read back.',
    scope: 'write:casework',
    answers: () => PlanFinishedAnswer,
    status: 201,
    location: true,
    problems: ['already-recorded', 'changed-by-someone-else'],
  })
  @Post('plan-at-work/finish')
  async finish(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { readBack, meetings, explainedOn, whyNot = {}, consulted = [], agreement }: PlanFinishDto,
    @Today() today: LocalDate,
  ): Promise<Answered<PlanFinishedAnswer>> {
    const versionId = newId();
    const why = Object.entries(whyNot).filter((one): one is [string, string] => isWritten(one[1] as string | null));
    const said = {
      readBack,
      takingPart: {
        meetings: meetings ?? '',
        explainedOn: (explainedOn ?? null) as LocalDate | null,
        whyNot: Object.fromEntries(why),
      },
      consulted: consulted.map(({ who, consent, on, said: words }) => {
        return { id: newId(), who, consent, on: on as LocalDate, said: words ?? '' };
      }),
      agreement: agreementSaid(agreement),
    };
    const number = await this.completion.finish(actor, id, said, today, versionId);
    return created({ id: versionId, number }, `young-people/${id}/plan-versions/${number}`);
  }

  @Operation({ does: 'List the versions of the plan', scope: 'read:people', answers: () => PlanVersionsAnswer })
  @Get('plan-versions')
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<PlanVersionsAnswer> {
    const { limit = DEFAULT_LIMIT, cursor } = query;
    const place = placeIn(cursor, ['number']);
    const versions = await this.versions.list(actor, id, { below: place && Number(place[0]), limit });
    return listed(versions, query, `young-people/${id}/plan-versions`, versionAnswer, ({ number }) => [String(number)]);
  }

  @Operation({
    does: 'Read a version of the plan',
    about: 'The exact text that was kept, what the young person said of it, and the copies given.',
    scope: 'read:people',
    also: 'read:notes',
    answers: () => PlanVersionWholeAnswer,
  })
  @Get('plan-versions/:number')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
  ): Promise<PlanVersionWholeAnswer> {
    const opened = await this.versions.open(actor, id, numberIn(number));
    const { version, inForce, text, digest, agreements, copies, notGiven } = opened;
    return {
      ...versionAnswer(version),
      inForce: inForce?.id === version.id,
      document: text,
      digest,
      agreements,
      copies,
      notGiven,
    };
  }

  @Operation({
    does: 'Compare a version with an earlier one',
    scope: 'read:people',
    also: 'read:notes',
    answers: () => PlanDifferencesAnswer,
  })
  @Get('plan-versions/:number/differences')
  async compare(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Query() query: PlanDifferencesQueryDto,
  ): Promise<PlanDifferencesAnswer> {
    const { before, differences } = await this.versions.compare(actor, id, numberIn(number), query.with ?? null);
    return {
      with: before?.version.number ?? null,
      plan: differences?.plan.map(changeWords) ?? [],
      topics:
        differences?.topics.map(({ key, title, kind, changes }) => ({
          key,
          title,
          kind,
          changes: changes.map(changeWords),
        })) ?? [],
    };
  }

  @Operation({
    does: 'Record what the young person says of a version',
    about: 'On a later day than before: the last one holds, the earlier stay.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('plan-versions/:number/agreements')
  async agree(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Body() said: PlanAgreementDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    return { id: await this.completion.sayAgreement(actor, id, numberIn(number), agreementSaid(said), today) };
  }

  @Operation({
    does: 'Answer a disagreement',
    about: 'For managers.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['already-recorded'],
  })
  @Post('plan-versions/:number/agreements/:agreementId/answer')
  async answer(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Param('agreementId') agreementId: string,
    @Body() { answer }: PlanDisagreementAnswerDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const given = await this.completion.answerDisagreement(actor, id, numberIn(number), agreementId, answer, today);
    return { id: given };
  }

  @Operation({
    does: 'Approve or return a version',
    about: 'For managers, and never for a plan that they wrote in or finished.',
    scope: 'write:casework',
    also: 'read:notes',
    status: 204,
    problems: ['changed-by-someone-else'],
  })
  @Post('plan-versions/:number/decision')
  async decide(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Body() { decision, comments = null }: PlanDecisionDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.approval.decide(actor, id, numberIn(number), { decision, comments }, today);
  }

  @Operation({
    does: 'Record a copy given',
    about: 'The first one to the young person is the day their copy of the plan was given.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['already-recorded'],
  })
  @Post('plan-versions/:number/copies')
  async giveCopy(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Body() { toWhom = null, how, givenOn, explainedOn = null, explainedHow = null }: PlanCopyDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    if (explainedOn === null && explainedHow !== null) throw invalid('explainedOn', 'Enter the day it was explained');
    const explained = explainedOn === null ? null : { on: explainedOn as LocalDate, how: explainedHow ?? '' };
    const copy = { toWhom, how, givenOn: givenOn as LocalDate, explained };
    return { id: await this.copies.give(actor, id, numberIn(number), copy, today) };
  }

  @Operation({
    does: 'Record why they could not be given a copy',
    about: 'The copy is not owed any more, or from a day on again.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['already-recorded'],
  })
  @Post('plan-versions/:number/copies-not-given')
  async couldNotGive(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Body() { why, tried, saidOn, askAgainOn = null }: PlanCopyNotGivenDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const said = { why, tried, saidOn: saidOn as LocalDate, askAgainOn: askAgainOn as LocalDate | null };
    return { id: await this.copies.couldNot(actor, id, numberIn(number), said, today) };
  }
}

function agreementSaid({ answer, saidOn, words, tried, advocacy }: PlanAgreementDto): AgreementSaid {
  return { answer, saidOn: saidOn as LocalDate, words: words ?? null, tried: tried ?? null, advocacy };
}

function versionAnswer(version: VersionTold): PlanVersionAnswer {
  const { id, number, state, finishedOn, finishedBy, decidedOn, decidedBy, comments, agreement } = version;
  const { copyGivenOn, withdrawn } = version;
  return {
    id,
    number,
    state,
    finishedOn,
    finishedBy,
    decidedOn,
    decidedBy,
    comments,
    agreement,
    copyGivenOn,
    withdrawn,
  };
}
