import { STILL_OWED } from '../caseloads/due-line';
import { APPOINTMENT_WORDS } from '../contacts/appointment-words';
import type { Appointment } from '../contacts/appointment.entity';
import { eetFacts, type EetFact } from '../eet/plan-facts';
import type { Familiarity } from '../familiarity/familiarity';
import { familiarityOfPeople } from '../familiarity/familiarity.service';
import type { Owed } from '../owed/owed';
import { owedOfPerson, type OwedLine } from '../owed/owed-list';
import type { PlanDocument } from '../pathway-plans/plan-document';
import { versionInForce, documentOfVersion } from '../pathway-plans/plan-topics';
import { triedBefore, type TriedBefore } from '../plan-reviews/tried-before';
import type { Work } from '../platform/unit-of-work';
import { addDays, type LocalDate } from '../statutory/local-date';
import type { WorkerChangeRole } from './worker-changes.service';

/** As many days ahead as a hand-over looks. */
export const HAND_OVER_DAYS = 14;
const LAST_SAID = 3;

/** Something that will come, or is overdue already. */
export interface Ahead {
  on: LocalDate;
  what: string;
  overdue: boolean;
}

/** What the record knows for whoever takes over, so that nobody types it again. Days are texts: it is kept as JSON. */
export interface HandOverFacts {
  asOf: LocalDate;
  /** In their own words: from the plan in force, what goes well first. */
  planWords: { title: string; words: string }[];
  /** What they said at the last contacts that have their words, the last first. */
  said: { on: LocalDate; words: string }[];
  /** What is open: owed to them, and what they do themselves. */
  promised: OwedLine[];
  tried: TriedBefore[];
  /** Two weeks of appointments and of what's due, with what is overdue. */
  ahead: Ahead[];
  known: Familiarity | null;
  /** Where a worker for education and work hands over: what they do, know and go for; lacks of what was signed before. */
  education?: EetFact[];
}

/** For somebody's own transaction, which has asked whether the person may be seen and their notes read. */
export async function handOverFacts(
  work: Work,
  owed: Owed,
  personId: string,
  role: WorkerChangeRole,
  today: LocalDate,
): Promise<HandOverFacts> {
  const version = await versionInForce(work, personId);
  const known = await familiarityOfPeople(work, [personId], today);
  return {
    asOf: today,
    planWords: version ? wordsOf(await documentOfVersion(work, version.id)) : [],
    said: await lastSaid(work, personId),
    // The hand-over itself is not what is handed over; and a copy may lie about in the very home that is not safe.
    promised: (await owedOfPerson(work, owed, personId, today)).filter(
      ({ at }) => !at.startsWith('worker-changes/') && at !== 'feels-safe',
    ),
    tried: await triedBefore(work, personId),
    ahead: await aheadOf(work, personId, today),
    known: known.get(personId) ?? null,
    ...(role === 'education-worker' ? { education: await eetFacts(work, personId, 'both', today) } : {}),
  };
}

/** What a plan says in the young person's own words. */
export function wordsOf({ cover, topics }: Pick<PlanDocument, 'cover' | 'topics'>): { title: string; words: string }[] {
  const goingWell = { title: 'What is going well', words: cover.goingWell };
  const theirs = topics.map(({ title, myWords }) => ({ title, words: myWords }));
  return [goingWell, ...theirs].filter(({ words }) => words.trim() !== '');
}

async function lastSaid({ manager }: Work, personId: string): Promise<HandOverFacts['said']> {
  return manager.query(
    `select c.held_on as "on", c.own_words as words from contact c
      where c.young_person_id = $1 and c.replaced_by_id is null and not c.withdrawn and btrim(c.own_words) <> ''
      order by c.held_on desc, c.held_at desc nulls last, c.recorded_at desc, c.id limit ${LAST_SAID}`,
    [personId],
  );
}

async function aheadOf({ manager }: Work, personId: string, today: LocalDate): Promise<Ahead[]> {
  const until = addDays(today, HAND_OVER_DAYS);
  const planned: { on: LocalDate; kind: Appointment['kind']; staff: string; matters: string | null }[] =
    await manager.query(
      `select x.* from (
         select (p.planned_at at time zone 'Europe/London')::date as "on", p.kind, s.name as staff, p.matters
           from appointment p join staff s on s.id = p.staff_id where p.young_person_id = $1 and p.state = 'planned') x
        where x."on" between $2 and $3`,
      [personId, today, until],
    );
  const due: Ahead[] = await manager.query(
    `select d.due_on as "on", d.title as what, d.due_on < $2 as overdue from deadline d
      where d.young_person_id = $1 and ${STILL_OWED} and d.due_on <= $3`,
    [personId, today, until],
  );
  const appointments = planned.map(({ on, kind, staff, matters }) => ({
    on,
    what: `${APPOINTMENT_WORDS[kind]}, ${staff}${matters ? `: ${matters}` : ''}`,
    overdue: false,
  }));
  return [...due, ...appointments].sort((a, b) => a.on.localeCompare(b.on) || a.what.localeCompare(b.what));
}
