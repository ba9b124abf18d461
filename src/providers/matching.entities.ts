import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';
import type { MatchNeed, MatchOption } from './matching';

/** A search for a home: what is needed of it, and the options as they were rated. */
@Entity('placement_search')
export class PlacementSearch {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** The day from which the home is needed. */
  @Column('date') fromOn: LocalDate;
  @Column('text') why: string;
  @Column('jsonb') needs: MatchNeed[];
  @Column('jsonb', { default: [] }) options: MatchOption[];
  /** Rises with each change of needs or options. */
  @Column('integer', { default: 1 }) version: number;
  @Column('uuid', { nullable: true }) changedById: string | null;
  /** Without a choice. */
  @Column('date', { nullable: true }) endedOn: LocalDate | null;
  @Column('text', { nullable: true }) endedBecause: string | null;
  @Column('uuid', { nullable: true }) saidById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) saidAt: Date;
}

export const MATCH_VIEWS = ['agrees', 'disagrees', 'not-asked'] as const;
export type MatchView = (typeof MATCH_VIEWS)[number];

/** What was chosen, from the grid as it then was. */
@Entity('placement_choice')
export class PlacementChoice {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') searchId: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') optionId: string;
  @Column('date') chosenOn: LocalDate;
  /** Where it is not the best, or a deal-breaker is broken or not known. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { nullable: true }) agreedBy: string | null;
  /** What the young person says of it. */
  @Column('text') view: MatchView;
  @Column('text', { nullable: true }) viewWords: string | null;
  /** Who else sees it otherwise, and why. */
  @Column('text', { nullable: true }) disagreement: string | null;
  @Column('jsonb') needs: MatchNeed[];
  @Column('jsonb') options: MatchOption[];
  @Column('date', { nullable: true }) fellThroughOn: LocalDate | null;
  @Column('text', { nullable: true }) fellThroughBecause: string | null;
  @Column('uuid', { nullable: true }) saidById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) saidAt: Date;
}
