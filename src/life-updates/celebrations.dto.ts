import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, Text, Whole } from '../web/api/fields';
import { CELEBRATED, type CelebratedHow } from './celebration.entity';
import { LONGEST_WISH, MOST_PENCE } from './occasions.service';

export class CelebrationDto {
  @Choice(CELEBRATED, { about: 'How, or that it is let go.', example: 'card' })
  how: CelebratedHow;

  @Text({
    about: 'How it was. Needed of told-others: who is told what; and of planned: what is done.',
    max: LONGEST_WISH,
    optional: true,
    nullable: true,
    example: null,
  })
  words?: string | null;

  @Day({
    about: 'Of told-others, and needed there: when the young person said yes to it.',
    optional: true,
    nullable: true,
    example: null,
  })
  saidYesOn?: string | null;

  @Day({ about: 'Of planned, and needed there: the day.', optional: true, nullable: true, example: null })
  onDay?: string | null;

  @Id({ about: 'Of planned: who does it; null: their adviser.', optional: true, nullable: true })
  staffId?: string | null;

  @Whole({ about: 'Of planned: what it may cost, in pence.', max: MOST_PENCE, optional: true, nullable: true })
  budgetPence?: number | null;
}

export class CelebrationTakenBackDto {
  @Text({ about: 'Why it is taken back.', max: LONGEST_WISH, example: 'Tapped by mistake.' })
  reason: string;
}

export class CelebrationAnswer {
  @Id({ about: 'Its id; of planned also that of the occasion.' })
  id: string;

  @Choice(CELEBRATED, { about: 'How.', example: 'card' })
  how: string;

  @Text({ about: 'How it was, or who is told what.', nullable: true, example: null })
  words: string | null;

  @Day({ about: 'When the young person said yes to others being told.', nullable: true, example: null })
  saidYesOn: string | null;

  @Day({ about: 'Of planned: the day of the occasion.', nullable: true, example: null })
  occasionOn: string | null;

  @Day({ about: 'Of planned: when that was recorded as done.', nullable: true, example: null })
  occasionDoneOn: string | null;

  @Text({ about: 'Why it was taken back, or its day taken out; null where it stands.', nullable: true, example: null })
  withdrawnBecause: string | null;

  @Day({ about: 'When it was recorded.' })
  onDay: string;

  @Text({ about: 'Who recorded it.', nullable: true, example: null })
  by: string | null;
}

export class CelebrationListAnswer extends listOf(() => CelebrationAnswer, 'The latest first.') {}
