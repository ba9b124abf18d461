import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { isId } from '../platform/ids';
import { notFound } from '../platform/problem';
import { UnitOfWork } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { Fault } from './faults';

export interface ImportRunRead {
  id: string;
  kind: string;
  collectionYear: number | null;
  asOf: LocalDate | null;
  appliedAt: Date;
  appliedBy: string | null;
  counts: Record<string, unknown>;
  /** Those that are counted and not listed, too. */
  faultsInAll: number;
  /** Null while it stands. */
  undoneAt: Date | null;
}

export type ImportRunWhole = ImportRunRead & {
  files: { name: string; sha256: string; bytes: number }[];
  faults: Fault[];
};

const RUN = `r.id, r.kind, r.collection_year as "collectionYear", r.as_of as "asOf", r.applied_at as "appliedAt",
  s.name as "appliedBy", r.counts, n.undone_at as "undoneAt",
  (select coalesce(sum(coalesce(f.times, 1)), 0)::int from jsonb_to_recordset(r.faults) as f(times integer))
    as "faultsInAll"`;
const FROM = `import_run r left join app_user u on u.id = r.applied_by_id left join staff s on s.id = u.staff_id
  left join import_undo n on n.import_id = r.id`;

/** Imports that were applied, for a program. */
@Injectable()
export class ImportReadingService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The latest first; one more than `limit` where there are more. @throws Problem 'not-allowed' */
  async list(actor: Actor, { after, limit }: { after: string | null; limit: number }): Promise<ImportRunRead[]> {
    mustBeAllowed(actor, 'import');
    return this.unitOfWork.read(actor, ({ manager }) =>
      manager.query<ImportRunRead[]>(
        `select ${RUN} from ${FROM} where $1::uuid is null or r.id < $1 order by r.id desc limit $2`,
        [after, limit + 1],
      ),
    );
  }

  /** With its files, by name and SHA-256, and what was wrong in them. @throws Problem 'not-allowed', 'not-found' */
  async read(actor: Actor, id: string): Promise<ImportRunWhole> {
    mustBeAllowed(actor, 'import');
    if (!isId(id)) throw notFound();
    return this.unitOfWork.read(actor, async ({ manager }) => {
      const [run]: Omit<ImportRunWhole, 'files'>[] = await manager.query(
        `select ${RUN}, r.faults from ${FROM} where r.id = $1`,
        [id],
      );
      if (!run) throw notFound();
      const files: ImportRunWhole['files'] = await manager.query(
        `select name, sha256, length(bytes) as bytes from import_file where import_id = $1 order by name, id`,
        [id],
      );
      return { ...run, files };
    });
  }
}
