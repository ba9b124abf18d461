import { MATTERS } from '../plan-examples/matters';
import type { SectionKey } from '../statutory/content/plan';
import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, Text } from '../web/api/fields';
import { LONGEST_EXAMPLE } from './decision-examples.service';

const MATTER_KEYS = MATTERS.map(({ key }) => key);
const NO_NAMES = 'Refused while it holds a name of the young person or of a worker.';
const may = { max: LONGEST_EXAMPLE, optional: true, nullable: true, example: null } as const;

export class DecisionExampleDto {
  @Choice(MATTER_KEYS, { about: 'What it is about.', example: 'accommodation' })
  matter: SectionKey;

  @Text({ about: `The facts. ${NO_NAMES}`, ...may })
  facts?: string | null;

  @Text({ about: `What else was considered. ${NO_NAMES}`, ...may })
  options?: string | null;

  @Text({ about: `What was decided. ${NO_NAMES}`, max: LONGEST_EXAMPLE, example: 'Pay the deposit' })
  what: string;

  @Text({ about: `Why. ${NO_NAMES}`, max: LONGEST_EXAMPLE, example: 'The flat is near work and can be paid.' })
  why: string;

  @Text({ about: `What came of it. ${NO_NAMES}`, ...may })
  cameOf?: string | null;
}

export class DecisionExampleAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Choice(MATTER_KEYS, { about: 'What it is about.', example: 'accommodation' })
  matter: string;

  @Text({ about: 'The facts.', nullable: true, example: null })
  facts: string | null;

  @Text({ about: 'What else was considered.', nullable: true, example: null })
  options: string | null;

  @Text({ about: 'What was decided.', example: 'Pay the deposit' })
  what: string;

  @Text({ about: 'Why.', example: 'The flat is near work and can be paid.' })
  why: string;

  @Text({ about: 'What came of it.', nullable: true, example: null })
  cameOf: string | null;

  @Day({ about: 'When it was shared.' })
  madeOn: string;

  @Text({ about: 'By whom.', example: 'Bo Manager' })
  madeBy: string;
}

export class DecisionExampleListAnswer extends listOf(() => DecisionExampleAnswer, 'The newest first.') {}
