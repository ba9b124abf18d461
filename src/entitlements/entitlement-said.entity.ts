import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

export const HAD_ANSWERS = ['had', 'not-had', 'not-offered', 'not-wanted'] as const;
export type HadAnswer = (typeof HAD_ANSWERS)[number];

/** Whether a young person has had one entitlement. Never changed: the last turn of it holds. */
@Entity('entitlement_said')
export class EntitlementSaid {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** `Entitlement.key`. */
  @Column('text') key: string;
  /** From 1, for one young person and entitlement. */
  @Column('smallint') turn: number;
  @Column('text') answer: HadAnswer;
  @Column('date') onDay: LocalDate;
  @Column('text', { nullable: true }) words: string | null;
  /** What it was when it was said: its name, its sum, and what the council gave. */
  @Column('text') terms: string;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}
