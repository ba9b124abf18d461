import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, Part, Parts, Text, Whole, Words, YesNo } from '../web/api/fields';
import { AgainstAskedAnswer } from './eet.dto';

export class GoalOfInterestAnswer {
  @Id({ about: 'The id of the goal, the same through later versions of the plan.' }) id: string;

  @Text({ about: 'What it says.', example: 'Play at the open evening' }) words: string;

  @Choice(['written', 'in-force', 'gone'], {
    about: 'In the plan that is being written, in the plan in force, or in neither any longer.',
    example: 'in-force',
  })
  state: string;

  @Day({ about: 'The day on which it was reached.', nullable: true, example: null }) doneOn: string | null;

  @Text({ about: 'What came of it.', nullable: true, example: null }) result: string | null;
}

export class OpportunityFittingAnswer {
  @Id({ about: 'The opportunity.' }) id: string;

  @Text({ about: 'What is offered.', example: 'Studio days' }) title: string;

  @Words({ about: 'Which of its interests stand in what was told.' }) because: string[];

  @Id({ about: 'The last referral of this young person to it; null for none.', nullable: true })
  referralId: string | null;

  @Part(() => AgainstAskedAnswer, {
    about: 'How they stand against what it asks for, which leaves nobody out; null where it asks for nothing.',
    nullable: true,
  })
  standing: AgainstAskedAnswer | null;
}

export class InterestAnswer {
  @Id({ about: 'Its id.' }) id: string;

  @Text({ about: 'What was told.', example: 'I make music with my cousin.' }) words: string;

  @Day({ about: 'The day it was told.' }) toldOn: string;

  @YesNo({ about: 'Whether these are the young person’s own words.' }) inTheirWords: boolean;

  @Parts(() => GoalOfInterestAnswer, { about: 'The goals that were made of it, in the order of making.' })
  goals: GoalOfInterestAnswer[];

  @Parts(() => OpportunityFittingAnswer, { about: 'What fits it.' })
  opportunities: OpportunityFittingAnswer[];
}

export class InterestListAnswer extends listOf(() => InterestAnswer, 'The newest first.') {}

export class FittingAnswer {
  @Id({ about: 'The interest.' }) interestId: string;

  @Id({ about: 'Whose it is.' }) youngPersonId: string;

  @Text({ about: 'What was told.', example: 'I make music with my cousin.' }) words: string;

  @YesNo({ about: 'Whether these are the young person’s own words.' }) inTheirWords: boolean;

  @Words({ about: 'Which interests of the opportunity stand in it.' }) because: string[];

  @Id({ about: 'The last referral of this young person to it; null for none.', nullable: true })
  referralId: string | null;

  @Part(() => AgainstAskedAnswer, {
    about: 'How they stand against what it asks for, which leaves nobody out; null where it asks for nothing.',
    nullable: true,
  })
  standing: AgainstAskedAnswer | null;
}

export class FittingListAnswer extends listOf(() => FittingAnswer, 'By their names.') {
  @Whole({ about: 'How many interests it fits in all.' }) total: number;
}
