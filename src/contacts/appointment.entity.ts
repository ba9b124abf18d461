import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something planned with a young person. Unlike a contact it may change until it is held or cancelled. */
@Entity('appointment')
export class Appointment {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') staffId: string;
  @Column('text') kind: 'visit' | 'review' | 'meeting' | 'call';
  @Column('timestamptz') plannedAt: Date;
  @Column('text', { nullable: true }) place: string | null;
  /** What it is for, in a line. */
  @Column('text', { nullable: true }) matters: string | null;
  @Column('text', { default: 'planned' }) state: 'planned' | 'cancelled' | 'held';
  @Column('uuid', { nullable: true }) contactFactId: string | null;
  @Column('integer', { default: 1 }) version: number;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  @Column('uuid', { nullable: true }) createdById: string | null;
}
