import { Column, PrimaryColumn, type EntityTarget, type FindOptionsWhere } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';
import { isId, newId } from './ids';
import { invalid, notFound, Problem } from './problem';
import type { Work } from './unit-of-work';

/**
 * A dated fact about a young person. A row is written once; a correction is a new row with the same `factId`, and the
 * old row learns only which row replaced it. In force: `replacedById` is null and it is not `withdrawn`.
 */
export abstract class Fact {
  @PrimaryColumn('uuid') id: string;
  /** What deadlines and case files know the fact by, whichever row is in force. */
  @Column('uuid') factId: string;
  @Column('uuid') youngPersonId: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
  @Column('uuid', { nullable: true }) recordedById: string | null;
  @Column('uuid', { nullable: true }) replacedById: string | null;
  /** The fact never was: recorded in error, for the reason given. */
  @Column('boolean', { default: false }) withdrawn: boolean;
  @Column('text', { nullable: true }) withdrawnReason: string | null;
  @Column('uuid', { nullable: true }) importId: string | null;
  /** Where in the import it came from: `episodes.csv:12`. */
  @Column('text', { nullable: true }) importLine: string | null;
}

/** A fact that holds for a time: `toOn` is the first day it no longer holds, null while it runs. */
export abstract class PeriodFact extends Fact {
  @Column('date') fromOn: LocalDate;
  @Column('date', { nullable: true }) toOn: LocalDate | null;
}

type Stamp = 'id' | 'factId' | 'recordedAt' | 'recordedById' | 'replacedById' | 'withdrawn' | 'withdrawnReason';
type Provenance = 'importId' | 'importLine';

/** What a caller says of a fact; the rest is stamped. */
export type Said<F extends Fact> = Omit<F, Stamp | Provenance> & Partial<Pick<F, Provenance>>;

function stamped<F extends Fact>(work: Work, said: Said<F>, id: string, factId: string): F {
  return {
    importId: null,
    importLine: null,
    ...said,
    id,
    factId,
    recordedById: work.actor.kind === 'user' ? work.actor.userId : null,
    replacedById: null,
    withdrawn: false,
    withdrawnReason: null,
  } as unknown as F;
}

/**
 * @param id given by a form that may be sent twice, so that both are one fact
 * @returns the fact's row; `factId` is how it is known from now on
 */
export async function recordFact<F extends Fact>(
  work: Work,
  entity: EntityTarget<F>,
  said: Said<F>,
  id = newId(),
): Promise<F> {
  const row = stamped(work, said, id, id);
  await insertAll(work, entity, [row]);
  return row;
}

/** Whether the form that brought this id was saved before. Asked under the person's lock, so that it stays true. */
export async function isRecorded<F extends Fact>(
  work: Work,
  entity: EntityTarget<F>,
  youngPersonId: string,
  id: string,
): Promise<boolean> {
  return work.manager.getRepository(entity).existsBy({ id, youngPersonId } as FindOptionsWhere<F>);
}

/** Many facts with few statements (an import, the made-up authority). */
export async function recordFacts<F extends Fact>(work: Work, entity: EntityTarget<F>, said: Said<F>[]): Promise<F[]> {
  const rows = said.map((one) => {
    const id = newId();
    return stamped(work, one, id, id);
  });
  await insertAll(work, entity, rows);
  return rows;
}

/**
 * Corrects a fact: the changed row takes the old one's place and identity.
 * @throws Problem 'not-found' when the person has no such fact in force; 'changed-by-someone-else' when another
 * correction came first
 */
export async function correctFact<F extends Fact>(
  work: Work,
  entity: EntityTarget<F>,
  fact: { youngPersonId: string; factId: string },
  changes: Partial<Said<F>>,
): Promise<F> {
  const old = await factInForce(work, entity, fact);
  return replaceRow(work, entity, old, { ...(old as unknown as Said<F>), ...changes });
}

/** Says that a fact never was. Its rows stay; the deadlines it started become cancelled at the next refresh. */
export async function withdrawFact<F extends Fact>(
  work: Work,
  entity: EntityTarget<F>,
  fact: { youngPersonId: string; factId: string },
  reason: string,
): Promise<F> {
  const old = await factInForce(work, entity, fact);
  return replaceRow(work, entity, old, old as unknown as Said<F>, { withdrawn: true, withdrawnReason: reason });
}

/** @throws Problem 'not-found' */
export async function factInForce<F extends Fact>(
  work: Work,
  entity: EntityTarget<F>,
  fact: { youngPersonId: string; factId: string },
): Promise<F> {
  if (!isId(fact.factId)) throw notFound();
  const row = await work.manager
    .getRepository(entity)
    .createQueryBuilder('fact')
    .where('fact.factId = :factId and fact.youngPersonId = :youngPersonId', fact)
    .andWhere('fact.replacedById is null and not fact.withdrawn')
    .getOne();
  if (!row) throw notFound();
  return row;
}

async function replaceRow<F extends Fact>(
  work: Work,
  entity: EntityTarget<F>,
  old: F,
  said: Said<F>,
  more: Partial<Fact> = {},
): Promise<F> {
  const row = { ...stamped(work, said, newId(), old.factId), recordedAt: undefined, ...more };
  // First the old row steps back, then the new one takes its place: the constraints see one row in force at a time.
  const { affected } = await work.manager
    .createQueryBuilder()
    .update(entity)
    .set({ replacedById: row.id } as never)
    .where('id = :id and replaced_by_id is null', { id: old.id })
    .execute();
  if (affected !== 1) {
    throw new Problem('changed-by-someone-else', 'Someone else corrected this a moment ago. Look at it again.');
  }
  await insertAll(work, entity, [row]);
  return row;
}

/** PostgreSQL takes 65,535 parameters a statement; 20 columns at 500 rows stay well below. */
const ROWS_A_STATEMENT = 500;

async function insertAll<F extends Fact>(work: Work, entity: EntityTarget<F>, rows: F[]): Promise<void> {
  for (const row of rows) refuseBackwards(row);
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    await work.manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(rows.slice(start, start + ROWS_A_STATEMENT) as never)
      .updateEntity(false)
      .execute();
  }
}

function refuseBackwards(row: Fact): void {
  const { fromOn, toOn } = row as Partial<PeriodFact>;
  if (fromOn && toOn && toOn < fromOn) throw invalid('toOn', 'The end must be on or after the start');
}
