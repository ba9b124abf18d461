import { Column, Entity } from 'typeorm';
import { PeriodFact } from '../platform/fact';
import type { ProvidedUnder } from '../statutory/case-file';

/** Where a young person lives, or lived, from one day to another. */
@Entity('accommodation_period')
export class AccommodationPeriod extends PeriodFact {
  /** SSDA903 accommodation letter. */
  @Column('text') type: string;
  /** The section it is provided under; `unknown` runs the stricter dates, marked as to be confirmed. */
  @Column('text', { default: 'unknown' }) providedUnder: ProvidedUnder;
  @Column('boolean', { nullable: true }) placedByAuthority: boolean | null;
  @Column('text', { nullable: true }) address: string | null;
  @Column('text', { nullable: true }) postcode: string | null;
  @Column('text', { nullable: true }) carer: string | null;
  @Column('text', { nullable: true }) provider: string | null;
  @Column('boolean', { nullable: true }) providerRegistered: boolean | null;
  @Column('text', { nullable: true }) managerReason: string | null;
}
