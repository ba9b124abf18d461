import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';
import type { HandOverFacts } from './hand-over-facts';

/** What the record cannot know of a change of worker, written by the two workers until both have signed it. */
@Entity('case_hand_over')
export class CaseHandOver {
  /** The fact by which the new worker began: their allocation, or their part in education and work. */
  @PrimaryColumn('uuid') changeId: string;
  /** The change, where it is of an allocation. */
  @Column('uuid', { nullable: true }) allocationId: string | null;
  /** The change, where it is of who works with them for education and work. */
  @Column('uuid', { nullable: true }) educationWorkerId: string | null;
  @Column('uuid') youngPersonId: string;
  /** What matters to the young person; empty while nobody wrote it. */
  @Column('text') matters: string;
  /** What else the new worker should know; may stay empty. */
  @Column('text') toKnow: string;
  @Column('date', { nullable: true }) jointVisitOn: LocalDate | null;
  @Column('text', { nullable: true }) noJointVisitBecause: string | null;
  /** Counts every change: a signature is under one of them. */
  @Column('integer', { default: 1 }) version: number;
  @Column('timestamptz', { default: () => 'now()' }) changedAt: Date;
  @Column('uuid', { nullable: true }) changedById: string | null;
  @Column('date', { nullable: true }) signedOn: LocalDate | null;
  /** What the record knew when the second of them signed. */
  @Column('jsonb', { nullable: true }) signedPage: HandOverFacts | null;
}

export const HAND_OVER_SIDES = ['from', 'to'] as const;
/** from: the worker of before. to: the new one. */
export type HandOverSide = (typeof HAND_OVER_SIDES)[number];

@Entity('case_hand_over_signature')
export class CaseHandOverSignature {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') changeId: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') side: HandOverSide;
  @Column('uuid') staffId: string;
  /** Why a manager signs in the place of the worker of before; null where that one signs. */
  @Column('text', { nullable: true }) because: string | null;
  @Column('integer') ofVersion: number;
  @Column('timestamptz', { default: () => 'now()' }) signedAt: Date;
}

export const HAND_OVER_COPY_HOW = ['in-person', 'post', 'secure-email'] as const;
export type HandOverCopyHow = (typeof HAND_OVER_COPY_HOW)[number];

/** The young person was given a copy, without what the workers tell each other. */
@Entity('hand_over_copy')
export class HandOverCopy {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') changeId: string;
  @Column('integer') ofVersion: number;
  @Column('date') givenOn: LocalDate;
  @Column('text') how: HandOverCopyHow;
  /** Who wrote it down. */
  @Column('uuid') staffId: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}
