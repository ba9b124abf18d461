import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * queued: to be handed over, perhaps after quiet hours · sent: taken by the mail server, or by Notify · delivered: Notify
 * says that it reached the phone · failed: every try was used up, or none can help · given-up: someone, or the system,
 * decided that it need not go · kept: there is no mail server, so it stays here to be read.
 */
export type MessageState = 'queued' | 'sent' | 'delivered' | 'failed' | 'kept' | 'given-up';

/** How a message leaves Onward. */
export type Channel = 'email' | 'text';

/** urgent: told at once · digest: the summary of a working day, and what else can wait. */
export type TellingKind = 'urgent' | 'digest';

/** One mail or text for one cause. It carries counts and a link, never a name. */
@Entity('message')
export class Message {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') toStaffId: string;
  @Column('text') toAddress: string;
  /** It goes to somebody of another service; `toStaffId` is who of the staff answers for it. */
  @Column('boolean', { default: false }) outside: boolean;
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
  @Column('text', { default: 'email' }) channel: Channel;
  @Column('text', { default: 'digest' }) kind: TellingKind;
  /** Held until then: the end of quiet hours, or of a day on which Notify takes no more. */
  @Column('timestamptz', { nullable: true }) waitUntil: Date | null;
  /** Notify's id of a text that it took. */
  @Column('text', { nullable: true }) providerId: string | null;
  /** When Notify was last asked what became of it. */
  @Column('timestamptz', { nullable: true }) lookedAt: Date | null;
  @Column('timestamptz', { nullable: true }) deliveredAt: Date | null;
  @Column('timestamptz', { nullable: true }) givenUpAt: Date | null;
  /** Null where the system gave it up, because they left. */
  @Column('uuid', { nullable: true }) givenUpById: string | null;
  @Column('text', { nullable: true }) givenUpReason: string | null;
}
