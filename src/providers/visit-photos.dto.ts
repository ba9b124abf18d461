import { FILE_BODY_BYTES } from '../attachments/incoming';
import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, Instant, Text } from '../web/api/fields';
import { LONGEST } from './written';

export class VisitPhotoDto {
  @Text({
    about: 'What is to be seen, for who cannot.',
    max: 500,
    example: 'The fire door of the kitchen, wedged open.',
  })
  words: string;

  @Text({
    about: 'The bytes of a JPEG, PNG or WebP in base64, without line breaks.',
    max: FILE_BODY_BYTES,
    pattern: /^[A-Za-z0-9+/]+={0,2}$/,
    example: 'UklGRg==',
  })
  content: string;
}

export class VisitPhotoTakenOutDto {
  @Text({ about: 'Why it is taken out.', max: LONGEST, example: 'Somebody is on it.' })
  reason: string;
}

export class VisitPhotoAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Text({ about: 'What is to be seen; null where it was taken out.', nullable: true, example: 'A fire door.' })
  words: string | null;

  @Text({ about: 'Who took it.', nullable: true, example: 'Ada Worker' })
  takenBy: string | null;

  @Instant({ about: 'When it was added.' })
  addedAt: string;

  @Day({ about: 'When it was taken out; null where it stands.', nullable: true, example: null })
  takenOutOn: string | null;

  @Text({ about: 'Why it was taken out.', nullable: true, example: null })
  takenOutBecause: string | null;
}

export class VisitPhotoListAnswer extends listOf(() => VisitPhotoAnswer, 'In the order in which they were added.') {}

export class PhotoQueryDto {
  @Choice(['whole', 'small'], { about: 'Small: for lists.', optional: true, example: 'whole' })
  part?: 'whole' | 'small';
}
