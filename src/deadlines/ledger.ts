import { Injectable } from '@nestjs/common';
import { newId } from '../platform/ids';
import { notFound } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { assess, type Assessment } from '../statutory/assess';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import type { CaseFile, Deadline as DueItem } from '../statutory/case-file';
import { deadlinesFor } from '../statutory/deadlines';
import type { LocalDate } from '../statutory/local-date';
import { CaseFiles, type CaseFileSource } from './case-files';

/** What a write did to the ledger, or would do: items that closed, items that opened or moved, and what is due next. */
export interface LedgerChange {
  closed: DueItem[];
  opened: DueItem[];
  /** The open item that is due first, afterwards. */
  next: DueItem | null;
}

const OPEN_STATES: readonly string[] = ['open', 'partial', 'declined'];

/** Facts of this many people are held in memory at once. */
const PEOPLE_A_BATCH = 400;

/** The deadline columns that an assessment decides, in SQL names; `id`, `young_person_id` and `changed_at` are ours. */
interface LedgerRow {
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

type KeptRow = LedgerRow & { id: string; young_person_id: string };

const COLUMNS = `rule text, subject text, started_by_id text, title text, started_by text, started_on date, due_on date,
  due_at timestamptz, plan_by date, not_before date, state text, met_on date, met_by text, duty_basis text,
  date_basis text, confirmed boolean, severity text, because text, paused_until date, paused_reason text,
  paused_by text`;
const NAMES = COLUMNS.replaceAll(/(\w+) \w+(,|$)/g, '$1$2');

/**
 * The deadline ledger: every item of what's due, kept in step with the facts in the transaction that changes them.
 * Overdue is not stored, so the ledger is right at any second; what changes by itself (an age, a hold's end) is due on
 * `next_change_on`, when the nightly job refreshes just those people.
 */
@Injectable()
export class Ledger {
  constructor(private readonly caseFiles: CaseFiles) {}

  /**
   * Locks the people in id order, recomputes their status and deadlines from their facts as known today, and writes
   * the difference with its history. The same facts refreshed twice change nothing.
   */
  async refresh(work: Work, personIds: string[], today: LocalDate): Promise<void> {
    const ids = [...new Set(personIds)].sort();
    for (let start = 0; start < ids.length; start += PEOPLE_A_BATCH) {
      await this.refreshBatch(work, ids.slice(start, start + PEOPLE_A_BATCH), today);
    }
  }

  /** As `refresh`, for one person. @returns what it did to what's due */
  async refreshOne(work: Work, personId: string, today: LocalDate): Promise<LedgerChange> {
    const [done] = await this.refreshBatch(work, [personId], today);
    if (!done) throw notFound();
    return difference(done.kept, done.deadlines);
  }

  /** What the facts say of one person on a day, without writing it. */
  async assess(work: Work, personId: string, asOf: LocalDate): Promise<Assessment> {
    return assess(await this.caseFile(work, personId), asOf, ENGLAND_AND_WALES);
  }

  /**
   * @param instead see `CaseFiles.load`
   * @throws Problem 'not-found'
   */
  async caseFile(work: Work, personId: string, instead: readonly CaseFileSource[] = []): Promise<CaseFile> {
    const caseFile = (await this.caseFiles.load(work, [personId], instead)).get(personId);
    if (!caseFile) throw notFound();
    return caseFile;
  }

  /** What a change of facts would close and open; nothing is saved. */
  async whatIf(
    work: Work,
    personId: string,
    change: (caseFile: CaseFile) => CaseFile,
    today: LocalDate,
  ): Promise<LedgerChange> {
    const caseFile = await this.caseFile(work, personId);
    const kept = (await this.keptRows(work, [personId])).get(personId) ?? [];
    return difference(kept, deadlinesFor(change(caseFile), today, ENGLAND_AND_WALES));
  }

  /** @returns of each person the rows as they were kept, and what is due now */
  private async refreshBatch(
    work: Work,
    ids: string[],
    today: LocalDate,
  ): Promise<{ kept: KeptRow[]; deadlines: DueItem[] }[]> {
    await work.manager.query(`select id from young_person where id = any($1) order by id for update`, [ids]);
    const caseFiles = await this.caseFiles.load(work, ids);
    const keptRows = await this.keptRows(work, ids);
    const done: { kept: KeptRow[]; deadlines: DueItem[] }[] = [];
    const added: KeptRow[] = [];
    const changed: KeptRow[] = [];
    const positions: object[] = [];
    for (const [personId, caseFile] of caseFiles) {
      const assessment = assess(caseFile, today, ENGLAND_AND_WALES);
      positions.push(positionRow(personId, assessment, today));
      const kept = keptRows.get(personId) ?? [];
      done.push({ kept, deadlines: assessment.deadlines });
      const unseen = new Map(kept.map((row) => [identity(row), row]));
      for (const item of assessment.deadlines) {
        const row = ledgerRow(item);
        const old = unseen.get(identity(row));
        unseen.delete(identity(row));
        if (!old) added.push({ ...row, id: newId(), young_person_id: personId });
        else if (!sameRow(old, row)) changed.push({ ...row, id: old.id, young_person_id: personId });
      }
      // The cause of these was corrected away.
      for (const old of unseen.values()) if (old.state !== 'cancelled') changed.push({ ...old, state: 'cancelled' });
    }
    await this.writeDeadlines(work, added, changed);
    await this.writePositions(work, positions);
    return done;
  }

