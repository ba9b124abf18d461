import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, Text, Whole, YesNo } from '../web/api/fields';
import { OCCASIONS, type OccasionKind } from './occasion.entity';
import { LONGEST_NAME, LONGEST_WISH, MOST_PENCE } from './occasions.service';

export class OccasionDto {
  @Choice(OCCASIONS, { about: 'Which occasion.', example: 'birthday' })
  kind: OccasionKind;

  @Text({
    about: 'Of other, and needed there: which.',
    max: LONGEST_NAME,
    optional: true,
    nullable: true,
    example: null,
  })
  name?: string | null;

  @Day({ about: 'The day; null of a birthday for the next one.', nullable: true, example: null })
  onDay: string | null;

  @Text({ about: 'What the young person wants, as they say it.', max: LONGEST_WISH, example: 'Cake with my brother.' })
  wants: string;

  @YesNo({ about: 'They do not want it marked: nothing is owed.' })
  notMarked: boolean;

  @YesNo({
    about: 'Whoever owns the token does it; else who `staffId` says, else their adviser, whoever that is then.',
    optional: true,
  })
  mine?: boolean;

  @Id({ about: 'Who does it: somebody who may see them whatever day it is.', optional: true, nullable: true })
  staffId?: string | null;

  @YesNo({ about: 'Once it is done, next year’s stands.', optional: true })
  yearly?: boolean;

  @Whole({
    about:
      'What it may cost, in pence; no more than is left of the council’s money for each young person in that year.',
    max: MOST_PENCE,
    optional: true,
    nullable: true,
  })
  budgetPence?: number | null;
}

export class OccasionDayDto {
  @Day({ about: 'The day, as the young person says it.' })
  onDay: string;
}

export class OccasionDoneDto {
  @Text({ about: 'How they took it.', max: LONGEST_WISH, example: 'Eleven of us at the park.' })
  words: string;

  @Text({ about: 'What was given or done.', max: LONGEST_WISH, optional: true, nullable: true, example: 'A cake.' })
  given?: string | null;

  @Whole({ about: 'What it cost, in pence.', max: MOST_PENCE, optional: true, nullable: true })
  spentPence?: number | null;

  @Day({
    about: 'Of one whose day was only proposed, and needed there: the day it was.',
    optional: true,
    nullable: true,
    example: null,
  })
  onDay?: string | null;
}

export class OccasionTakenOutDto {
  @Text({ about: 'Why it is taken out.', max: LONGEST_WISH, example: 'They changed their mind.' })
  reason: string;
}

export class OccasionAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Choice(OCCASIONS, { about: 'Which occasion.', example: 'birthday' })
  kind: string;

  @Text({ about: 'Of other: which.', nullable: true, example: null })
  name: string | null;

  @Day({ about: 'The day.' })
  onDay: string;

  @YesNo({ about: 'It moves, and nobody said yet which day it is: about that day.' })
  dayProposed: boolean;

  @YesNo({ about: 'Once it is done, next year’s stands.' })
  yearly: boolean;

  @Day({ about: 'The day of last year’s, of which it came.', nullable: true, example: null })
  lastYearOn: string | null;

  @Whole({ about: 'What it may cost, in pence.', nullable: true })
  budgetPence: number | null;

  @Text({ about: 'What the young person wants.', example: 'Cake with my brother.' })
  wants: string;

  @YesNo({ about: 'They do not want it marked.' })
  notMarked: boolean;

  @Text({ about: 'Who does it; null: their adviser.', nullable: true, example: null })
  who: string | null;

  @Day({ about: 'When it was recorded as done.', nullable: true, example: null })
  doneOn: string | null;

  @Text({ about: 'What was given or done.', nullable: true, example: null })
  given: string | null;

  @Whole({ about: 'What it cost, in pence.', nullable: true })
  spentPence: number | null;

  @Text({ about: 'How they took it.', nullable: true, example: null })
  doneWords: string | null;

  @Text({ about: 'Who recorded that it was done.', nullable: true, example: null })
  doneBy: string | null;

  @Text({ about: 'Why it was taken out; null where it stands.', nullable: true, example: null })
  withdrawnBecause: string | null;
}

export class OccasionListAnswer extends listOf(() => OccasionAnswer, 'The earliest day first.') {}
