import { Column, Entity } from 'typeorm';
import { Fact } from '../platform/fact';
import type { LocalDate } from '../statutory/local-date';

/**
 * A manager's acceptance of a contact in place of what is asked. It holds for the contact as it was read: where that is
 * corrected in what decides (its day, who came, how, where, whether anybody was seen), it waits for a manager again.
 */
@Entity('substitute_acceptance')
export class SubstituteAcceptance extends Fact {
  /** The contact's fact id. */
  @Column('uuid') contactId: string;
  /** The row of the contact that was read. */
  @Column('uuid') contactRowId: string;
  @Column('date') acceptedOn: LocalDate;
  /** The manager, a member of staff. */
  @Column('uuid') acceptedById: string;
  @Column('text') reason: string;
}
