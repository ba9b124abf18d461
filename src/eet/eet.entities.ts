import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Fact } from '../platform/fact';
import type { LocalDate } from '../statutory/local-date';

export const BARRIERS = [
  'health',
  'caring',
  'childcare',
  'home',
  'money',
  'confidence',
  'skills',
  'right-to-work',
  'waiting',
  'custody',
  'nothing-fits',
  'other',
] as const;
export type Barrier = (typeof BARRIERS)[number];

export const RISKS = ['attendance', 'contract-end', 'exclusion', 'provider', 'finding-it-hard'] as const;
export type Risk = (typeof RISKS)[number];

/** Where somebody learns who is excluded, or about to be; `home` is tuition at home or online. */
export const EXCLUSION_PROVISIONS = ['mainstream', 'alternative', 'home', 'none'] as const;
export type ExclusionProvision = (typeof EXCLUSION_PROVISIONS)[number];

/** What is in the way of one young person, and what comes next: it may be changed by whoever works with them. */
@Entity('eet_tracking')
export class EetTracking {
  @PrimaryColumn('uuid') youngPersonId: string;
  @Column('text', { nullable: true }) barrier: Barrier | null;
  /** Why they may lose what they have. */
  @Column('text', { array: true, default: () => "'{}'" }) risks: Risk[];
  /** Of an exclusion: where they learn meanwhile, null where it was not said; and when somebody looks at it again. */
  @Column('text', { nullable: true }) exclusionProvision: ExclusionProvision | null;
  @Column('date', { nullable: true }) exclusionReviewOn: LocalDate | null;
  @Column('text', { nullable: true }) nextStep: string | null;
  @Column('date', { nullable: true }) nextByOn: LocalDate | null;
  /** Who is to do it; null: whoever is their adviser. */
  @Column('uuid', { nullable: true }) ownerId: string | null;
  /** From when an action is owed (ET-02, ET-03), and by when. */
  @Column('date', { nullable: true }) actSinceOn: LocalDate | null;
  @Column('date', { nullable: true }) actByOn: LocalDate | null;
  @Column('integer', { default: 1 }) version: number;
  @Column('uuid', { nullable: true }) changedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) changedAt: Date;
}

/** Something that was done towards education or work; `atMeeting`: a line of the meeting's minutes. */
@Entity('eet_action')
export class EetAction {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('date') actedOn: LocalDate;
  @Column('text') what: string;
  @Column('boolean', { default: false }) atMeeting: boolean;
  @Column('uuid', { nullable: true }) byId: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}

export const EDUCATION_PLAN_KINDS = ['pep', 're-engagement'] as const;
export type EducationPlanKind = (typeof EDUCATION_PLAN_KINDS)[number];

/** A personal education plan, which after 18 goes on as one of the council's own; or a re-engagement plan. */
@Entity('education_plan')
export class EducationPlan {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') kind: EducationPlanKind;
  @Column('date') writtenOn: LocalDate;
  /** Of a PEP: what is to be reached, by when and with whom. */
  @Column('text', { nullable: true }) targets: string | null;
  @Column('text', { nullable: true }) funding: string | null;
  /** The goal of the pathway plan that it serves. */
  @Column('uuid', { nullable: true }) goalId: string | null;
  /** Of a re-engagement plan: what is in the way, a first small step, how often somebody is in touch, and who. */
  @Column('text', { nullable: true }) barrier: string | null;
  @Column('text', { nullable: true }) firstStep: string | null;
  @Column('text', { nullable: true }) rhythm: string | null;
  @Column('text', { nullable: true }) supporter: string | null;
  @Column('date') reviewOn: LocalDate;
  @Column('date', { nullable: true }) endedOn: LocalDate | null;
  @Column('integer', { default: 1 }) version: number;
  @Column('uuid', { nullable: true }) writtenById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) changedAt: Date;
}

/** `good`, `sent-back`: how a manager found it. */
export const EDUCATION_PLAN_STEPS = ['reviewed', 'good', 'sent-back', 'sent-again', 'ended'] as const;
export type EducationPlanStepKind = (typeof EDUCATION_PLAN_STEPS)[number];

