import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, Text, Whole } from '../web/api/fields';

export class ReviewerNamedDto {
  @Id({ about: 'The member of staff who reviews them from that day; null: nobody any more.', nullable: true })
  staffId: string | null;

  @Day({ about: 'The day from which.' })
  fromOn: string;

  @Text({ about: 'Why.', max: 2000, example: 'She knows the family.' })
  because: string;
}

export class ReviewerAnswer {
  @Id({ about: 'The member of staff; null where nobody was any more.', nullable: true })
  staffId: string | null;

  @Text({ about: 'Their name.', nullable: true, example: 'Ruth Calder' })
  name: string | null;

  @Day({ about: 'The day from which.' })
  fromOn: string;

  @Text({ about: 'Why.', max: 2000, example: 'She knows the family.' })
  because: string;
}

export class ReviewersAnswer extends listOf(() => ReviewerAnswer, 'The present one first.') {}

export class ReviewedPersonAnswer {
  @Id({ about: 'The young person.' })
  youngPersonId: string;

  @Id({ about: 'Whose reviewing officer you stand in for; null where it is you.', nullable: true })
  standingInForId: string | null;

  @Day({ about: 'The day by which the next review is due.', nullable: true })
  dueOn: string | null;

  @Day({ about: 'The day that is set for it.', nullable: true })
  plannedOn: string | null;

  @Day({ about: 'The day by which the look between two reviews is owed.', nullable: true })
  midwayOn: string | null;

  @Whole({ about: 'Challenges that are not resolved.', example: 0 })
  challenges: number;

  @Choice(['wanted', 'not-wanted', 'not-decided'], {
    about: 'What they answered last to the offer that you go on after 18; null where nobody asked.',
    nullable: true,
    example: 'wanted',
  })
  after18: string | null;
}

export class ReviewedPeopleAnswer extends listOf(
  () => ReviewedPersonAnswer,
  'What is late or due first comes first; at most 500.',
) {}
