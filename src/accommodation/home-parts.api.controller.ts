import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { created, type Answered } from '../web/api/answered';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { HomeAssessmentsService } from './home-assessments.service';
import { HomeControlService } from './home-control.service';
import type { AssessmentAnswers, AssessmentItem } from './home.entities';
import {
  HomeAssessmentDto,
  HomeExitPlanDto,
  HomeFollowUpDto,
  HomeInFullAnswer,
  inFullAnswer,
  HomeSignOffDto,
  HomeTaskStepDto,
} from './home-parts.dto';
import { HomesReadService } from './homes-read.service';

/** What is known of one home, and what is done about it. */
@ApiController('young-people/:id/homes/:homeId', GROUPS.homes)
export class HomePartsApiController {
  constructor(
    private readonly homes: HomesReadService,
    private readonly assessments: HomeAssessmentsService,
    private readonly control: HomeControlService,
  ) {}

  @Operation({
    does: 'Read a home in full',
    about: 'Both judgements, the young person’s view, sign-offs, what the move brought to do, and how it turns out.',
    scope: 'read:people',
    answers: () => HomeInFullAnswer,
  })
  @Get('in-full')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('homeId') homeId: string,
    @Today() today: LocalDate,
  ): Promise<HomeInFullAnswer> {
    return inFullAnswer((await this.homes.one(actor, id, homeId, today)).home);
  }

  @Operation({
    does: 'Say whether a home is suitable',
    about: 'The answers of regulation 9, the judgement for the return, and what the young person thinks.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post('assessments')
  async assess(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('homeId') homeId: string,
    @Body() said: HomeAssessmentDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const { yes, no, words = null, changed = null, view, viewWords = null } = said;
    const answers = yes || no ? answersIn(yes ?? [], no ?? []) : null;
    const assessmentId = await this.assessments.assess(
      actor,
      id,
      homeId,
      {
        assessedOn: said.assessedOn as LocalDate,
        ...(answers && { answers }),
        words,
        changed,
        ...(said.judgement !== undefined && { judgement: said.judgement }),
        ...(said.judgementReason !== undefined && { judgementReason: said.judgementReason }),
        view: view ? { answer: view, words: viewWords } : null,
      },
      today,
    );
    return created({ id: assessmentId }, `young-people/${id}/homes/${homeId}/in-full`);
  }

  @Operation({
    does: 'Say how somebody moves on from bed and breakfast',
    about: 'Of the home where they live now. A later plan takes the place of an earlier one.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => HomeInFullAnswer,
  })
  @Post('exit-plan')
  async planExit(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('homeId') homeId: string,
    @Body() { exitPlan, exitOwner, exitByOn }: HomeExitPlanDto,
    @Today() today: LocalDate,
  ): Promise<HomeInFullAnswer> {
    const said = { plan: exitPlan, owner: exitOwner, byOn: exitByOn as LocalDate };
    await this.control.planExit(actor, id, homeId, said, today);
    return inFullAnswer((await this.homes.one(actor, id, homeId, today)).home);
  }

  @Operation({
    does: 'Sign off a home that should not be used',
    about:
      'Bed and breakfast, or a shared house that is not assessed. Under 18 in bed and breakfast: the head of service.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => HomeInFullAnswer,
    problems: ['already-recorded'],
  })
  @Post('sign-off')
  async decide(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('homeId') homeId: string,
    @Body() { agreed, words }: HomeSignOffDto,
    @Today() today: LocalDate,
  ): Promise<HomeInFullAnswer> {
    await this.control.decide(actor, id, homeId, { agreed, words }, today);
    return this.read(actor, id, homeId, today);
  }

  @Operation({
    does: 'Say what became of something a move brought to do',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => HomeInFullAnswer,
  })
  @Post('tasks/:taskId')
  async see(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('homeId') homeId: string,
    @Param('taskId') taskId: string,
    @Body() { step, onDay, words = null }: HomeTaskStepDto,
    @Today() today: LocalDate,
  ): Promise<HomeInFullAnswer> {
    await this.control.see(actor, id, homeId, [{ taskId, step, onDay: onDay as LocalDate, words }], today);
    return this.read(actor, id, homeId, today);
  }

  @Operation({
    does: 'Say how it goes in a home',
    about: 'Four weeks after a move to a shared house; 1, 3, 6 and 12 months after one into a home of their own.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => HomeInFullAnswer,
  })
  @Post('follow-ups')
  async followUp(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('homeId') homeId: string,
    @Body() { mark, askedOn, answer, words = null }: HomeFollowUpDto,
    @Today() today: LocalDate,
  ): Promise<HomeInFullAnswer> {
    const said = { askedOn: askedOn as LocalDate, answer, words };
    await this.control.followUp(actor, id, homeId, mark, said, today);
    return this.read(actor, id, homeId, today);
  }
}

function answersIn(yes: readonly AssessmentItem[], no: readonly AssessmentItem[]): AssessmentAnswers {
  const answers: AssessmentAnswers = {};
  for (const item of yes) answers[item] = true;
  for (const item of no) answers[item] = false;
  return answers;
}
