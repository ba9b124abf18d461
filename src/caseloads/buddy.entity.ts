import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

/** Who is asked first when a worker is away or leaves, as a manager named them. The highest number counts. */
@Entity('buddy')
export class Buddy {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') staffId: string;
  @Column('integer') number: number;
  /** Null: nobody any more. */
  @Column('uuid', { nullable: true }) buddyId: string | null;
  @Column('date') namedOn: LocalDate;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}
