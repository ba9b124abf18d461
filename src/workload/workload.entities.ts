import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Colour, WeightFactor } from '../statutory/caseload';
import type { LocalDate } from '../statutory/local-date';
import type { WorkloadContent } from './settings-content';

export const CONTRACTS = ['permanent', 'fixed-term', 'agency', 'secondment', 'apprenticeship'] as const;
export type Contract = (typeof CONTRACTS)[number];

/** The council's own version of what young people weigh and what workers can carry. Written once. */
@Entity('workload_settings')
export class WorkloadSettings {
  @PrimaryColumn('uuid') id: string;
  /** From 2: version 1 comes with Onward. */
  @Column('integer') number: number;
  @Column('date') inForceFrom: LocalDate;
  @Column('jsonb') content: WorkloadContent;
  @Column('text') reason: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
  @Column('uuid', { nullable: true }) recordedById: string | null;
}

/**
 * What a member of staff's post is from a day, until the day of their next one. A row is written once: a change is a new
 * row with the same `factId`. In force: `replacedById` is null and not `withdrawn`.
 */
@Entity('worker_post')
export class WorkerPost {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') factId: string;
  @Column('uuid') staffId: string;
  @Column('date') fromOn: LocalDate;
  /** The key of a role in the settings. */
  @Column('text') role: string;
  /** A week. */
  @Column('real') hours: number;
  @Column('text') contract: Contract;
  /** The first day it no longer runs; null where it has no end. */
  @Column('date', { nullable: true }) contractEndsOn: LocalDate | null;
  /** The day they began as newly qualified: their load climbs from then on. */
  @Column('date', { nullable: true }) qualifiedOn: LocalDate | null;
  @Column('boolean', { default: false }) trainee: boolean;
  @Column('boolean', { default: true }) holdsCases: boolean;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('uuid', { nullable: true }) replacedById: string | null;
  @Column('boolean', { default: false }) withdrawn: boolean;
}

/** Days on which a worker carries less, and why; kept and corrected as a post is. */
@Entity('worker_reduction')
export class WorkerReduction {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') factId: string;
  @Column('uuid') staffId: string;
  @Column('date') fromOn: LocalDate;
  /** The first day it no longer holds; null while it runs. */
  @Column('date', { nullable: true }) toOn: LocalDate | null;
  /** Of the load that their hours allow, 1 to 100. */
  @Column('integer') percent: number;
  @Column('text') reason: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('uuid', { nullable: true }) replacedById: string | null;
  @Column('boolean', { default: false }) withdrawn: boolean;
}

/** A post that holds no young people does so until a day. Written once; a later one goes on from it. */
@Entity('holding_exception')
export class HoldingException {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') staffId: string;
  @Column('date') fromOn: LocalDate;
  /** The first day it no longer holds. */
  @Column('date') endsOn: LocalDate;
  @Column('text') reason: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
  @Column('uuid', { nullable: true }) recordedById: string | null;
}

/** What a young person weighs in a month. Weighed again in the same month, a new row takes the place of the old one. */
@Entity('case_weight')
export class CaseWeight {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** Its first day. */
  @Column('date') month: LocalDate;
  @Column('integer') points: number;
  /** What the settings and the record came to. */
  @Column('integer') suggested: number;
  /** Found on the record. */
  @Column('text', { array: true }) factors: WeightFactor[];
  /** Known to the manager beside the record. */
  @Column('text', { array: true, default: '{}' }) added: WeightFactor[];
  @Column('integer') settingsNumber: number;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('date') confirmedOn: LocalDate;
  @Column('uuid') confirmedById: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
  @Column('uuid', { nullable: true }) replacedById: string | null;
}

/** What is done about a load that is too high, and by when. The latest one counts. */
@Entity('load_plan')
export class LoadPlan {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') staffId: string;
  @Column('text') what: string;
  @Column('date') byOn: LocalDate;
  @Column('date') madeOn: LocalDate;
  @Column('uuid') madeById: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** How a worker's load stood when it was last looked at for news: a crossing of a line is told once. */
@Entity('load_told')
export class LoadTold {
  @PrimaryColumn('uuid') staffId: string;
  @Column('text') level: Colour;
  @Column('date') sinceOn: LocalDate;
}

/** A post that somebody is to begin in: a new one, or one that is vacant. */
@Entity('planned_post')
export class PlannedPost {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') teamId: string;
  @Column('text') kind: 'new' | 'vacancy';
  @Column('text') role: string;
  @Column('real') hours: number;
  @Column('date') startsOn: LocalDate;
  @Column('boolean', { default: false }) newlyQualified: boolean;
  @Column('text', { nullable: true }) note: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('date', { nullable: true }) endedOn: LocalDate | null;
  @Column('text', { nullable: true }) endedHow: 'filled' | 'given-up' | null;
  @Column('uuid', { nullable: true }) endedById: string | null;
}
