import { Injectable } from '@nestjs/common';
import { mustBeAllowed, type Action } from '../access/access';
import type { Actor } from '../access/actor';
import { ACCOMMODATION_WORDS } from '../accommodation/accommodation-words';
import { AccommodationPeriod } from '../accommodation/accommodation-period.entity';
import { AccommodationService } from '../accommodation/accommodation.service';
import { ENGAGEMENT, IN_TOUCH_CODE, TRACING_PERSON, TRACING_PLACE } from '../engagement/engagement-facts';
import { AGENCY_WITHDRAWAL } from '../engagement/agency-withdrawals.service';
import { CODE_WORDS, STANDING_WORDS } from '../engagement/engagement-words';
import { HomeAssessmentsService } from '../accommodation/home-assessments.service';
import { HomeAssessment } from '../accommodation/home.entities';
import { ActivitiesService } from '../eet/activities.service';
import { ACTIVITY } from '../eet/activity';
import { doingWords } from '../eet/activity-words';
import { BURSARY, BURSARY_WORDS } from '../eet/bursary';
import { PROGRAMME } from '../eet/programme';
import { QUALIFICATION } from '../eet/qualification';
import { IDENTITY_DOCUMENT, LOCAL_OFFER_GIVEN, MONEY_GRANT, MONEY_GRANT_ITEM } from '../entitlements/entitlement-facts';
import { grantName } from '../entitlements/grant-balance';
import { DOCUMENT_WORDS } from '../entitlements/identity-pack';
import { SupportOffer, SupportRequest } from '../entitlements/support.entities';
import { CONTACT_REFUSAL } from '../contacts/contact-refusals';
import { DUTY_ALERT, DUTY_CONTACT, EMERGENCY_FACT, EMERGENCY_WORDS } from '../duty/duty-facts';
import { SupportService } from '../entitlements/support.service';
import {
  HEALTH_APPOINTMENT,
  HEALTH_CONTACT,
  HEALTH_PASSPORT,
  HEALTH_REVIEW,
  WELLBEING_REFERRAL,
} from '../health/health-facts';
import { HEALTH_CONTACT_WORDS, HEALTH_OFFER_WORDS, HEALTH_REVIEW_WORDS } from '../health/health-words';
import { NeedsAssessment, PathwayPlan, PlanReview, ReviewRequest } from '../pathway-plans/plan-dates.entities';
import { mustBeAllowedToTakeOut, PlanDatesService } from '../pathway-plans/plan-dates.service';
import { PLAN_STEP_WORDS } from '../pathway-plans/plan-step-words';
import { todayInLondon } from '../platform/clock';
import { factInForce, type Fact } from '../platform/fact';
import { notFound } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { MISSING_EPISODE } from '../safety/missing-episode';
import { MissingEpisode } from '../safety/missing-episode.entity';
import { INTENSIVE_SUPPORT } from '../safety/intensive-support';
import { RISK_EVENT, RISK_EVENT_WORDS } from '../safety/risk-events';
import { RATER_WORDS, SKILL_RATING } from '../skills/skill-ratings';
import type { LocalDate } from '../statutory/local-date';
import { Detention, HomePeriod, OtherAccommodation, SpecialGuardianship } from './care-history.entities';
import { SUBJECT_ACCESS_REQUEST } from '../subject-access/subject-access-facts';
import { CASE_SUPERVISION } from '../supervision/case-supervisions';
import { CareHistoryService } from './care-history.service';
import { DETAINED_WORDS, OTHER_ACCOMMODATION_WORDS } from './care-history-words';
import { Casework } from './casework';
import { IMMIGRATION, LEAVE_KIND_WORDS } from './immigration';
import { Immigration } from './immigration.entity';
import { TRAFFICKING, TRAFFICKING_WORDS } from './trafficking';
import { LIFE_EVENT, LIFE_EVENT_WORDS } from './life-events';
import { DatedFacts, takeOutOf, type NamedFacts } from './dated-facts';
import { headingOf, type PersonHeading } from './person-heading';
import { StatusDecision } from './status-decision.entity';
import { StatusDecisionsService } from './status-decisions.service';
import { STATUS_WORDS } from './status-words';

