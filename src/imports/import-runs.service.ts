import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { isId } from '../platform/ids';
import { notFound } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { FaultGroup } from './import-drafts.service';
import type { ImportKind } from './import-run.entity';
import type { LeftOut } from './left-out';
import type { Outcome } from './preview';

/** An import that was applied, and what became of it. */
export interface ListedRun {
  id: string;
  kind: ImportKind;
  collectionYear: number | null;
  asOf: LocalDate | null;
  appliedAt: Date;
  /** Null for one from the command line. */
  appliedBy: string | null;
  counts: Record<Outcome, number>;
  choice: 'all' | 'leave-out' | null;
  choiceReason: string | null;
  leftOut: LeftOut | null;
  undoneAt: Date | null;
  undoneBy: string | null;
  undoneReason: string | null;
}

export interface ShownRun extends ListedRun {
  /** While its people and lines can still be looked at. */
  draft: { id: string; until: Date } | null;
  files: { name: string; sha256: string; size: number }[];
  faults: FaultGroup[];
}

export const RUNS_A_PAGE = 50;

const RUN = `
  select r.id, r.kind, r.collection_year as "collectionYear", r.as_of as "asOf", r.applied_at as "appliedAt", s.name as "appliedBy",
         r.counts, r.choice, r.choice_reason as "choiceReason", r.left_out as "leftOut", n.undone_at as "undoneAt",
         us.name as "undoneBy", n.reason as "undoneReason"
    from import_run r left join app_user u on u.id = r.applied_by_id left join staff s on s.id = u.staff_id
         left join import_undo n on n.import_id = r.id left join app_user nu on nu.id = n.undone_by_id
         left join staff us on us.id = nu.staff_id`;

/** Imports that were applied. */
@Injectable()
export class ImportRunsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Newest first. @param page from 1 */
  async list(actor: Actor, page: number): Promise<{ runs: ListedRun[]; inAll: number }> {
    mustBeAllowed(actor, 'import');
    return this.unitOfWork.read(actor, async ({ manager }) => {
      const runs: ListedRun[] = await manager.query(
        `${RUN} order by r.applied_at desc, r.id desc limit ${RUNS_A_PAGE} offset $1`,
        [(page - 1) * RUNS_A_PAGE],
      );
      const [{ n }]: [{ n: number }] = await manager.query('select count(*)::int as n from import_run');
      return { runs, inAll: n };
    });
  }

  /** @throws Problem 'not-allowed', 'not-found' */
  async open(actor: Actor, importId: string): Promise<ShownRun> {
    mustBeAllowed(actor, 'import');
    return this.unitOfWork.read(actor, async (work) => {
      const run = await findRun(work, importId);
      const files: ShownRun['files'] = await work.manager.query(
        'select name, sha256, length(bytes) as size from import_file where import_id = $1 order by name',
        [importId],
      );
      const faults: FaultGroup[] = await work.manager.query(
        `select f.severity, f.code, f.file, f."column", sum(coalesce(f.times, 1))::int as count,
                bool_or(coalesce(f.times, 1) > 1) as "countedOnly",
                (array_agg(f.line order by f.n))[1:12] as "firstLines"
           from import_run r,
                rows from (jsonb_to_recordset(r.faults) as (severity text, code text, file text, line integer,
                  "column" text, times integer)) with ordinality as f(severity, code, file, line, "column", times, n)
          where r.id = $1 group by f.severity, f.code, f.file, f."column" order by min(f.n)`,
        [importId],
      );
      const [draft]: NonNullable<ShownRun['draft']>[] = await work.manager.query(
        'select id, expires_at as until from import_draft where import_id = $1 and expires_at > now()',
        [importId],
      );
      return { ...run, draft: draft ?? null, files, faults };
    });
  }
}

/** @throws Problem 'not-found' */
export async function findRun(work: Work, importId: string): Promise<ListedRun> {
  if (!isId(importId)) throw notFound();
  const [run]: ListedRun[] = await work.manager.query(`${RUN} where r.id = $1`, [importId]);
  if (!run) throw notFound();
  return run;
}
