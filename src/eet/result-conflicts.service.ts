import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { isId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { correctDated } from '../young-people/dated-facts';
import type { Named } from '../young-people/names';
import type { Qualification } from './eet.entities';
import { QUALIFICATION } from './qualification';
import { ResultConflict } from './result-conflict.entity';

/** A result that differs, with the qualification as it stands. */
export interface ResultConflictRead extends Pick<
  ResultConflict,
  'id' | 'factId' | 'level' | 'grade' | 'awardedOn' | 'provider' | 'importLine' | 'notedAt' | 'settled' | 'reason'
> {
  personId: string;
  /** The qualification in force; null where it was taken out of the record. */
  ours: (Pick<Qualification, 'title' | 'level' | 'grade' | 'awardedOn' | 'provider'> & { version: string }) | null;
  /** Neither settled, nor has the qualification come to say the same. */
  isOpen: boolean;
  settledAt: Date | null;
  settledBy: string | null;
}

/** One that waits to be settled. */
export type OpenResultConflict = ResultConflictRead & { ours: NonNullable<ResultConflictRead['ours']> };

export type NamedResultConflict<Read = ResultConflictRead> = Read & Named;

/** Which grade is right. Ours is kept for a reason. */
export type Settlement = { settled: 'taken' } | { settled: 'kept'; reason: string };

/** SQL of conflicts `c` of people `y`, with the qualification `f` as it stands. */
const CONFLICTS = `result_conflict c join young_person y on y.id = c.young_person_id
  left join qualification f on f.fact_id = c.fact_id and f.replaced_by_id is null and not f.withdrawn`;
/** SQL that is true of those that are open: the qualification still says something else. */
const OPEN = `(c.settled is null and f.id is not null and upper(f.grade) is distinct from c.grade)`;

const COLUMNS = `c.id, c.young_person_id as "personId", c.fact_id as "factId", c.level, c.grade, c.awarded_on as "awardedOn",
  c.provider, c.import_line as "importLine", c.noted_at as "notedAt", c.settled, c.settled_at as "settledAt", c.reason, ${OPEN} as "isOpen",
  (select s.name from app_user u join staff s on s.id = u.staff_id where u.id = c.settled_by_id) as "settledBy",
  case when f.id is not null then jsonb_build_object('title', f.title, 'level', f.level, 'grade', f.grade,
    'awardedOn', f.awarded_on, 'provider', f.provider, 'version', f.id) end as ours`;

/** Settles which grade is right where the virtual school’s file and a worker differ. */
@Injectable()
export class ResultConflictsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly casework: Casework,
  ) {}

  /** Of whom the actor may see, those that have waited longest first; one more than `limit` where there are more. */
  async list(
    actor: Actor,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<NamedResultConflict<OpenResultConflict>[]> {
    mustBeAllowed(actor, 'settle-results');
    return this.unitOfWork.read(actor, ({ manager }) => {
      const parameters: unknown[] = [after, limit + 1];
      return manager.query<NamedResultConflict<OpenResultConflict>[]>(
        `select ${COLUMNS}, y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
                (select i.value from person_identifier i where i.young_person_id = y.id and i.kind = 'authority-id'
                   and not i.withdrawn) as "authorityId"
           from ${CONFLICTS} where ${OPEN} and ($1::uuid is null or c.id > $1) and ${visiblePeople(actor, 'y', parameters)}
          order by c.id limit $2`,
        parameters,
      );
    });
  }

  async count(actor: Actor): Promise<number> {
    mustBeAllowed(actor, 'settle-results');
    return this.unitOfWork.read(actor, async ({ manager }) => {
      const parameters: unknown[] = [];
      const [row] = await manager.query<[{ n: number }]>(
        `select count(*)::int as n from ${CONFLICTS} where ${OPEN} and ${visiblePeople(actor, 'y', parameters)}`,
        parameters,
      );
      return row.n;
    });
  }

  /** One, also after it was settled. The look is audited. @throws Problem 'not-found' */
  async open(actor: Actor, id: string): Promise<NamedResultConflict> {
    mustBeAllowed(actor, 'settle-results');
    const personId = await this.personOf(actor, id);
    return this.casework.view(actor, personId, 'result-conflict', async (work, person) => {
      const [own] = await work.manager.query<{ value: string }[]>(
        `select value from person_identifier where young_person_id = $1 and kind = 'authority-id' and not withdrawn`,
        [personId],
      );
      const conflict = await oneOf(work, id);
      const { givenName, familyName, knownAs } = person;
      return { ...conflict, givenName, familyName, knownAs, authorityId: own?.value ?? null };
    });
  }

  /**
   * Takes the file's grade, with its level and day, as a correction that names the file; or keeps ours, so that the same
   * result is not asked about again. The same by the same user once more is as done. One transaction with its audit event and the ledger.
   * @param version the row of the qualification that was looked at
   * @throws Problem 'not-found'; 'not-valid' naming `reason`; 'changed-by-someone-else' where the qualification was
   *   corrected since or somebody settled it
   */
  async settle(actor: Actor, id: string, said: Settlement, version: string, today: LocalDate): Promise<void> {
    mustBeAllowed(actor, 'settle-results');
    if (said.settled === 'kept' && said.reason.trim() === '') throw invalid('reason', 'Say why ours is right');
    const personId = await this.personOf(actor, id);
    await this.casework.change(actor, personId, 'settle-results', today, async (work, person) => {
      const { isOpen, ours, ...conflict } = await oneOf(work, id);
      const { importId, settledById: already } = await work.manager.findOneByOrFail(ResultConflict, { id });
      const settledById = actor.kind === 'user' ? actor.userId : null;
      const reason = said.settled === 'kept' ? said.reason.trim() : null;
      const isAgain = conflict.settled === said.settled && conflict.reason === reason && already === settledById;
      if (isAgain) return;
      if (!isOpen || ours?.version !== version) {
        throw new Problem(
          'changed-by-someone-else',
          'Somebody changed this qualification, or settled it, while you were looking. Nothing of yours is saved.',
        );
      }
      const { factId, level, grade, awardedOn, provider, importLine } = conflict;
      if (said.settled === 'taken') {
        const taken = { level, grade, awardedOn, provider: provider ?? ours.provider, importId, importLine };
        await correctDated(work, person, QUALIFICATION, factId, taken, today, version);
      }
      // What another row of the file said of the same fact is compared anew with the next file.
      await work.manager.query(
        `update result_conflict set settled = case when id = $1 then $3 else 'replaced' end, settled_at = now(),
                settled_by_id = $4, reason = case when id = $1 then $5 end
          where settled is null and (id = $1 or $3 = 'taken' and fact_id = $2)`,
        [id, factId, said.settled, settledById, reason],
      );
      await audit(work, {
        did: 'result-conflict.settled',
        youngPersonId: personId,
        subjectId: id,
        detail: { settled: said.settled, factId, importId },
      });
    });
  }

  /** @throws Problem 'not-found' for no conflict, and for one of whom the actor may not see */
  private async personOf(actor: Actor, id: string): Promise<string> {
    if (!isId(id)) throw notFound();
    return this.unitOfWork.read(actor, async ({ manager }) => {
      const parameters: unknown[] = [id];
      const [row] = await manager.query<{ personId: string }[]>(
        `select y.id as "personId" from result_conflict c join young_person y on y.id = c.young_person_id
          where c.id = $1 and ${visiblePeople(actor, 'y', parameters)}`,
        parameters,
      );
      if (!row) throw notFound();
      return row.personId;
    });
  }
}

/** Those of one young person that are open. */
export async function conflictsOf({ manager }: Work, personId: string): Promise<OpenResultConflict[]> {
  return manager.query(`select ${COLUMNS} from ${CONFLICTS} where ${OPEN} and c.young_person_id = $1 order by c.id`, [
    personId,
  ]);
}

async function oneOf({ manager }: Work, id: string): Promise<ResultConflictRead> {
  const [conflict] = await manager.query<[ResultConflictRead]>(`select ${COLUMNS} from ${CONFLICTS} where c.id = $1`, [
    id,
  ]);
  return conflict;
}
