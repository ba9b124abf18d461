import { Column, Entity } from 'typeorm';
import { PeriodFact } from '../platform/fact';

export const ALLOCATION_ROLES = ['personal-adviser', 'social-worker', 'interim'] as const;
export type AllocationRole = (typeof ALLOCATION_ROLES)[number];

/** Who works with a young person, as what, from when. */
@Entity('allocation')
export class Allocation extends PeriodFact {
  @Column('text') role: AllocationRole;
  @Column('uuid') staffId: string;
  @Column('text') reason: string;
}
