import { listOf } from '../web/api/cursor';
import { changesTo, Day, Id } from '../web/api/fields';

const IDENTITY = 'The day it was known who asks: if you knew them already, the day the request came.';
const EXTENDED = 'The day they were told that it takes longer, and why: within one month.';
const ANSWERED = 'The day it was answered.';

export class SubjectAccessRequestSaidDto {
  @Day({ about: 'The day the request came, in whatever words and to whomever.' })
  receivedOn: string;

  @Day({ about: IDENTITY, optional: true, nullable: true })
  identityConfirmedOn?: string | null;

  @Day({ about: EXTENDED, optional: true, nullable: true, example: null })
  extendedOn?: string | null;

  @Day({ about: ANSWERED, optional: true, nullable: true, example: null })
  answeredOn?: string | null;
}

/** What is left out stays as it is. */
export class ChangedSubjectAccessRequestDto extends changesTo(SubjectAccessRequestSaidDto) {}

export class SubjectAccessRequestAnswer {
  @Id({ about: 'The id of the request, the same through every correction.' })
  id: string;

  @Day({ about: 'The day the request came.' })
  receivedOn: string;

  @Day({ about: 'The day it was known who asks.', nullable: true })
  identityConfirmedOn: string | null;

  @Day({ about: 'The day they were told that it takes longer.', nullable: true, example: null })
  extendedOn: string | null;

  @Day({ about: ANSWERED, nullable: true, example: null })
  answeredOn: string | null;
}

export class SubjectAccessRequestListAnswer extends listOf(
  () => SubjectAccessRequestAnswer,
  'In the order of recording.',
) {}
