import type { LocalDate } from '../statutory/local-date';
import { listOf } from '../web/api/cursor';
import { changesTo, Choice, Day, Id, Text } from '../web/api/fields';
import { RISK_EVENTS, type RiskEvent } from './risk-event.entity';
import { LONGEST_RISK_EVENT } from './risk-events';

const ABOUT = {
  kind: 'What happened to the young person.',
  happenedOn: 'The day it happened, or became known.',
  whatHappened: 'In a sentence. Null where the contact or the note of duty tells it.',
  doneAtOnce: 'What was done at once.',
};
const AN_EXAMPLE = 'A man she met online drives her to parties.';

/** Self-harm or exploitation. */
export class RiskEventDto {
  @Choice(RISK_EVENTS, { about: ABOUT.kind })
  kind: RiskEvent['kind'];

  @Day({ about: ABOUT.happenedOn, example: '2026-03-09' })
  happenedOn: LocalDate;

  @Text({ about: ABOUT.whatHappened, max: LONGEST_RISK_EVENT, optional: true, nullable: true, example: AN_EXAMPLE })
  whatHappened?: string | null;

  @Text({ about: ABOUT.doneAtOnce, max: LONGEST_RISK_EVENT, optional: true, nullable: true, example: null })
  doneAtOnce?: string | null;
}

/** What is left out stays as it is. */
export class ChangedRiskEventDto extends changesTo(RiskEventDto) {}

export class RiskEventAnswer {
  @Id({ about: 'Its id, the same through every change.' })
  id: string;

  @Choice(RISK_EVENTS, { about: ABOUT.kind })
  kind: string;

  @Day({ about: ABOUT.happenedOn, example: '2026-03-09' })
  happenedOn: string;

  @Text({ about: ABOUT.whatHappened, nullable: true, example: AN_EXAMPLE })
  whatHappened: string | null;

  @Text({ about: ABOUT.doneAtOnce, nullable: true, example: null })
  doneAtOnce: string | null;

  @Id({ about: 'The contact in which it was heard of.', nullable: true })
  contactId: string | null;

  @Id({ about: 'The note of duty that tells it.', nullable: true })
  dutyContactId: string | null;
}

export class RiskEventListAnswer extends listOf(() => RiskEventAnswer, 'In the order in which they were recorded.') {}

export function riskEventAnswer(event: RiskEvent): RiskEventAnswer {
  const { factId, kind, happenedOn, whatHappened, doneAtOnce, contactId, dutyContactId } = event;
  return { id: factId, kind, happenedOn, whatHappened, doneAtOnce, contactId, dutyContactId };
}
