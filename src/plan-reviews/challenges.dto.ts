import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, LONG_TEXT, Parts, Text, Whole } from '../web/api/fields';

const STAGE = '1 the worker, 2 the team manager, 3 the head of service, 4 the director.';

export class ChallengeRaisedDto {
  @Day({ about: 'The day it was raised.' })
  raisedOn: string;

  @Text({ about: 'The reviewing officer, by name.', example: 'Ruth Calder' })
  raisedBy: string;

  @Text({ about: 'What is challenged.', max: LONG_TEXT, example: 'No visit since the move.' })
  what: string;

  @Whole({ about: STAGE, min: 1, max: 4, example: 1 })
  stage: number;

  @Text({ about: 'Who is to answer, by name.', example: 'Ada Worker' })
  toWhom: string;

  @Day({ about: 'By which day.' })
  answerBy: string;
}

export class ChallengeStepDto {
  @Whole({ about: 'How many steps there were when you looked.', min: 1, example: 1 })
  seen: number;

  @Choice(['answered', 'resolved', 'put'], { about: 'put: taken to the next stage.', example: 'answered' })
  step: 'answered' | 'resolved' | 'put';

  @Day({ about: 'The day it was taken.' })
  takenOn: string;

  @Text({ about: 'What was answered, or how it was resolved.', max: LONG_TEXT, optional: true, nullable: true })
  words?: string | null;

  @Text({ about: 'At the next stage: who is to answer.', optional: true, nullable: true, example: null })
  toWhom?: string | null;

  @Day({ about: 'And by which day.', optional: true, nullable: true })
  answerBy?: string | null;
}

export class ChallengeStepAnswer {
  @Id({ about: 'The id of the step.' })
  id: string;

  @Choice(['put', 'answered', 'resolved'], { about: 'What was done.', example: 'put' })
  step: string;

  @Whole({ about: STAGE, min: 1, max: 4, example: 1 })
  stage: number;

  @Day({ about: 'The day it was taken.' })
  takenOn: string;

  @Text({ about: 'To whom it was put.', nullable: true, example: 'Ada Worker' })
  toWhom: string | null;

  @Day({ about: 'By when the answer is to come.', nullable: true })
  answerBy: string | null;

  @Text({ about: 'What was said.', max: LONG_TEXT, nullable: true, example: null })
  words: string | null;
}

export class ChallengeAnswer {
  @Id({ about: 'The id of the challenge.' })
  id: string;

  @Day({ about: 'The day it was raised.' })
  raisedOn: string;

  @Text({ about: 'The reviewing officer.', example: 'Ruth Calder' })
  raisedBy: string;

  @Text({ about: 'What is challenged.', max: LONG_TEXT, example: 'No visit since the move.' })
  what: string;

  @Choice(['answer', 'officer', 'nothing'], {
    about: 'What it waits for: an answer, the reviewing officer, or nothing (it is resolved).',
    example: 'answer',
  })
  waits: string;

  @Parts(() => ChallengeStepAnswer, { about: 'Every step, the first first.' })
  steps: ChallengeStepAnswer[];
}

export class ChallengesAnswer extends listOf(() => ChallengeAnswer, 'The last raised first.') {}
