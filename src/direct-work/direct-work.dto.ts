import { FILE_BODY_BYTES } from '../attachments/incoming';
import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, Part, Parts, Text } from '../web/api/fields';
import {
  GONE_BECAUSE,
  MADE_BY,
  SHARED_WITH,
  type GoneBecause,
  type MadeBy,
  type SharedWith,
} from './direct-work.entities';
import { LONGEST_WORDS } from './direct-work.service';

const SHARED = {
  about:
    'adviser: just their adviser. workers: those who work with them. plan: may be shown in their plan and reviews, to whoever may read their notes.',
  example: 'workers',
};

export class DirectWorkSharedDto {
  @Choice(SHARED_WITH, SHARED)
  sharedWith: SharedWith;

  @Day({ about: 'The day on which they were asked.' })
  askedOn: string;

  @Text({ about: 'Their own words.', max: LONGEST_WORDS, optional: true, nullable: true, example: null })
  words?: string | null;
}

export class DirectWorkDto {
  @Text({
    about: 'What is to be seen or heard, for who cannot.',
    max: LONGEST_WORDS,
    example: 'A drawing of a red door.',
  })
  words: string;

  @Choice(MADE_BY, { about: 'Who made it.', example: 'young-person' })
  madeBy: MadeBy;

  @Day({ about: 'The day on which it was made.' })
  madeOn: string;

  @Id({ about: 'The contact in which it was made.', optional: true, nullable: true, example: null })
  contactId?: string | null;

  @Part(() => DirectWorkSharedDto, {
    about: 'With whom they share it; left out where they were not asked yet.',
    optional: true,
    nullable: true,
  })
  shared?: DirectWorkSharedDto | null;

  @Text({
    about: 'The bytes in base64, without line breaks: a JPEG, PNG or WebP picture, or sound as M4A, MP3, Ogg or WAV.',
    max: FILE_BODY_BYTES,
    pattern: /^[A-Za-z0-9+/]+={0,2}$/,
    example: 'UklGRg==',
  })
  content: string;
}

export class DirectWorkChangedDto extends DirectWorkSharedDto {
  @Id({ about: 'The last choice that you read; null where they were not asked.', nullable: true, example: null })
  after: string | null;
}

export class DirectWorkErasedDto {
  @Choice(GONE_BECAUSE, { about: 'Why it goes.', example: 'wanted-back' })
  because: GoneBecause;

  @Text({ about: 'More of it.', optional: true, nullable: true, example: null })
  words?: string | null;
}

export class DirectWorkChoiceAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Choice(SHARED_WITH, SHARED)
  sharedWith: string;

  @Day({ about: 'The day on which they were asked.' })
  askedOn: string;

  @Text({ about: 'Their own words; null where the piece is gone.', nullable: true, example: null })
  words: string | null;

  @Text({ about: 'Who asked.', nullable: true, example: 'Ada Worker' })
  askedBy: string | null;
}

export class DirectWorkAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Choice(['picture', 'sound'], { about: 'What it is.', example: 'picture' })
  kind: string;

  @Text({ about: 'Its media type.', example: 'image/jpeg' })
  mediaType: string;

  @Text({ about: 'What is to be seen or heard; null where it is gone.', nullable: true, example: 'A drawing.' })
  words: string | null;

  @Choice(MADE_BY, { about: 'Who made it.', example: 'young-person' })
  madeBy: string;

  @Day({ about: 'The day on which it was made.' })
  madeOn: string;

  @Id({ about: 'The contact in which it was made.', nullable: true, example: null })
  contactId: string | null;

  @Text({ about: 'Who added it.', nullable: true, example: 'Ada Worker' })
  addedBy: string | null;

  @Parts(() => DirectWorkChoiceAnswer, { about: 'What they said of sharing it, the last day first; the first counts.' })
  choices: DirectWorkChoiceAnswer[];

  @Day({ about: 'Since when it is no longer kept; null where it is.', nullable: true, example: null })
  goneOn: string | null;

  @Choice(GONE_BECAUSE, { about: 'Why it is no longer kept.', nullable: true, example: null })
  goneBecause: string | null;
}

export class DirectWorkListAnswer extends listOf(() => DirectWorkAnswer, 'Those that you may see, the newest first.') {}

export class FileQueryDto {
  @Choice(['whole', 'small'], { about: 'Small: a picture for lists.', optional: true, example: 'whole' })
  part?: 'whole' | 'small';
}
