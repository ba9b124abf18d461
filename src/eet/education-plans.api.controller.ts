import { Body, Get, Param, Patch, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { created, withEtag, type Answered } from '../web/api/answered';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import {
  ChangedEducationPlanDto,
  EducationPlanAnswer,
  EducationPlanDto,
  EducationPlanListAnswer,
  EducationStepDto,
} from './eet.dto';
import type { Attainment } from './attainment';
import { attainmentAnswer } from './attainment-answer';
import { EducationPlansService } from './education-plans.service';
import type { EducationPlan } from './eet.entities';

@ApiController('young-people/:id/education-plans', GROUPS.eet)
export class EducationPlansApiController {
  constructor(private readonly plans: EducationPlansService) {}

  @Operation({ does: 'List plans for education', scope: 'read:notes', answers: () => EducationPlanListAnswer })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<EducationPlanListAnswer> {
    const { plans, attainment } = await this.plans.list(actor, id, today);
    return { items: plans.map((plan) => answer(plan, attainment)), next: null };
  }

  @Operation({
    does: 'Write an education plan, or a re-engagement plan',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async write(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() said: EducationPlanDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const planId = await this.plans.write(actor, id, { ...UNSAID, ...said }, today);
    return created({ id: planId }, `young-people/${id}/education-plans/${planId}`);
  }

  @Operation({
    does: 'Read a plan for education',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => EducationPlanAnswer,
    etag: true,
  })
  @Get(':planId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('planId') planId: string,
    @Today() today: LocalDate,
  ): Promise<Answered<EducationPlanAnswer>> {
    const { plan, attainment } = await this.plans.open(actor, id, planId, today);
    return withEtag(answer(plan, attainment), plan.version);
  }

  @Operation({
    does: 'Change a plan for education',
    about: 'What is left out stays as it is; its kind does. One that has ended is not changed.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => EducationPlanAnswer,
    etag: true,
    problems: ['already-recorded'],
  })
  @Patch(':planId')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('planId') planId: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedEducationPlanDto,
    @Today() today: LocalDate,
  ): Promise<Answered<EducationPlanAnswer>> {
    await ifUnchanged(
      ifMatch,
      async () => (await this.plans.open(actor, id, planId, today)).plan,
      async ({ version, writtenOn, reviewOn, targets, funding, goalId, barrier, firstStep, rhythm, supporter }) => {
        const stands = { writtenOn, reviewOn, targets, funding, goalId, barrier, firstStep, rhythm, supporter };
        const given = Object.entries(said).filter(([name, value]) => value !== undefined && name !== 'kind');
        await this.plans.change(actor, id, planId, { ...stands, ...Object.fromEntries(given) }, version, today);
      },
    );
    return this.read(actor, id, planId, today);
  }

  @Operation({
    does: 'Record what became of a plan for education',
    scope: 'write:casework',
    status: 204,
    problems: ['already-recorded'],
  })
  @Post(':planId/steps')
  async step(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('planId') planId: string,
    @Body() { step, onDay, words = null, reviewOn = null }: EducationStepDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.plans.step(actor, id, planId, { step, onDay, words, reviewOn }, today);
  }
}

const UNSAID = {
  targets: null,
  funding: null,
  goalId: null,
  barrier: null,
  firstStep: null,
  rhythm: null,
  supporter: null,
};

function answer(plan: EducationPlan, attainment: Attainment): EducationPlanAnswer {
  const { id, kind, writtenOn, reviewOn, endedOn, targets, funding, goalId, barrier, firstStep, rhythm, supporter } =
    plan;
  const said = { targets, funding, goalId, barrier, firstStep, rhythm, supporter };
  return { id, kind, writtenOn, reviewOn, endedOn, ...said, attainment: attainmentAnswer(attainment) };
}
