import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit, auditAll } from '../audit/audit';
import { Ledger } from '../deadlines/ledger';
import { invalid, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { putColumnsBack } from './changed-people';
import { ImportUndo } from './import-run.entity';
import { findRun, type ListedRun } from './import-runs.service';
import { undoFacts } from './undo-facts';

/** What is done to a young person without changing anything. */
const LOOKS = ['young-person.viewed'];
/** Who was worked on is named up to so many; beyond, the number says that undoing is out of the question. */
const MOST_NAMED = 20;

/** Why an import cannot be undone, or null where it can. */
export type NotUndone = 'undone already' | 'from an earlier version' | { workedOn: number } | null;

export interface UndoOutlook {
  people: number;
  /** Of those, whom the record did not hold before. */
  created: number;
  not: NotUndone;
  /** The first of those who were worked on since, by the council's own number. */
  workedOn: { id: string; number: string | null }[];
}

/** Takes an import back while nobody has built on it. */
@Injectable()
export class UndoImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
  ) {}

  /** Whether the import can be undone now, and whom that would touch. @throws Problem 'not-allowed', 'not-found' */
  async outlook(actor: Actor, importId: string): Promise<UndoOutlook> {
    mustBeAllowed(actor, 'import');
    return this.unitOfWork.read(actor, async (work) => outlookOf(work, await findRun(work, importId)));
  }

  /**
   * Facts that the import brought are withdrawn, what it replaced and what it filled in is as before, and young people
   * whom only it knew are in no list any more; their rows and audit stay. The same files can be taken in again. Saved
   * with the audit and the ledger, or not at all.
   * @throws Problem 'not-allowed', 'not-found', 'not-valid' naming `reason`; 'cannot-be-undone' with the reason, or with
   * how many young people have been worked on since
   */
  async undo(actor: Actor, importId: string, reason: string, today: LocalDate): Promise<UndoOutlook> {
    mustBeAllowed(actor, 'import');
    if (reason.trim() === '') throw invalid('reason', 'Say why it is undone');
    return this.unitOfWork.write(actor, async (work) => {
      // Not while an import is taken in, which may rest on this one.
      await work.manager.query(`select pg_advisory_xact_lock(hashtext('onward import'))`);
      const run = await findRun(work, importId);
      const people = await lockPeople(work, importId);
      const outlook = await outlookOf(work, run);
      if (outlook.not !== null) throw new Problem('cannot-be-undone', whyNotUndone(outlook.not));
      await work.manager.insert(ImportUndo, {
        importId,
        undoneById: actor.kind === 'user' ? actor.userId : null,
        reason,
        people: people.length,
      });
      await undoFacts(work, importId, `The import was undone: ${reason}`);
      await putColumnsBack(work, importId);
      await undoTheRest(work, importId);
      await auditAll(
        work,
        people.map((youngPersonId) => ({
          did: 'young-person.import-undone',
          youngPersonId,
          subjectId: importId,
        })),
      );
      await audit(work, {
        did: 'import.undone',
        subjectId: importId,
        detail: { people: outlook.people, created: outlook.created },
      });
      await this.ledger.refresh(work, people, today);
      return outlook;
    });
  }
}

/** For whoever wanted to undo it. */
export function whyNotUndone(not: Exclude<NotUndone, null>): string {
  if (not === 'undone already') return 'This import has been undone already.';
  if (not === 'from an earlier version') {
    return 'This import was taken in by an earlier version, which did not keep what stood there before.';
  }
  const { workedOn } = not;
  return workedOn === 1
    ? '1 young person has been worked on since, so this import cannot be undone.'
    : `${workedOn.toLocaleString('en-GB')} young people have been worked on since, so this import cannot be undone.`;
}

async function lockPeople(work: Work, importId: string): Promise<string[]> {
  const rows: { id: string }[] = await work.manager.query(
    `select id from young_person where id in (select young_person_id from import_person where import_id = $1)
      order by id for update`,
    [importId],
  );
  return rows.map(({ id }) => id);
}

async function outlookOf(work: Work, run: ListedRun): Promise<UndoOutlook> {
  const [counts]: [{ people: number; created: number }] = await work.manager.query(
    `select count(*)::int as people, (count(*) filter (where created))::int as created
       from import_person where import_id = $1`,
    [run.id],
  );
  if (run.undoneAt !== null) return { ...counts, not: 'undone already', workedOn: [] };
  if (run.choice === null) return { ...counts, not: 'from an earlier version', workedOn: [] };
  const ids = await workedOnSince(work, run.id);
  return { ...counts, not: ids.length > 0 ? { workedOn: ids.length } : null, workedOn: await named(work, ids) };
}

/**
 * Every change of a young person's record leaves an audit event with it, in its transaction: whoever has one after the
 * import has been worked on, but for looks, and for later imports that have been undone themselves.
 */
async function workedOnSince(work: Work, importId: string): Promise<string[]> {
  const rows: { id: string }[] = await work.manager.query(
    `select distinct e.young_person_id as id
       from import_run r join import_person p on p.import_id = r.id
       join audit_event e on e.young_person_id = p.young_person_id and e.at > r.applied_at
      where r.id = $1 and e.did <> all($2)
        and not exists (select from import_undo u where u.import_id::text = e.subject_id)`,
    [importId, LOOKS],
  );
  return rows.map(({ id }) => id);
}

async function named(work: Work, ids: string[]): Promise<UndoOutlook['workedOn']> {
  if (ids.length === 0) return [];
  const parameters: unknown[] = [ids];
  return work.manager.query(
    `select y.id, i.value as number
       from young_person y
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
      where y.id = any($1) and ${visiblePeople(work.actor, 'y', parameters)} order by i.value, y.id limit ${MOST_NAMED}`,
    parameters,
  );
}

/** Numbers, questions for a manager, results that differ, and the people themselves. */
async function undoTheRest(work: Work, importId: string): Promise<void> {
  await work.manager.query('update person_identifier set withdrawn = true where import_id = $1', [importId]);
  await work.manager.query(
    `update matter_for_manager set settled_at = now(), settled_by_id = $2, settled_reason = 'The import was undone.'
      where import_id = $1 and settled_at is null`,
    [importId, work.actor.kind === 'user' ? work.actor.userId : null],
  );
  await work.manager.query(
    `update result_conflict set settled = 'undone', settled_at = now(), settled_by_id = $2
      where import_id = $1 and settled is null`,
    [importId, work.actor.kind === 'user' ? work.actor.userId : null],
  );
  await work.manager.query(
    `update result_conflict set settled = null, settled_at = null, settled_by_id = null, replaced_by_import_id = null
      where replaced_by_import_id = $1`,
    [importId],
  );
  // Without facts and with nothing said to be missing, nothing is owed to them, and the ledger closes.
  await work.manager.query(
    `update young_person set withdrawn_at = now(), history_complete = true, version = version + 1
      where id in (select young_person_id from import_person where import_id = $1 and created)`,
    [importId],
  );
}
