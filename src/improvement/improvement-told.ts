import type { UserActor } from '../access/actor';
import type { InspectionNamed } from '../inspections/inspections-told';
import { isId } from '../platform/ids';
import { notFound } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { maySeeMeasure, measureOf } from './measures';
import type { ImprovementAction, Reading, StepKind } from './improvement.entities';
import { isOf, WAITS } from './waits';

export interface ImprovementTold extends Omit<ImprovementAction, 'openedById' | 'recordedAt'> {
  teamName: string | null;
  inspection: InspectionNamed | null;
  /** Null where somebody of another service answers for it. */
  ownerName: string | null;
  /** Whoever of our staff answers for it works here no more. */
  ownerLeft: boolean;
  keeperName: string;
  /** Whoever keeps the record works here no more. */
  keeperLeft: boolean;
  openedBy: string;
  /** The last one kept; null where there is none, or the reader may not see the figure. */
  reading: Reading | null;
}

export interface StepTold {
  id: string;
  kind: StepKind;
  words: string;
  onDay: LocalDate;
  /** Null: the system. */
  by: string | null;
  reading: Reading | null;
}

const READING = (r: string) =>
  `jsonb_build_object('asOf', ${r}.as_of, 'numerator', ${r}.numerator, 'among', ${r}.among, 'unknown', ${r}.unknown)`;

/** $1 today */
const COLUMNS = `select a.id, a.team_id as "teamId", t.name as "teamName", a.source, a.source_words as "sourceWords",
    a.inspection_id as "inspectionId", (select jsonb_build_object('id', i.id, 'heldOn', i.held_on, 'kind', i.kind, 'who', i.who)
      from inspection i where i.id = a.inspection_id) as inspection, a.found_on as "foundOn", a.found, a.todo, a.changes, a.changes_words as "changesWords", a.measure, a.target,
    a.looks_at as "looksAt", a.owner_id as "ownerId", o.name as "ownerName", coalesce(o.left_on <= $1, false) as "ownerLeft", a.owner_elsewhere as "ownerElsewhere", a.owner_email as "ownerEmail",
    a.keeper_id as "keeperId", k.name as "keeperName", coalesce(k.left_on <= $1, false) as "keeperLeft", a.leaders,
    a.due_on as "dueOn", a.reaudit_on as "reauditOn", a.opened_on as "openedOn", b.name as "openedBy",
    a.closed_on as "closedOn", a.closed_how as "closedHow", a.first_closed_on as "firstClosedOn",
    a.came_back as "cameBack", a.version,
    (select ${READING('r')} from improvement_reading r where r.action_id = a.id order by r.as_of desc limit 1) as reading`;
const FROM = `from improvement_action a left join team t on t.id = a.team_id left join staff o on o.id = a.owner_id
  join staff k on k.id = a.keeper_id join staff b on b.id = a.opened_by_id`;
const ACTIONS = `${COLUMNS} ${FROM}`;

/**
 * Managers have those of the council, of the teams they answer for, and what is or falls to them; data officers all. $2 teams (null: all),
 * $3 staff.
 */
const MINE = `($2::uuid[] is null or a.team_id is null or a.team_id = any($2) or ${isOf('$3::uuid')})`;

const asked = ({ role, teamIds, staffId }: UserActor, today: LocalDate): unknown[] => [
  today,
  role === 'manager' ? teamIds : null,
  staffId,
];

export const IMPROVEMENT_SHOWS = ['open', 'mine', 'back', 'closed'] as const;
export type ImprovementShow = (typeof IMPROVEMENT_SHOWS)[number];

const SHOWS: Readonly<Record<ImprovementShow, string>> = {
  open: 'a.closed_on is null',
  mine: `${isOf('$3::uuid')} and a.closed_how is distinct from 'ended'`,
  back: 'a.came_back > 0',
  closed: 'a.closed_on is not null',
};

/** The order of the list, each part upwards: the open ones, then those that were closed last; what waits, then by its day. */
const ORDER = [
  `case when a.closed_on is null then 0 else date '9999-12-31' - a.closed_on end`,
  `case when ${WAITS} then 0 else 1 end`,
  'a.due_on',
  'a.id',
];
/** What the parts of a place in it are. */
export const IMPROVEMENT_PLACE = ['number', 'number', 'day', 'id'] as const;
const AFTER = `(${ORDER.join(', ')}) > (($4::text[])[1]::int, ($4::text[])[2]::int, ($4::text[])[3]::date, ($4::text[])[4]::uuid)`;

export interface ImprovementListed extends ImprovementTold {
  place: string[];
}

/** The place that the list goes on after, null from the beginning; one more is read than the limit. */
export interface ImprovementsAsked {
  after: readonly string[] | null;
  limit: number;
}

/**
 * What waits first, then by the day it is due; those that are closed by when, the last first.
 * @param part null: all
 */
export async function improvementsOf(
  { manager }: Work,
  actor: UserActor,
  show: ImprovementShow,
  today: LocalDate,
  part: ImprovementsAsked | null,
): Promise<ImprovementListed[]> {
  const place = ORDER.map((one) => `(${one})::text`).join(', ');
  const found: ImprovementListed[] = await manager.query(
    `${COLUMNS}, array[${place}] as place ${FROM} where ${MINE} and ${SHOWS[show]} and ($4::text[] is null or ${AFTER})
      order by ${ORDER.join(', ')} limit $5`,
    [...asked(actor, today), part?.after ?? null, part && part.limit + 1],
  );
  return found.map((one) => forReader(actor, one));
}

/** @throws Problem 'not-found' for one of a team that is not the reader's */
export async function improvementOf(
  { manager }: Work,
  actor: UserActor,
  id: string,
  today: LocalDate,
): Promise<ImprovementTold> {
  if (!isId(id)) throw notFound();
  const [found]: ImprovementTold[] = await manager.query(`${ACTIONS} where ${MINE} and a.id = $4`, [
    ...asked(actor, today),
    id,
  ]);
  if (!found) throw notFound();
  return forReader(actor, found);
}

/** Its story and its readings, the last first. */
export async function storyOf(
  { manager }: Work,
  actor: UserActor,
  { id, measure }: ImprovementTold,
): Promise<{ steps: StepTold[]; readings: Reading[] }> {
  const steps: StepTold[] = await manager.query(
    `select s.id, s.kind, s.words, s.on_day as "onDay", b.name as by, s.reading
       from improvement_step s left join staff b on b.id = s.by_id where s.action_id = $1
      order by s.recorded_at desc, s.id desc`,
    [id],
  );
  if (!seesReadings(actor, measure)) return { steps: steps.map((one) => ({ ...one, reading: null })), readings: [] };
  const readings: Reading[] = await manager.query(
    `select as_of as "asOf", numerator, among, unknown from improvement_reading where action_id = $1 order by as_of desc`,
    [id],
  );
  return { steps, readings };
}

function forReader<Told extends ImprovementTold>(actor: UserActor, told: Told): Told {
  return seesReadings(actor, told.measure) ? told : { ...told, reading: null };
}

function seesReadings(actor: UserActor, key: string | null): boolean {
  const measure = measureOf(key);
  return measure !== null && maySeeMeasure(actor, measure);
}
