import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, Instant, LONG_TEXT, Parts, Text } from '../web/api/fields';
import { LONGEST_PROMISE, LONGEST_WORDS } from './promise.form';
import { PROMISE_STEPS, type PromiseStepKind } from './promise.entities';

const STANDINGS = ['open', 'late', 'kept', 'broken', 'in-error'] as const;
const STEPS =
  'kept: it was done. new-day: another day was agreed with the young person. did-not-happen: the young person says so. broken: it will not be kept, and somebody apologised. in-error: it never was a promise.';

export class PromiseDto {
  @Text({
    about: 'What was promised, as the young person may read it.',
    max: LONGEST_PROMISE,
    example: 'Ring the landlord',
  })
  what: string;

  @Day({ about: 'The day it was promised on.' })
  promisedOn: string;

  @Day({ about: 'By when: at most a year ahead.', example: '2026-03-20' })
  byOn: string;

  @Id({ about: 'Who promised; you, unless said.', optional: true, nullable: true, inExample: false })
  staffId?: string | null;

  @Id({ about: 'The contact in which it was said.', optional: true, nullable: true, inExample: false })
  contactId?: string | null;

  @Id({ about: 'The action of the plan in force that is promised.', optional: true, nullable: true, inExample: false })
  actionId?: string | null;
}

export class PromiseStepDto {
  @Choice(PROMISE_STEPS, { about: STEPS })
  step: PromiseStepKind;

  @Day({ about: 'The day it was kept, agreed, said or apologised for.' })
  onDay: string;

  @Day({ about: 'Of new-day: the day that was agreed.', optional: true, nullable: true, example: null })
  byOn?: string | null;

  @Text({
    about: 'What was said. Needed for broken (the apology) and in-error (why).',
    max: LONGEST_WORDS,
    optional: true,
    nullable: true,
    example: 'The boiler is mended.',
  })
  words?: string | null;
}

/** What became of a promise. */
export class PromiseStepAnswer {
  @Choice(PROMISE_STEPS, { about: STEPS })
  step: string;

  @Day({ about: 'The day it was kept, agreed, said or apologised for.' })
  onDay: string;

  @Day({ about: 'Of new-day: the day that was agreed.', nullable: true, example: null })
  byOn: string | null;

  @Text({ about: 'What was said. Null without read:notes.', max: LONG_TEXT, nullable: true, example: null })
  words: string | null;

  @Text({ about: 'Who recorded it.', example: 'Ada Worker' })
  by: string;

  @Instant({ about: 'When it was recorded.' })
  at: string;
}

export class PromiseAnswer {
  @Id({ about: 'The id of the promise.' })
  id: string;

  @Text({
    about: 'What was promised. Null without read:notes.',
    max: LONG_TEXT,
    nullable: true,
    example: 'Ring the landlord',
  })
  what: string | null;

  @Choice(STANDINGS, { about: 'How it stands. late: its day has passed. broken: not kept, with an apology.' })
  standing: string;

  @Day({ about: 'The day it was promised on.' })
  promisedOn: string;

  @Day({ about: 'By when, as it was first said.' })
  firstByOn: string;

  @Day({ about: 'By when, as it was agreed last.' })
  byOn: string;

  @Id({ about: 'Who promised.' })
  staffId: string;

  @Text({ about: 'Their name.', example: 'Ada Worker' })
  staffName: string;

  @Id({ about: 'The contact in which it was said.', nullable: true, example: null })
  contactId: string | null;

  @Id({ about: 'The action of the plan that it is.', nullable: true, example: null })
  actionId: string | null;

  @Parts(() => PromiseStepAnswer, { about: 'What became of it, in order.' })
  steps: PromiseStepAnswer[];
}

export class PromiseListAnswer extends listOf(() => PromiseAnswer, 'The newest first.') {}
