import { Injectable } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';
import { newId } from '../platform/ids';
import { notFound } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { Alert } from '../statutory/alert';
import { assess, type Assessment } from '../statutory/assess';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import type { CaseFile, Deadline as DueItem } from '../statutory/case-file';
import { deadlinesFor } from '../statutory/deadlines';
import type { LocalDate } from '../statutory/local-date';
import { standingOn } from '../statutory/standing';
import { CaseFiles, type CaseFileSource } from './case-files';
import { AS_TEXT, asText, COLUMNS, identity, ledgerRow, NAMES, sameRow, type KeptRow } from './ledger-rows';

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

/** So many are worked out before anything else is let in. */
const PEOPLE_A_TURN = 10;

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
    await lock(work, ids);
    const batches = Array.from({ length: Math.ceil(ids.length / PEOPLE_A_BATCH) }, (_, n) =>
      ids.slice(n * PEOPLE_A_BATCH, (n + 1) * PEOPLE_A_BATCH),
    );
    // While one batch is worked out, the database gathers what is known of the next.
    let reading = this.read(work, batches[0] ?? []);
    for (const next of [...batches.slice(1), []]) {
      const batch = await reading;
      reading = this.read(work, next);
      const [worked] = await Promise.all([workOut(batch, today), reading]);
      const keptRows = await this.keptRows(work, [...worked.outOfStep.keys()]);
      await this.writeDeadlines(work, keptRows, worked.outOfStep);
      await this.writePositions(work, worked.positions);
    }
  }

  /** As `refresh`, for one person. @returns what it did to what's due, and what there is to act on now */
  async refreshOne(work: Work, personId: string, today: LocalDate): Promise<LedgerChange & { alerts: Alert[] }> {
    await lock(work, [personId]);
    const caseFile = await this.caseFile(work, personId);
    const assessment = assess(caseFile, today, ENGLAND_AND_WALES);
    const kept = await this.keptRows(work, [personId]);
    await this.writeDeadlines(work, kept, new Map([[personId, assessment.deadlines]]));
    await this.writePositions(work, [positionRow(personId, assessment, today)]);
    const { alerts } = standingOn(caseFile, today, ENGLAND_AND_WALES);
    return { ...difference(kept.get(personId)!, assessment.deadlines), alerts };
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
    const kept = (await this.keptRows(work, [personId])).get(personId)!;
    return difference(kept, deadlinesFor(change(caseFile), today, ENGLAND_AND_WALES));
  }

  private async read(work: Work, ids: string[]): Promise<Batch> {
    const caseFiles = await this.caseFiles.load(work, ids);
    return { caseFiles, keptTexts: await this.keptTexts(work, ids) };
  }

  /** Each person's items that are not cancelled, as one text in the order in which they are due. */
  private async keptTexts(work: Work, ids: string[]): Promise<Map<string, string>> {
    const rows: { id: string; text: string }[] = await work.manager.query(
      `select young_person_id as id, ${AS_TEXT} as text from deadline
        where young_person_id = any($1) and state <> 'cancelled' group by young_person_id`,
      [ids],
    );
    return new Map(rows.map(({ id, text }) => [id, text]));
  }

  private async keptRows(work: Work, ids: string[]): Promise<Map<string, KeptRow[]>> {
    const rows: KeptRow[] = await work.manager.query(
      `select id, young_person_id, ${NAMES} from deadline where young_person_id = any($1)`,
      [ids],
    );
    const byPerson = new Map<string, KeptRow[]>(ids.map((id) => [id, []]));
    for (const row of rows) byPerson.get(row.young_person_id)!.push(row);
    return byPerson;
  }

  private async writeDeadlines(
    work: Work,
    keptRows: ReadonlyMap<string, KeptRow[]>,
    dueNow: ReadonlyMap<string, DueItem[]>,
  ): Promise<void> {
    const added: KeptRow[] = [];
    const changed: KeptRow[] = [];
    for (const [personId, kept] of keptRows) {
      const unseen = new Map(kept.map((row) => [identity(row), row]));
      for (const row of dueNow.get(personId)!.map(ledgerRow)) {
        const old = unseen.get(identity(row));
        unseen.delete(identity(row));
        if (!old) added.push({ ...row, id: newId(), young_person_id: personId });
        else if (!sameRow(old, row)) changed.push({ ...row, id: old.id, young_person_id: personId });
      }
      // The cause of these was corrected away.
      for (const old of unseen.values()) if (old.state !== 'cancelled') changed.push({ ...old, state: 'cancelled' });
    }
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
       ), differs as (
         select t.*, (l.status, l.basis, l.rules, l.because, l.needs_manager, l.keep_until)
                  is distinct from (t.status, t.basis, t.rules, t.because, t.needs_manager, t.keep_until) as is_news
           from texts t left join legal_position l using (young_person_id)
          where (l.status, l.basis, l.rules, l.because, l.needs_manager, l.keep_until, l.next_change_on)
             is distinct from (t.status, t.basis, t.rules, t.because, t.needs_manager, t.keep_until, t.next_change_on)
             or l.young_person_id is null
       ), history as (
         insert into legal_position_history (id, young_person_id, recorded_by, position)
         select history_id, young_person_id, $2, to_jsonb(differs) - 'history_id' - 'is_news'
           from differs where is_news
       )
       insert into legal_position
         (young_person_id, status, basis, rules, because, needs_manager, keep_until, assessed_on, next_change_on)
       select young_person_id, status, basis, rules, because, needs_manager, keep_until, assessed_on, next_change_on
         from differs
       on conflict (young_person_id) do update set status = excluded.status, basis = excluded.basis,
         rules = excluded.rules, because = excluded.because, needs_manager = excluded.needs_manager,
         keep_until = excluded.keep_until, assessed_on = excluded.assessed_on,
         next_change_on = excluded.next_change_on, refreshed_at = now()`,
      [JSON.stringify(positions), actorName(work)],
    );
  }
}

/** No one else refreshes them until this transaction is over. */
async function lock(work: Work, ids: string[]): Promise<void> {
  await work.manager.query(`select id from young_person where id = any($1) order by id for update`, [ids]);
}

/** What is known of a batch of people, and what the ledger keeps of them. */
interface Batch {
  caseFiles: ReadonlyMap<string, CaseFile>;
  keptTexts: ReadonlyMap<string, string>;
}

/** What is to be written of a batch of people. */
interface WorkedOut {
  positions: object[];
  /** What is due, of those of whom it is kept otherwise. */
  outOfStep: Map<string, DueItem[]>;
}

/** Others get their turn between a few people and the next. */
async function workOut({ caseFiles, keptTexts }: Batch, today: LocalDate): Promise<WorkedOut> {
  const positions: object[] = [];
  const outOfStep = new Map<string, DueItem[]>();
  for (const [personId, caseFile] of caseFiles) {
    const assessment = assess(caseFile, today, ENGLAND_AND_WALES);
    positions.push(positionRow(personId, assessment, today));
    if (asText(assessment.deadlines) !== (keptTexts.get(personId) ?? '')) outOfStep.set(personId, assessment.deadlines);
    if (positions.length % PEOPLE_A_TURN === 0) await setImmediate();
  }
  return { positions, outOfStep };
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
