import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { ACCOMMODATION_WORDS } from '../accommodation/accommodation-words';
import { AccommodationPeriod } from '../accommodation/accommodation-period.entity';
import { AccommodationService } from '../accommodation/accommodation.service';
import { SupportOffer, SupportRequest } from '../entitlements/support.entities';
import { SupportService } from '../entitlements/support.service';
import { NeedsAssessment, PathwayPlan, PlanReview, ReviewRequest } from '../pathway-plans/plan-dates.entities';
import { PlanDatesService } from '../pathway-plans/plan-dates.service';
import { PLAN_STEP_WORDS } from '../pathway-plans/plan-step-words';
import { factInForce } from '../platform/fact';
import { notFound } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { HomePeriod } from './care-history.entities';
import { CareHistoryService } from './care-history.service';
import { Casework } from './casework';
import { headingOf, type PersonHeading } from './person-heading';

/** What may be taken out of a record, by its word in the address. A contact has a page of its own. */
export const IN_ERROR_KINDS = [
  'move',
  'assessment',
  'plan',
  'copy',
  'review',
  'review-request',
  'offer',
  'request',
  'home-period',
] as const;
export type InErrorKind = (typeof IN_ERROR_KINDS)[number];

export interface InError {
  person: PersonHeading;
  words: string;
  on: LocalDate;
}

/** Taking out of a record what never was. */
@Injectable()
export class RecordedInErrorService {
  constructor(
    private readonly casework: Casework,
    private readonly accommodation: AccommodationService,
    private readonly planDates: PlanDatesService,
    private readonly support: SupportService,
    private readonly careHistory: CareHistoryService,
  ) {}

  /** What would be taken out, as it stands. @throws Problem 'not-found', 'not-allowed' */
  async find(actor: Actor, personId: string, kind: string, factId: string): Promise<InError> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const said = await whatItSays(work, kindOf(kind), { youngPersonId: person.id, factId });
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
        return this.careHistory.withdraw(actor, personId, known, factId, reason, today);
    }
  }
}

function kindOf(word: string): InErrorKind {
  const kind = IN_ERROR_KINDS.find((one) => one === word);
  if (!kind) throw notFound();
  return kind;
}

async function whatItSays(
  work: Work,
  kind: InErrorKind,
  fact: { youngPersonId: string; factId: string },
): Promise<{ words: string; on: LocalDate }> {
  switch (kind) {
    case 'move': {
      const { type, address, fromOn } = await factInForce(work, AccommodationPeriod, fact);
      const home = [ACCOMMODATION_WORDS[type] ?? type, address].filter(Boolean).join(', ');
      return { words: `Move to: ${home}`, on: fromOn };
    }
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
  }
}
