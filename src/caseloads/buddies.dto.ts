import { listOf } from '../web/api/cursor';
import { Id, Text, Whole } from '../web/api/fields';

export class BuddyDto {
  @Id({ about: 'The adviser, of a team of whoever owns the token.' })
  staffId: string;

  @Id({ about: 'Who is asked first; null: nobody any more.', nullable: true })
  buddyId: string | null;

  @Whole({ about: 'How often it was said before, as the list tells it: who named one meanwhile is not overwritten.' })
  number: number;
}

export class BuddyAnswer {
  @Id({ about: 'The adviser.' })
  staffId: string;

  @Text({ about: 'Their name.', example: 'Grace Adeyemi' })
  name: string;

  @Whole({ about: 'How often it was said.' })
  number: number;

  @Id({ about: 'Who is asked first; null where nobody is named or who was cannot be it any more.', nullable: true })
  buddyId: string | null;

  @Text({ about: 'Their name.', nullable: true, example: 'Sam Price' })
  buddyName: string | null;

  @Text({
    about:
      'Who was it, and cannot be any more (left, about to, in another post, or without an account): another is to be named.',
    nullable: true,
    example: null,
  })
  buddyWas: string | null;
}

export class BuddyListAnswer extends listOf(() => BuddyAnswer, 'Those whose buddy cannot be it any more come first.') {}
