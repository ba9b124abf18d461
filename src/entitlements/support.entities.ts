import { Column, Entity } from 'typeorm';
import { Fact } from '../platform/fact';
import type { LocalDate } from '../statutory/local-date';

/** From 21: the young person told the authority that they want support. */
@Entity('support_request')
export class SupportRequest extends Fact {
  @Column('date') requestedOn: LocalDate;
  @Column('text') wants: 'education' | 'support';
  @Column('date', { nullable: true }) endedOn: LocalDate | null;
}

/** From 21: the authority offered support; how, and what the young person answered. */
@Entity('support_offer')
export class SupportOffer extends Fact {
  @Column('date') offeredOn: LocalDate;
  @Column('text', { nullable: true }) how: string | null;
  @Column('text', { nullable: true }) reply: string | null;
  /** The contact in which it was made (its fact id). */
  @Column('uuid', { nullable: true }) contactId: string | null;
}
