import { SIGN_OFFS_WAIT } from '../accommodation/sign-offs-wait';
import { visiblePeople } from '../access/visible-people';
import { WITH_ADVISER } from '../caseloads/worker-sql';
import type { Work } from '../platform/unit-of-work';
import { PLACINGS_WAIT } from '../providers/placings-wait';
import type { LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import { DECISIONS_WAIT } from './decisions-wait';

/** Something about a home that only a manager can answer. */
export interface HomeToDecide extends Named {
  id: string;
  personId: string;
  kind: string;
  what: string;
  since: LocalDate;
  /** Null: no day was set. */
  dueOn: LocalDate | null;
  askedBy: string | null;
  /** Whoever asked does not answer. */
  askedByReader: boolean;
  /** The manager who is said to have agreed. */
  named: string | null;
  adviserName: string | null;
  /** Where it is answered, below /young-people/:id. */
  at: string;
}

const WAITS = `${SIGN_OFFS_WAIT} union all ${PLACINGS_WAIT} union all ${DECISIONS_WAIT}`;
const seen = (work: Work, parameters: unknown[]) => `(${WAITS}) w join young_person y on y.id = w.young_person_id
  and y.died_on is null and ${visiblePeople(work.actor, 'y', parameters)}`;

/** Of those the reader may see, what has waited longest first. */
export async function homesToDecide(work: Work): Promise<HomeToDecide[]> {
  const { actor } = work;
  const parameters: unknown[] = [actor.kind === 'user' ? actor.staffId : null];
  return work.manager.query(
    `select w.id, y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
            i.value as "authorityId", w.kind, w.what, w.since, w.due_on as "dueOn", ask.name as "askedBy",
            coalesce(w.asked_by_id = $1::uuid, false) as "askedByReader", n.name as named, s.name as "adviserName", w.at
       from ${seen(work, parameters)}
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn ${WITH_ADVISER}
       left join staff ask on ask.id = w.asked_by_id left join staff n on n.id = w.named_id
      order by w.since, w.id`,
    parameters,
  );
}

/** How many lines `homesToDecide` has. */
export async function countHomesToDecide(work: Work): Promise<number> {
  const parameters: unknown[] = [];
  const [row]: { count: number }[] = await work.manager.query(
    `select count(*)::int as count from ${seen(work, parameters)}`,
    parameters,
  );
  return row!.count;
}
