import type { RiskLevel } from './risk-level';
import type { LocalDate } from './local-date';
import type { Policy } from './policy';

/**
 * One young person's dated facts, version 1: the record's portable form and the only input of the statutory rules.
 * `to` is the first day a period no longer holds and `null` while it runs. A missing field means not recorded.
 * Every list item has an id here: the parser gives those without one their place, `planReviews[0]`.
 */
export interface CaseFile {
  caseFile: 1;
  person: Person;
  careEpisodes: CareEpisode[];
  homeSpells: HomeSpell[];
  detentions: Detention[];
  specialGuardianship: SpecialGuardianship | null;
  otherAccommodation: OtherAccommodation[];
  programmes: Programme[];
  supportRequests: SupportRequest[];
  supportOffers: (Identified & { on: LocalDate })[];
  contactRefusals: (Identified & { on: LocalDate; explicitInWriting: boolean })[];
  allocations: Allocation[];
  needsAssessments: (Identified & { completedOn: LocalDate })[];
  pathwayPlans: (Identified & { completedOn: LocalDate; copyGivenOn: LocalDate | null })[];
  planReviews: (Identified & { heldOn: LocalDate })[];
  reviewRequests: (Identified & { on: LocalDate; by: string | null })[];
  accommodation: Accommodation[];
  contacts: Contact[];
  missing: MissingEpisode[];
  immigration: Immigration | null;
  healthReviews: (Identified & { on: LocalDate; kind: string | null })[];
  healthPassport: { givenOn: LocalDate | null; consent: { adviser: boolean; gp: boolean } | null } | null;
  subjectAccessRequests: SubjectAccessRequest[];
  /** `decisionOnly`: a manager decided, and nobody sat down to think about the case (SV-03, not SV-02). */
  supervisions: (Identified & { on: LocalDate; decisionOnly?: boolean; risk?: RiskLevel })[];
  holds: Hold[];
  /** Kind by kind (the names of the lists above), the day from which this record is complete. */
  knownSince: Partial<Record<KnownKind, LocalDate | null>>;
  /** False where the first care episode known is not the start of care. */
  historyComplete: boolean;
  /** The settings in force. */
  policy: Policy;
  /** Those in force before, in order, each until the day the next came into force. Only the record has them. */
  earlierPolicies?: { until: LocalDate; policy: Policy }[];
  /** Of theirs or their partner's, each from the day on which it was known. Only the record has them. */
  pregnancies?: (Identified & { on: LocalDate })[];
  /** Without education, work and training, for a reason that was recorded. Only the record has them. */
  withoutActivity?: Period[];
  /** Harm or exploitation that was recorded with its day, and not what it was. Only the record has them. */
  riskEvents?: (Identified & { on: LocalDate })[];
  /**
   * Under notice to leave the home, from the day a notice or a day to leave by is known; or, where `lost`, the day it was
   * lost with nowhere to go. Only the record has them.
   */
  homesAtRisk?: (Period & { lost: boolean })[];
  /** Times for which a worker recorded that touch is lost. Only the record has them. */
  touchLost?: Period[];
  /** Times of a plan of intensive support. Only the record has them. */
  intensiveSupport?: Period[];
  /**
   * At a home that is far away, from the day that was said. `disabledFrom`: the day from which the record says that they
   * are disabled; null where it does not. Only the record has them.
   */
  farAway?: (Period & { disabledFrom: LocalDate | null })[];
  /** What was offered to their health, on the day of the offer or, where they said no to it, of the no. Only the record has it. */
  healthOffers?: (Identified & { on: LocalDate; of: HealthOfferOf; declined: boolean })[];
}

/** The parts that only the record has, and the format has no place for. */
export type OfRecordOnly =
  | 'earlierPolicies'
  | 'pregnancies'
  | 'withoutActivity'
  | 'riskEvents'
  | 'homesAtRisk'
  | 'touchLost'
  | 'intensiveSupport'
  | 'farAway'
  | 'healthOffers';

/** What a case file holds where nothing is recorded. */
export const NO_FACTS: Omit<CaseFile, 'caseFile' | 'person' | 'policy' | OfRecordOnly> = {
  careEpisodes: [],
  homeSpells: [],
  detentions: [],
  specialGuardianship: null,
  otherAccommodation: [],
  programmes: [],
  supportRequests: [],
  supportOffers: [],
  contactRefusals: [],
  allocations: [],
  needsAssessments: [],
  pathwayPlans: [],
  planReviews: [],
  reviewRequests: [],
  accommodation: [],
  contacts: [],
  missing: [],
  immigration: null,
  healthReviews: [],
  healthPassport: null,
  subjectAccessRequests: [],
  supervisions: [],
  holds: [],
  knownSince: {},
  historyComplete: true,
};

export interface Identified {
  id: string;
}

