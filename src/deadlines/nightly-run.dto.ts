import { listOf } from '../web/api/cursor';
import { Choice, Day, Instant, Open, Text } from '../web/api/fields';

export class NightlyRunAnswer {
  @Day({ about: 'The night it was for.' })
  forDate: string;

  @Choice(['running', 'done', 'failed'], { about: 'What became of it.' })
  state: string;

  @Instant({ about: 'When it began.' })
  startedAt: string;

  @Instant({ about: 'When it ended.', nullable: true })
  finishedAt: string | null;

  @Open({ about: 'What each of its steps counted.', example: { alerts: { raised: 12 } } })
  steps: Record<string, unknown>;

  @Text({ about: 'Why it failed.', nullable: true, max: 10_000, example: null })
  error: string | null;
}

export class NightlyRunListAnswer extends listOf(() => NightlyRunAnswer, 'The latest first.') {}
