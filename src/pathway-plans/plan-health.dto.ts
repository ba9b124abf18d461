import { Choice, Day, Instant, Parts, Text, YesNo } from '../web/api/fields';
import { HEALTH_ITEMS } from './health-items';

const ITEM = 'A kind of check, a part of the health passport, or a field of it that they share with their adviser.';

export class PlanHealthSaidDto {
  @Choice(HEALTH_ITEMS, { about: ITEM, example: 'dental-check' })
  item: string;

  @YesNo({ about: 'Whether the plan may show it.' })
  inPlan: boolean;

  @YesNo({ about: 'The answer that you saw; null where there was none.', nullable: true, example: null })
  was: boolean | null;

  @Instant({
    about: 'Of a field of the passport, as it was listed: a yes to something else is not kept.',
    nullable: true,
    optional: true,
    example: null,
  })
  writtenAt?: string | null;
}

export class PlanHealthDto {
  @Parts(() => PlanHealthSaidDto, { about: 'What they said of each thing that they were asked about.' })
  answers: PlanHealthSaidDto[];
}

export class PlanHealthItemAnswer {
  @Choice(HEALTH_ITEMS, { about: ITEM, example: 'dental-check' })
  item: string;

  @Text({ about: 'What it is.', example: 'Dental check' })
  label: string;

  @Text({ about: 'What the record says of it.', example: '3 June 2026' })
  words: string;

  @Instant({ about: 'Of a field of the passport: when it was written down.', nullable: true, example: null })
  writtenAt: string | null;

  @YesNo({ about: 'Whether the plan may show it. Null where nobody asked: then it does not.', nullable: true })
  inPlan: boolean | null;

  @Day({ about: 'When they were asked last.', nullable: true })
  askedOn: string | null;

  @Text({ about: 'By whom.', nullable: true, example: 'Ada Worker' })
  askedBy: string | null;
}

export class PlanHealthAnswerList {
  @YesNo({
    about: 'They agreed that their adviser may have a copy of their health passport. Without it a plan shows nothing.',
  })
  agreed: boolean;

  @Parts(() => PlanHealthItemAnswer, { about: 'What the record holds on their health.' })
  items: PlanHealthItemAnswer[];
}
