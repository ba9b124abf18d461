import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

/** Somebody looked for what a young person does, and it is still not known. */
@Entity('eet_look')
export class EetLook {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('date') lookedOn: LocalDate;
  @Column('text') tried: string;
  @Column('uuid', { nullable: true }) byId: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}
