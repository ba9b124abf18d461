import { Column, Entity } from 'typeorm';
import { Fact } from '../platform/fact';
import type { LocalDate } from '../statutory/local-date';

/** suspected: there are signs of it, or a referral waits for its decision. */
export const TRAFFICKING_ANSWERS = ['yes', 'suspected', 'no'] as const;

/** Whether a young person was trafficked, as far as it is known; one in force for a person, changed as more is known. */
@Entity('trafficking')
export class Trafficking extends Fact {
  /** The day from which it is known to be so. */
  @Column('date') knownOn: LocalDate;
  @Column('text') answer: (typeof TRAFFICKING_ANSWERS)[number];
}
