import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../access/actor';
import { Team } from '../caseloads/team.entity';
import { LegalPosition } from '../deadlines/legal-position.entity';
import { notFound } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { CareEpisode, Detention, OtherAccommodation, SpecialGuardianship } from './care-history.entities';
import { Casework } from './casework';
import { openMatters, settledMatters, type OpenMatter, type SettledMatter } from './matters.service';
import { decisionsOf, type DecisionMade } from './status-decisions.service';
import { hasUpnOfAnother, identifiersOf, type Identity } from './young-people.service';
import type { YoungPerson } from './young-person.entity';

export type PersonRead = YoungPerson & {
  identifiers: Identity['identifiers'];
  teamName: string | null;
  upnOfAnother: boolean;
};

export interface CareHistory {
  episodes: CareEpisode[];
  detentions: Detention[];
  specialGuardianship: SpecialGuardianship | null;
  otherAccommodation: OtherAccommodation[];
}

/** One young person's record, part by part, for a program. Each look is audited, as a look at the page is. */
@Injectable()
export class PersonReadingService {
  constructor(private readonly casework: Casework) {}

  /** @throws Problem 'not-found' */
  async identity(actor: Actor, personId: string): Promise<PersonRead> {
    return this.casework.view(actor, personId, 'identity', async (work, person) => {
      const team = person.teamId ? await work.manager.findOneBy(Team, { id: person.teamId }) : null;
      return {
        ...person,
        identifiers: await identifiersOf(work, person.id),
        teamName: team?.name ?? null,
        upnOfAnother: await hasUpnOfAnother(work, person.id),
      };
    });
  }

  /** @throws Problem 'not-found', also for a record whose status has not been worked out yet */
  async legalStatus(
    actor: Actor,
    personId: string,
  ): Promise<{ position: LegalPosition; decision: DecisionMade | null }> {
    return this.casework.view(actor, personId, 'legal-status', async (work, person) => {
      const position = await work.manager.findOneBy(LegalPosition, { youngPersonId: person.id });
      if (!position) throw notFound();
      const [decision = null] = await decisionsOf(work, person.id);
      return { position, decision };
    });
  }

  async matters(actor: Actor, personId: string): Promise<{ open: OpenMatter[]; settled: SettledMatter[] }> {
    return this.casework.view(actor, personId, 'matters', async (work, person) => ({
      open: await openMatters(work, person.id),
      settled: await settledMatters(work, person.id),
    }));
  }

  async careHistory(actor: Actor, personId: string): Promise<CareHistory> {
    return this.casework.view(actor, personId, 'care-history', async ({ manager }: Work, { id: youngPersonId }) => {
      const inForce = { youngPersonId, replacedById: IsNull(), withdrawn: false };
      return {
        episodes: await manager.find(CareEpisode, { where: inForce, order: { fromOn: 'ASC' } }),
        detentions: await manager.find(Detention, { where: inForce, order: { fromOn: 'ASC' } }),
        specialGuardianship: await manager.findOneBy(SpecialGuardianship, inForce),
        otherAccommodation: await manager.find(OtherAccommodation, { where: inForce, order: { fromOn: 'ASC' } }),
      };
    });
  }
}
