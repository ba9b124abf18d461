import { Column, Entity, PrimaryColumn } from 'typeorm';

/** queued: to be handed to the mail server · kept: there is no mail server, so it stays here to be read. */
export type MessageState = 'queued' | 'sent' | 'failed' | 'kept';

/** One mail for one cause. It carries counts and a link, never a name. */
@Entity('message')
export class Message {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') toStaffId: string;
  @Column('text') toAddress: string;
  @Column('text') subject: string;
  @Column('text') body: string;
  /** What it was sent for, `digest:<id>`: the same cause never makes a second mail. */
  @Column('text') cause: string;
  /** RFC 5322 Message-ID, the same at every try. */
  @Column('text') messageId: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  @Column('text', { default: 'queued' }) state: MessageState;
  @Column('integer', { default: 0 }) attempts: number;
  @Column('text', { nullable: true }) lastError: string | null;
  @Column('timestamptz', { nullable: true }) sentAt: Date | null;
  /** An iCalendar object that goes with it, and its method. */
  @Column('text', { nullable: true }) calendar: string | null;
  @Column('text', { nullable: true }) calendarMethod: 'REQUEST' | 'CANCEL' | null;
}
