import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, Text } from '../web/api/fields';
import { PLAN_STEPS, type PlanStep } from './plan-dates.service';

const KINDS = PLAN_STEPS.filter((step) => step !== 'copy');

export class PlanDateDto {
  @Choice(PLAN_STEPS, { about: 'The step. copy: the copy of the newest plan completed by then was given to them.' })
  step: PlanStep;

  @Day({ about: 'The day it was taken.' })
  on: string;

  @Text({ about: 'Of a review that was asked for: by whom.', optional: true, nullable: true, example: null })
  by?: string | null;
}

export class PlanDateAnswer {
  @Id({ about: 'The id of the step.' })
  id: string;

  @Choice(KINDS, { about: 'The step.' })
  step: string;

  @Day({ about: 'The day it was taken.' })
  on: string;

  @Day({ about: 'Of a plan: the day the young person was given their copy.', nullable: true })
  copyGivenOn: string | null;

  @Text({ about: 'Of a review that was asked for: by whom.', nullable: true, example: null })
  by: string | null;
}

export class PlanDateListAnswer extends listOf(() => PlanDateAnswer, 'In the order in which they were recorded.') {}
