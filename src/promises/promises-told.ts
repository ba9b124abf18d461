import { may } from '../access/access';
import { keptNowBy } from '../owed/kept-now-by';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { PromiseStepKind } from './promise.entities';
import type { PromiseDates } from './promise-standing';

export interface StepTold {
  step: PromiseStepKind;
  onDay: LocalDate;
  byOn: LocalDate | null;
  /** Null where nothing was said, and for whoever does not read notes. */
  words: string | null;
  by: string;
  /** An ISO instant. */
  at: string;
}

/** A promise with what became of it. */
export interface PromiseTold extends PromiseDates {
  id: string;
  personId: string;
  /** Null for whoever does not read notes. */
  what: string | null;
  promisedOn: LocalDate;
  staffId: string;
  staffName: string;
  /** They do not work here any more: it falls to whoever is the young person's adviser. */
  staffLeft: boolean;
  contactId: string | null;
  actionId: string | null;
  recordedBy: string;
  recordedAt: Date;
  steps: StepTold[];
}

/** SQL of the day that counts of the promise `p`: the one agreed last, else the first. */
const DAY_THAT_COUNTS = `coalesce((select n.by_on from promise_step n where n.promise_id = p.id and n.step = 'new-day'
  order by n.number desc limit 1), p.by_on)`;

/** SQL that is true for a promise `p` that is still to be kept; as `isToKeep` says it. */
const TO_KEEP = `coalesce((select l.step from promise_step l where l.promise_id = p.id order by l.number desc limit 1),
  'new-day') in ('new-day', 'did-not-happen')`;

/** A select of what is promised and not done, with the columns of what is owed (see OwedSource). */
export const PROMISES_TO_KEEP = `select p.id, p.young_person_id, ${keptNowBy('p.id', 'p.staff_id')} as staff_id, p.what, ${DAY_THAT_COUNTS} as due_on,
    'promises/' || p.id as at
  from promise p where ${TO_KEEP}`;

/** All of one young person's, the newest first; the caller has asked whether they may be seen. */
export async function promisesOf(work: Work, personId: string, today: LocalDate): Promise<PromiseTold[]> {
  return work.manager.query(
    `select p.id, p.young_person_id as "personId", case when $2 then p.what end as what, p.promised_on as "promisedOn",
            p.by_on as "firstByOn", p.staff_id as "staffId", s.name as "staffName",
            coalesce(s.left_on <= $3::date, false) as "staffLeft",
            p.contact_id as "contactId", p.action_id as "actionId", r.name as "recordedBy", p.recorded_at as "recordedAt",
            (select coalesce(jsonb_agg(jsonb_build_object('step', t.step, 'onDay', t.on_day, 'byOn', t.by_on,
                      'words', case when $2 then t.words end, 'by', b.name, 'at', t.recorded_at) order by t.number), '[]')
               from promise_step t join staff b on b.id = t.by_id where t.promise_id = p.id) as steps
       from promise p join staff s on s.id = p.staff_id join staff r on r.id = p.recorded_by_id
      where p.young_person_id = $1 order by p.promised_on desc, p.id desc`,
    [personId, may(work.actor, 'read-notes'), today],
  );
}
