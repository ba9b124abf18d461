import type { Deadline as DueItem } from '../statutory/case-file';

/** The deadline columns that an assessment decides, in SQL names; `id`, `young_person_id` and `changed_at` are ours. */
export interface LedgerRow {
  rule: string;
  subject: string | null;
  started_by_id: string;
  title: string;
  started_by: string;
  started_on: string;
  due_on: string;
  due_at: string | null;
  plan_by: string;
  not_before: string | null;
  state: string;
  met_on: string | null;
  met_by: string | null;
  duty_basis: string;
  date_basis: string;
  confirmed: boolean;
  severity: string;
  because: string;
  paused_until: string | null;
  paused_reason: string | null;
  paused_by: string | null;
}

export type KeptRow = LedgerRow & { id: string; young_person_id: string };

export const COLUMNS = `rule text, subject text, started_by_id text, title text, started_by text, started_on date, due_on date,
  due_at timestamptz, plan_by date, not_before date, state text, met_on date, met_by text, duty_basis text,
  date_basis text, confirmed boolean, severity text, because text, paused_until date, paused_reason text,
  paused_by text`;
export const NAMES = COLUMNS.replaceAll(/(\w+) \w+(,|$)/g, '$1$2');

/** Between the columns of a row in one text, and between rows: what no sentence, name or id holds. */
const BETWEEN_COLUMNS = '\x1f';
const BETWEEN_ROWS = '\x1e';

/** SQL aggregate: one person's rows as `asText` writes them. */
export const AS_TEXT = `string_agg(concat(${NAMES.split(',')
  .map((name) =>
    name.trim() === 'due_at' ? `to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : name,
  )
  .join(`, E'${BETWEEN_COLUMNS}', `)}), E'${BETWEEN_ROWS}'
  order by due_on, rule collate "C", coalesce(subject, '') collate "C", started_on, started_by_id collate "C")`;

/**
 * Items as one text, by which it is seen quickly whether they are as they were; in the order that `deadlinesFor` gives.
 * What is null leaves no trace: no text kept is empty.
 */
export function asText(items: readonly DueItem[]): string {
  return items
    .map((item) => {
      const { paused } = item;
      return [
        item.rule,
        item.subject,
        item.startedById,
        item.title,
        item.startedBy,
        item.startedOn,
        item.dueOn,
        item.dueAt === null ? '' : new Date(item.dueAt).toISOString(),
        item.planBy,
        item.notBefore,
        item.state,
        item.metOn,
        item.metBy,
        item.dutyBasis,
        item.dateBasis,
        item.confirmed ? 't' : 'f',
        item.severity,
        item.because,
        paused?.until,
        paused?.reason,
        paused?.approvedBy,
      ].join(BETWEEN_COLUMNS);
    })
    .join(BETWEEN_ROWS);
}

export function ledgerRow(item: DueItem): LedgerRow {
  return {
    rule: item.rule,
    subject: item.subject,
    started_by_id: item.startedById,
    title: item.title,
    started_by: item.startedBy,
    started_on: item.startedOn,
    due_on: item.dueOn,
    due_at: item.dueAt,
    plan_by: item.planBy,
    not_before: item.notBefore,
    state: item.state,
    met_on: item.metOn,
    met_by: item.metBy,
    duty_basis: item.dutyBasis,
    date_basis: item.dateBasis,
    confirmed: item.confirmed,
    severity: item.severity,
    because: item.because,
    paused_until: item.paused?.until ?? null,
    paused_reason: item.paused?.reason ?? null,
    paused_by: item.paused?.approvedBy ?? null,
  };
}

/** A deadline's identity: rule, subject and the fact that started it. */
export function identity(row: Pick<LedgerRow, 'rule' | 'subject' | 'started_by_id'>): string {
  return `${row.rule} ${row.started_by_id} ${row.subject ?? ''}`;
}

export function sameRow(kept: LedgerRow, computed: LedgerRow): boolean {
  return (Object.keys(computed) as (keyof LedgerRow)[]).every((column) =>
    column === 'due_at' ? sameInstant(kept.due_at, computed.due_at) : kept[column] === computed[column],
  );
}

/** pg reads a timestamptz as a Date; the rules write ISO texts. */
function sameInstant(kept: unknown, computed: string | null): boolean {
  if (!(kept instanceof Date) || computed === null) return kept === computed;
  return kept.getTime() === Date.parse(computed);
}
