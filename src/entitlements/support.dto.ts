import { listOf } from '../web/api/cursor';
import { changesTo, Choice, Day, Id, Text } from '../web/api/fields';

const WANTS = ['education', 'support'] as const;

export class SupportOfferDto {
  @Day({ about: 'The day support was offered.' })
  offeredOn: string;

  @Text({ about: 'How the offer was made.', example: 'Phone call' })
  how: string;

  @Text({ about: 'What the young person answered.', optional: true, nullable: true, max: 2000, example: null })
  reply?: string | null;
}

export class SupportRequestDto {
  @Day({ about: 'The day they told the council.' })
  requestedOn: string;

  @Choice(WANTS, { about: 'What they asked for.' })
  wants: (typeof WANTS)[number];
}

/** What is left out stays as it is. */
export class ChangedSupportOfferDto extends changesTo(SupportOfferDto) {}

/** What is left out stays as it is. */
export class ChangedSupportRequestDto extends changesTo(SupportRequestDto) {
  @Day({ about: 'The day support ended; null while it goes on.', optional: true, nullable: true })
  endedOn?: string | null;
}

export class SupportOfferAnswer {
  @Id({ about: 'The id of the offer.' })
  id: string;

  @Day({ about: 'The day support was offered.' })
  offeredOn: string;

  @Text({ about: 'How the offer was made.', nullable: true, example: 'Phone call' })
  how: string | null;

  @Text({ about: 'What they answered. Null without read:notes.', nullable: true, max: 2000 })
  reply: string | null;

  @Id({ about: 'The contact in which it was made.', nullable: true })
  contactId: string | null;
}

export class SupportRequestAnswer {
  @Id({ about: 'The id of the request.' })
  id: string;

  @Day({ about: 'The day they told the council.' })
  requestedOn: string;

  @Choice(WANTS, { about: 'What they asked for.' })
  wants: string;

  @Day({ about: 'The day it ended.', nullable: true })
  endedOn: string | null;
}

export class SupportOfferListAnswer extends listOf(() => SupportOfferAnswer, 'In the order of recording.') {}
export class SupportRequestListAnswer extends listOf(() => SupportRequestAnswer, 'In the order of recording.') {}
