import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, Text, YesNo } from '../web/api/fields';
import { OCCASIONS, type OccasionKind } from './occasion.entity';
import { LONGEST_NAME, LONGEST_WISH } from './occasions.service';

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

  @YesNo({ about: 'Whoever owns the token does it; else their adviser, whoever that is then.' })
  mine: boolean;
}

export class OccasionDoneDto {
  @Text({ about: 'How it was.', max: LONGEST_WISH, example: 'Eleven of us at the park.' })
  words: string;
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

  @Text({ about: 'What the young person wants.', example: 'Cake with my brother.' })
  wants: string;

  @YesNo({ about: 'They do not want it marked.' })
  notMarked: boolean;

  @Text({ about: 'Who does it; null: their adviser.', nullable: true, example: null })
  who: string | null;

  @Day({ about: 'When it was recorded as done.', nullable: true, example: null })
  doneOn: string | null;

  @Text({ about: 'How it was.', nullable: true, example: null })
  doneWords: string | null;

  @Text({ about: 'Who recorded that it was done.', nullable: true, example: null })
  doneBy: string | null;

  @Text({ about: 'Why it was taken out; null where it stands.', nullable: true, example: null })
  withdrawnBecause: string | null;
}

export class OccasionListAnswer extends listOf(() => OccasionAnswer, 'The earliest day first.') {}