/** What may be taken out of a record, by its word in the address. A contact has a page of its own. */
export const IN_ERROR_KINDS = [
  'move',
  'home-assessment',
  'assessment',
  'plan',
  'copy',
  'review',
  'review-request',
  'offer',
  'request',
  'home-period',
  'detention',
  'special-guardianship',
  'other-accommodation',
  'programme',
  'activity',
  'qualification',
  'bursary',
  'missing-episode',
  'risk-event',
  'intensive-support',
  'skill-rating',
  'immigration',
  'trafficking',
  'life-event',
  'health-review',
  'health-passport',
  'health-appointment',
  'health-contact',
  'wellbeing-referral',
  'contact-refusal',
  'subject-access-request',
  'supervision',
  'status-decision',
  'engagement',
  'tracing-person',
  'tracing-place',
  'in-touch-code',
  'agency-withdrawal',
  'emergency-fact',
  'duty-contact',
  'duty-alert',
  'local-offer-given',
  'grant',
  'grant-item',
  'identity-document',
] as const;
export type InErrorKind = (typeof IN_ERROR_KINDS)[number];

export interface InError {
  person: PersonHeading;
  words: string;
  /** Null for what has no day of its own yet. */
  on: LocalDate | null;
}

/** Taking out of a record what never was. */
@Injectable()
export class RecordedInErrorService {
  constructor(
    private readonly casework: Casework,
    private readonly accommodation: AccommodationService,
    private readonly homeAssessments: HomeAssessmentsService,
    private readonly planDates: PlanDatesService,
    private readonly support: SupportService,
    private readonly careHistory: CareHistoryService,
    private readonly facts: DatedFacts,
    private readonly activities: ActivitiesService,
    private readonly decisions: StatusDecisionsService,
  ) {}

  /** What would be taken out, as it stands. @throws Problem 'not-found', 'not-allowed' */
  async find(actor: Actor, personId: string, kind: string, factId: string): Promise<InError> {
    return this.casework.look(actor, personId, async (work, person) => {
      const known = kindOf(kind);
      mustBeAllowed(actor, whoMayTakeOut(known));
      const said = await whatItSays(work, known, { youngPersonId: person.id, factId });
      if (known === 'plan' || known === 'assessment') await mustBeAllowedToTakeOut(work, known, factId);
      return { person: await headingOf(work, person), ...said };
    });
  }

