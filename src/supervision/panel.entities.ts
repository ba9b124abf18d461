import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

/** Several people look at cases that stand still, on one day. */
@Entity('case_panel')
export class CasePanel {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('date') heldOn: LocalDate;
  /** Members of staff who come, besides whoever opened it. */
  @Column('uuid', { array: true, default: () => "'{}'" }) guests: string[];
  /** Who comes from elsewhere. */
  @Column('text', { nullable: true }) others: string | null;
  @Column('uuid') openedById: string;
  @Column('integer', { default: 1 }) version: number;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** A young person's case that a manager takes to a panel, with the question. It ends decided or taken off. */
@Entity('panel_case')
export class PanelCase {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') panelId: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') question: string;
  @Column('uuid') putById: string;
  @Column('date') putOn: LocalDate;
  /** In which it was decided, by its fact: one that only records a decision. */
  @Column('uuid', { nullable: true }) supervisionId: string | null;
  @Column('date', { nullable: true }) takenOffOn: LocalDate | null;
  @Column('uuid', { nullable: true }) takenOffById: string | null;
  @Column('text', { nullable: true }) takenOffBecause: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}
