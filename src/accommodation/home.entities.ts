import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Fact } from '../platform/fact';
import { SCHEDULE_2_ITEMS, type Schedule2Item } from '../statutory/case-file';
import type { FollowUpMark } from '../statutory/clocks/home-follow-ups';
import type { LocalDate } from '../statutory/local-date';
import type { ReturnJudgement } from '../statutory/return-judgement';

/** The three questions of regulation 9(2), as the case file names them. */
export const LIMBS = ['needsMet', 'landlordChecked', 'wishesAndEetConsidered'] as const;
/** What is asked besides of a house in multiple occupation. */
export const SHARED_HOUSE_ITEMS = ['locks', 'sharing', 'neighbours', 'sharedCost'] as const;
export type SharedHouseItem = (typeof SHARED_HOUSE_ITEMS)[number];
/** Everything that may be asked of a home, in the order of the form. */
export const ASSESSMENT_ITEMS = [...LIMBS, ...SCHEDULE_2_ITEMS, ...SHARED_HOUSE_ITEMS] as const;
export type AssessmentItem = (typeof LIMBS)[number] | Schedule2Item | SharedHouseItem;
/** What was answered; what is not there was not. */
export type AssessmentAnswers = Partial<Record<AssessmentItem, boolean>>;

/**
 * Whether a home is suitable, as it was looked at on a day: the questions of regulation 9, and the judgement for the return,
 * each without the other where only one was given. The last one of a home counts.
 */
@Entity('home_assessment')
export class HomeAssessment extends Fact {
  /** The fact id of the home. */
  @Column('uuid') accommodationId: string;
  @Column('date') assessedOn: LocalDate;
  @Column('jsonb') answers: AssessmentAnswers;
  @Column('text', { nullable: true }) words: string | null;
  /** What changed since the last time. */
  @Column('text', { nullable: true }) changed: string | null;
  @Column('text', { nullable: true }) judgement: ReturnJudgement | null;
  @Column('text', { nullable: true }) judgementReason: string | null;
  @Column('boolean', { default: false }) byManager: boolean;
}

export const HOME_VIEWS = ['yes', 'partly', 'no', 'not-said'] as const;
/** Whether the young person thinks that it is right for them. */
export type HomeViewAnswer = (typeof HOME_VIEWS)[number];

/** What the young person thinks of a home, on a day. */
@Entity('home_view')
export class HomeView {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') accommodationId: string;
  @Column('date') saidOn: LocalDate;
  @Column('text') answer: HomeViewAnswer;
  /** In their own words. */
  @Column('text', { nullable: true }) words: string | null;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}

export const SIGN_OFF_KINDS = ['bed-and-breakfast', 'shared-house'] as const;
export type SignOffKind = (typeof SIGN_OFF_KINDS)[number];

/** A senior is asked to answer for a home that should not be used. */
@Entity('home_sign_off')
export class HomeSignOff {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') accommodationId: string;
  @Column('text') kind: SignOffKind;
  /** Why there was nothing else. */
  @Column('text') reason: string;
  /** The senior who is said to have agreed beforehand. */
  @Column('uuid', { nullable: true }) agreedById: string | null;
  @Column('uuid', { nullable: true }) askedById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) askedAt: Date;
}

/** What the senior decided. */
@Entity('home_sign_off_decision')
export class HomeSignOffDecision {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') signOffId: string;
  @Column('boolean') agreed: boolean;
  /** Why, and what is done to move them on, by when. */
  @Column('text') words: string;
  @Column('uuid') decidedById: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) decidedAt: Date;
}

/** How somebody moves on from bed and breakfast; the last one of a home counts. */
@Entity('home_exit_plan')
export class HomeExitPlan {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') accommodationId: string;
  @Column('text') plan: string;
  /** Who sees to it. */
  @Column('text') owner: string;
  @Column('date') byOn: LocalDate;
  @Column('uuid', { nullable: true }) saidById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) saidAt: Date;
}

export const GP_ANSWERS = ['keeps', 'new', 'needs-one', 'not-known'] as const;
export const TRAVEL_ANSWERS = ['same', 'sorted', 'to-sort-out', 'nothing', 'not-known'] as const;
export const TOLD_ANSWERS = ['told', 'to-tell', 'none', 'not-known'] as const;
export const AREA_ANSWERS = ['not-known', 'ours', 'other'] as const;
export type AreaAnswer = (typeof AREA_ANSWERS)[number];
export type GpAnswer = (typeof GP_ANSWERS)[number];
export type TravelAnswer = (typeof TRAVEL_ANSWERS)[number];
export type ToldAnswer = (typeof TOLD_ANSWERS)[number];

/** What was said of a move besides the home itself. */
@Entity('move_said')
export class MoveSaid {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') accommodationId: string;
  @Column('text') gp: GpAnswer;
  /** Of a new GP: the surgery. */
  @Column('text', { nullable: true }) gpName: string | null;
  /** The way to education or work. */
  @Column('text') travel: TravelAnswer;
  @Column('text', { nullable: true }) travelWords: string | null;
  @Column('text') benefits: ToldAnswer;
  @Column('text') councilTax: ToldAnswer;
  /** Whose area the new home is in; which other council it is stands in the story of the move. */
  @Column('text') area: AreaAnswer;
  @Column('uuid', { nullable: true }) saidById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) saidAt: Date;
}

/** Something a move brings to do. */
@Entity('move_task')
export class MoveTask {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') accommodationId: string;
  /** In the order in which they are shown, from 1. */
  @Column('smallint') place: number;
  @Column('text') rule: string;
  @Column('text') what: string;
  /** Null where no rule sets a day. */
  @Column('date', { nullable: true }) dueOn: LocalDate | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) madeAt: Date;
}

export const TASK_STEPS = ['done', 'not-needed', 'to-do'] as const;
export type TaskStep = (typeof TASK_STEPS)[number];

/** What became of it; the last one counts. */
@Entity('move_task_step')
export class MoveTaskStep {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') taskId: string;
  @Column('text') step: TaskStep;
  @Column('date') onDay: LocalDate;
  @Column('text', { nullable: true }) words: string | null;
  @Column('uuid', { nullable: true }) byId: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at: Date;
}

export const FOLLOW_UP_ANSWERS = ['well', 'struggling', 'at-risk', 'not-reached'] as const;
export type FollowUpAnswer = (typeof FOLLOW_UP_ANSWERS)[number];

/** How it goes in a home some time after the move; the last answer for each time counts. */
@Entity('home_follow_up')
export class HomeFollowUp {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') accommodationId: string;
  @Column('text') mark: FollowUpMark;
  @Column('date') askedOn: LocalDate;
  @Column('text') answer: FollowUpAnswer;
  @Column('text', { nullable: true }) words: string | null;
  @Column('uuid', { nullable: true }) byId: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at: Date;
}