  /** What it had met is due again. @throws Problem 'not-found', 'not-allowed'; 'not-valid' without a reason */
  async withdraw(
    actor: Actor,
    personId: string,
    kind: string,
    factId: string,
    reason: string,
    today: LocalDate,
  ): Promise<void> {
    const known = kindOf(kind);
    switch (known) {
      case 'move':
        return this.accommodation.withdraw(actor, personId, factId, reason, today);
      case 'home-assessment':
        return this.homeAssessments.withdraw(actor, personId, factId, reason, today);
      case 'assessment':
      case 'plan':
      case 'copy':
      case 'review':
      case 'review-request':
        return this.planDates.withdraw(actor, personId, known, factId, reason, today);
      case 'offer':
      case 'request':
        return this.support.withdraw(actor, personId, known, factId, reason, today);
      case 'home-period':
      case 'detention':
      case 'special-guardianship':
      case 'other-accommodation':
        return this.careHistory.withdraw(actor, personId, known, factId, reason, today);
      case 'programme':
        return this.facts.withdraw(actor, personId, PROGRAMME, factId, reason, today);
      case 'activity':
        return this.activities.withdraw(actor, personId, factId, reason, today);
      case 'qualification':
        return this.facts.withdraw(actor, personId, QUALIFICATION, factId, reason, today);
      case 'bursary':
        return this.facts.withdraw(actor, personId, BURSARY, factId, reason, today);
      case 'missing-episode':
        return this.facts.withdraw(actor, personId, MISSING_EPISODE, factId, reason, today);
      case 'risk-event':
        return this.facts.withdraw(actor, personId, RISK_EVENT, factId, reason, today);
      case 'intensive-support':
        return this.facts.withdraw(actor, personId, INTENSIVE_SUPPORT, factId, reason, today);
      case 'skill-rating':
        return this.facts.withdraw(actor, personId, SKILL_RATING, factId, reason, today);
      case 'immigration':
        return this.facts.withdraw(actor, personId, IMMIGRATION, factId, reason, today);
      case 'trafficking':
        return this.facts.withdraw(actor, personId, TRAFFICKING, factId, reason, today);
      case 'life-event':
        return this.facts.withdraw(actor, personId, LIFE_EVENT, factId, reason, today);
      case 'health-review':
        return this.facts.withdraw(actor, personId, HEALTH_REVIEW, factId, reason, today);
      case 'health-passport':
        return this.facts.withdraw(actor, personId, HEALTH_PASSPORT, factId, reason, today);
      case 'health-appointment':
        return this.facts.withdraw(actor, personId, HEALTH_APPOINTMENT, factId, reason, today);
      case 'health-contact':
        return this.facts.withdraw(actor, personId, HEALTH_CONTACT, factId, reason, today);
      case 'wellbeing-referral':
        return this.facts.withdraw(actor, personId, WELLBEING_REFERRAL, factId, reason, today);
      case 'contact-refusal':
        return this.facts.withdraw(actor, personId, CONTACT_REFUSAL, factId, reason, today);
      case 'subject-access-request':
        return this.facts.withdraw(actor, personId, SUBJECT_ACCESS_REQUEST, factId, reason, today);
      case 'supervision':
        return this.facts.withdraw(actor, personId, CASE_SUPERVISION, factId, reason, today);
      case 'emergency-fact':
        return this.facts.withdraw(actor, personId, EMERGENCY_FACT, factId, reason, today);
      case 'duty-contact':
        return this.facts.withdraw(actor, personId, DUTY_CONTACT, factId, reason, today);
      case 'duty-alert':
        return this.facts.withdraw(actor, personId, DUTY_ALERT, factId, reason, today);
      case 'local-offer-given':
        return this.facts.withdraw(actor, personId, LOCAL_OFFER_GIVEN, factId, reason, today);
      case 'grant':
        return this.facts.withdraw(actor, personId, MONEY_GRANT, factId, reason, today);
      case 'grant-item':
        return this.facts.withdraw(actor, personId, MONEY_GRANT_ITEM, factId, reason, today);
      case 'identity-document':
        return this.facts.withdraw(actor, personId, IDENTITY_DOCUMENT, factId, reason, today);
      case 'status-decision':
        return this.decisions.withdraw(actor, personId, factId, reason, today);
      case 'engagement':
        return this.facts.withdraw(actor, personId, ENGAGEMENT, factId, reason, today);
      case 'tracing-person':
        return this.facts.withdraw(actor, personId, TRACING_PERSON, factId, reason, today);
      case 'agency-withdrawal':
        return this.facts.withdraw(actor, personId, AGENCY_WITHDRAWAL, factId, reason, today);
      case 'tracing-place':
        return this.facts.withdraw(actor, personId, TRACING_PLACE, factId, reason, today);
      case 'in-touch-code':
        return this.facts.withdraw(actor, personId, IN_TOUCH_CODE, factId, reason, today);
    }
  }
}

function kindOf(word: string): InErrorKind {
  const kind = IN_ERROR_KINDS.find((one) => one === word);
  if (!kind) throw notFound();
  return kind;
}

function whoMayTakeOut(kind: InErrorKind): Action {
  if (kind === 'subject-access-request') return takeOutOf(SUBJECT_ACCESS_REQUEST);
  if (kind === 'supervision') return takeOutOf(CASE_SUPERVISION);
  if (kind === 'status-decision') return 'decide-for-manager';
  return 'take-out';
}

