import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A contact that was written on the wrong young person's record. Its words went to the right one; on the wrong one only
 * this trace is left, and what was written there stays withdrawn.
 */
@Entity('contact_sealed')
export class ContactSealed {
  @PrimaryColumn('uuid') id: string;
  /** On whose record it was written by mistake. */
  @Column('uuid') youngPersonId: string;
  /** Its fact id there. */
  @Column('uuid') contactId: string;
  @Column('uuid') toYoungPersonId: string;
  /** Its fact id on the right record. */
  @Column('uuid') toContactId: string;
  /** How the mistake came about. It names nobody. */
  @Column('text') reason: string;
  /** The member of staff. */
  @Column('uuid') sealedById: string;
  @Column('timestamptz', { default: () => 'now()' }) sealedAt: Date;
}
