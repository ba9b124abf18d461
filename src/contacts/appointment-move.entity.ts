import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An appointment was put on another day. Written once: the first of them has the day it was planned for at first. */
@Entity('appointment_move')
export class AppointmentMove {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') appointmentId: string;
  @Column('uuid') youngPersonId: string;
  @Column('timestamptz') fromAt: Date;
  @Column('timestamptz') toAt: Date;
  @Column('text', { nullable: true }) reason: string | null;
  /** The member of staff. */
  @Column('uuid', { nullable: true }) movedById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) movedAt: Date;
}
