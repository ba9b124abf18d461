import type { LocalDate } from '../statutory/local-date';
import { listOf } from '../web/api/cursor';
import { changesTo, Day, Id, Parts, Text, Words } from '../web/api/fields';
import { LONGEST_STEP, LONGEST_SUPPORT_TEXT } from './intensive-support';
import { COMPLEX_REASONS, type ComplexReason, type IntensiveSupport } from './intensive-support.entity';

const ABOUT = {
  fromOn: 'The day it begins.',
  toOn: 'The day it was over; null while it runs.',
  reasons: 'What makes life so unsettled.',
  why: 'The reasons in words.',
  needs: 'What the young person needs.',
  askedOfThem: 'What is asked of them.',
  steps: 'Who does what, and how often; one at least.',
  reviewOn: 'The day by which it is looked at again.',
  outcome: 'What came of it; null while it runs.',
};
const WHY = 'Three homes since June, and she goes missing at weekends.';
const NEEDS = 'A place she can stay, and one person who rings every morning.';

export class SupportStepDto {
  @Text({ about: 'Who does it.', max: LONGEST_STEP, example: 'Grace Adeyemi' })
  who: string;

  @Text({ about: 'What they do.', max: LONGEST_STEP, example: 'Rings her' })
  what: string;

  @Text({ about: 'How often.', max: LONGEST_STEP, example: 'every morning' })
  howOften: string;
}

/** A plan of intensive support. */
export class IntensiveSupportDto {
  @Day({ about: ABOUT.fromOn, example: '2026-03-09' })
  fromOn: LocalDate;

  @Words({ about: ABOUT.reasons, of: COMPLEX_REASONS })
  reasons: ComplexReason[];

  @Text({ about: ABOUT.why, max: LONGEST_SUPPORT_TEXT, example: WHY })
  why: string;

  @Text({ about: ABOUT.needs, max: LONGEST_SUPPORT_TEXT, example: NEEDS })
  needs: string;

  @Text({ about: ABOUT.askedOfThem, max: LONGEST_SUPPORT_TEXT, optional: true, nullable: true, example: null })
  askedOfThem?: string | null;

  @Parts(() => SupportStepDto, { about: ABOUT.steps })
  steps: SupportStepDto[];

  @Day({ about: ABOUT.reviewOn, example: '2026-04-09' })
  reviewOn: LocalDate;
}

/** What is left out stays as it is. */
export class ChangedIntensiveSupportDto extends changesTo(IntensiveSupportDto) {
  @Day({ about: ABOUT.toOn, optional: true, nullable: true, example: '2026-04-09' })
  toOn?: LocalDate | null;

  @Text({ about: ABOUT.outcome, max: LONGEST_SUPPORT_TEXT, optional: true, nullable: true, example: 'She has a flat.' })
  outcome?: string | null;
}

export class IntensiveSupportAnswer {
  @Id({ about: 'Its id, the same through every change.' })
  id: string;

  @Day({ about: ABOUT.fromOn, example: '2026-03-09' })
  fromOn: string;

  @Day({ about: ABOUT.toOn, nullable: true, example: null })
  toOn: string | null;

  @Words({ about: ABOUT.reasons, of: COMPLEX_REASONS })
  reasons: string[];

  @Text({ about: ABOUT.why, example: WHY })
  why: string;

  @Text({ about: ABOUT.needs, example: NEEDS })
  needs: string;

  @Text({ about: ABOUT.askedOfThem, nullable: true, example: null })
  askedOfThem: string | null;

  @Parts(() => SupportStepDto, { about: ABOUT.steps })
  steps: SupportStepDto[];

  @Day({ about: ABOUT.reviewOn, example: '2026-04-09' })
  reviewOn: string;

  @Text({ about: ABOUT.outcome, nullable: true, example: null })
  outcome: string | null;
}

export class IntensiveSupportListAnswer extends listOf(
  () => IntensiveSupportAnswer,
  'In the order in which they were recorded.',
) {}

export function intensiveSupportAnswer(plan: IntensiveSupport): IntensiveSupportAnswer {
  const { factId, fromOn, toOn, reasons, why, needs, askedOfThem, steps, reviewOn, outcome } = plan;
  return { id: factId, fromOn, toOn, reasons, why, needs, askedOfThem, steps, reviewOn, outcome };
}
