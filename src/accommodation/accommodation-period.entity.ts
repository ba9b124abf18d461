import { Column, Entity } from 'typeorm';
import { PeriodFact } from '../platform/fact';
import type { ExemptGround, ProvidedUnder } from '../statutory/case-file';
import type { ArrangedBy, PaidBy } from '../statutory/home-basis';
import type { LocalDate } from '../statutory/local-date';
import type { SUPPORTED_CATEGORIES } from '../statutory/suitability';

export const TENURES = [
  'licence',
  'lodger',
  'assured-shorthold',
  'assured',
  'introductory',
  'secure',
  'family',
  'none',
  'other',
] as const;
/** By what right they live there. */
export type Tenure = (typeof TENURES)[number];
export type SupportedCategory = keyof typeof SUPPORTED_CATEGORIES;

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
  // Left out: not known.
  @Column('text', { default: 'unknown' }) arrangedBy?: ArrangedBy;
  @Column('text', { default: 'unknown' }) paidBy?: PaidBy;
  @Column('text', { nullable: true }) tenure?: Tenure | null;
  @Column('integer', { nullable: true }) weeklyCostPence?: number | null;
  /** Days of notice by which either side can end it. */
  @Column('smallint', { nullable: true }) noticeDays?: number | null;
  /** A house in multiple occupation, for which the return has no letter. */
  @Column('boolean', { nullable: true }) inMultipleOccupation?: boolean | null;
  /** Of supported accommodation under 18, which of the four categories it is. */
  @Column('text', { nullable: true }) supportedCategory?: SupportedCategory | null;
  /** Ofsted's number of the provider, and the day on which somebody looked it up. */
  @Column('text', { nullable: true }) registrationNumber?: string | null;
  @Column('date', { nullable: true }) registrationCheckedOn?: LocalDate | null;
  /** The provider need not be registered: what the setting is, as was checked on that day, and who checked it. */
  @Column('text', { nullable: true }) exemptGround?: ExemptGround | null;
  @Column('text', { nullable: true }) exemptCheckedBy?: string | null;
  /** The provider in the council's own list, where somebody said which it is. */
  @Column('uuid', { nullable: true }) providerId?: string | null;
}
