import { Get } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { listOf } from '../web/api/cursor';
import { Choice, Id, Part, Parts, Text, Whole } from '../web/api/fields';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor } from '../web/decorators';
import { outcomes } from './wellbeing-outcomes';
import { WellbeingOutcomesService } from './wellbeing-outcomes.service';

class OutcomeCounts {
  @Whole({ about: 'Referred: seen, waiting, and ended before they were seen.' }) referred: number;

  @Whole({ about: 'Seen.' }) started: number;

  @Whole({ about: 'Waiting.' }) waiting: number;

  @Whole({ about: 'It ended before they were seen.' }) unseen: number;

  @Whole({ about: 'Finished, of those seen.' }) finished: number;

  @Whole({ about: 'With a score before and after, of those seen.' }) both: number;

  @Whole({ about: 'Without any score, of those seen.' }) notMeasured: number;
}

class ScaleAnswer {
  @Text({ about: 'The scale; null where it was not said.', nullable: true, example: 'SWEMWBS' }) scale: string | null;

  @Choice(['higher', 'lower'], { about: 'Which score is better; null where it is not known.', nullable: true })
  better: string | null;

  @Whole({ about: 'With both scores.' }) both: number;

  @Whole({ about: 'Higher after than before.' }) up: number;

  @Whole({ about: 'The same.' }) same: number;

  @Whole({ about: 'Lower after than before.' }) down: number;

  @Whole({ about: 'One of the two scores lacks.' }) lacksOne: number;

  @Whole({ about: 'In the middle of the changes, after less before.', min: -200, max: 200, nullable: true })
  medianChange: number | null;
}

class WellbeingOutcomeAnswer {
  @Whole({ about: 'The step of the pathway.', min: 1, max: 4 }) step: number;

  @Choice(['step', 'service', 'not-listed'], {
    about: 'A whole step, one service of it, or those that are not in the directory.',
  })
  of: string;

  @Id({ about: 'The service.', nullable: true }) serviceId: string | null;

  @Text({ about: 'Its name.', nullable: true }) service: string | null;

  @Part(() => OutcomeCounts, { about: 'How many.' }) counts: OutcomeCounts;

  @Whole({ about: 'Days from referral to first seen, in the middle of those who were seen.', nullable: true })
  medianWaitDays: number | null;

  @Parts(() => ScaleAnswer, { about: 'Each scale alone.' }) scales: ScaleAnswer[];
}

class WellbeingOutcomeListAnswer extends listOf(
  () => WellbeingOutcomeAnswer,
  'Each step as a whole, followed by its services by name.',
) {}

/** What came of referrals for emotional wellbeing. */
@ApiController('wellbeing-outcomes', GROUPS.health)
export class WellbeingOutcomesApiController {
  constructor(private readonly outcomes: WellbeingOutcomesService) {}

  @Operation({
    does: 'Count what came of wellbeing services',
    about: 'Of the young people whom you may see; nobody is named.',
    scope: 'read:notes',
    answers: () => WellbeingOutcomeListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor): Promise<WellbeingOutcomeListAnswer> {
    const items = outcomes(await this.outcomes.lines(actor)).map(({ serviceId, name, scales, counts, ...one }) => ({
      step: one.step,
      of: serviceId === undefined ? 'step' : serviceId === null ? 'not-listed' : 'service',
      serviceId: serviceId ?? null,
      service: name,
      counts: countsAnswer(counts),
      medianWaitDays: one.medianWaitDays,
      scales: scales.map(({ name: scale, better, medianChange, counts: { 'lacks-one': lacksOne, ...of } }) => ({
        scale,
        better,
        ...of,
        lacksOne,
        medianChange,
      })),
    }));
    return { items, next: null };
  }
}

function countsAnswer({ 'not-measured': notMeasured, ...counts }: ReturnType<typeof outcomes>[number]['counts']) {
  return { ...counts, notMeasured };
}
