import { listOf, PageQueryDto } from '../web/api/cursor';
import { Choice, Id, Instant, Text, Whole } from '../web/api/fields';
import type { MessageState } from './message.entity';

const MESSAGE_STATES = ['queued', 'sent', 'failed', 'kept'] as const satisfies readonly MessageState[];
const STATE = 'kept: there is no mail server, so it stays here to be read.';

export class MessageQueryDto extends PageQueryDto {
  @Choice(MESSAGE_STATES, { about: `Only these. ${STATE}`, optional: true })
  state?: MessageState;
}

export class MessageAnswer {
  @Id({ about: 'The id of the message.' })
  id: string;

  @Text({ about: 'To whom.', example: 'Ruth Calder' })
  toName: string;

  @Text({ about: 'The address it goes to.', example: 'ruth.calder@council.example' })
  toAddress: string;

  @Text({ about: 'The subject. Mails carry counts and a link, never a name.', example: '3 overdue, 5 due this week' })
  subject: string;

  @Text({ about: 'The text.', max: 100_000 })
  body: string;

  @Choice(MESSAGE_STATES, { about: STATE })
  state: string;

  @Whole({ about: 'How often it was tried.' })
  attempts: number;

  @Text({ about: 'What the mail server said last.', nullable: true, max: 10_000, example: null })
  lastError: string | null;

  @Instant({ about: 'When it was caused.' })
  createdAt: string;

  @Instant({ about: 'When the mail server took it.', nullable: true, example: null })
  sentAt: string | null;
}

export class MessageListAnswer extends listOf(() => MessageAnswer, 'The newest first.') {}
