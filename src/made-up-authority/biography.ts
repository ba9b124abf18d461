import type { AccommodationPeriod } from '../accommodation/accommodation-period.entity';
import type { Allocation } from '../caseloads/allocation.entity';
import type { ContactRefusal } from '../contacts/contact-refusal.entity';
import type { Contact } from '../contacts/contact.entity';
import type { Activity } from '../eet/activity.entity';
import type { Bursary, Qualification } from '../eet/eet.entities';
import type { SupportOffer, SupportRequest } from '../entitlements/support.entities';
import type { HealthPassport, HealthReview } from '../health/health.entities';
import type { NeedsAssessment, PathwayPlan, PlanReview, ReviewRequest } from '../pathway-plans/plan-dates.entities';
import type { Fact } from '../platform/fact';
import { birthday, earlier, type LocalDate } from '../statutory/local-date';
import type { SubjectAccessRequest } from '../subject-access/subject-access-request.entity';
import type { CaseSupervision } from '../supervision/case-supervision.entity';
import type {
  CareEpisode,
  Detention,
  HomePeriod,
  OtherAccommodation,
  SpecialGuardianship,
} from '../young-people/care-history.entities';
import type { Immigration } from '../young-people/immigration.entity';
import { idFrom, type Dice } from './dice';

/** What a fact says, with the id it will be known by; who recorded it and when is settled when it is written down. */
export type Told<F extends Fact> = Omit<F, keyof Fact> & { id: string };

/** As the row has it; instants are ISO texts in UTC. */
export interface MadeUpMissingEpisode {
  id: string;
  fromAt: string;
  returnedAt: string | null;
  interviewHeldAt: string | null;
  interviewDeclinedAt: string | null;
}

export class Facts {
  readonly careEpisodes: Told<CareEpisode>[] = [];
  readonly homePeriods: Told<HomePeriod>[] = [];
  readonly detentions: Told<Detention>[] = [];
  readonly specialGuardianships: Told<SpecialGuardianship>[] = [];
  readonly otherAccommodation: Told<OtherAccommodation>[] = [];
  /** In the order of happening, once all are there. */
  readonly activities: Told<Activity>[] = [];
  readonly qualifications: Told<Qualification>[] = [];
  readonly bursaries: Told<Bursary>[] = [];
  readonly supportRequests: Told<SupportRequest>[] = [];
  readonly supportOffers: Told<SupportOffer>[] = [];
  readonly allocations: Told<Allocation>[] = [];
  readonly accommodation: Told<AccommodationPeriod>[] = [];
  readonly needsAssessments: Told<NeedsAssessment>[] = [];
  readonly pathwayPlans: Told<PathwayPlan>[] = [];
  readonly planReviews: Told<PlanReview>[] = [];
  readonly reviewRequests: Told<ReviewRequest>[] = [];
  readonly contacts: Told<Contact>[] = [];
  readonly missingEpisodes: MadeUpMissingEpisode[] = [];
  /** One at most. */
  readonly immigration: Told<Immigration>[] = [];
  readonly contactRefusals: Told<ContactRefusal>[] = [];
  readonly healthReviews: Told<HealthReview>[] = [];
  /** One at most. */
  readonly healthPassports: Told<HealthPassport>[] = [];
  readonly subjectAccessRequests: Told<SubjectAccessRequest>[] = [];
  readonly supervisions: Told<CaseSupervision>[] = [];
}

/**
 * How closely the adviser works with someone.
 *
 * in-care: beside the social worker, before leaving care · leaving-care: to 21, visits as the law and policy say ·
 * taking-support: from 21, because they asked · qualifying: advice when it is wanted · offers: only asked whether
 * they want support · none
 */
export type Pace = 'in-care' | 'leaving-care' | 'taking-support' | 'qualifying' | 'offers' | 'none';

/** What runs through a life, and through what is written of it. */
export type Thread = 'college' | 'university' | 'apprenticeship' | 'work' | 'looking' | 'parent' | 'asylum';

/** What has gone wrong with the casework just now, if anything. */
export type Slip =
  | 'visit-late'
  | 'not-found-in'
  | 'review-late'
  | 'first-plan-missing'
  | 'move-not-visited'
  | 'offer-late'
  | 'neglected';

/** One made-up life: what happened, and what the casework that follows from it needs to know. */
export class Biography {
  readonly id: string;
  readonly facts = new Facts();
  /** From when an adviser is owed; null while nobody is. */
  adviserFrom: LocalDate | null = null;
  /** What an assessment and a plan are owed from, in order: becoming eligible, asking for support. */
  readonly planOwedFrom: LocalDate[] = [];
  readonly phases: { from: LocalDate; pace: Pace }[] = [];
  readonly threads: Thread[] = [];
  asylumSeeker = false;
  arrivedFrom: 'here' | 'abroad' = 'here';
  parent: boolean | null = false;
  historyComplete = true;
  diedOn: LocalDate | null = null;
  /** Died, or reached 25: nothing is recorded from then on. */
  closedOn: LocalDate | null = null;
  slip: Slip | null = null;

  constructor(
    readonly dice: Dice,
    readonly today: LocalDate,
    readonly born: LocalDate,
  ) {
    this.id = this.newId(born);
  }

  birthday(age: number): LocalDate {
    return birthday(this.born, age);
  }

  newId(on: LocalDate): string {
    return idFrom(this.dice, on);
  }

  /** The day before which everything recorded lies. */
  get end(): LocalDate {
    return this.closedOn === null ? this.today : earlier(this.closedOn, this.today);
  }

  paceOn(day: LocalDate): Pace {
    return this.phases.findLast((phase) => phase.from <= day)?.pace ?? 'none';
  }

  homeOn(day: LocalDate): Told<AccommodationPeriod> | undefined {
    return this.facts.accommodation.find((home) => home.fromOn <= day && (home.toOn === null || home.toOn > day));
  }
}