/** `to`: the first day it no longer holds; null while it runs. */
export interface Period extends Identified {
  from: LocalDate;
  to: LocalDate | null;
}

export interface Person {
  dateOfBirth: LocalDate;
  diedOn: LocalDate | null;
  deathKnownOn: LocalDate | null;
  unaccompaniedAsylumSeeker: boolean | null;
  disabled: boolean | null;
}

export const CARE_LEGAL_STATUSES = [
  'care-order',
  'interim-care-order',
  's20',
  'remand',
  'placement-order',
  'emergency-protection',
  'other',
] as const;
export type CareLegalStatus = (typeof CARE_LEGAL_STATUSES)[number];

export const PLACEMENTS = [
  'foster-care',
  'residential',
  'supported-accommodation',
  'with-parents',
  'custody',
  'hospital',
  'other',
] as const;
export type Placement = (typeof PLACEMENTS)[number];

export interface CareEpisode extends Period {
  legalStatus: CareLegalStatus | null;
  shortBreak: boolean;
  plannedDays: number | null;
  placement: Placement | null;
  /** The same text for the same foster carer. */
  carer: string | null;
  /** Null for this authority, else the other authority's LA code. */
  authority: string | null;
  /** SSDA903 code of the reason the episode ceased. */
  reasonCeased: string | null;
}

export const HOME_WITH = ['parent', 'parental-responsibility', 'child-arrangements-holder'] as const;
export interface HomeSpell extends Period {
  with: (typeof HOME_WITH)[number] | null;
  brokeDown: boolean;
}

export interface Detention extends Period {
  kind: 'custody' | 'hospital' | null;
  /** Known in advance, unlike `to`. */
  releaseExpectedOn: LocalDate | null;
}

export interface SpecialGuardianship extends Identified {
  madeOn: LocalDate;
  endedOn: LocalDate | null;
  lookedAfterImmediatelyBefore: boolean;
}

export const OTHER_ACCOMMODATION_KINDS = [
  'nhs',
  'education',
  'care-home',
  'independent-hospital',
  'private-childrens-home',
  'voluntary',
  'private-fostering',
] as const;
export interface OtherAccommodation extends Period {
  kind: (typeof OTHER_ACCOMMODATION_KINDS)[number] | null;
}

export interface Programme extends Period {
  kind: string | null;
  inPathwayPlan: boolean;
}

export interface SupportRequest extends Identified {
  on: LocalDate;
  for: 'education' | 'support';
  endedOn: LocalDate | null;
}

export interface Allocation extends Period {
  role: string | null;
  worker: string | null;
}

export const PROVIDED_UNDER = ['s23B', 's24B', 's23C', 'other', 'none', 'unknown'] as const;
export type ProvidedUnder = (typeof PROVIDED_UNDER)[number];

/** What accommodation is used for that is no supported accommodation (AC-05). */
export const EXEMPT_GROUNDS = {
  'care-home': 'a care home',
  'further-education': 'a further education college',
  '16-to-19-academy': 'a 16 to 19 academy',
  hospital: 'a hospital',
  'family-centre': 'a residential family centre',
  school: 'a school that is no children’s home',
  'holiday-scheme': 'a holiday scheme for disabled children',
} as const;
export type ExemptGround = keyof typeof EXEMPT_GROUNDS;

export interface Accommodation extends Period {
  /** SSDA903 letter: B C D E G H K R S T U V W X Y Z. */
  type: string | null;
  providedUnder: ProvidedUnder;
  placedByAuthority: boolean | null;
  providerRegistered: boolean | null;
  /** The provider need not be registered for what the setting is, as somebody checked. Only the record has it. */
  exempt?: { ground: ExemptGround; checkedOn: LocalDate };
  /** What Ofsted’s register said of the provider when somebody looked since, for the council’s list. Only the record has it. */
  register?: { registered: boolean; checkedOn: LocalDate };
  carer: string | null;
  managerReason: string | null;
  suitability: Suitability | null;
}

export interface Suitability {
  needsMet: boolean | null;
  landlordChecked: boolean | null;
  wishesAndEetConsidered: boolean | null;
  schedule2: Partial<Record<Schedule2Item, boolean | null>>;
}

export const SCHEDULE_2_ITEMS = [
  'facilities',
  'repair',
  'safety',
  'location',
  'support',
  'tenancy',
  'cost',
  'views',
  'rights',
  'funding',
] as const;
export type Schedule2Item = (typeof SCHEDULE_2_ITEMS)[number];

export const CONTACT_MODES = ['face-to-face', 'phone', 'video', 'text', 'letter', 'third-party'] as const;
export type ContactMode = (typeof CONTACT_MODES)[number];
export const CONTACT_BY = ['personal-adviser', 'social-worker', 'duty-worker', 'manager', 'other'] as const;
export type ContactBy = (typeof CONTACT_BY)[number];

