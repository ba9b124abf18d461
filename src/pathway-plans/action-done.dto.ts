import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, LONG_TEXT, Text, YesNo } from '../web/api/fields';
import { LONGEST_DONE_WORDS } from './action-done.form';
import { OWNERS } from './plan-document';

export class PlanActionDoneDto {
  @Day({ about: 'The day it was done.' })
  on: string;

  @Text({ about: 'How it went.', max: LONGEST_DONE_WORDS, optional: true, nullable: true, example: null })
  words?: string | null;
}

export class PlanActionAnswer {
  @Id({ about: 'The id of the action; the same in every version of the plan that has it.' })
  id: string;

  @Text({
    about: 'What is to be done. Null without read:notes.',
    max: LONG_TEXT,
    nullable: true,
    example: 'Ring the college',
  })
  what: string | null;

  @Text({
    about: 'The goal it is for. Null without read:notes.',
    max: LONG_TEXT,
    nullable: true,
    example: 'A place at college',
  })
  goal: string | null;

  @Text({
    about: 'The topic of the plan. Null without read:notes.',
    max: LONG_TEXT,
    nullable: true,
    example: 'Learning',
  })
  topicTitle: string | null;

  @Choice(OWNERS, { about: 'Who does it.', nullable: true })
  ownerKind: string | null;

  @Text({
    about: 'The name of who does it, where it is not the young person. Null without read:notes where it is no worker.',
    nullable: true,
    example: 'Ada Worker',
  })
  ownerName: string | null;

  @Day({ about: 'By when.', nullable: true })
  dueOn: string | null;

  @YesNo({ about: 'Whether the plan in force has it.' })
  inForce: boolean;

  @Day({ about: 'The day it was done.', nullable: true, example: null })
  doneOn: string | null;

  @Text({ about: 'How it went. Null without read:notes.', max: LONG_TEXT, nullable: true, example: null })
  doneWords: string | null;

  @Id({ about: 'The promise that was made of it.', nullable: true, example: null })
  promiseId: string | null;
}

export class PlanActionListAnswer extends listOf(
  () => PlanActionAnswer,
  'Of the plan in force, the first due first.',
) {}