  private async keptRows(work: Work, ids: string[]): Promise<Map<string, KeptRow[]>> {
    const rows: KeptRow[] = await work.manager.query(
      `select id, young_person_id, ${NAMES} from deadline where young_person_id = any($1)`,
      [ids],
    );
    const byPerson = new Map<string, KeptRow[]>();
    for (const row of rows) {
      const known = byPerson.get(row.young_person_id);
      if (known) known.push(row);
      else byPerson.set(row.young_person_id, [row]);
    }
    return byPerson;
  }

  private async writeDeadlines(work: Work, added: KeptRow[], changed: KeptRow[]): Promise<void> {
    const given = [
      ...added.map((row) => ({ history_id: newId(), is_new: true, item: row })),
      ...changed.map((row) => ({ history_id: newId(), is_new: false, item: row })),
    ];
    if (given.length === 0) return;
    await work.manager.query(
      `with given as (
         select g.history_id, g.is_new, g.item, r.*
           from jsonb_to_recordset($1::jsonb) as g(history_id uuid, is_new boolean, item jsonb)
          cross join lateral jsonb_to_record(g.item) as r(id uuid, young_person_id uuid, ${COLUMNS})
       ), added as (
         insert into deadline (id, young_person_id, ${NAMES})
         select id, young_person_id, ${NAMES} from given where is_new
       ), changed as (
         update deadline d set (${NAMES}, changed_at) = (select ${prefixed('g')}, now())
           from given g where not g.is_new and d.id = g.id
       )
       insert into deadline_history (id, deadline_id, recorded_by, item)
       select history_id, id, $2, item from given`,
      [JSON.stringify(given), actorName(work)],
    );
  }

  private async writePositions(work: Work, positions: object[]): Promise<void> {
    if (positions.length === 0) return;
    await work.manager.query(
      `with given as (
         select * from jsonb_to_recordset($1::jsonb) as r(young_person_id uuid, status text, basis jsonb, rules jsonb,
           because jsonb, needs_manager jsonb, keep_until date, assessed_on date, next_change_on date, history_id uuid)
       ), texts as (
         select young_person_id, status, keep_until, assessed_on, next_change_on, history_id,
           array(select jsonb_array_elements_text(basis)) as basis, array(select jsonb_array_elements_text(rules)) as rules,
           array(select jsonb_array_elements_text(because)) as because,
           array(select jsonb_array_elements_text(needs_manager)) as needs_manager
         from given
       ), history as (
         insert into legal_position_history (id, young_person_id, recorded_by, position)
         select t.history_id, t.young_person_id, $2, to_jsonb(t) - 'history_id'
           from texts t left join legal_position l using (young_person_id)
          where (l.status, l.basis, l.rules, l.because, l.needs_manager, l.keep_until)
             is distinct from (t.status, t.basis, t.rules, t.because, t.needs_manager, t.keep_until)
       )
       insert into legal_position
         (young_person_id, status, basis, rules, because, needs_manager, keep_until, assessed_on, next_change_on)
       select young_person_id, status, basis, rules, because, needs_manager, keep_until, assessed_on, next_change_on
         from texts
       on conflict (young_person_id) do update set status = excluded.status, basis = excluded.basis,
         rules = excluded.rules, because = excluded.because, needs_manager = excluded.needs_manager,
         keep_until = excluded.keep_until, assessed_on = excluded.assessed_on,
         next_change_on = excluded.next_change_on, refreshed_at = now()`,
      [JSON.stringify(positions), actorName(work)],
    );
  }
}

function positionRow(personId: string, { status, retention, nextChangeOn }: Assessment, today: LocalDate): object {
  return {
    young_person_id: personId,
    status: status.code,
    basis: status.basis,
    rules: status.rules,
    because: status.because,
    needs_manager: status.needsManager,
    keep_until: retention.keepUntil,
    assessed_on: today,
    next_change_on: nextChangeOn,
    history_id: newId(),
  };
}

function ledgerRow(item: DueItem): LedgerRow {
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
function identity(row: Pick<LedgerRow, 'rule' | 'subject' | 'started_by_id'>): string {
  return JSON.stringify([row.rule, row.subject, row.started_by_id]);
}

function sameRow(kept: LedgerRow, computed: LedgerRow): boolean {
  return (Object.keys(computed) as (keyof LedgerRow)[]).every((column) =>
    column === 'due_at' ? sameInstant(kept.due_at, computed.due_at) : kept[column] === computed[column],
  );
}

/** pg reads a timestamptz as a Date; the rules write ISO texts. */
function sameInstant(kept: unknown, computed: string | null): boolean {
  if (!(kept instanceof Date) || computed === null) return kept === computed;
  return kept.getTime() === Date.parse(computed);
}

function prefixed(alias: string): string {
  return NAMES.split(',')
    .map((name) => `${alias}.${name.trim()}`)
    .join(', ');
}

function actorName(work: Work): string {
  return work.actor.kind === 'user' ? work.actor.userId : work.actor.name;
}

function difference(before: KeptRow[], after: DueItem[]): LedgerChange {
  const isOpen = ({ state }: { state: string }) => OPEN_STATES.includes(state);
  const old = new Map(before.map((row) => [identity(row), row]));
  const was = (item: DueItem) =>
    old.get(identity({ rule: item.rule, subject: item.subject, started_by_id: item.startedById }));
  return {
    closed: after.filter((item) => {
      const row = was(item);
      return row !== undefined && isOpen(row) && !isOpen(item);
    }),
    opened: after.filter((item) => {
      const row = was(item);
      return isOpen(item) && (!row || !isOpen(row) || row.due_on !== item.dueOn);
    }),
    // Deadlines come in the order in which they are due.
    next: after.find(isOpen) ?? null,
  };
}
