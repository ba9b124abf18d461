import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';
import type { RegistrationState } from '../statutory/placing-under-18';
import type { FlatStep } from './flats';
import type { EntryKind, MoneyKind } from './money';
import type { Marks, Risk } from './monitoring';
import type { IncidentKind, ProviderKind, QueueNeed } from './provider-kinds';
import type { ProviderStatus } from './provider-status';

/** What every row says of itself. */
abstract class Written {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) saidById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) saidAt: Date;
}

abstract class OfProvider extends Written {
  @Column('uuid') providerId: string;
}

/** Who provides homes, and how they are reached. How they stand on the list is `ProviderStep`. */
@Entity('provider')
export class Provider extends Written {
  @Column('text') name: string;
  @Column('text') kind: ProviderKind;
  @Column('text', { nullable: true }) councilReference: string | null;
  @Column('text', { nullable: true }) phone: string | null;
  /** Answered at night and at the weekend. */
  @Column('text', { nullable: true }) nightPhone: string | null;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) address: string | null;
  @Column('text', { nullable: true }) about: string | null;
  /** Rises with each change of what is written here. */
  @Column('integer', { default: 1 }) version: number;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) changedAt: Date;
}

/** What the record calls a provider besides its name. */
@Entity('provider_name')
export class ProviderName extends OfProvider {
  @Column('text') name: string;
  /** As names are compared: see `keyOfName`. */
  @Column('text') key: string;
  @Column('date', { nullable: true }) takenOutOn: LocalDate | null;
}

/** A decision about how a provider stands, from a day on. */
@Entity('provider_step')
export class ProviderStep extends OfProvider {
  @Column('text') status: ProviderStatus;
  @Column('date') fromOn: LocalDate;
  @Column('text') reason: string;
}

/** A look at Ofsted's register. */
@Entity('provider_registration')
export class ProviderRegistration extends OfProvider {
  @Column('text') state: RegistrationState;
  @Column('text', { nullable: true }) number: string | null;
  @Column('date') checkedOn: LocalDate;
  @Column('text', { nullable: true }) words: string | null;
}

/** How closely a provider is watched, from a day on. */
@Entity('provider_risk')
export class ProviderRisk extends OfProvider {
  @Column('text') risk: Risk;
  @Column('date') fromOn: LocalDate;
  @Column('text') reason: string;
}

/** A monitoring visit. */
@Entity('provider_visit')
export class ProviderVisit extends OfProvider {
  @Column('date') visitedOn: LocalDate;
  @Column('boolean') announced: boolean;
  /** The house or scheme; null for all of it. */
  @Column('text', { nullable: true }) place: string | null;
  @Column('jsonb') standards: Marks;
  @Column('text') found: string;
  /** Young people spoken to without staff. */
  @Column('smallint') spokenTo: number;
  @Column('smallint') feelSafe: number;
  @Column('smallint') notSafe: number;
}

/** A photo of the place, taken at a visit. It is written once; where it is taken out its bytes go, and the line stays. */
@Entity('provider_photo')
export class ProviderPhoto extends OfProvider {
  @Column('uuid') visitId: string;
  @Column('uuid') attachmentId: string;
  /** What is to be seen, for who cannot. */
  @Column('text') words: string;
}

/** What went wrong with a provider. It names no young person: that is of their record. */
@Entity('provider_incident')
export class ProviderIncident extends OfProvider {
  @Column('date') happenedOn: LocalDate;
  @Column('date') toldOn: LocalDate;
  @Column('text') kind: IncidentKind;
  @Column('boolean') serious: boolean;
  @Column('text') what: string;
  @Column('text') done: string;
}

/** What is to be put right. */
@Entity('provider_action')
export class ProviderAction extends OfProvider {
  /** The visit, incident or decision it came of. */
  @Column('uuid', { nullable: true }) cameOf: string | null;
  @Column('text') what: string;
  @Column('text') owner: 'provider' | 'council';
  @Column('date') byOn: LocalDate;
}

export const ACTION_STEPS = ['done', 'not-needed', 'to-do'] as const;
export type ActionStep = (typeof ACTION_STEPS)[number];

/** What became of it; the last one counts. */
@Entity('provider_action_step')
export class ProviderActionStep extends Written {
  @Column('uuid') actionId: string;
  @Column('text') step: ActionStep;
  @Column('date') onDay: LocalDate;
  /** How we know. */
  @Column('text') words: string;
}

