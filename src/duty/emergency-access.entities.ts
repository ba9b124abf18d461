import { Column, Entity, PrimaryColumn } from 'typeorm';

/** summary: what duty needs on one page, and what duty records · record: all of it, to be read. */
export const COVERS = ['summary', 'record'] as const;
export type Covers = (typeof COVERS)[number];

/** Who got in touch, or what happened. */
export const OPENED_FOR = [
  'young-person',
  'police',
  'health',
  'family-or-friend',
  'carer-or-landlord',
  'missing',
  'other',
] as const;
export type OpenedFor = (typeof OPENED_FOR)[number];

/** Somebody on duty opened a young person whom they may not see otherwise, for a few hours. It never ends before. */
@Entity('emergency_access')
export class EmergencyAccess {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** The member of staff. */
  @Column('uuid') staffId: string;
  @Column('text') covers: Covers;
  @Column('text') reason: OpenedFor;
  /** Of another reason, and of the whole record always: why. */
  @Column('text', { nullable: true }) words: string | null;
  @Column('timestamptz', { default: () => 'now()' }) openedAt: Date;
  @Column('timestamptz') untilAt: Date;
  /** When a manager has looked at it. */
  @Column('timestamptz') reviewBy: Date;
}

/** needed: it was right to open it · to-follow-up: the manager takes it up, and says how. */
export const REVIEW_OUTCOMES = ['needed', 'to-follow-up'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

/** A manager looked at it afterwards. There is one for each. */
@Entity('emergency_access_review')
export class EmergencyAccessReview {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') emergencyAccessId: string;
  @Column('uuid') reviewedById: string;
  @Column('text') outcome: ReviewOutcome;
  @Column('text', { nullable: true }) words: string | null;
  @Column('timestamptz', { default: () => 'now()' }) reviewedAt: Date;
}
