import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, Text, YesNo } from '../web/api/fields';
import { LIFE_KINDS, type LifeKind } from './life-update.entity';
import { LONGEST_PLACE, LONGEST_UPDATE } from './life-updates.service';

const KINDS =
  'win: something went well. change, new: something changed or is new. interest: an interest or a talent. life-story: a piece of the life story that is done. want-to-know: what they still want to know about their life.';

export class LifeUpdateDto {
  @Choice(LIFE_KINDS, { about: KINDS, example: 'win' })
  kind: LifeKind;

  @Text({ about: 'What was told.', max: LONGEST_UPDATE, example: 'I passed my driving test.' })
  words: string;

  @Day({ about: 'The day it was told, or happened.' })
  toldOn: string;

  @YesNo({ about: 'Whether these are the young person’s own words.' })
  inTheirWords: boolean;

  @Text({
    about: 'Of life-story, and needed there: where it is kept.',
    max: LONGEST_PLACE,
    optional: true,
    nullable: true,
    example: null,
  })
  heldWhere?: string | null;
}

export class LifeUpdateTakenOutDto {
  @Text({ about: 'Why it is taken out.', max: LONGEST_UPDATE, example: 'Recorded for somebody else.' })
  reason: string;
}

export class LifeUpdateAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Choice(LIFE_KINDS, { about: KINDS, example: 'win' })
  kind: string;

  @Text({ about: 'What was told.', example: 'I passed my driving test.' })
  words: string;

  @Day({ about: 'The day it was told, or happened.' })
  toldOn: string;

  @YesNo({ about: 'Whether these are the young person’s own words.' })
  inTheirWords: boolean;

  @Text({ about: 'Of life-story: where it is kept.', nullable: true, example: null })
  heldWhere: string | null;

  @Text({ about: 'Why it was taken out; null where it stands.', nullable: true, example: null })
  withdrawnBecause: string | null;

  @Text({ about: 'Who recorded it.', nullable: true, example: 'Ada Worker' })
  recordedBy: string | null;
}

export class LifeUpdateListAnswer extends listOf(() => LifeUpdateAnswer, 'The newest first.') {}