@Entity('education_plan_step')
export class EducationPlanStep {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') planId: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') step: EducationPlanStepKind;
  @Column('date') onDay: LocalDate;
  @Column('text', { nullable: true }) words: string | null;
  @Column('uuid', { nullable: true }) byId: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}

export const SEPTEMBER_STEPS = [
  'invited',
  'applied',
  'offer',
  'accepted',
  'started',
  'there-at-6-weeks',
  'left',
  'none-wanted',
] as const;
export type SeptemberStepKind = (typeof SEPTEMBER_STEPS)[number];

/** How far the offer of a place for one September has come. */
@Entity('september_step')
export class SeptemberStep {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** Of the September. */
  @Column('smallint') year: number;
  @Column('text') step: SeptemberStepKind;
  @Column('date') onDay: LocalDate;
  @Column('text', { nullable: true }) provider: string | null;
  @Column('text', { nullable: true }) words: string | null;
  @Column('uuid', { nullable: true }) byId: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}

export const OPPORTUNITY_KINDS = [
  'apprenticeship',
  'job',
  'work-experience',
  'training',
  'course',
  'mentoring',
] as const;
export type OpportunityKind = (typeof OPPORTUNITY_KINDS)[number];

export const PARTNER_KINDS = [
  'department',
  'employer',
  'training-provider',
  'college',
  'charity',
  'public-body',
  'other',
] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];

/** Who offers opportunities: a partner, or a department of the council. */
@Entity('eet_partner')
export class EetPartner {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  /** Null: not known. */
  @Column('text', { nullable: true }) kind: PartnerKind | null;
  @Column('text', { nullable: true }) contact: string | null;
  @Column('text', { nullable: true }) area: string | null;
  @Column('text', { nullable: true }) offers: string | null;
  /** For staff. */
  @Column('text', { nullable: true }) notes: string | null;
  /** When somebody last looked whether this is still right. */
  @Column('date', { nullable: true }) checkedOn: LocalDate | null;
  /** Of one that turned out to be another: that one, which is merged into none. */
  @Column('uuid', { nullable: true }) mergedIntoId: string | null;
  /** What it was merged into itself, before that one was merged too. */
  @Column('uuid', { nullable: true }) mergedFirstIntoId: string | null;
  @Column('timestamptz', { nullable: true }) mergedAt: Date | null;
  @Column('integer', { default: 1 }) version: number;
  @Column('uuid', { nullable: true }) changedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) changedAt: Date;
}

/** How many opportunities a department pledged for a year; of one year the last row holds. */
@Entity('department_pledge')
export class DepartmentPledge {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') departmentId: string;
  /** In which the council's year begins, on 1 April. */
  @Column('smallint') year: number;
  @Column('smallint') places: number;
  @Column('text', { nullable: true }) words: string | null;
  @Column('uuid', { nullable: true }) byId: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
  /** The record whose pledge this row added when it was merged, or took out when it was its own again. */
  @Column('uuid', { nullable: true }) mergeOfId: string | null;
}

/** The levels that an opportunity may ask for. */
export const ASKED_LEVELS = ['entry', '1', '2', '3', '4', '5', '6', '7'] as const;
export type AskedLevel = (typeof ASKED_LEVELS)[number];

/** What a partner offers, or a department of the council has pledged. */
@Entity('opportunity')
export class Opportunity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') title: string;
  /** Null: of a department of the council that is not known. */
  @Column('uuid', { nullable: true }) partnerId: string | null;
  @Column('text') kind: OpportunityKind;
  @Column('text', { nullable: true }) about: string | null;
  @Column('text', { nullable: true }) contact: string | null;
  /** How many were pledged; null: not said. */
  @Column('smallint', { nullable: true }) places: number | null;
  @Column('date', { nullable: true }) closesOn: LocalDate | null;
  /** For which it is, in plain words: music, street dance. */
  @Column('text', { array: true, default: () => "'{}'" }) interests: string[];
  /** What whoever takes it up is to have; null: it does not ask for it. English and maths as GCSE grades of 9 to 1. */
  @Column('text', { nullable: true }) asksLevel: AskedLevel | null;
  @Column('smallint', { nullable: true }) asksEnglish: number | null;
  @Column('smallint', { nullable: true }) asksMaths: number | null;
  @Column('boolean', { default: false }) isClosed: boolean;
  @Column('integer', { default: 1 }) version: number;
  @Column('uuid', { nullable: true }) changedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) changedAt: Date;
}

