import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StatusCode } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';

/** A young person's computed legal status with its reasons, kept in step like the deadlines. */
@Entity('legal_position')
export class LegalPosition {
  @PrimaryColumn('uuid') youngPersonId: string;
  @Column('text') status: StatusCode;
  @Column('text', { array: true }) basis: string[];
  @Column('text', { array: true }) rules: string[];
  @Column('text', { array: true }) because: string[];
  @Column('text', { array: true }) needsManager: string[];
  @Column('date', { nullable: true }) keepUntil: LocalDate | null;
  @Column('date') assessedOn: LocalDate;
  /** The first day on which any of this, or a deadline, changes with no new fact. */
  @Column('date', { nullable: true }) nextChangeOn: LocalDate | null;
  @Column('timestamptz', { default: () => 'now()' }) refreshedAt: Date;
}
