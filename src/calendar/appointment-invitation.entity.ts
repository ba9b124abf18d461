import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An invitation that a member of staff holds. */
@Entity('appointment_invitation')
export class AppointmentInvitation {
  @PrimaryColumn('uuid') appointmentId: string;
  @PrimaryColumn('uuid') staffId: string;
  /** Of the appointment, as they were last told. */
  @Column('integer') version: number;
  @Column('boolean', { default: false }) takenBack: boolean;
}
