import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

export const SESSION_WAYS = ['drop-in', 'booked'] as const;
export type SessionWay = (typeof SESSION_WAYS)[number];

/** When somebody of a service is there: once, or each week on the weekday of the first day. */
@Entity('health_service_session')
export class HealthServiceSession {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') serviceId: string;
  @Column('boolean') weekly: boolean;
  @Column('date') firstOn: LocalDate;
  /** The last day on which it can be; null: until further notice. */
  @Column('date', { nullable: true }) lastOn: LocalDate | null;
  /** `HH:MM` on clocks in England. */
  @Column('text') fromTime: string;
  @Column('text') toTime: string;
  @Column('text') place: string;
  @Column('text') way: SessionWay;
  /** For young people too. */
  @Column('text', { nullable: true }) note: string | null;
  @Column('integer', { default: 1 }) version: number;
  @Column('timestamptz', { default: () => 'now()' }) changedAt: Date;
  @Column('uuid', { nullable: true }) changedById: string | null;
}

/** How many of our young people came on a day, as the service said it. Never changed: the last turn of a day holds. */
@Entity('health_service_count')
export class HealthServiceCount {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') serviceId: string;
  @Column('date') onDay: LocalDate;
  /** From 1, for one service and day. */
  @Column('smallint') turn: number;
  @Column('smallint') came: number;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}
