import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

/** Four different answers, and a fifth for what nobody has looked into yet. */
export const ANSWERS = ['not-known', 'not-asked', 'withheld', 'yes', 'no'] as const;
export type Answer = (typeof ANSWERS)[number];

/** Support for special educational needs; an education, health and care plan may last to 25. */
export const SEN = ['none', 'support', 'ehc-plan'] as const;
export type Sen = (typeof SEN)[number];

@Entity('young_person')
export class YoungPerson {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { nullable: true }) givenName: string | null;
  @Column('text', { nullable: true }) familyName: string | null;
  @Column('text', { nullable: true }) knownAs: string | null;
  @Column('date') dateOfBirth: LocalDate;
  /** SSDA903: M, F, U (unknown or other). */
  @Column('text', { nullable: true }) sex: 'M' | 'F' | 'U' | null;
  /** DfE ethnicity code, `WBRI` … `NOBT`. */
  @Column('text', { nullable: true }) ethnicity: string | null;
  @Column('text', { nullable: true }) firstLanguage: string | null;
  @Column('text', { default: 'not-known' }) interpreter: Answer;
  @Column('text', { nullable: true }) communicationNeeds: string | null;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text', { nullable: true }) email: string | null;
  /** Null is not known. */
  @Column('boolean', { nullable: true }) unaccompaniedAsylumSeeker: boolean | null;
  /** SSDA903 DUC: the day the status of unaccompanied asylum-seeking child ceases. */
  @Column('date', { nullable: true }) asylumStatusCeasesOn: LocalDate | null;
  @Column('boolean', { nullable: true }) disabled: boolean | null;
  /** From which day the record says that they are; null where it always did, or does not. */
  @Column('date', { nullable: true }) disabledKnownOn: LocalDate | null;
  /** Null is not known. */
  @Column('text', { nullable: true }) sen: Sen | null;
  @Column('boolean', { nullable: true }) parent: boolean | null;
  @Column('date', { nullable: true }) diedOn: LocalDate | null;
  @Column('date', { nullable: true }) deathKnownOn: LocalDate | null;
  /** The team that answers for them; null while no team has taken them. */
  @Column('uuid', { nullable: true }) teamId: string | null;
  /** False where the first care episode known is not the start of care. */
  @Column('boolean', { default: true }) historyComplete: boolean;
  @Column('uuid', { nullable: true }) mergedIntoId: string | null;
  /** When the only import that knew them was undone: they are out of every list. */
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
  @Column('uuid', { nullable: true }) importId: string | null;
  /** Counts the edits; never saved with `save()`, which would write a stale number back. */
  @Column('integer', { default: 1 }) version: number;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  @Column('uuid', { nullable: true }) createdById: string | null;
}
