import { Column, Entity } from 'typeorm';
import { Fact } from '../platform/fact';
import type { LocalDate } from '../statutory/local-date';
import type { LateCauseCode } from './causes';

/** Why one item of what's due is late, and by when who puts it right. What was said before stays as its history. */
@Entity('late_cause')
export class LateCause extends Fact {
  @Column('uuid') deadlineId: string;
  @Column('text') cause: LateCauseCode;
  /** Read on the item's own page and nowhere else. */
  @Column('text', { nullable: true }) note: string | null;
  /** The day by which it will be done; null, as is its owner, for what is over. */
  @Column('date', { nullable: true }) putRightBy: LocalDate | null;
  /** Who will see to it, a member of staff. */
  @Column('uuid', { nullable: true }) ownerId: string | null;
}
