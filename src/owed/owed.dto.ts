import { listOf, PageQueryDto } from '../web/api/cursor';
import { Choice, Day, Id, LONG_TEXT, Part, Text, Whole, YesNo } from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';
import { OWED_SHOWS } from './owed-list';

export class OwedQueryDto extends PageQueryDto {
  @Choice(OWED_SHOWS, {
    about: 'all unless said; late; due-7: late or due in 7 days, and what is seen to on each day, such as a duty.',
    optional: true,
    example: 'late',
  })
  show?: (typeof OWED_SHOWS)[number];

  @Text({ about: 'Only what is of this kind, as `kind` of a line has it.', optional: true, example: 'Promise' })
  kind?: string;

  @Id({ about: 'Only what this member of staff owes.', optional: true, inExample: false })
  staffId?: string;

  @Id({ about: 'Only what is owed to young people of this team.', optional: true, inExample: false })
  teamId?: string;
}

export class OwedAnswer {
  @Id({ about: 'The id of the promise, the action, or whatever it is.' })
  id: string;

  @Text({ about: 'What kind of thing it is.', example: 'Promise' })
  kind: string;

  @Part(() => PersonNamed, { about: 'Whom it is owed to.' })
  person: PersonNamed;

  @Text({
    about: 'What is owed. Null without read:notes.',
    max: LONG_TEXT,
    nullable: true,
    example: 'Ring the landlord',
  })
  what: string | null;

  @Day({ about: 'By when; null where no day was set.', nullable: true })
  dueOn: string | null;

  @YesNo({ about: 'Whether its day has passed.' })
  late: boolean;

  @Id({ about: 'Who owes it: whoever said so, or the adviser since they left; null for nobody.', nullable: true })
  staffId: string | null;

  @Text({ about: 'Their name.', nullable: true, example: 'Ada Worker' })
  staffName: string | null;

  @Text({ about: 'The team that answers for the young person.', nullable: true, example: 'North' })
  teamName: string | null;

  @Text({
    about: 'The page where it is seen to.',
    max: 2000,
    example: '/young-people/019abf8e-6b2a-7c3d-9e4f-5a6b7c8d9e0f/promises',
  })
  page: string;
}

export class OwedListAnswer extends listOf(() => OwedAnswer, 'The earliest day first; what has no day last.') {
  @Whole({ about: 'How many there are in all.', example: 3 })
  inAll: number;
}
