import { RISK_EVENTS, type RiskEvent } from '../safety/risk-event.entity';
import type { LocalDate } from '../statutory/local-date';
import { listOf } from '../web/api/cursor';
import { changesTo, Choice, Day, Id, Instant, LONG_TEXT, Text, Words, YesNo } from '../web/api/fields';
import {
  AGREED,
  CALLERS,
  EMERGENCY_KINDS,
  MUST_DO,
  type Agreed,
  type Caller,
  type DutyAlert,
  type DutyContact,
  type EmergencyFact,
  type EmergencyKind,
  type MustDo,
} from './duty.entities';
import { LONGEST_EMERGENCY } from './duty-facts';

const RECORDED = 'In the order in which they were recorded.';
const SAME_ID = 'Its id, the same through every change.';

const FACT = {
  kind: 'call and never-call: of a person. lives-with: who else lives in their home.',
  fromOn: 'The day from which it is known.',
  toOn: 'The first day it no longer holds; null while it does.',
  words: 'What whoever is on duty has to know; of a person, who they are.',
  phone: 'Only of somebody to call or never to call.',
  ownWords: 'It is how the young person said it.',
  source: 'Who said so, or where it is written; needed of medication and allergies.',
  agreed:
    'Of medication and allergies, and needed there: whether they agreed that duty reads it. to-protect-life: they did not, and it is kept to protect a life.',
};

/** What somebody who never met the young person has to know in an emergency. */
export class EmergencyFactDto {
  @Choice(EMERGENCY_KINDS, { about: FACT.kind })
  kind: EmergencyKind;

  @Day({ about: FACT.fromOn, example: '2026-03-09' })
  fromOn: LocalDate;

  @Day({ about: FACT.toOn, optional: true, nullable: true, example: null })
  toOn?: LocalDate | null;

  @Text({ about: FACT.words, max: LONGEST_EMERGENCY, example: 'Goes quiet before it gets bad.' })
  words: string;

  @Text({ about: FACT.phone, max: 40, optional: true, nullable: true, example: null })
  phone?: string | null;

  @YesNo({ about: FACT.ownWords, optional: true, example: false })
  ownWords?: boolean;

  @Text({ about: FACT.source, max: 200, optional: true, nullable: true, example: null })
  source?: string | null;

  @Choice(AGREED, { about: FACT.agreed, optional: true, nullable: true, example: null })
  agreed?: Agreed | null;
}

/** What is left out stays as it is. */
export class ChangedEmergencyFactDto extends changesTo(EmergencyFactDto) {}

export class EmergencyFactAnswer {
  @Id({ about: SAME_ID })
  id: string;

  @Choice(EMERGENCY_KINDS, { about: FACT.kind })
  kind: string;

  @Day({ about: FACT.fromOn, example: '2026-03-09' })
  fromOn: string;

  @Day({ about: FACT.toOn, nullable: true, example: null })
  toOn: string | null;

  @Text({ about: FACT.words, max: LONGEST_EMERGENCY, example: 'Goes quiet before it gets bad.' })
  words: string;

  @Text({ about: FACT.phone, max: 40, nullable: true, example: null })
  phone: string | null;

  @YesNo({ about: FACT.ownWords, example: false })
  ownWords: boolean;

  @Text({ about: FACT.source, max: 200, nullable: true, example: null })
  source: string | null;

  @Choice(AGREED, { about: FACT.agreed, nullable: true, example: null })
  agreed: string | null;
}

export class EmergencyFactListAnswer extends listOf(() => EmergencyFactAnswer, RECORDED) {}

export function emergencyFactAnswer(fact: EmergencyFact): EmergencyFactAnswer {
  const { factId, kind, fromOn, toOn, words, phone, ownWords, source, agreed } = fact;
  return { id: factId, kind, fromOn, toOn, words, phone, ownWords, source, agreed };
}

const CONTACT = {
  happenedAt: 'When it happened, now or in the past.',
  caller: 'Who got in touch with duty.',
  callerName: 'Who it was, where it was not the young person.',
  done: 'What it was about and what was done.',
  safeUntil: 'Until when they are safe as things stand; null: not known.',
  mustDo: 'What the adviser has to do now.',
  urgent: 'Whether it comes first on Today.',
};

/** Something that happened while somebody was on duty. */
export class DutyContactDto {
  @Instant({ about: CONTACT.happenedAt, example: '2026-03-07T23:40:00Z' })
  happenedAt: string;

