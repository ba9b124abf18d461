import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

export const DISTANCE_BANDS = ['under-20', '20-to-50', 'over-50'] as const;
/** Miles from the council's offices to the home. */
export type DistanceBand = (typeof DISTANCE_BANDS)[number];

/** How far away a home is. The last row of a home holds. */
@Entity('home_distance')
export class HomeDistance {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** The fact id of the home. */
  @Column('uuid') accommodationId: string;
  @Column('text') band: DistanceBand;
  /** The member of staff. */
  @Column('uuid', { nullable: true }) saidById: string | null;
  /** From which day the record says so; null where it always did. */
  @Column('date', { nullable: true }) saidOn: LocalDate | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) saidAt: Date;
}
