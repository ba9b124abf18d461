import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PeriodFact } from '../platform/fact';
import type { LocalDate } from '../statutory/local-date';

/** `not-known` says that nobody knows: it is no kind of having none. */
export const ACTIVITY_KINDS = ['education', 'training', 'work', 'none', 'not-known'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** Main activity of the SSDA903 return, as it is now; F full time, P part time, G none. */
export const ACTIVITY_CODES = ['F1', 'P1', 'F2', 'P2', 'F4', 'P4', 'F5', 'P5', 'G4', 'G5', 'G6'] as const;
export type ActivityCode = (typeof ACTIVITY_CODES)[number];

/** What a young person does for a time: education, training or work, or none, or that it is not known. */
@Entity('activity')
export class Activity extends PeriodFact {
  @Column('text') kind: ActivityKind;
  /** Null where it was not said; never of not-known, always of none. */
  @Column('text', { nullable: true }) code: ActivityCode | null;
  /** The course or the job. */
  @Column('text', { nullable: true }) what: string | null;
  /** The school, college or employer. */
  @Column('text', { nullable: true }) provider: string | null;
  @Column('smallint', { name: 'hours_a_week', nullable: true }) hoursAWeek: number | null;
  @Column('date', { nullable: true }) expectedEndOn: LocalDate | null;
  @Column('text', { nullable: true }) whyEnded: string | null;
  /** Of education and training: the pathway plan sets it out. */
  @Column('boolean', { default: false }) inPathwayPlan: boolean;
}

export const TOLD_BY = ['young-person', 'provider', 'family', 'other'] as const;
export type ToldBy = (typeof TOLD_BY)[number];

/** Somebody looked on that day, and it was still so. */
@Entity('activity_check')
export class ActivityCheck {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** The fact id. */
  @Column('uuid') activityId: string;
  @Column('date') checkedOn: LocalDate;
  @Column('text') toldBy: ToldBy;
  @Column('uuid', { nullable: true }) checkedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}
