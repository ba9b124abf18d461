import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { policyFor } from '../authority/policies';
import { LegalPosition } from '../deadlines/legal-position.entity';
import type { Work } from '../platform/unit-of-work';
import { educationPlanThisTerm } from '../statutory/clocks/education';
import {
  entitlementsFor,
  NOTHING_KNOWN,
  type Entitlement,
  type EntitlementFacts,
  type Study,
} from '../statutory/entitlements';
import { ageOn, type LocalDate } from '../statutory/local-date';
import type { Task } from '../statutory/clocks/task';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { activitiesOf, lastChecks, type Checked } from './activities-of';
import type { Activity } from './activity.entity';
import { BURSARY_ENTITLEMENT } from './bursary';
import { Bursary, Qualification, SchoolRecord, type EducationPlan, type SeptemberStep } from './eet.entities';
import { LOOKED_AFTER } from './education-plans-owed';
import { looksOf, type Look } from './eet-looks.service';
import { NOBODY_ACTED } from './eet-owed';
import { daysWithout, eetStanding, type EetStanding } from './eet-standing';
import { educationWorkersOf, type EducationWorkerRead } from './education-workers.service';
import { findingsOf, lastReviewedOn, plansOf, type PlanFinding } from './education-plans.service';
import { referralsOf, type ReferralLine } from './opportunities.service';
import { paidOf, paymentsOf } from './bursaries.service';
import { conflictsOf, type OpenResultConflict } from './result-conflicts.service';
import { schoolTermOn } from './school-terms';
import { septemberOfPerson } from './september.service';
import { staffToChoose, trackingOf, type Tracked } from './tracking.service';

export interface ActionDone {
  actedOn: LocalDate;
  what: string;
  atMeeting: boolean;
  by: string | null;
}

/** Everything of education and work of one young person. */
export interface EetOpened {
  person: PersonHeading;
  dateOfBirth: LocalDate;
  diedOn: LocalDate | null;
  activities: Activity[];
  standing: EetStanding;
  daysWithout: number | null;
  checks: Map<string, Checked>;
  tracking: Tracked & { version: number };
  /** Of whom it is not known: looks that found nothing, the latest first. */
  looks: Look[];
  /** By when somebody is to look again. */
  lookBy: LocalDate | null;
  ownerName: string | null;
  /** Nobody has acted since (ET-02, ET-03): by when somebody is to. */
  actBy: { on: LocalDate; since: LocalDate } | null;
  actions: ActionDone[];
  plans: (EducationPlan & { found: PlanFinding | null })[];
  /** Of whoever is looked after and under 18 (ET-01). */
  planOwed: Task | null;
  september: SeptemberStep[];
  referrals: ReferralLine[];
  /** Who works with them for it beside whoever has the case, now. */
  worker: EducationWorkerRead | null;
  qualifications: Qualification[];
  /** Where the virtual school’s file says another grade. */
  conflicts: OpenResultConflict[];
  /** The latest first. */
  schoolYears: SchoolRecord[];
  bursaries: (Bursary & { paid: number })[];
  /** Bursaries that may be theirs today by status, age and what they do, and were not asked for. */
  mayAskFor: Entitlement[];
}

@Injectable()
export class EetReadingService {
  constructor(private readonly casework: Casework) {}