@Entity('opportunity_referral')
export class OpportunityReferral {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') opportunityId: string;
  @Column('uuid') youngPersonId: string;
  @Column('date') referredOn: LocalDate;
  @Column('text', { nullable: true }) words: string | null;
  @Column('uuid', { nullable: true }) byId: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

export const REFERRAL_STEPS = ['offered', 'started', 'sustained', 'ended', 'not-taken'] as const;
export type ReferralStepKind = (typeof REFERRAL_STEPS)[number];

@Entity('opportunity_referral_step')
export class OpportunityReferralStep {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') referralId: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') step: ReferralStepKind;
  @Column('date') onDay: LocalDate;
  @Column('text', { nullable: true }) words: string | null;
  /** Of started: what was recorded with it (its fact id). */
  @Column('uuid', { nullable: true }) activityId: string | null;
  @Column('uuid', { nullable: true }) byId: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}

export const QUALIFICATION_LEVELS = ['entry', '1', '2', '3', '4', '5', '6', '7', '8', 'other'] as const;

@Entity('qualification')
export class Qualification extends Fact {
  @Column('text') title: string;
  @Column('text') level: (typeof QUALIFICATION_LEVELS)[number];
  @Column('text', { nullable: true }) grade: string | null;
  @Column('text', { nullable: true }) provider: string | null;
  /** Null while it is worked for. */
  @Column('date', { nullable: true }) awardedOn: LocalDate | null;
}

/** What the school census says of special needs: none, SEN support, or an education, health and care plan. */
export const SEN_CODES = ['N', 'K', 'E'] as const;

/** A year at a school, as the virtual school knows it. Only an import writes it. */
@Entity('school_record')
export class SchoolRecord extends Fact {
  /** The year that the school year ends in: 2025 is September 2024 to August 2025. */
  @Column('smallint') schoolYear: number;
  @Column('text', { nullable: true }) school: string | null;
  @Column('text', { nullable: true }) urn: string | null;
  @Column('date', { nullable: true }) enteredOn: LocalDate | null;
  @Column('date', { nullable: true }) leftOn: LocalDate | null;
  @Column('real', { nullable: true }) attainment8: number | null;
  @Column('real', { nullable: true }) progress8: number | null;
  @Column('text', { nullable: true }) sen: (typeof SEN_CODES)[number] | null;
  /** In hundredths of the sessions they could have attended. */
  @Column('real', { nullable: true }) attendance: number | null;
  @Column('smallint', { nullable: true }) suspensions: number | null;
  @Column('smallint', { nullable: true }) permanentExclusions: number | null;
}

export const BURSARY_KINDS = ['16-to-19', 'higher-education', 'apprenticeship', 'local'] as const;
export type BursaryKind = (typeof BURSARY_KINDS)[number];

@Entity('bursary')
export class Bursary extends Fact {
  @Column('text') kind: BursaryKind;
  /** Of local: which. */
  @Column('text', { nullable: true }) what: string | null;
  /** What was agreed, or is asked for. */
  @Column('integer', { nullable: true }) pounds: number | null;
  @Column('date') askedOn: LocalDate;
  @Column('date', { nullable: true }) agreedOn: LocalDate | null;
  @Column('date', { nullable: true }) refusedOn: LocalDate | null;
  @Column('text', { nullable: true }) refusedBecause: string | null;
}

@Entity('bursary_payment')
export class BursaryPayment {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** The fact id. */
  @Column('uuid') bursaryId: string;
  @Column('integer') pounds: number;
  @Column('date') paidOn: LocalDate;
  @Column('uuid', { nullable: true }) byId: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}
