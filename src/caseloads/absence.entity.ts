import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

/**
 * Days on which a member of staff is away, and who covers. Why they are away is nobody's business here. A row is
 * written once: a change is a new row with the same `factId`. In force: `replacedById` is null and not `withdrawn`.
 */
@Entity('absence')
export class Absence {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') factId: string;
  @Column('uuid') staffId: string;
  @Column('date') fromOn: LocalDate;
  /** The first day back; null while nobody knows it. */
  @Column('date', { nullable: true }) toOn: LocalDate | null;
  @Column('uuid', { nullable: true }) coverId: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('uuid', { nullable: true }) replacedById: string | null;
  @Column('boolean', { default: false }) withdrawn: boolean;
}
