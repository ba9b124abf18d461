import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

export const INSPECTION_KINDS = [
  'ilacs',
  'focused-visit',
  'monitoring-visit',
  'joint',
  'peer-challenge',
  'own-review',
  'other',
] as const;
export type InspectionKind = (typeof INSPECTION_KINDS)[number];

/** Somebody looked at the service as a whole; about no young person. */
@Entity('inspection')
export class Inspection {
  @PrimaryColumn('uuid') id: string;
  /** Its first day. */
  @Column('date') heldOn: LocalDate;
  @Column('text') kind: InspectionKind;
  /** Who inspected, where the kind does not say it. */
  @Column('text', { nullable: true }) who: string | null;
  /** What it said of caseloads. */
  @Column('text', { nullable: true }) said: string | null;
  /** Where the report is: https. */
  @Column('text', { nullable: true }) reportUrl: string | null;
  @Column('uuid') recordedById: string;
  @Column('date', { nullable: true }) withdrawnOn: LocalDate | null;
  @Column('uuid', { nullable: true }) withdrawnById: string | null;
  @Column('text', { nullable: true }) withdrawnBecause: string | null;
  @Column('integer', { default: 1 }) version: number;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}