  /** The look is audited. @throws Problem 'not-found'; 'not-allowed' for those who do not work with young people */
  async open(actor: Actor, personId: string, today: LocalDate): Promise<EetOpened> {
    return this.casework.view(actor, personId, 'education-and-work', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const { manager } = work;
      const youngPersonId = person.id;
      const inForce = { youngPersonId, replacedById: IsNull(), withdrawn: false };
      const activities = await activitiesOf(work, person.id);
      const standing = eetStanding(activities, today);
      const position = await manager.findOneBy(LegalPosition, { youngPersonId });
      const tracking = await trackingOf(work, person.id);
      const actions = await actionsOf(work, person.id);
      const bursaries = await manager.find(Bursary, { where: inForce, order: { askedOn: 'DESC' } });
      const payments = await paymentsOf(work, person.id);
      const found = await findingsOf(work, person.id);
      const { schoolTerms } = await policyFor(work, today);
      const isLookedAfter = LOOKED_AFTER.includes(position?.status ?? '');
      const owner =
        tracking.ownerId === null ? null : (await staffToChoose(work)).find(({ id }) => id === tracking.ownerId);
      return {
        person: await headingOf(work, person),
        dateOfBirth: person.dateOfBirth,
        diedOn: person.diedOn,
        activities,
        standing,
        daysWithout: daysWithout(standing, today),
        checks: await lastChecks(work, person.id),
        tracking,
        ...(await looksOf(work, person.id)),
        ownerName: owner?.name ?? null,
        actBy: await owedSince(work, person.id),
        actions,
        plans: (await plansOf(work, person.id)).map((plan) => ({ ...plan, found: found.get(plan.id) ?? null })),
        planOwed: isLookedAfter
          ? educationPlanThisTerm(
              schoolTermOn(today, schoolTerms),
              await lastReviewedOn(work, person.id),
              person.dateOfBirth,
            )
          : null,
        september: await septemberOfPerson(work, person.id),
        referrals: await referralsOf(work, person.id),
        worker: (await educationWorkersOf(work, person.id)).find(({ toOn }) => toOn === null) ?? null,
        conflicts: await conflictsOf(work, person.id),
        qualifications: await manager.find(Qualification, { where: inForce, order: { awardedOn: 'DESC' } }),
        schoolYears: await manager.find(SchoolRecord, {
          where: inForce,
          order: { schoolYear: 'DESC', leftOn: 'DESC' },
        }),
        bursaries: bursaries.map((one) => ({
          ...one,
          paid: paidOf(payments.filter(({ bursaryId }) => bursaryId === one.factId)),
        })),
        mayAskFor: position ? bursariesToAskFor(position, standing, bursaries, person.dateOfBirth, today) : [],
      };
    });
  }
}

/** The latest first, as many as a page shows. */
const ACTIONS_SHOWN = 30;

async function actionsOf({ manager }: Work, youngPersonId: string): Promise<ActionDone[]> {
  return manager.query(
    `select a.acted_on as "actedOn", a.what, a.at_meeting as "atMeeting", s.name as by
       from eet_action a left join staff s on s.id = a.by_id
      where a.young_person_id = $1 order by a.acted_on desc, a.recorded_at desc limit ${ACTIONS_SHOWN}`,
    [youngPersonId],
  );
}

async function owedSince({ manager }: Work, youngPersonId: string): Promise<EetOpened['actBy']> {
  const [row] = await manager.query<NonNullable<EetOpened['actBy']>[]>(
    `select t.act_by_on as "on", t.act_since_on as since from eet_tracking t where t.young_person_id = $1 and ${NOBODY_ACTED}`,
    [youngPersonId],
  );
  return row ?? null;
}

/** What somebody studies or trains for, as entitlements ask about it. */
export function studyOf({ state, running }: Pick<EetStanding, 'state' | 'running'>): EntitlementFacts {
  if (state === 'not-known') return NOTHING_KNOWN;
  const codes = running.map(({ code }) => code ?? '');
  const apprenticeship = running.find(({ code }) => code === 'F4' || code === 'P4');
  const study: Study = apprenticeship
    ? 'apprenticeship'
    : codes.some((code) => code.endsWith('1'))
      ? 'higher'
      : codes.some((code) => code.endsWith('2'))
        ? 'further'
        : 'none';
  const fullTime = study === 'none' ? null : codes.some((code) => code.startsWith('F'));
  return { study, fullTime, apprenticeshipFrom: apprenticeship?.fromOn ?? null, lookedAfterAt16Or17: null };
}

function bursariesToAskFor(
  { status }: LegalPosition,
  standing: EetStanding,
  asked: readonly Bursary[],
  dateOfBirth: LocalDate,
  today: LocalDate,
): Entitlement[] {
  const known = asked.map(({ kind }) => BURSARY_ENTITLEMENT[kind]);
  const keys = Object.values(BURSARY_ENTITLEMENT);
  return entitlementsFor({ code: status }, ageOn(dateOfBirth, today), studyOf(standing), today).filter(
    ({ key }) => keys.includes(key) && !known.includes(key),
  );
}
