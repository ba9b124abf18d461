import { Column, Entity } from 'typeorm';
import { Fact } from '../platform/fact';
import type { LocalDate } from '../statutory/local-date';

export const LIFE_EVENTS = ['pregnancy', 'bereavement', 'relationship-end'] as const;

/** Something in a young person's life after which what they need is looked at again. */
@Entity('life_event')
export class LifeEvent extends Fact {
  @Column('text') kind: (typeof LIFE_EVENTS)[number];
  /** The day it happened; of a pregnancy, the day from which it is known. */
  @Column('date') happenedOn: LocalDate;
  @Column('text', { nullable: true }) words: string | null;
}
