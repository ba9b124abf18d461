import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { UnitOfWork } from '../platform/unit-of-work';
import type { Named } from '../young-people/names';
import type { OutcomeReferral } from './wellbeing-outcomes';

export type OutcomeLine = OutcomeReferral & { person: Named & { id: string } };

/** What came of referrals for emotional wellbeing, by service. */
@Injectable()
export class WellbeingOutcomesService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The referrals of all whom the actor may see, the latest first. @throws Problem 'not-allowed' */
  async lines(actor: UserActor): Promise<OutcomeLine[]> {
    mustBeAllowed(actor, 'see-health');
    return this.unitOfWork.read(actor, ({ manager }) => {
      const parameters: unknown[] = [];
      const isSeen = visiblePeople(actor, 'y', parameters);
      return manager.query<OutcomeLine[]>(
        `select r.service_id as "serviceId", h.name as "serviceName", r.step, r.referred_on as "referredOn",
                r.first_seen_on as "firstSeenOn", r.ended_on as "endedOn", r.scale, r.score_before as "scoreBefore",
                r.score_after as "scoreAfter", jsonb_build_object('id', y.id, 'givenName', y.given_name,
                  'familyName', y.family_name, 'knownAs', y.known_as, 'authorityId', i.value) as person
           from wellbeing_referral r
           join young_person y on y.id = r.young_person_id and y.withdrawn_at is null and y.merged_into_id is null
           left join health_service h on h.id = r.service_id
           left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
          where r.replaced_by_id is null and not r.withdrawn and ${isSeen} order by r.referred_on desc, r.id`,
        parameters,
      );
    });
  }
}
