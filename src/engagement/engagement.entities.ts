import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Fact } from '../platform/fact';
import type { InTouchCode } from '../statutory/in-touch';
import type { LocalDate } from '../statutory/local-date';

export const STANDINGS = ['engaged', 'wavering', 'refusing', 'lost'] as const;
/** How a young person and the council stand to each other, from a day on until another is recorded. */
export type EngagementStanding = (typeof STANDINGS)[number];

/** A worker's judgement, dated and with its reason. It holds until another is recorded: time changes nothing. */
@Entity('engagement')
export class Engagement extends Fact {
  @Column('text') standing: EngagementStanding;
  @Column('date') fromOn: LocalDate;
  @Column('text') reason: string;
  /** The member of staff who judged it. */
  @Column('uuid') saidById: string;
}

export const CONSENTS = ['agreed', 'not-asked', 'said-no'] as const;
/** Whether the young person wants this person asked about them. */
export type Consent = (typeof CONSENTS)[number];

/** Somebody who may know where a young person is. */
@Entity('tracing_person')
export class TracingPerson extends Fact {
  @Column('text') name: string;
  /** Who they are to the young person. */
  @Column('text') relation: string;
  /** A number or an address. */
  @Column('text', { nullable: true }) reach: string | null;
  @Column('text') consent: Consent;
  /** The day the young person said so; null where they were not asked. */
  @Column('date', { nullable: true }) consentOn: LocalDate | null;
}

export const PLACE_OUTCOMES = ['there', 'not-there', 'nobody-went', 'not-needed'] as const;
export type PlaceOutcome = (typeof PLACE_OUTCOMES)[number];

/** Where a young person is expected on a day: another agency's appointment, a club, a court. */
@Entity('tracing_place')
export class TracingPlace extends Fact {
  @Column('text') place: string;
  @Column('date') onDay: LocalDate;
  /** HH:MM:SS, if it is known. */
  @Column('time', { nullable: true }) atTime: string | null;
  /** Whose appointment it is, or who said so. */
  @Column('text', { nullable: true }) knownFrom: string | null;
  /** The member of staff who goes. */
  @Column('uuid') staffId: string;
  /** Null until somebody says what came of it. */
  @Column('text', { nullable: true }) outcome: PlaceOutcome | null;
  @Column('text', { nullable: true }) outcomeWords: string | null;
}

export const TRACING_STEPS = ['call', 'message', 'letter', 'visit', 'people', 'place', 'agencies', 'police'] as const;
/** The steps of the search, in the order in which they are taken. */
export type TracingStep = (typeof TRACING_STEPS)[number];

export const ATTEMPT_RESULTS = ['nothing', 'message-left', 'news'] as const;
export type AttemptResult = (typeof ATTEMPT_RESULTS)[number];

/** Which step of the search a contact was, and what came of it. The contact says when, by whom and what was done. */
@Entity('tracing_attempt')
export class TracingAttempt {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** The contact's fact id. */
  @Column('uuid') contactId: string;
  @Column('text') step: TracingStep;
  @Column('text') result: AttemptResult;
  /** The fact id of whom they asked. */
  @Column('uuid', { nullable: true }) personId: string | null;
  /** The fact id of where they went. */
  @Column('uuid', { nullable: true }) placeId: string | null;
  /** Why somebody was asked whom the young person did not want asked. */
  @Column('text', { nullable: true }) although: string | null;
  /** The member of staff. */
  @Column('uuid') recordedById: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

export const COURSES = ['go-on', 'try-more', 'report-missing', 'safeguarding', 'give-space'] as const;
/** What a manager decides about a young person who is lost or refuses. None of them ends the search. */
export type Course = (typeof COURSES)[number];

/** A manager's decision of the month; its words and what follows stand with the decision itself. */
@Entity('engagement_decision')
export class EngagementDecision {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** The fact id of the manager's decision on the record. */
  @Column('uuid') supervisionId: string;
  /** How things stood when it was made. */
  @Column('text') standing: EngagementStanding;
  @Column('text') course: Course;
  @Column('date') decidedOn: LocalDate;
  @Column('uuid') decidedById: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}

/** The in-touch code of the return on a day, as a worker confirmed it, with the evidence that was shown. */
@Entity('in_touch_code')
export class ConfirmedInTouchCode extends Fact {
  @Column('date') asOf: LocalDate;
  @Column('text') code: InTouchCode;
  /** What the record proposed. */
  @Column('text') proposed: InTouchCode;
  @Column('text', { array: true }) because: string[];
  /** Why another code than the one proposed. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid') confirmedById: string;
}
