import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, Instant, Part, Text, Words, YesNo } from '../web/api/fields';
import type { Channel, TellingKind } from './message.entity';

const KINDS = ['urgent', 'digest'] as const satisfies readonly TellingKind[];
const CHANNELS = ['email', 'text'] as const satisfies readonly Channel[];
const QUIET = ['council', 'own', 'none'] as const;

export class ToldAnswer {
  @Id({ about: 'The id of what was told.' })
  id: string;

  @Choice(KINDS, { about: 'urgent: told at once · digest: the summary of a working day.' })
  kind: string;

  @Instant({ about: 'When it was told.' })
  toldAt: string;

  @Instant({ about: 'When it was read.', nullable: true, example: null })
  readAt: string | null;

  @Id({ about: 'The young person; null for a summary, and for one you may not see any more.', nullable: true })
  youngPersonId: string | null;

  @Id({ about: 'The item of what’s due, where there is one.', nullable: true })
  deadlineId: string | null;

  @Text({
    about: 'What it is about: the title of the item, or the sentence that says what to act on.',
    nullable: true,
    max: 2000,
    example: 'Visit within seven days of moving in',
  })
  text: string | null;
}

export class ToldListAnswer extends listOf(() => ToldAnswer, 'The newest first.') {}

export class QuietHoursDto {
  @Text({ about: 'When they begin, by the clocks of London.', pattern: /^([01]\d|2[0-3]):[0-5]\d$/, example: '20:00' })
  from: string;

  @Text({
    about: 'When they end; the next day where that is earlier.',
    pattern: /^([01]\d|2[0-3]):[0-5]\d$/,
    example: '07:00',
  })
  to: string;
}

export class HowToldDto {
  @Text({ about: 'A mobile number of the United Kingdom; null for none.', nullable: true, example: '07700 900123' })
  mobile: string | null;

  @Words({ about: 'How what is urgent is told; none: only under what was told.', of: CHANNELS })
  urgentBy: Channel[];

  @Words({ about: 'How the summary of a working day is told.', of: CHANNELS })
  digestBy: Channel[];

  @Choice(QUIET, {
    about: 'council: in the council’s quiet hours no message comes · own: in your own · none: at any hour.',
  })
  quiet: 'council' | 'own' | 'none';

  @Part(() => QuietHoursDto, { about: 'Your own quiet hours; null for none.', nullable: true })
  ownHours: QuietHoursDto | null;

  @Day({
    about: 'The last day on which you are on duty: what is urgent then comes in quiet hours too.',
    nullable: true,
  })
  onDutyUntil: string | null;
}

export class HowToldAnswer extends HowToldDto {
  @Text({ about: 'The address mails go to.', example: 'ruth.calder@council.example' })
  email: string;

  @YesNo({ about: 'Whether the council sends texts.' })
  texts: boolean;
}
