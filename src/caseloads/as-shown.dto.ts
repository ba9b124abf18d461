import { DEADLINE_STATES } from '../statutory/case-file';
import { Choice, Day, Id, Part, Parts, Text, Whole, Words, YesNo } from '../web/api/fields';
import { STATUS_CODES } from '../young-people/status-words';

const LONG = 2000;

export class AsShownQueryDto {
  @Day({ about: 'The day, as it stood when it ended in England. Today unless said.', optional: true })
  on?: string;
}

/** Legal status by one of the two ways of looking at a day. */
export class StatusOnDayAnswer {
  @Choice(STATUS_CODES, { about: 'The status.', example: 'relevant' })
  status: string;

  @Text({ about: 'The status as practitioners say it.', example: 'Relevant' })
  words: string;

  @Words({ about: 'Why, a sentence each, naming dates.' })
  because: string[];
}

/** How one thing stood on a day. */
export class ItemOnDayAnswer {
  @Text({ about: 'In a few words.', example: '3 days overdue' })
  words: string;

  @Choice(DEADLINE_STATES, { about: 'open, partial and declined were still owed.' })
  state: string;

  @Day({ about: 'The last day on which it was in time.' })
  dueOn: string;

  @YesNo({ about: 'Still owed on that day, and the due date had passed.' })
  overdue: boolean;

  @Text({ about: 'One sentence why, naming dates.', max: LONG, example: 'They moved in on 2 March 2026.' })
  because: string;

  @Day({ about: 'Until when it was paused.', nullable: true })
  pausedUntil: string | null;
}

export class ComparedItemAnswer {
  @Id({ about: 'The item of what’s due; null where the record has none of it any more.', nullable: true })
  deadlineId: string | null;

  @Text({ about: 'The rule that makes it due.', example: 'PA-02' })
  rule: string;

  @Text({ about: 'What was due, in words.', example: 'First visit within 7 days of moving in' })
  title: string;

  @Part(() => ItemOnDayAnswer, { about: 'As it was shown; null where it was not.', nullable: true })
  shownThen: ItemOnDayAnswer | null;

  @Part(() => ItemOnDayAnswer, { about: 'On what is known now; null where it was not due at all.', nullable: true })
  knownNow: ItemOnDayAnswer | null;

  @Text({
    about: 'What is different, and what made it so; null where both are the same or nothing was shown.',
    nullable: true,
    max: LONG,
    example: 'Shown then as 3 days overdue. Visit at home of 1 March 2026, recorded on 5 March 2026, met it.',
  })
  difference: string | null;
}

/** What a record showed at the end of a day, beside how the same day looks on what is known now. */
export class AsShownAnswer {
  @Day({ about: 'The day.' })
  on: string;

  @Day({ about: 'The day from which the record shows anything; null where it does not yet.', nullable: true })
  beganOn: string | null;

  @Part(() => StatusOnDayAnswer, { about: 'As it was shown; null for a day before that.', nullable: true })
  statusThen: StatusOnDayAnswer | null;

  @Part(() => StatusOnDayAnswer, { about: 'On what is known now.' })
  statusNow: StatusOnDayAnswer;

  @Text({ about: 'What is different in the status.', nullable: true, max: LONG })
  statusDifference: string | null;

  @Parts(() => ComparedItemAnswer, {
    about: 'What was still to be done by either, or shown only then; the earliest due first.',
  })
  items: ComparedItemAnswer[];

  @Parts(() => ComparedItemAnswer, { about: 'What was over by then, and is different or known only now.' })
  over: ComparedItemAnswer[];

  @Whole({ about: 'How many more were over by then, and are the same now.' })
  sameAndOver: number;
}
