import type { UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { isMine, WITH_ADVISER } from '../caseloads/worker-sql';
import type { Work } from '../platform/unit-of-work';
import type { Named } from '../young-people/names';
import type { Caller, MustDo } from './duty.entities';

/** What duty handed back and nobody has taken up yet. */
export interface HandBack extends Named {
  id: string;
  personId: string;
  happenedAt: Date;
  caller: Caller;
  callerName: string | null;
  done: string;
  safeUntil: Date | null;
  mustDo: MustDo[];
  urgent: boolean;
  answerBy: Date;
  /** Nobody answered in time: it is the duty manager's too. */
  late: boolean;
  recordedBy: string | null;
}

/** SQL that is true for a duty contact `d` that stands and that nobody has answered. */
const OPEN = `d.replaced_by_id is null and not d.withdrawn
  and not exists (select from duty_answer b where b.duty_contact_id = d.fact_id)`;

/**
 * An adviser's own people and those they cover today; for a manager everyone they may see, which for the duty manager
 * includes those whose note nobody answered in time. What is urgent comes first, then what is to be answered first.
 */
export async function handBacksFor(work: Work, actor: UserActor): Promise<HandBack[]> {
  const parameters: unknown[] = [];
  const whose = actor.role === 'adviser' ? isMine(`$${parameters.push(actor.staffId)}`) : 'true';
  return work.manager.query(
    `select d.fact_id as id, y.id as "personId", y.given_name as "givenName", y.family_name as "familyName",
            y.known_as as "knownAs", i.value as "authorityId", d.happened_at as "happenedAt", d.caller,
            d.caller_name as "callerName", d.done, d.safe_until as "safeUntil", d.must_do as "mustDo", d.urgent,
            d.answer_by as "answerBy", d.answer_by < now() as late, r.name as "recordedBy"
       from duty_contact d join young_person y on y.id = d.young_person_id
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
       left join app_user u on u.id = d.recorded_by_id left join staff r on r.id = u.staff_id ${WITH_ADVISER}
      where ${OPEN} and ${whose} and ${visiblePeople(actor, 'y', parameters)}
      order by d.urgent desc, d.answer_by, d.happened_at, d.fact_id`,
    parameters,
  );
}
