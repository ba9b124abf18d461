import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { may, mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { auditAll } from '../audit/audit';
import {
  interestsOf,
  visibleInterests,
  wordsOfInterest,
  type InterestOfSomebody,
  type InterestTold,
} from '../life-updates/interests';
import { topicOfInterests } from '../life-updates/told';
import { isId } from '../platform/ids';
import { notFound } from '../platform/problem';
import { UnitOfWork } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { standsAgainst, type Standing } from './attainment';
import { attainmentOfPerson, attainmentsOf } from './attainments-of';
import { WORKED_WITH } from './eet-list';
import { OpportunityReferral } from './eet.entities';
import { interestsIn } from './interest-match';
import { linesOf, referralsOf, type OpportunityLine } from './opportunities.service';
import { isOpenOn } from './opportunity-match';

/** Something that fits, because of which words, and the last referral of this young person to it. */
export interface Fit {
  because: string[];
  referralId: string | null;
  /** Against what it asks for, which leaves nobody out; null where it asks for nothing. */
  standing: Standing | null;
}

export interface InterestOpened extends InterestTold {
  fits: (Fit & { opportunity: OpportunityLine })[];
}

export interface InterestsOpened {
  person: PersonHeading;
  interests: InterestOpened[];
  /** The topic in which a goal can be made of an interest; null while no plan is being written. */
  topicKey: string | null;
  /** Whether they may be referred, and money asked for, by who looks. */
  mayRecord: boolean;
}

export type SomebodyFitting = InterestOfSomebody & Fit;

/** What young people like and are good at, with what came of it and what is offered for it. */
@Injectable()
export class InterestsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly casework: Casework,
  ) {}

  /** The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async open(actor: Actor, personId: string, today: LocalDate): Promise<InterestsOpened> {
    return this.casework.view(actor, personId, 'interests', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const open = (await linesOf(work)).filter((one) => isOpenOn(one, today));
      const referrals = await referralsOf(work, person.id);
      const interests = await interestsOf(work, person.id);
      const attainment = await attainmentOfPerson(work, person.id, today);
      return {
        person: await headingOf(work, person),
        interests: interests.map((interest) => ({
          ...interest,
          fits: open.flatMap((opportunity) => {
            const because = interestsIn(interest.words, opportunity.interests);
            const referralId = referrals.find(({ opportunityId }) => opportunityId === opportunity.id)?.id ?? null;
            const standing = standsAgainst(opportunity, attainment);
            return because.length > 0 ? [{ opportunity, because, referralId, standing }] : [];
          }),
        })),
        topicKey: await topicOfInterests(work, person.id),
        mayRecord: may(actor, 'record-casework'),
      };
    });
  }

  /** The words of one interest. @throws Problem 'not-found' also for one of somebody else, 'not-allowed' */
  async words(actor: Actor, personId: string, id: string): Promise<string> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const words = isId(id) ? await wordsOfInterest(work, person.id, id) : null;
      if (words === null) throw notFound();
      return words;
    });
  }

  /**
   * Whose interests an opportunity fits, of the young people who are worked with and whom the actor may see, by their
   * names, and how many in all. That their words were looked at is audited of each who is shown.
   * @throws Problem 'not-found', 'not-allowed'
   */
  async fitting(
    actor: Actor,
    opportunityId: string,
    { skip, limit }: { skip: number; limit: number },
    today: LocalDate,
  ): Promise<{ total: number; people: SomebodyFitting[] }> {
    mustBeAllowed(actor, 'read-notes');
    return this.unitOfWork.write(actor, async (work) => {
      const [opportunity] = isId(opportunityId) ? await linesOf(work, opportunityId) : [];
      if (!opportunity) throw notFound();
      if (opportunity.interests.length === 0) return { total: 0, people: [] };
      const all = (await visibleInterests(work, WORKED_WITH)).flatMap((interest) => {
        const because = interestsIn(interest.words, opportunity.interests);
        return because.length > 0 ? [{ ...interest, because }] : [];
      });
      const fitting = all.slice(skip, skip + limit);
      const ids = [...new Set(fitting.map(({ youngPersonId }) => youngPersonId))];
      const referrals = await work.manager.find(OpportunityReferral, {
        where: { opportunityId, youngPersonId: In(ids) },
        order: { referredOn: 'ASC', id: 'ASC' },
      });
      const referralOf = new Map(referrals.map(({ youngPersonId, id }) => [youngPersonId, id]));
      const attainments = await attainmentsOf(work, ids, today);
      const looks = ids.map((youngPersonId) => ({
        did: 'young-person.viewed',
        youngPersonId,
        detail: { page: 'opportunity-interests' },
      }));
      await auditAll(work, looks);
      return {
        total: all.length,
        people: fitting.map((one) => ({
          ...one,
          referralId: referralOf.get(one.youngPersonId) ?? null,
          standing: standsAgainst(opportunity, attainments.get(one.youngPersonId)!),
        })),
      };
    });
  }
}
