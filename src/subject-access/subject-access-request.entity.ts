import { Column, Entity } from 'typeorm';
import { Fact } from '../platform/fact';
import type { LocalDate } from '../statutory/local-date';

/** The young person asked to see what is held about them. */
@Entity('subject_access_request')
export class SubjectAccessRequest extends Fact {
  @Column('date') receivedOn: LocalDate;
  @Column('date', { nullable: true }) identityConfirmedOn: LocalDate | null;
  /** The day they were told that it takes longer, and why. */
  @Column('date', { nullable: true }) extendedOn: LocalDate | null;
  @Column('date', { nullable: true }) answeredOn: LocalDate | null;
}
