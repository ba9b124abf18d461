import { Choice, Day, Id, Instant, Part, Parts, Text, Whole, Words, YesNo } from '../web/api/fields';
import { LONGEST_RESPONSE } from './not-safe.service';
import { PersonNamed } from '../young-people/person-named';

export class NotSafeAnswer {
  @Part(() => PersonNamed, { about: 'Who said so.' })
  person: PersonNamed;

  @Text({ about: 'Who works with them, or has them in the meantime.', nullable: true, example: 'Grace Adeyemi' })
  workerName: string | null;

  @Text({ about: 'The team.', nullable: true, example: 'North' })
  teamName: string | null;

  @Day({ about: 'The first day on which they said so.' })
  since: string;

  @Day({ about: 'The last.' })
  lastOn: string;

  @Words({ about: 'The ids of the answers that stand, in the order in which they were written down.' })
  answerIds: string[];
}

export class NotSafeListAnswer {
  @Day({ about: 'The day it is as at.' })
  asOf: string;

  @Whole({ about: 'How many.', example: 1 })
  inAll: number;

  @Parts(() => NotSafeAnswer, { about: 'Whoever has waited longest first.' })
  items: NotSafeAnswer[];
}

export class SafeAnswerAnswer {
  @Id({ about: 'The id of the answer; of one that was given in a contact, that of the contact.' })
  id: string;

  @Choice(['yes', 'mostly', 'no', 'withheld'], { about: 'What they said. withheld: they did not want to say.' })
  answer: string;

  @Day({ about: 'When.' })
  on: string;

  @Id({ about: 'The contact; null while a plan was talked through.', nullable: true })
  contactId: string | null;

  @Text({ about: 'Who asked.', nullable: true, example: 'Grace Adeyemi' })
  by: string | null;

  @YesNo({ about: 'A “no” that nobody followed up, and after which no “yes” came.' })
  stands: boolean;
}

export class SafeResponseAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Text({ about: 'What was asked, and what they said.', example: 'A man at the door. Wants to move.' })
  asked: string;

  @Text({ about: 'What was done, or will be.', example: 'The lock was changed today.' })
  done: string;

  @Text({ about: 'Who wrote it.', example: 'Grace Adeyemi' })
  by: string;

  @Instant({ about: 'When.' })
  recordedAt: string;
}

export class FeelsSafeAnswer {
  @Day({ about: 'Since when a “no” stands; null where none does.', nullable: true, example: null })
  notSafeSince: string | null;

  @Parts(() => SafeAnswerAnswer, { about: 'What they said over time, the latest first.' })
  answers: SafeAnswerAnswer[];

  @Parts(() => SafeResponseAnswer, { about: 'What was done when they did not feel safe, the latest first.' })
  responses: SafeResponseAnswer[];
}

export class SafeResponseDto {
  @Text({
    about: 'What you asked, and what they said.',
    max: LONGEST_RESPONSE,
    example: 'A man at the door. Wants to move.',
  })
  asked: string;

  @Text({ about: 'What was done, or will be.', max: LONGEST_RESPONSE, example: 'The lock was changed today.' })
  done: string;

  @Words({ about: 'The ids of the answers that stood when you looked: all that stand are answered at once.' })
  seen: string[];
}
