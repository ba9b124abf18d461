import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

/** Why it is they: what they are to the young person's team, or that no manager works here. */
export const INTERIM_WHYS = ['manager', 'service-manager', 'head-of-service', 'data-officer', 'administrator'] as const;
export type InterimWhy = (typeof INTERIM_WHYS)[number];

/**
 * Who has a young person in the meantime, while nobody works with them. The database itself names them and ends it, at
 * the end of any transaction that leaves an open case without anybody; the code only reads it and notes who was told.
 */
@Entity('named_interim')
export class NamedInterim {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') staffId: string;
  @Column('text') why: InterimWhy;
  @Column('date') fromOn: LocalDate;
  @Column('date', { nullable: true }) toOn: LocalDate | null;
  @Column('timestamptz', { nullable: true }) toldAt: Date | null;
}
