import type { Work } from '../platform/unit-of-work';
import type { ContactMode } from '../statutory/case-file';
import type { InTouchCode } from '../statutory/in-touch';
import type { LocalDate } from '../statutory/local-date';
import { STILL_OWED } from '../caseloads/due-line';
import { inForce, TWO_WAY } from './engagement-owed';
import type {
  AttemptResult,
  Consent,
  Course,
  EngagementStanding,
  PlaceOutcome,
  TracingStep,
} from './engagement.entities';

/** What each of these reads is for whoever may read notes: the caller has asked. */

export interface StandingTold {
  id: string;
  standing: EngagementStanding;
  fromOn: LocalDate;
  reason: string;
  saidById: string;
  saidBy: string;
}

/** In force, the one that holds now first. */
export async function standingsOf({ manager }: Work, personId: string): Promise<StandingTold[]> {
  return manager.query(
    `select e.fact_id as id, e.standing, e.from_on as "fromOn", e.reason, e.said_by_id as "saidById", s.name as "saidBy"
       from engagement e join staff s on s.id = e.said_by_id
      where e.young_person_id = $1 and ${inForce('e')} order by e.from_on desc, e.recorded_at desc`,
    [personId],
  );
}

export interface TryTold {
  contactId: string;
  on: LocalDate;
  mode: ContactMode;
  step: TracingStep | null;
  result: AttemptResult | null;
  although: string | null;
  /** Whom they asked. */
  whom: string | null;
  by: string | null;
  words: string | null;
}

/** What was tried since they were last seen or spoken to, the last first. What they sent of their own accord is no try. */
export async function triesSince(
  { manager }: Work,
  personId: string,
): Promise<{ lastInTouchOn: LocalDate | null; tries: TryTold[] }> {
  const [{ lastInTouchOn }]: [{ lastInTouchOn: LocalDate | null }] = await manager.query(
    `select max(c.held_on) as "lastInTouchOn" from contact c
      where c.young_person_id = $1 and ${inForce('c')} and ${TWO_WAY}`,
    [personId],
  );
  const tries: TryTold[] = await manager.query(
    `select c.fact_id as "contactId", c.held_on as on, c.mode, t.step, t.result, t.although, p.name as whom,
            s.name as by, c.note as words
       from contact c left join tracing_attempt t on t.contact_id = c.fact_id left join staff s on s.id = c.staff_id
       left join tracing_person p on p.fact_id = t.person_id and p.replaced_by_id is null
      where c.young_person_id = $1 and ${inForce('c')} and not (${TWO_WAY}) and not c.begun_by_them
        and ($2::date is null or c.held_on > $2) order by c.held_on desc, c.recorded_at desc, c.fact_id`,
    [personId, lastInTouchOn],
  );
  return { lastInTouchOn, tries };
}

export interface PersonTold {
  id: string;
  name: string;
  relation: string;
  reach: string | null;
  consent: Consent;
  consentOn: LocalDate | null;
  /** How often they were asked, and when last. */
  asked: number;
  lastAskedOn: LocalDate | null;
}

export async function peopleOf({ manager }: Work, personId: string): Promise<PersonTold[]> {
  return manager.query(
    `select p.fact_id as id, p.name, p.relation, p.reach, p.consent, p.consent_on as "consentOn",
            count(c.id)::int as asked, max(c.held_on) as "lastAskedOn"
       from tracing_person p left join tracing_attempt t on t.person_id = p.fact_id
       left join contact c on c.fact_id = t.contact_id and ${inForce('c')}
      where p.young_person_id = $1 and ${inForce('p')} group by p.id order by p.name, p.id`,
    [personId],
  );
}

export interface PlaceTold {
  id: string;
  place: string;
  onDay: LocalDate;
  /** HH:MM:SS */
  atTime: string | null;
  knownFrom: string | null;
  staffId: string;
  staffName: string;
  outcome: PlaceOutcome | null;
  outcomeWords: string | null;
}

/** What is to come first, then what was. */
export async function placesOf({ manager }: Work, personId: string): Promise<PlaceTold[]> {
  return manager.query(
    `select p.fact_id as id, p.place, p.on_day as "onDay", p.at_time as "atTime", p.known_from as "knownFrom",
            s.id as "staffId", s.name as "staffName", p.outcome, p.outcome_words as "outcomeWords"
       from tracing_place p join staff s on s.id = p.staff_id
      where p.young_person_id = $1 and ${inForce('p')}
      order by p.outcome is not null, case when p.outcome is null then p.on_day end, p.on_day desc, p.id`,
    [personId],
  );
}

export interface DecidedTold {
  /** The id of the manager's decision. */
  id: string;
  standing: EngagementStanding;
  course: Course;
  on: LocalDate;
  by: string;
  words: string | null;
}

/** The last first. One that was taken out of the record counts for nothing. */
export async function decidedOf({ manager }: Work, personId: string): Promise<DecidedTold[]> {
  return manager.query(
    `select d.supervision_id as id, d.standing, d.course, d.decided_on as on, s.name as by, v.note as words
       from engagement_decision d join staff s on s.id = d.decided_by_id
       join case_supervision v on v.fact_id = d.supervision_id and ${inForce('v')}
      where d.young_person_id = $1 order by d.decided_on desc, d.recorded_at desc`,
    [personId],
  );
}

export interface LetterOwed {
  id: string;
  rule: string;
  title: string;
  dueOn: LocalDate;
  because: string;
}

/** What the ledger holds of it: touch lost (PA-12) and the letter to who refuses (PA-13). */
export async function lettersOwed({ manager }: Work, personId: string): Promise<LetterOwed[]> {
  return manager.query(
    `select d.id, d.rule, d.title, d.due_on as "dueOn", d.because from deadline d
      where d.young_person_id = $1 and d.rule in ('PA-12', 'PA-13') and ${STILL_OWED} order by d.due_on, d.id`,
    [personId],
  );
}

export interface CodeTold {
  id: string;
  asOf: LocalDate;
  code: InTouchCode;
  proposed: InTouchCode;
  because: string[];
  reason: string | null;
  by: string;
}

export async function codesOf({ manager }: Work, personId: string): Promise<CodeTold[]> {
  return manager.query(
    `select k.fact_id as id, k.as_of as "asOf", k.code, k.proposed, k.because, k.reason, s.name as by
       from in_touch_code k join staff s on s.id = k.confirmed_by_id
      where k.young_person_id = $1 and ${inForce('k')} order by k.as_of desc`,
    [personId],
  );
}