/** How many places are free in a house or scheme; the last that was said of it counts. */
@Entity('provider_vacancy')
export class ProviderVacancy extends OfProvider {
  @Column('text') place: string;
  @Column('text') key: string;
  @Column('smallint') free: number;
  @Column('date') fromOn: LocalDate;
  /** The youngest age that it takes. */
  @Column('smallint') youngest: number;
  @Column('text', { nullable: true }) words: string | null;
  @Column('date') toldOn: LocalDate;
}

/** A manager is asked to answer for a placement. */
@Entity('placing_sign_off')
export class PlacingSignOff extends OfProvider {
  @Column('uuid') youngPersonId: string;
  /** The day they are to move in. */
  @Column('date') fromOn: LocalDate;
  @Column('text') reason: string;
}

/** What the manager decided. */
@Entity('placing_decision')
export class PlacingDecision extends Written {
  @Column('uuid') signOffId: string;
  @Column('boolean') agreed: boolean;
  @Column('text') words: string;
}

/** How many flats a landlord gives in a year; the last word counts. */
@Entity('flat_quota')
export class FlatQuota extends Written {
  /** The one in which the year begins, on 1 April. */
  @Column('smallint') year: number;
  @Column('text') landlord: string;
  @Column('text') key: string;
  @Column('smallint') flats: number;
  @Column('text', { nullable: true }) words: string | null;
}

/** A flat that was offered under a quota. */
@Entity('quota_flat')
export class QuotaFlat extends Written {
  @Column('smallint') year: number;
  @Column('text') landlord: string;
  @Column('text') key: string;
  @Column('text') address: string;
  @Column('date') offeredOn: LocalDate;
  @Column('text', { nullable: true }) words: string | null;
}

/** What became of it, in order. */
@Entity('quota_flat_step')
export class QuotaFlatStep extends Written {
  @Column('uuid') flatId: string;
  /** Null only where the offer is withdrawn before anybody was nominated. */
  @Column('uuid', { nullable: true }) youngPersonId: string | null;
  @Column('text') step: FlatStep;
  @Column('date') onDay: LocalDate;
  @Column('text', { nullable: true }) words: string | null;
}

/** The home that a let flat became on the record of whoever it was let to. */
@Entity('quota_flat_home')
export class QuotaFlatHome extends Written {
  /** The step of the let. */
  @Column('uuid') letId: string;
  @Column('uuid') youngPersonId: string;
  /** Its fact id. */
  @Column('uuid') homeId: string;
}

/** A young person who waits for a flat. */
@Entity('flat_queue')
export class FlatQueue extends Written {
  @Column('uuid') youngPersonId: string;
  @Column('text') need: QueueNeed;
  @Column('text') reason: string;
  @Column('date') sinceOn: LocalDate;
  @Column('date', { nullable: true }) leftOn: LocalDate | null;
  @Column('text', { nullable: true }) leftBecause: string | null;
  @Column('uuid', { nullable: true }) leftById: string | null;
}

/** Money that the council agreed for a young person's home. */
@Entity('home_money')
export class HomeMoney extends Written {
  @Column('uuid') youngPersonId: string;
  @Column('text') kind: MoneyKind;
  @Column('text') what: string;
  @Column('text', { nullable: true }) landlord: string | null;
  /** Of a deposit: where it is protected, and under which reference. */
  @Column('text', { nullable: true }) scheme: string | null;
  @Column('text', { nullable: true }) schemeReference: string | null;
  @Column('integer') agreedPence: number;
  @Column('date') agreedOn: LocalDate;
  /** Of a deposit: when it is to come back. */
  @Column('date', { nullable: true }) returnDueOn: LocalDate | null;
}

/** Paid out of it, come back, or lost. */
@Entity('home_money_entry')
export class HomeMoneyEntry extends Written {
  @Column('uuid') moneyId: string;
  @Column('text') kind: EntryKind;
  @Column('integer') pence: number;
  @Column('date') onDay: LocalDate;
  @Column('text', { nullable: true }) words: string | null;
}

/** Written down in error; it stays and counts no more. */
@Entity('provider_taken_back')
export class ProviderTakenBack extends Written {
  @Column('uuid') recordId: string;
  @Column('text') reason: string;
}

/** All of them, for the database. */
export const PROVIDER_ENTITIES = [
  Provider,
  ProviderName,
  ProviderStep,
  ProviderRegistration,
  ProviderRisk,
  ProviderVisit,
  ProviderPhoto,
  ProviderIncident,
  ProviderAction,
  ProviderActionStep,
  ProviderVacancy,
  PlacingSignOff,
  PlacingDecision,
  FlatQuota,
  QuotaFlat,
  QuotaFlatStep,
  QuotaFlatHome,
  FlatQueue,
  HomeMoney,
  HomeMoneyEntry,
  ProviderTakenBack,
];
