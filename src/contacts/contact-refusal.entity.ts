import { Column, Entity } from 'typeorm';
import { Fact } from '../platform/fact';
import type { LocalDate } from '../statutory/local-date';

/** The young person said that they want no contact. */
@Entity('contact_refusal')
export class ContactRefusal extends Fact {
  @Column('date') refusedOn: LocalDate;
  /** In so many words and in writing, rather than by what they did. */
  @Column('boolean') explicitInWriting: boolean;
}
