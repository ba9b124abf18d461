import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { policyFor } from '../authority/policies';
import { Authority } from '../authority/authority.entity';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { gapsToPlan, skillItems, type GapToPlan, type SkillItem } from './in-plan';
import { isTimeToAsk, ladderOf, newestFirst, type RatingTold, type SkillStanding } from './ladder';
import { lastRatedOn, ratingsOf } from './told';

export interface LadderOpened {
  person: PersonHeading;
  ladder: SkillStanding[];
  /** The newest first. */
  ratings: RatingTold[];
  /** From which the council calls somebody ready. */
  readyRung: number;
  /** What was put into plans because of it, the newest first. */
  items: SkillItem[];
  /** Gaps of which no plan has an open action. */
  toPlan: GapToPlan[];
  lastOn: LocalDate | null;
  /** By the council's own custom it is time to ask again, after so many months. */
  isTime: boolean;
  againMonths: number;
  council: string | null;
}

/** The ladder of independence skills as three say it, with what the plan does about it. */
@Injectable()
export class SkillsService {
  constructor(private readonly casework: Casework) {}

  /** The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async open(actor: Actor, personId: string, today: LocalDate): Promise<LadderOpened> {
    return this.casework.view(actor, personId, 'skills', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const { skillsReadyRung: readyRung, skillsAgainMonths: againMonths } = (await policyFor(work, today)).plans;
      const ratings = newestFirst(await ratingsOf(work, person.id));
      const lastOn = lastRatedOn(ratings);
      return {
        person: await headingOf(work, person),
        ladder: ladderOf(ratings, readyRung),
        ratings,
        readyRung,
        items: await skillItems(work, person.id),
        toPlan: await gapsToPlan(work, person.id, today),
        lastOn,
        isTime: isTimeToAsk(person, lastOn, againMonths, today),
        againMonths,
        council: (await work.manager.findOneBy(Authority, { onlyOne: true }))?.name ?? null,
      };
    });
  }
}
