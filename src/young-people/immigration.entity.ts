import { Column, Entity } from 'typeorm';
import { Fact } from '../platform/fact';
import type { LocalDate } from '../statutory/local-date';

/** uasc: leave as an unaccompanied asylum-seeking child, to 17½ at most; settled: indefinite leave to remain. */
export const LEAVE_KINDS = [
  'uasc',
  'refugee',
  'humanitarian-protection',
  'discretionary',
  'pre-settled',
  'settled',
  'other',
] as const;

/** What is known of a young person's leave to remain; one in force for a person, changed as things go on. */
@Entity('immigration')
export class Immigration extends Fact {
  @Column('date', { nullable: true }) leaveGrantedOn: LocalDate | null;
  @Column('text', { nullable: true }) leaveKind: (typeof LEAVE_KINDS)[number] | null;
  /** Known in advance. */
  @Column('date', { nullable: true }) leaveExpiresOn: LocalDate | null;
  /** Advice on the next application. */
  @Column('date', { nullable: true }) legalAdviceStartedOn: LocalDate | null;
  /** The first application, or the one for further leave. */
  @Column('date', { nullable: true }) applicationMadeOn: LocalDate | null;
}