export interface Contact extends Identified {
  on: LocalDate;
  mode: ContactMode | null;
  by: ContactBy | null;
  at: 'accommodation' | 'elsewhere' | null;
  /** The id of the accommodation visited. */
  accommodation: string | null;
  /** False for a visit that found nobody; null where it was not recorded, which no rule counts as seen. */
  seen: boolean | null;
  substituteAccepted: { on: LocalDate; by: string; reason: string } | null;
}

/** Instants are ISO texts with an offset. */
export interface MissingEpisode extends Identified {
  from: string;
  returnedAt: string | null;
  interviewHeldAt: string | null;
  interviewDeclinedAt: string | null;
}

export interface Immigration {
  leaveGrantedOn: LocalDate | null;
  leaveKind: string | null;
  leaveExpiresOn: LocalDate | null;
  legalAdviceStartedOn: LocalDate | null;
  applicationMadeOn: LocalDate | null;
}

/** Words of `healthReviews`: what the rules on health know. */
export const HEALTH_REVIEW_KINDS = [
  'initial-health-assessment',
  'review-health-assessment',
  'dental-check',
  'strengths-and-difficulties',
] as const;
export type HealthReviewKind = (typeof HEALTH_REVIEW_KINDS)[number];

/** What a young person may be offered to their health, and say no to. */
export const HEALTH_OFFERS_OF = [...HEALTH_REVIEW_KINDS, 'health-passport'] as const;
export type HealthOfferOf = (typeof HEALTH_OFFERS_OF)[number];

export interface SubjectAccessRequest extends Identified {
  receivedOn: LocalDate;
  identityConfirmedOn: LocalDate | null;
  extendedOn: LocalDate | null;
  answeredOn: LocalDate | null;
}

export interface Hold extends Identified {
  rule: string;
  /** Null for every item of the rule. */
  subject: string | null;
  from: LocalDate;
  until: LocalDate;
  reason: string;
  askedBy: string;
  approvedBy: string;
}

export const KNOWN_KINDS = [
  'careEpisodes',
  'homeSpells',
  'detentions',
  'otherAccommodation',
  'programmes',
  'supportRequests',
  'supportOffers',
  'contactRefusals',
  'allocations',
  'needsAssessments',
  'pathwayPlans',
  'planReviews',
  'reviewRequests',
  'accommodation',
  'contacts',
  'missing',
  'healthReviews',
  'subjectAccessRequests',
  'supervisions',
] as const;
export type KnownKind = (typeof KNOWN_KINDS)[number];

export type StatusCode =
  | 'undetermined'
  | 'none'
  | 'looked-after-not-eligible'
  | 'eligible'
  | 'relevant'
  | 'former-relevant'
  | 'former-relevant-21-plus'
  | 'qualifying'
  | 'education-help-only'
  | 'aged-out'
  | 'deceased';

export interface LegalStatus {
  code: StatusCode;
  /** s23A, reg3, s23C, s23C7, s23CA, s23CZB, offer-only, s24-1A, s24-1B … */
  basis: string[];
  /** Ids from rules.md section 1. */
  rules: string[];
  /** Plain sentences. They name dates, never "today", so that a stored answer does not go stale overnight. */
  because: string[];
  /** What only a person may decide, with the facts that make it doubtful. */
  needsManager: string[];
}

export const DEADLINE_STATES = [
  'open',
  'partial',
  'met',
  'met-late',
  'met-by-substitute',
  'superseded',
  'breached',
  'cancelled',
  'not-applicable',
  'declined',
  'unknown',
] as const;
export type DeadlineState = (typeof DEADLINE_STATES)[number];

export const DUTY_BASES = ['statute', 'guidance', 'policy'] as const;
export type DutyBasis = (typeof DUTY_BASES)[number];
export type Severity = 'S1' | 'S2' | 'G' | 'L';

/** One item of what's due. Everything but `overdue` and `paused` stays the same until a fact or an age changes it. */
export interface Deadline {
  rule: string;
  /** The id of the fact it is about (an accommodation), or null where it is about the person. */
  subject: string | null;
  /** The id of the fact or milestone that started it: with rule and subject, its identity across every refresh. */
  startedById: string;
  title: string;
  startedBy: string;
  startedOn: LocalDate;
  dueOn: LocalDate;
  dueAt: string | null;
  planBy: LocalDate;
  state: DeadlineState;
  overdue: boolean;
  metOn: LocalDate | null;
  metBy: string | null;
  notBefore: LocalDate | null;
  paused: { until: LocalDate; reason: string; approvedBy: string } | null;
  dutyBasis: DutyBasis;
  dateBasis: DutyBasis;
  confirmed: boolean;
  severity: Severity;
  because: string;
}
