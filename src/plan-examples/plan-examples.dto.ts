import type { SectionKey } from '../statutory/content/plan';
import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, Parts, Text } from '../web/api/fields';
import { MATTERS } from './matters';
import { LONGEST_TEXT } from './plan-examples.service';

const OWNERS = ['young-person', 'adviser', 'someone-else'] as const;
const MATTER_KEYS = MATTERS.map(({ key }) => key);
const NO_NAMES = 'Refused while it holds a name of the young person or of a worker.';

export class ExampleActionDto {
  @Text({ about: `What is done. ${NO_NAMES}`, max: LONGEST_TEXT, example: 'Open a bank account' })
  what: string;

  @Text({
    about: 'What can be seen when it is done.',
    max: LONGEST_TEXT,
    optional: true,
    nullable: true,
    example: null,
  })
  result?: string | null;

  @Text({ about: 'The first step.', max: LONGEST_TEXT, optional: true, nullable: true, example: null })
  firstStep?: string | null;

  @Choice(OWNERS, { about: 'Who does it.', optional: true, nullable: true, example: 'young-person' })
  ownerKind?: (typeof OWNERS)[number] | null;
}

export class ExampleDto {
  @Choice(MATTER_KEYS, { about: 'What it is about.', example: 'money' })
  matter: SectionKey;

  @Text({ about: `What was needed. ${NO_NAMES}`, max: LONGEST_TEXT, optional: true, nullable: true, example: null })
  need?: string | null;

  @Text({ about: `The goal. ${NO_NAMES}`, max: LONGEST_TEXT, example: 'Money of my own' })
  goal: string;

  @Parts(() => ExampleActionDto, { about: 'What was done to reach it: one action at least.' })
  actions: ExampleActionDto[];
}

export class ExampleActionAnswer {
  @Text({ about: 'What is done.', example: 'Open a bank account' })
  what: string;

  @Text({ about: 'What can be seen when it is done.', nullable: true, example: 'The card has come' })
  result: string | null;

  @Text({ about: 'The first step.', nullable: true, example: 'Find my passport' })
  firstStep: string | null;

  @Choice(OWNERS, { about: 'Who does it.', nullable: true, example: 'young-person' })
  ownerKind: string | null;
}

export class ExampleAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Choice(MATTER_KEYS, { about: 'What it is about.', example: 'money' })
  matter: string;

  @Text({ about: 'What was needed.', nullable: true, example: 'No bank account' })
  need: string | null;

  @Text({ about: 'The goal.', example: 'Money of my own' })
  goal: string;

  @Parts(() => ExampleActionAnswer, { about: 'What was done to reach it.' })
  actions: ExampleActionAnswer[];

  @Day({ about: 'When it was shared.' })
  madeOn: string;

  @Text({ about: 'By whom.', example: 'Bo Manager' })
  madeBy: string;
}

export class ExampleListAnswer extends listOf(() => ExampleAnswer, 'By matter, the newest first.') {}
