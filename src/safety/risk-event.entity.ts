import { Column, Entity } from 'typeorm';
import { Fact } from '../platform/fact';
import type { LocalDate } from '../statutory/local-date';

export const RISK_EVENTS = ['self-harm', 'exploitation'] as const;

/** Something that happened to a young person and raises the risk to them (SV-03). */
@Entity('risk_event')
export class RiskEvent extends Fact {
  @Column('text') kind: (typeof RISK_EVENTS)[number];
  @Column('date') happenedOn: LocalDate;
  /** Null where the contact or the note of duty tells it. */
  @Column('text', { nullable: true }) whatHappened: string | null;
  @Column('text', { nullable: true }) doneAtOnce: string | null;
  /** The fact id of the contact in which it was heard of. */
  @Column('uuid', { nullable: true }) contactId: string | null;
  /** The fact id of the note of duty that tells it. */
  @Column('uuid', { nullable: true }) dutyContactId: string | null;
}
