import { Injectable } from '@nestjs/common';
import type { Work } from '../platform/unit-of-work';
import type { StatusCode } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import type { Deadline } from './deadline.entity';

/** One item of what's due as the ledger had it once; `id` is the deadline's, the same through every change. */
export type DueThen = Omit<Deadline, 'youngPersonId' | 'changedAt' | 'dueAt'> & { dueAt: string | null };

/** A legal position as the ledger had it once. */
export interface PositionThen {
  status: StatusCode;
  basis: string[];
  rules: string[];
  because: string[];
  needsManager: string[];
  keepUntil: LocalDate | null;
}

/** What the ledger held of one young person at the end of a day in England. */
export interface LedgerThen {
  /** The day on which the ledger first held anything of them; null where it does not yet. */
  beganOn: LocalDate | null;
  /** Null before that day. */
  position: PositionThen | null;
  /** Without what was cancelled by then; the earliest first. */
  due: DueThen[];
}

/** One change of one item: what it was from then on, when that was written, and in whose transaction. */
export interface DueEntry {
  item: DueThen;
  recordedAt: Date;
  /** The name of a member of staff, or null where no one signed in did it: then `system` says what did. */
  byName: string | null;
  system: string | null;
}

const ENTRY = `h.item || jsonb_build_object('id', h.deadline_id) as item, h.recorded_at as "recordedAt",
  s.name as "byName", case when u.id is null then h.recorded_by end as system`;
const WITH_NAMES = `left join app_user u on u.id::text = h.recorded_by left join staff s on s.id = u.staff_id`;
/** The first instant of the next day in England: a day there may have 23 hours or 25. */
const END_OF_DAY = `(($2::date + 1)::timestamp at time zone 'Europe/London')`;

type Row = Record<string, unknown>;

/** What the ledger held before: it keeps every change of a deadline and of a legal position with its moment. */
@Injectable()
export class LedgerHistory {
  /** What was held of one person at the end of a day in England, in one query. */
  async asOf({ manager }: Work, personId: string, day: LocalDate): Promise<LedgerThen> {
    const [row] = await manager.query<{ beganOn: LocalDate | null; position: Row | null; due: Row[] }[]>(
      `select (select (min(p.recorded_at) at time zone 'Europe/London')::date
                 from legal_position_history p where p.young_person_id = $1) as "beganOn",
              (select p.position from legal_position_history p
                where p.young_person_id = $1 and p.recorded_at < ${END_OF_DAY}
                order by p.recorded_at desc, p.id desc limit 1) as position,
              (select coalesce(jsonb_agg(last.item order by last.item ->> 'due_on', last.item ->> 'rule', last.item ->> 'id'), '[]')
                 from (select distinct on (h.deadline_id) h.item || jsonb_build_object('id', h.deadline_id) as item
                         from deadline d join deadline_history h on h.deadline_id = d.id
                        where d.young_person_id = $1 and h.recorded_at < ${END_OF_DAY}
                        order by h.deadline_id, h.recorded_at desc, h.id desc) last
                where last.item ->> 'state' <> 'cancelled') as due`,
      [personId, day],
    );
    return {
      beganOn: row?.beganOn ?? null,
      position: row?.position ? inCode<PositionThen>(row.position) : null,
      due: (row?.due ?? []).map((item) => inCode<DueThen>(item)),
    };
  }

  /** Every change to what's due of one person after the end of a day in England, the earliest first. */
  async after({ manager }: Work, personId: string, day: LocalDate): Promise<DueEntry[]> {
    const rows = await manager.query<(Omit<DueEntry, 'item'> & { item: Row })[]>(
      `select ${ENTRY} from deadline d join deadline_history h on h.deadline_id = d.id ${WITH_NAMES}
        where d.young_person_id = $1 and h.recorded_at >= ${END_OF_DAY} order by h.recorded_at, h.id`,
      [personId, day],
    );
    return rows.map(entry);
  }

  /** Every change to one item, from when it was first there. */
  async ofDeadline({ manager }: Work, deadlineId: string): Promise<DueEntry[]> {
    const rows = await manager.query<(Omit<DueEntry, 'item'> & { item: Row })[]>(
      `select ${ENTRY} from deadline_history h ${WITH_NAMES} where h.deadline_id = $1 order by h.recorded_at, h.id`,
      [deadlineId],
    );
    return rows.map(entry);
  }
}

function entry(row: Omit<DueEntry, 'item'> & { item: Row }): DueEntry {
  return { ...row, item: inCode<DueThen>(row.item) };
}

/** The history keeps rows by the names of their columns. */
function inCode<T>(row: Row): T {
  const named = Object.entries(row).map(([column, value]) => [
    column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  return Object.fromEntries(named) as T;
}
