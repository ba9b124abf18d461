import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Fact, PeriodFact } from '../platform/fact';
import type { LocalDate } from '../statutory/local-date';

export const EMERGENCY_KINDS = [
  'risk-to-self',
  'risk-to-others',
  'risk-to-staff',
  'crisis-plan',
  'helps',
  'makes-worse',
  'medication',
  'allergy',
  'lives-with',
  'call',
  'never-call',
] as const;
export type EmergencyKind = (typeof EMERGENCY_KINDS)[number];

/** agreed: whoever is on duty may read it · to-protect-life: they did not agree, and it is kept to protect a life. */
export const AGREED = ['agreed', 'not-asked', 'to-protect-life'] as const;
export type Agreed = (typeof AGREED)[number];

/** One thing that somebody who never met the young person has to know in an emergency. */
@Entity('emergency_fact')
export class EmergencyFact extends PeriodFact {
  @Column('text') kind: EmergencyKind;
  /** Of somebody to call or never to call: who they are. */
  @Column('text') words: string;
  /** Only of somebody to call or never to call. */
  @Column('text', { nullable: true }) phone: string | null;
  /** It is how the young person said it. */
  @Column('boolean', { default: false }) ownWords: boolean;
  /** Who said so, or where it is written; of medication and allergies always. */
  @Column('text', { nullable: true }) source: string | null;
  /** Only of medication and allergies. */
  @Column('text', { nullable: true }) agreed: Agreed | null;
}

export const CALLERS = ['young-person', 'family-or-friend', 'carer-or-landlord', 'police', 'health', 'other'] as const;
export type Caller = (typeof CALLERS)[number];

export const MUST_DO = [
  'see-them',
  'ring-them',
  'home',
  'money',
  'health',
  'police',
  'risk',
  'plan',
  'family',
] as const;
export type MustDo = (typeof MUST_DO)[number];

/** Something that happened while somebody was on duty, as it is handed back to whoever works with the young person. */
@Entity('duty_contact')
export class DutyContact extends Fact {
  @Column('timestamptz') happenedAt: Date;
  @Column('text') caller: Caller;
  /** Who it was, where it was not the young person. */
  @Column('text', { nullable: true }) callerName: string | null;
  /** What it was about and what was done. */
  @Column('text') done: string;
  /** Until when they are safe as things stand; null: not known. */
  @Column('timestamptz', { nullable: true }) safeUntil: Date | null;
  /** What the adviser has to do now. */
  @Column('text', { array: true, default: '{}' }) mustDo: MustDo[];
  @Column('boolean') urgent: boolean;
  /** Unanswered after this it is the duty manager's too. */
  @Column('timestamptz') answerBy: Date;
}

/** "Seen, I will …, by …": somebody took up what was handed back. There is one for each. */
@Entity('duty_answer')
export class DutyAnswer {
  @PrimaryColumn('uuid') id: string;
  /** The fact. */
  @Column('uuid') dutyContactId: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') staffId: string;
  @Column('text') willDo: string;
  @Column('date') byOn: LocalDate;
  @Column('timestamptz', { default: () => 'now()' }) answeredAt: Date;
  /** Null while it is still to be done. */
  @Column('date', { nullable: true }) doneOn: LocalDate | null;
  @Column('uuid', { nullable: true }) doneById: string | null;
}

/** What the day staff leave for whoever is on duty on some days. */
@Entity('duty_alert')
export class DutyAlert extends Fact {
  @Column('date') fromOn: LocalDate;
  /** The first day it no longer holds. */
  @Column('date') toOn: LocalDate;
  @Column('text') worry: string;
  @Column('text') doThis: string;
}

/** Whom duty rings, and who is the duty manager. The last row holds. */
@Entity('duty_setting')
export class DutySetting {
  @PrimaryColumn('uuid') id: string;
  @Column('text') onCallName: string;
  @Column('text') onCallPhone: string;
  /** A member of staff. */
  @Column('uuid') dutyManagerId: string;
  @Column('uuid') recordedById: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}