  @Choice(CALLERS, { about: CONTACT.caller })
  caller: Caller;

  @Text({ about: CONTACT.callerName, max: 200, optional: true, nullable: true, example: null })
  callerName?: string | null;

  @Text({ about: CONTACT.done, max: LONG_TEXT, example: 'Locked out. The night worker let her in.' })
  done: string;

  @Instant({ about: CONTACT.safeUntil, optional: true, nullable: true, example: '2026-03-09T09:00:00Z' })
  safeUntil?: string | null;

  @Words({ about: CONTACT.mustDo, of: MUST_DO, optional: true })
  mustDo?: MustDo[];

  @YesNo({ about: CONTACT.urgent, optional: true })
  urgent?: boolean;
}

export class RecordDutyContactDto extends DutyContactDto {
  @Choice(RISK_EVENTS, {
    about: 'It was self-harm or exploitation, which raises risk: that is recorded with it, and has its words.',
    optional: true,
    nullable: true,
    example: null,
  })
  riskEvent?: RiskEvent['kind'] | null;
}

/** What is left out stays as it is. */
export class ChangedDutyContactDto extends changesTo(DutyContactDto) {}

export class DutyContactAnswer {
  @Id({ about: SAME_ID })
  id: string;

  @Instant({ about: CONTACT.happenedAt, example: '2026-03-07T23:40:00.000Z' })
  happenedAt: string;

  @Choice(CALLERS, { about: CONTACT.caller })
  caller: string;

  @Text({ about: CONTACT.callerName, max: 200, nullable: true, example: null })
  callerName: string | null;

  @Text({ about: CONTACT.done, max: LONG_TEXT, example: 'Locked out. The night worker let her in.' })
  done: string;

  @Instant({ about: CONTACT.safeUntil, nullable: true, example: '2026-03-09T09:00:00.000Z' })
  safeUntil: string | null;

  @Words({ about: CONTACT.mustDo, of: MUST_DO })
  mustDo: string[];

  @YesNo({ about: CONTACT.urgent })
  urgent: boolean;

  @Instant({ about: 'Unanswered after this, it is the duty manager’s too.', example: '2026-03-09T10:00:00.000Z' })
  answerBy: string;
}

export class DutyContactListAnswer extends listOf(() => DutyContactAnswer, RECORDED) {}

export function dutyContactAnswer(contact: DutyContact): DutyContactAnswer {
  const { factId, happenedAt, caller, callerName, done, safeUntil, mustDo, urgent, answerBy } = contact;
  return {
    id: factId,
    happenedAt: happenedAt.toISOString(),
    caller,
    callerName,
    done,
    safeUntil: safeUntil?.toISOString() ?? null,
    mustDo,
    urgent,
    answerBy: answerBy.toISOString(),
  };
}

/** Seen, I will …, by … */
export class DutyAnswerDto {
  @Text({ about: 'What you will do.', max: 1000, example: 'Visit her at noon' })
  willDo: string;

  @Day({ about: 'By which day, today or later.', example: '2026-03-09' })
  byOn: LocalDate;
}

const ALERT = {
  fromOn: 'From which day it is shown to duty.',
  toOn: 'The first day it no longer holds, within 31 days of the first.',
  worry: 'What may happen.',
  doThis: 'What to do if it does.',
};

/** What the day staff leave for whoever is on duty. */
export class DutyAlertDto {
  @Day({ about: ALERT.fromOn, example: '2026-03-06' })
  fromOn: LocalDate;

  @Day({ about: ALERT.toOn, example: '2026-03-09' })
  toOn: LocalDate;

  @Text({
    about: ALERT.worry,
    max: LONGEST_EMERGENCY,
    example: 'Her father comes out on Saturday and may look for her.',
  })
  worry: string;

  @Text({ about: ALERT.doThis, max: LONGEST_EMERGENCY, example: 'Ring the police, then the on-call manager.' })
  doThis: string;
}

/** What is left out stays as it is. */
export class ChangedDutyAlertDto extends changesTo(DutyAlertDto) {}

export class DutyAlertAnswer extends DutyAlertDto {
  @Id({ about: SAME_ID })
  id: string;
}

export class DutyAlertListAnswer extends listOf(() => DutyAlertAnswer, RECORDED) {}

export function dutyAlertAnswer({ factId, fromOn, toOn, worry, doThis }: DutyAlert): DutyAlertAnswer {
  return { id: factId, fromOn, toOn, worry, doThis };
}
