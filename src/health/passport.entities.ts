import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';
import type { PassportContent, PassportFieldKey, PassportState } from './passport-fields';
import type { PassportSnapshot } from './passport-snapshot';

/** What is said of one field of the passport. Never changed: the last row of a field holds. */
@Entity('passport_item')
export class PassportItem {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') field: PassportFieldKey;
  @Column('text') state: PassportState;
  @Column('jsonb', { nullable: true }) content: PassportContent | null;
  @Column('boolean') forAdviser: boolean;
  @Column('boolean') forGp: boolean;
  @Column('date') saidOn: LocalDate;
  /** Staff. */
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}

/** The passport as it was on a day, whole. Never changed. */
@Entity('passport_version')
export class PassportVersion {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** From 1, for one young person. */
  @Column('integer') number: number;
  @Column('date') madeOn: LocalDate;
  @Column('jsonb') content: PassportSnapshot;
  @Column('uuid', { nullable: true }) madeById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}

export const COPY_FOR = ['young-person', 'adviser', 'gp', 'other'] as const;
export type CopyFor = (typeof COPY_FOR)[number];
export const COPY_FORMS = ['paper', 'pdf', 'fhir'] as const;
export type CopyForm = (typeof COPY_FORMS)[number];
export const COPY_HOW = ['in-person', 'post', 'secure-email', 'other'] as const;
export type CopyHow = (typeof COPY_HOW)[number];

/** Somebody was given a version of the passport. */
@Entity('passport_copy')
export class PassportCopy {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('uuid') versionId: string;
  @Column('text') givenTo: CopyFor;
  /** Their name; of a GP the practice. */
  @Column('text', { nullable: true }) toWhom: string | null;
  /** Of a GP: the registration (`HealthContact`) that it went to. */
  @Column('uuid', { nullable: true }) contactId: string | null;
  @Column('text') form: CopyForm;
  @Column('text') how: CopyHow;
  @Column('date') givenOn: LocalDate;
  @Column('uuid', { nullable: true }) givenById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
  /** It never was: why. */
  @Column('text', { nullable: true }) withdrawnBecause: string | null;
}

/** A GP practice, as the NHS publishes it. */
@Entity('gp_practice')
export class GpPractice {
  /** A letter and five digits. */
  @PrimaryColumn('text') odsCode: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) address: string | null;
  @Column('text', { nullable: true }) postcode: string | null;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('date', { nullable: true }) closedOn: LocalDate | null;
}

/** Somebody above was asked, because a wait for emotional wellbeing is too long. */
@Entity('wellbeing_escalation')
export class WellbeingEscalation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** `WellbeingReferral`, as a fact. */
  @Column('uuid') referralId: string;
  @Column('date') escalatedOn: LocalDate;
  @Column('text') toWhom: string;
  @Column('text') asked: string;
  @Column('date', { nullable: true }) answeredOn: LocalDate | null;
  @Column('text', { nullable: true }) answer: string | null;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}

export const SERVICE_KINDS = [
  'emotional',
  'sexual-health',
  'substance',
  'dental',
  'eyes',
  'pharmacy',
  'urgent',
  'disability',
  'early-help',
  'drop-in',
  'food',
  'advice',
  'other',
] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];

/** Of what is near young people, that which is no service of health. */
export const LOCAL_KINDS: readonly ServiceKind[] = ['early-help', 'drop-in', 'food', 'advice'];

/** A service near young people, of health or another kind. With a step it is a part of the pathway for emotional wellbeing. */
@Entity('health_service')
export class HealthService {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') kind: ServiceKind;
  /** Postcode areas (RG) or districts (RG1); none: everywhere. */
  @Column('text', { array: true, default: () => "'{}'" }) areas: string[];
  @Column('smallint', { nullable: true }) ageFrom: number | null;
  /** The last age it is for. */
  @Column('smallint', { nullable: true }) ageTo: number | null;
  @Column('text') what: string;
  /** How one gets there oneself. */
  @Column('text') how: string;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text', { nullable: true }) web: string | null;
  @Column('smallint', { nullable: true }) step: number | null;
  /** Of a step: for whom it is. */
  @Column('text', { nullable: true }) forWhom: string | null;
  /** Of a step: the days of waiting that the partner promised at most. */
  @Column('smallint', { nullable: true }) waitDays: number | null;
  @Column('text', { nullable: true }) commitment: string | null;
  /** When it is open, in words. */
  @Column('text', { nullable: true }) opening: string | null;
  /** Where one books oneself: an http or https address. */
  @Column('text', { nullable: true }) booking: string | null;
  /** What staff tell each other of it: in nothing that a young person is given. */
  @Column('text', { nullable: true }) staffNote: string | null;
  /** When somebody last said that all of it is still so. */
  @Column('date', { nullable: true }) checkedOn: LocalDate | null;
  /** Staff. */
  @Column('uuid', { nullable: true }) checkedById: string | null;
  @Column('boolean', { default: false }) closed: boolean;
  @Column('integer', { default: 1 }) version: number;
  @Column('timestamptz', { default: () => 'now()' }) changedAt: Date;
  @Column('uuid', { nullable: true }) changedById: string | null;
}
