import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';
import type { PauseReason } from './pause-reasons';

/** Somebody asks that reminders of something due stop for a time. Written once; what became of it are its steps. */
@Entity('pause')
export class Pause {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** The item it was asked for; it pauses every item of the same rule and subject. */
  @Column('uuid') deadlineId: string;
  @Column('text') rule: string;
  @Column('text', { nullable: true }) subject: string | null;
  @Column('date') fromOn: LocalDate;
  /** The first day it no longer holds. */
  @Column('date') untilOn: LocalDate;
  @Column('text') reason: PauseReason;
  @Column('text', { nullable: true }) note: string | null;
  @Column('date') askedOn: LocalDate;
  @Column('timestamptz', { default: () => 'now()' }) askedAt: Date;
  /** The member of staff. */
  @Column('uuid') askedById: string;
}

export type PauseStepKind = 'approved' | 'refused' | 'taken-back' | 'ended';

/** What became of it: one of approved, refused and taken back; after approved perhaps ended. */
@Entity('pause_step')
export class PauseStep {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') pauseId: string;
  @Column('text') step: PauseStepKind;
  @Column('date') takenOn: LocalDate;
  @Column('timestamptz', { default: () => 'now()' }) takenAt: Date;
  /** The member of staff. */
  @Column('uuid') byId: string;
  @Column('text', { nullable: true }) reason: string | null;
}
