import { Choice, Day, Id, Part, Parts, Text, Whole, YesNo } from '../web/api/fields';
import { GOAL_RESULTS } from '../plan-reviews/tried-before';
import { HAND_OVER_COPY_HOW, HAND_OVER_SIDES, type HandOverCopyHow } from './case-hand-over.entities';

const LONGEST_SAID = 5000;

export class HandOverDto {
  @Text({
    about: 'What matters to the young person; null while nobody wrote it.',
    max: LONGEST_SAID,
    nullable: true,
    example: 'Her brother comes first.',
  })
  matters: string | null;

  @Text({
    about: 'What else the new worker should know.',
    max: LONGEST_SAID,
    nullable: true,
    example: 'Rings after six.',
  })
  toKnow: string | null;

  @Day({ about: 'The day on which both workers see the young person together.', nullable: true })
  jointVisitOn: string | null;

  @Text({ about: 'Why there is no joint visit, where there is no day.', max: 2000, nullable: true, example: null })
  noJointVisitBecause: string | null;

  @Whole({ about: 'The version that you read; 0 where nothing was written.', example: 0 })
  version: number;
}

export class HandOverSignatureDto {
  @Whole({ about: 'The version that you read.', example: 1 })
  version: number;

  @Text({
    about: 'Of a manager who signs in the place of the worker before: why.',
    max: 2000,
    nullable: true,
    example: null,
  })
  because: string | null;
}

export class HandOverSignatureAnswer {
  @Choice(HAND_OVER_SIDES, { about: 'from: the worker before. to: the new one.' })
  side: string;

  @Id({ about: 'Who signed.' })
  staffId: string;

  @Text({ about: 'Their name.', example: 'Sam Okoro' })
  name: string;

  @Day({ about: 'When.' })
  on: string;

  @Text({ about: 'Why a manager signed in the place of the worker before.', nullable: true, example: null })
  because: string | null;
}

export class HandOverWordsAnswer {
  @Text({ about: 'The topic of the plan in force.', example: 'My money' })
  title: string;

  @Text({ about: 'What they say there.', example: 'I want to save' })
  words: string;
}

export class HandOverSaidAnswer {
  @Day({ about: 'The day of the contact.' })
  on: string;

  @Text({ about: 'What they said.', example: 'I like it there' })
  words: string;
}

export class HandOverOwedAnswer {
  @Text({ about: 'What kind it is.', example: 'Promise' })
  kind: string;

  @Text({ about: 'What is owed.', nullable: true, example: 'A letter about the bond' })
  what: string | null;

  @Day({ about: 'By when; null where no day was set.', nullable: true })
  dueOn: string | null;

  @YesNo({ about: 'The young person does it themselves.' })
  theirs: boolean;

  @Text({ about: 'Who owes it.', nullable: true, example: 'Grace Adeyemi' })
  ownerName: string | null;
}

export class HandOverFoundAnswer {
  @Day({ about: 'The day of the review.' })
  on: string;

  @Choice(GOAL_RESULTS, { about: 'What the review found.' })
  result: string;

  @Text({ about: 'What came of it.', example: 'Two months paid on time' })
  cameOf: string;
}

export class HandOverGoalAnswer {
  @Text({ about: 'The goal.', example: 'Pay the rent on time' })
  goal: string;

  @Text({ about: 'The topic it stood under.', example: 'My money' })
  topicTitle: string;

  @Day({ about: 'When it was set.' })
  setOn: string;

  @YesNo({ about: 'It stands in the plan in force.' })
  inForce: boolean;

  @Parts(() => HandOverFoundAnswer, { about: 'The last first; empty where nobody said what came of it.' })
  results: HandOverFoundAnswer[];
}

export class HandOverAheadAnswer {
  @Day({ about: 'When.' })
  on: string;

  @Text({ about: 'What is planned or due.', example: 'Visit, Grace Adeyemi' })
  what: string;

  @YesNo({ about: 'Its day has passed.' })
  overdue: boolean;
}

export class HandOverEducationAnswer {
  @Text({ about: 'What it is of.', example: 'Now' })
  label: string;

  @Text({ about: 'What the record holds.', example: 'College, since 1 September 2026' })
  words: string;
}

export class HandOverFactsAnswer {
  @Day({ about: 'The day it was read from the record; once both have signed, that day.' })
  asOf: string;

  @Parts(() => HandOverWordsAnswer, { about: 'Their own words in the plan in force.' })
  planWords: HandOverWordsAnswer[];

  @Parts(() => HandOverSaidAnswer, { about: 'What they said at the last contacts, the last first.' })
  said: HandOverSaidAnswer[];

  @Parts(() => HandOverOwedAnswer, { about: 'What is open beside what’s due.' })
  promised: HandOverOwedAnswer[];

  @Parts(() => HandOverGoalAnswer, { about: 'Goals that were tried, and what came of them.' })
  tried: HandOverGoalAnswer[];

  @Parts(() => HandOverAheadAnswer, { about: 'The next two weeks, with what is overdue.' })
  ahead: HandOverAheadAnswer[];

  @Parts(() => HandOverEducationAnswer, {
    about: 'Where a worker for education and work hands over: what they do, know and go for. Empty for any other.',
  })
  education: HandOverEducationAnswer[];
}

export class HandOverCopyDto {
  @Whole({ about: 'The version that they were given.', example: 1 })
  version: number;

  @Day({ about: 'When they were given it.' })
  givenOn: string;

  @Choice(HAND_OVER_COPY_HOW, { about: 'How.', example: 'in-person' })
  how: HandOverCopyHow;
}

export class HandOverCopyAnswer {
  @Day({ about: 'When the young person was given a copy.' })
  givenOn: string;

  @Choice(HAND_OVER_COPY_HOW, { about: 'How.', example: 'in-person' })
  how: string;

  @Text({ about: 'Who wrote it down.', example: 'Sam Okoro' })
  by: string;

  @YesNo({ about: 'The text was changed since.' })
  isOld: boolean;
}

export class HandOverAnswer extends HandOverDto {
  @Parts(() => HandOverSignatureAnswer, { about: 'Who signed this version.' })
  signatures: HandOverSignatureAnswer[];

  @Day({ about: 'The day both had signed: from then on it stays as it is.', nullable: true })
  signedOn: string | null;

  @Day({ about: 'When both saw the young person together: a recorded visit with both in it.', nullable: true })
  metTogetherOn: string | null;

  @Parts(() => HandOverCopyAnswer, { about: 'What the young person was given, the last first.' })
  copies: HandOverCopyAnswer[];

  @Part(() => HandOverFactsAnswer, { about: 'What the record knows for the new worker.' })
  facts: HandOverFactsAnswer;
}

export class HandOverSavedAnswer {
  @Whole({ about: 'The version it has now.', example: 1 })
  version: number;
}

export class HandOverSignedAnswer {
  @YesNo({ about: 'Both have signed.' })
  bothSigned: boolean;
}
