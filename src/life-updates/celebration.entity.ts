import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

/** How good news is celebrated; `planned`: as an occasion with a day. */
export const CELEBRATED = ['card', 'call', 'treat', 'told-others', 'planned', 'let-go'] as const;
export type CelebratedHow = (typeof CELEBRATED)[number];

/** What came of good news. Let go, it can still be celebrated; celebrated, it is once, unless that is taken back. */
@Entity('celebration')
export class Celebration {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** The fact id of the contact it was told in, or what was told of their life. */
  @Column('uuid') winId: string;
  @Column('text') how: CelebratedHow;
  /** How it was; of `told-others`: who is told what. */
  @Column('text', { nullable: true }) words: string | null;
  /** Of `told-others`: the day on which they said yes to it. */
  @Column('date', { nullable: true }) saidYesOn: LocalDate | null;
  @Column('uuid', { nullable: true }) occasionId: string | null;
  /** Why it was taken back, or the day for it was taken out. */
  @Column('text', { nullable: true }) withdrawnBecause: string | null;
  @Column('date') onDay: LocalDate;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}
