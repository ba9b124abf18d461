import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

/** Where something was found. */
export const SOURCES = ['inspection', 'audit', 'complaint', 'review', 'own-figures', 'supervision', 'other'] as const;
export type Source = (typeof SOURCES)[number];

/** What an action changes, so that the finding does not come back. */
export const CHANGES = ['rule', 'template', 'practice', 'nothing'] as const;
export type Changes = (typeof CHANGES)[number];

export const STEP_KINDS = ['note', 'kept', 'fell-back', 'worked', 'ended', 'came-back'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** Somebody of another service. */
export interface Leader {
  name: string;
  role: string;
  service: string;
}

/** A figure on a day. */
export interface Reading {
  asOf: LocalDate;
  numerator: number;
  among: number;
  unknown: number;
}

/** What the service does to get better; about no young person in particular. */
@Entity('improvement_action')
export class ImprovementAction {
  @PrimaryColumn('uuid') id: string;
  /** Whose; null: of the whole council. */
  @Column('uuid', { nullable: true }) teamId: string | null;
  @Column('text') source: Source;
  /** Which one. */
  @Column('text', { nullable: true }) sourceWords: string | null;
  /** The inspection that it comes from, where it is recorded. */
  @Column('uuid', { nullable: true }) inspectionId: string | null;
  @Column('date') foundOn: LocalDate;
  @Column('text') found: string;
  @Column('text') todo: string;
  @Column('text') changes: Changes;
  /** Which rule, template or practice; null where it changes none. */
  @Column('text', { nullable: true }) changesWords: string | null;
  /** A key of MEASURES; null: a person looks. It stays as the action was opened. */
  @Column('text', { nullable: true }) measure: string | null;
  /** Percent: at least, or at most, as its figure is better high or low. */
  @Column('integer', { nullable: true }) target: number | null;
  /** What a person looks at, where it is no figure. */
  @Column('text', { nullable: true }) looksAt: string | null;
  /** Who answers for it, of our staff. */
  @Column('uuid', { nullable: true }) ownerId: string | null;
  /** Who answers for it, where they work for another service. */
  @Column('jsonb', { nullable: true }) ownerElsewhere: Leader | null;
  /** Where that one is told. */
  @Column('text', { nullable: true }) ownerEmail: string | null;
  @Column('uuid') keeperId: string;
  @Column('jsonb', { default: [] }) leaders: Leader[];
  @Column('date') dueOn: LocalDate;
  /** When somebody looks again. */
  @Column('date', { nullable: true }) reauditOn: LocalDate | null;
  @Column('date') openedOn: LocalDate;
  @Column('uuid') openedById: string;
  @Column('date', { nullable: true }) closedOn: LocalDate | null;
  /** worked: it comes back when what it changed does not last · ended: given up, or taken over elsewhere. */
  @Column('text', { nullable: true }) closedHow: 'worked' | 'ended' | null;
  @Column('date', { nullable: true }) firstClosedOn: LocalDate | null;
  /** How often it came back. */
  @Column('integer', { default: 0 }) cameBack: number;
  @Column('integer', { default: 1 }) version: number;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** What happened with it: never changed; a note is put right by a further one. */
@Entity('improvement_step')
export class ImprovementStep {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') actionId: string;
  @Column('text') kind: StepKind;
  @Column('text') words: string;
  @Column('date') onDay: LocalDate;
  /** Null: the system. */
  @Column('uuid', { nullable: true }) byId: string | null;
  /** The figure as it was then. */
  @Column('jsonb', { nullable: true }) reading: Reading | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** The figure of an action, as of a day: kept by the night. */
@Entity('improvement_reading')
export class ImprovementReading {
  @PrimaryColumn('uuid') actionId: string;
  @PrimaryColumn('date') asOf: LocalDate;
  @Column('integer') numerator: number;
  @Column('integer') among: number;
  @Column('integer') unknown: number;
}
