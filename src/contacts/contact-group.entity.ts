import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

export const GROUP_KINDS = ['group', 'drop-in'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

/** Something that several young people came to. Each has a contact of their own, which names nobody else. */
@Entity('contact_group')
export class ContactGroup {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: GroupKind;
  @Column('text') title: string;
  @Column('date') heldOn: LocalDate;
  /** The member of staff. */
  @Column('uuid') recordedById: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}
