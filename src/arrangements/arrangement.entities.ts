import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DutyBasis } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import type { SaidValues } from './said-fields';

/** Something arranged about where a young person lives: how it began. What became of it are its entries. */
@Entity('arrangement')
export class Arrangement {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** A key of KINDS. */
  @Column('text') kind: string;
  @Column('date') onDay: LocalDate;
  /** By the names of the kind's fields. */
  @Column('jsonb') said: SaidValues;
  /** Of custody: the fact id of the detention. */
  @Column('uuid', { nullable: true }) detentionId: string | null;
  /** Of supported lodgings. */
  @Column('uuid', { nullable: true }) hostId: string | null;
  @Column('date', { nullable: true }) endedOn: LocalDate | null;
  /** It never was, and why. */
  @Column('text', { nullable: true }) takenOutBecause: string | null;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** A line of the story of an arrangement. Never changed: it is taken out with a reason, and written again. */
@Entity('arrangement_entry')
export class ArrangementEntry {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') arrangementId: string;
  @Column('uuid') youngPersonId: string;
  /** A key of the kind's entries. */
  @Column('text') entry: string;
  @Column('date') onDay: LocalDate;
  @Column('jsonb') said: SaidValues;
  /** Of a move that was recorded with it: the fact id of the home. */
  @Column('uuid', { nullable: true }) homeId?: string | null;
  @Column('text', { nullable: true }) takenOutBecause: string | null;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** What an arrangement asks for, kept in step with its story in the transaction that changes it. */
@Entity('arrangement_step')
export class ArrangementStep {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') arrangementId: string;
  @Column('uuid') youngPersonId: string;
  /** In the order in which the steps are told. */
  @Column('integer') place: number;
  @Column('text') step: string;
  @Column('text', { nullable: true }) rule: string | null;
  @Column('text') task: string;
  @Column('date', { nullable: true }) dueOn: LocalDate | null;
  @Column('text') basis: DutyBasis;
  @Column('text') because: string;
  @Column('date', { nullable: true }) doneOn: LocalDate | null;
  /** Whether it is asked for still. */
  @Column('boolean') inForce: boolean;
}

/** Somebody who takes young people into their own home. */
@Entity('lodgings_host')
export class LodgingsHost {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') area: string;
  @Column('text', { nullable: true }) address: string | null;
  /** Whom they suit, and whom not. */
  @Column('text', { nullable: true }) suits: string | null;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** A check, an approval or a visit of a host. Never changed: the last of its kind stands. */
@Entity('lodgings_host_entry')
export class LodgingsHostEntry {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') hostId: string;
  @Column('text') entry: string;
  @Column('date') onDay: LocalDate;
  @Column('jsonb') said: SaidValues;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}
