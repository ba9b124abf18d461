import { Column, Entity } from 'typeorm';
import { Fact, PeriodFact } from '../platform/fact';
import type { HealthOfferOf, HealthReviewKind } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';

/** Why a health review came late, or has not come yet: a closed list, so that causes can be counted. */
export const HEALTH_DELAYS = [
  'no-clinic',
  'other-area',
  'asked-late',
  'papers',
  'young-person',
  'not-brought',
  'interpreter',
  'other',
] as const;
export type HealthDelay = (typeof HEALTH_DELAYS)[number];

/** A health assessment, a check of the teeth, or the strengths and difficulties questionnaire. */
@Entity('health_review')
export class HealthReview extends Fact {
  @Column('date') heldOn: LocalDate;
  @Column('text') kind: HealthReviewKind;
  /** Of the questionnaire: 0 to 40, the higher the more there is to worry about. */
  @Column('smallint', { nullable: true }) score: number | null;
  /** The day its report came; null where it has not, or was not said. */
  @Column('date', { nullable: true }) reportOn: LocalDate | null;
  /** Why it came late; null where it did not, or nobody said. */
  @Column('text', { nullable: true }) delay: HealthDelay | null;
  /** Who held it, or was waited for. */
  @Column('text', { nullable: true }) partner: string | null;
  /** What its report asks for, each in a line. */
  @Column('text', { array: true, default: () => "'{}'" }) actions: string[];
}

export const APPOINTMENT_OUTCOMES = ['waiting', 'attended', 'declined', 'not-attended', 'cancelled'] as const;
export type AppointmentOutcome = (typeof APPOINTMENT_OUTCOMES)[number];

/**
 * An appointment that was offered for a health review, with what came of it. What was held is a `HealthReview` too. So is
 * the offer of a health passport kept, until it is given.
 */
@Entity('health_appointment')
export class HealthAppointment extends Fact {
  @Column('text') kind: HealthOfferOf;
  @Column('date') offeredOn: LocalDate;
  /** The day of the appointment; null where none is set yet. */
  @Column('date', { nullable: true }) forOn: LocalDate | null;
  @Column('text') outcome: AppointmentOutcome;
  /** The day they said no; null where they did not, or it was recorded before the day was asked for. */
  @Column('date', { nullable: true }) declinedOn: LocalDate | null;
  @Column('text', { nullable: true }) delay: HealthDelay | null;
  /** Who offered it. */
  @Column('text', { nullable: true }) partner: string | null;
  /** Of a no: what they said, or why. */
  @Column('text', { nullable: true }) note: string | null;
}

/** The summary of their health that a young person takes with them. There is one of it. */
@Entity('health_passport')
export class HealthPassport extends Fact {
  /** The day they were first given it; null while it is being made. */
  @Column('date', { nullable: true }) givenOn: LocalDate | null;
  /** Whether the adviser may have a copy. Null, as the other: not asked yet. */
  @Column('boolean', { nullable: true }) consentAdviser: boolean | null;
  @Column('boolean', { nullable: true }) consentGp: boolean | null;
}

export const HEALTH_CONTACT_KINDS = ['gp', 'dentist', 'optician'] as const;
export type HealthContactKind = (typeof HEALTH_CONTACT_KINDS)[number];

/** Where a young person is registered, from one day to another: one GP, one dentist, one optician at a time. */
@Entity('health_contact')
export class HealthContact extends PeriodFact {
  @Column('text') kind: HealthContactKind;
  @Column('text') name: string;
  /** Of a GP practice: the code the NHS knows it by. */
  @Column('text', { nullable: true }) odsCode: string | null;
  @Column('text', { nullable: true }) address: string | null;
  @Column('text', { nullable: true }) postcode: string | null;
  @Column('text', { nullable: true }) phone: string | null;
  /** The day it was last said that they are still registered there. */
  @Column('date', { nullable: true }) confirmedOn: LocalDate | null;
}

export const REFERRAL_ENDS = ['completed', 'stepped-up', 'stepped-down', 'declined', 'not-accepted', 'moved'] as const;
export type ReferralEnd = (typeof REFERRAL_ENDS)[number];

/** A referral for emotional wellbeing, from the day it was made to how it ended. */
@Entity('wellbeing_referral')
export class WellbeingReferral extends Fact {
  @Column('date') referredOn: LocalDate;
  /** Of the directory; null where it is not in it. */
  @Column('uuid', { nullable: true }) serviceId: string | null;
  @Column('text') service: string;
  /** Of the pathway: 1 help at hand, 2 early help, 3 specialist, 4 crisis. */
  @Column('smallint') step: number;
  @Column('text') need: string;
  /** The young person wants it. */
  @Column('boolean') agreed: boolean;
  @Column('date', { nullable: true }) firstSeenOn: LocalDate | null;
  @Column('date', { nullable: true }) endedOn: LocalDate | null;
  @Column('text', { nullable: true }) ended: ReferralEnd | null;
  /** What helps until they are seen, and who gives it. */
  @Column('text', { nullable: true }) interim: string | null;
  @Column('text', { nullable: true }) interimBy: string | null;
  /** With what outcome was measured, and what it said before and after. */
  @Column('text', { nullable: true }) scale: string | null;
  @Column('smallint', { nullable: true }) scoreBefore: number | null;
  @Column('smallint', { nullable: true }) scoreAfter: number | null;
}