async function whatItSays(
  work: Work,
  kind: InErrorKind,
  fact: { youngPersonId: string; factId: string },
): Promise<Omit<InError, 'person'>> {
  const standing = <F extends Fact>({ entity }: NamedFacts<F>) => factInForce(work, entity, fact);
  switch (kind) {
    case 'move': {
      const { type, address, fromOn } = await factInForce(work, AccommodationPeriod, fact);
      const home = [ACCOMMODATION_WORDS[type] ?? type, address].filter(Boolean).join(', ');
      return { words: `Move to: ${home}`, on: fromOn };
    }
    case 'home-assessment':
      return { words: 'Look at the home', on: (await factInForce(work, HomeAssessment, fact)).assessedOn };
    case 'assessment':
      return { words: PLAN_STEP_WORDS[kind], on: (await factInForce(work, NeedsAssessment, fact)).completedOn };
    case 'plan':
      return { words: PLAN_STEP_WORDS[kind], on: (await factInForce(work, PathwayPlan, fact)).completedOn };
    case 'copy': {
      const { copyGivenOn } = await factInForce(work, PathwayPlan, fact);
      if (!copyGivenOn) throw notFound();
      return { words: PLAN_STEP_WORDS[kind], on: copyGivenOn };
    }
    case 'review':
      return { words: PLAN_STEP_WORDS[kind], on: (await factInForce(work, PlanReview, fact)).heldOn };
    case 'review-request':
      return { words: PLAN_STEP_WORDS[kind], on: (await factInForce(work, ReviewRequest, fact)).requestedOn };
    case 'offer':
      return { words: 'Support offered', on: (await factInForce(work, SupportOffer, fact)).offeredOn };
    case 'request':
      return { words: 'Support asked for', on: (await factInForce(work, SupportRequest, fact)).requestedOn };
    case 'home-period':
      return { words: 'Time back at home', on: (await factInForce(work, HomePeriod, fact)).fromOn };
    case 'detention': {
      const { kind: where, fromOn } = await factInForce(work, Detention, fact);
      return { words: DETAINED_WORDS[where], on: fromOn };
    }
    case 'special-guardianship':
      return { words: 'Special guardianship order', on: (await factInForce(work, SpecialGuardianship, fact)).madeOn };
    case 'other-accommodation': {
      const { kind: by, fromOn } = await factInForce(work, OtherAccommodation, fact);
      return { words: OTHER_ACCOMMODATION_WORDS[by], on: fromOn };
    }
    case 'programme':
    case 'activity': {
      const activity = await standing(kind === 'programme' ? PROGRAMME : ACTIVITY);
      return { words: doingWords(activity), on: activity.fromOn };
    }
    case 'qualification': {
      const { title, awardedOn } = await standing(QUALIFICATION);
      return { words: title, on: awardedOn };
    }
    case 'bursary': {
      const { kind: which, askedOn } = await standing(BURSARY);
      return { words: BURSARY_WORDS[which], on: askedOn };
    }
    case 'missing-episode':
      return { words: 'Missing', on: todayInLondon((await factInForce(work, MissingEpisode, fact)).fromAt) };
    case 'risk-event': {
      const { kind: what, happenedOn } = await standing(RISK_EVENT);
      return { words: RISK_EVENT_WORDS[what], on: happenedOn };
    }
    case 'intensive-support': {
      const { fromOn } = await standing(INTENSIVE_SUPPORT);
      return { words: 'The plan of intensive support', on: fromOn };
    }
    case 'skill-rating': {
      const { rater, ratedOn } = await standing(SKILL_RATING);
      return { words: `Skills rated: ${RATER_WORDS[rater].toLowerCase()}`, on: ratedOn };
    }
    case 'immigration': {
      const known = await factInForce(work, Immigration, fact);
      const on = known.leaveGrantedOn ?? known.applicationMadeOn ?? known.legalAdviceStartedOn;
      return { words: known.leaveKind ? LEAVE_KIND_WORDS[known.leaveKind] : 'Leave to remain', on };
    }
    case 'trafficking': {
      const { answer, knownOn } = await standing(TRAFFICKING);
      return { words: TRAFFICKING_WORDS[answer], on: knownOn };
    }
    case 'life-event': {
      const { kind: what, happenedOn } = await standing(LIFE_EVENT);
      return { words: LIFE_EVENT_WORDS[what], on: happenedOn };
    }
    case 'health-review': {
      const review = await standing(HEALTH_REVIEW);
      return { words: HEALTH_REVIEW_WORDS[review.kind], on: review.heldOn };
    }
    case 'health-passport':
      return { words: 'Health passport', on: (await standing(HEALTH_PASSPORT)).givenOn };
    case 'health-appointment': {
      const offered = await standing(HEALTH_APPOINTMENT);
      return { words: `Offered: ${HEALTH_OFFER_WORDS[offered.kind]}`, on: offered.offeredOn };
    }
    case 'health-contact': {
      const { kind: what, name, fromOn } = await standing(HEALTH_CONTACT);
      return { words: `${HEALTH_CONTACT_WORDS[what]}: ${name}`, on: fromOn };
    }
    case 'wellbeing-referral': {
      const { service, referredOn } = await standing(WELLBEING_REFERRAL);
      return { words: `Referral to: ${service}`, on: referredOn };
    }
    case 'contact-refusal':
      return { words: 'Contact refused', on: (await standing(CONTACT_REFUSAL)).refusedOn };
    case 'subject-access-request':
      return { words: 'Request to see what is held', on: (await standing(SUBJECT_ACCESS_REQUEST)).receivedOn };
    case 'supervision':
      return { words: 'Supervision of the case', on: (await standing(CASE_SUPERVISION)).heldOn };
    case 'emergency-fact': {
      const { kind: what, fromOn } = await standing(EMERGENCY_FACT);
      return { words: EMERGENCY_WORDS[what], on: fromOn };
    }
    case 'duty-contact':
      return { words: 'Duty contact', on: todayInLondon((await standing(DUTY_CONTACT)).happenedAt) };
    case 'duty-alert':
      return { words: 'Alert for duty', on: (await standing(DUTY_ALERT)).fromOn };
    case 'local-offer-given':
      return { words: 'Local offer given', on: (await standing(LOCAL_OFFER_GIVEN)).givenOn };
    case 'grant': {
      const grant = await standing(MONEY_GRANT);
      return { words: grantName(grant), on: grant.agreedOn };
    }
    case 'grant-item': {
      const { what, onDay } = await standing(MONEY_GRANT_ITEM);
      return { words: what, on: onDay };
    }
    case 'identity-document': {
      const { kind: what, saidOn } = await standing(IDENTITY_DOCUMENT);
      return { words: DOCUMENT_WORDS[what], on: saidOn };
    }
    case 'status-decision': {
      const { status, decidedOn } = await factInForce(work, StatusDecision, fact);
      return { words: `Decision about the legal status: ${STATUS_WORDS[status]}`, on: decidedOn };
    }
    case 'engagement': {
      const { standing: how, fromOn } = await standing(ENGAGEMENT);
      return { words: `How things stand: ${STANDING_WORDS[how].words}`, on: fromOn };
    }
    case 'tracing-person':
      return { words: `May know: ${(await standing(TRACING_PERSON)).name}`, on: null };
    case 'agency-withdrawal': {
      const { agency, withdrewOn } = await standing(AGENCY_WITHDRAWAL);
      return { words: `An agency withdrew: ${agency}`, on: withdrewOn };
    }
    case 'tracing-place': {
      const { place, onDay } = await standing(TRACING_PLACE);
      return { words: `Expected at: ${place}`, on: onDay };
    }
    case 'in-touch-code': {
      const { code, asOf } = await standing(IN_TOUCH_CODE);
      return { words: `In-touch code: ${CODE_WORDS[code]}`, on: asOf };
    }
  }
}
