import { Column, Entity } from 'typeorm';
import { Fact, PeriodFact } from '../platform/fact';
import type {
  CareLegalStatus,
  Detention as CaseFileDetention,
  HomeSpell,
  OtherAccommodation as CaseFileOtherAccommodation,
  Placement,
} from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';

/** One episode of being looked after: a placement under one legal status. */
@Entity('care_episode')
export class CareEpisode extends PeriodFact {
  @Column('text') legalStatus: CareLegalStatus;
  /** SSDA903 LS, as it came. */
  @Column('text', { nullable: true }) legalStatusCode: string | null;
  @Column('boolean', { default: false }) shortBreak: boolean;
  @Column('integer', { nullable: true }) plannedDays: number | null;
  @Column('text', { nullable: true }) placement: Placement | null;
  /** SSDA903 PLACE, as it came. */
  @Column('text', { nullable: true }) placementCode: string | null;
  @Column('text', { nullable: true }) carer: string | null;
  /** Null for this authority, else the other authority's LA code. */
  @Column('text', { nullable: true }) authority: string | null;
  /** SSDA903 REC. */
  @Column('text', { nullable: true }) reasonCeased: string | null;
  /** The other SSDA903 columns of the row, for the return that goes out again. */
  @Column('jsonb', { nullable: true }) returnCodes: Record<string, string> | null;
}

/** Living with a parent or someone in a parent's place: six months of it end relevant status. */
@Entity('home_period')
export class HomePeriod extends PeriodFact {
  @Column('text') livesWith: NonNullable<HomeSpell['with']>;
  @Column('boolean', { default: false }) brokeDown: boolean;
}

@Entity('detention')
export class Detention extends PeriodFact {
  @Column('text') kind: NonNullable<CaseFileDetention['kind']>;
  @Column('date', { nullable: true }) releaseExpectedOn: LocalDate | null;
}

@Entity('special_guardianship')
export class SpecialGuardianship extends Fact {
  @Column('date') madeOn: LocalDate;
  @Column('date', { nullable: true }) endedOn: LocalDate | null;
  @Column('boolean') lookedAfterImmediatelyBefore: boolean;
}

/** Accommodation of section 24(2): health, education, care home, private fostering. */
@Entity('other_accommodation')
export class OtherAccommodation extends PeriodFact {
  @Column('text') kind: NonNullable<CaseFileOtherAccommodation['kind']>;
}
