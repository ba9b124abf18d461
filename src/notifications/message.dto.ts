import { listOf, PageQueryDto } from '../web/api/cursor';
import { Choice, Id, Instant, Text, Whole } from '../web/api/fields';
import type { Channel, MessageState } from './message.entity';

const MESSAGE_STATES = [
  'queued',
  'sent',
  'delivered',
  'failed',
  'given-up',
  'kept',
] as const satisfies readonly MessageState[];
const CHANNELS = ['email', 'text'] as const satisfies readonly Channel[];
const STATE =
  'sent: taken by the mail server or by GOV.UK Notify · delivered: Notify says that the text reached the phone · kept: there is no mail server, so it stays here to be read.';

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

  @Text({
    about: 'The subject. Messages carry counts and a link, never a name.',
    example: '3 overdue, 5 due this week',
  })
  subject: string;

  @Text({ about: 'The text.', max: 100_000 })
  body: string;

  @Choice(MESSAGE_STATES, { about: STATE })
  state: string;

  @Whole({ about: 'How often it was tried.' })
  attempts: number;

  @Text({ about: 'What the mail server or Notify said last.', nullable: true, max: 10_000, example: null })
  lastError: string | null;

  @Instant({ about: 'When it was caused.' })
  createdAt: string;

  @Instant({ about: 'When the mail server or Notify took it.', nullable: true, example: null })
  sentAt: string | null;

  @Choice(CHANNELS, { about: 'By mail or by text message.' })
  channel: string;

  @Instant({ about: 'Held until then, for quiet hours.', nullable: true, example: null })
  waitUntil: string | null;

  @Instant({ about: 'When Notify said that it reached the phone.', nullable: true, example: null })
  deliveredAt: string | null;

  @Text({ about: 'Why it was given up.', nullable: true, example: null })
  givenUpReason: string | null;
}

export class GiveUpDto {
  @Text({ about: 'Why it need not go any more. Name no young person.', example: 'Told her on the phone' })
  reason: string;
}

export class MessageListAnswer extends listOf(() => MessageAnswer, 'The newest first.') {}
