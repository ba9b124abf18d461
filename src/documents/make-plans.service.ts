import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { newId } from '../platform/ids';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { planFileName, STANDS, type ApprovedPlan } from './approved-plans';
import type { BatchSize } from './document-batch.entities';
import { PdfPress } from './pdf-press';
import { versionSheets, type PlanSheet } from './plan-sheets';
import { sizeFor } from './print-size';
import { zipped, type ZippedFile } from './zip-file';

/** Whoever works on a batch says so at least this often, or it counts as unfinished. */
const LEASE_MS = 60_000;
/** Plans in memory at once, saved together. */
const AT_ONCE = 10;

interface Waiting {
  n: number;
  personId: string;
  versionId: string;
  number: number;
  authorityId: string | null;
}

/**
 * Makes the files of a batch outside the request, ten at a time and each ten in a transaction of its own, so that what is
 * made stays made. Whoever does so holds a lease; one that was cut off and comes back can save nothing more.
 */
@Injectable()
export class MakePlansService implements BeforeApplicationShutdown {
  private readonly logger = new Logger('MakePlans');
  private readonly running = new Set<Promise<void>>();
  private stopping = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly press: PdfPress,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.idle();
  }

  /** Until nothing that was started here is under way any more. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  /** Keeps what is to be made. @returns the attempt, for `begin` once it is saved */
  async keep(
    { manager }: Work,
    actor: UserActor,
    batch: { id: string; whose: string; size: BatchSize; plans: ApprovedPlan[]; keptFor: string },
  ): Promise<string> {
    const attempt = newId();
    await manager.query(
      `insert into document_batch (id, asked_by_id, expires_at, whose, size, attempt, lease_until)
       values ($1, $2, now() + $3::interval, $4, $5, $6, clock_timestamp() + $7 * interval '1 millisecond')`,
      [batch.id, actor.userId, batch.keptFor, batch.whose, batch.size, attempt, LEASE_MS],
    );
    const parts = batch.plans.map(({ personId, versionId }, index) => ({
      batch_id: batch.id,
      n: index + 1,
      young_person_id: personId,
      version_id: versionId,
    }));
    await manager.query(
      `insert into document_batch_part (batch_id, n, young_person_id, version_id)
       select batch_id, n, young_person_id, version_id from jsonb_to_recordset($1::jsonb)
           as p(batch_id uuid, n integer, young_person_id uuid, version_id uuid)`,
      [JSON.stringify(parts)],
    );
    return attempt;
  }

  /**
   * Takes up a batch that nobody works on. What failed is tried again, but not the plans of those whom the actor may not
   * see any more. @returns the attempt, for `begin`
   */
  async takeUp({ manager }: Work, actor: UserActor, batchId: string): Promise<string> {
    const attempt = newId();
    await manager.query(
      `update document_batch set state = 'making', attempt = $2,
              lease_until = clock_timestamp() + $3 * interval '1 millisecond' where id = $1`,
      [batchId, attempt, LEASE_MS],
    );
    const parameters: unknown[] = [batchId];
    await manager.query(
      `update document_batch_part p set state = 'waiting' from young_person y
        where p.batch_id = $1 and p.state = 'failed' and y.id = p.young_person_id
          and ${visiblePeople(actor, 'y', parameters)}`,
      parameters,
    );
    return attempt;
  }

  begin(actor: UserActor, batchId: string, attempt: string): void {
    const run = this.run(actor, batchId, attempt);
    this.running.add(run);
    void run.finally(() => this.running.delete(run));
  }

  private async run(actor: UserActor, batchId: string, attempt: string): Promise<void> {
    try {
      while (!this.stopping && (await this.makeSome(actor, batchId, attempt)));
      if (this.stopping) await this.giveUpLease(actor, batchId, attempt);
    } catch (error) {
      this.logger.error(error);
      await this.giveUpLease(actor, batchId, attempt).catch((lost: unknown) => this.logger.error(lost));
    }
  }

  /** @returns whether there may be more to do */
  private async makeSome(actor: UserActor, batchId: string, attempt: string): Promise<boolean> {
    const { waiting, sheets, size } = await this.unitOfWork.read(actor, (work) => nextOf(work, actor, batchId));
    const made: { n: number; file: ZippedFile | null }[] = [];
    for (const one of waiting) made.push({ n: one.n, file: await this.make(one, sheets.get(one.versionId), size) });
    return this.unitOfWork.write(actor, async (work) => {
      const mine = await holdLease(work, batchId, attempt, waiting.length === 0);
      if (!mine) return false;
      for (const { n, file } of made) {
        await work.manager.query(
          `update document_batch_part set state = $3, name = $4, bytes = $5, size = $6, crc = $7
            where batch_id = $1 and n = $2`,
          [batchId, n, file ? 'made' : 'failed', file?.name, file?.content, file?.size, file?.crc],
        );
      }
      return waiting.length > 0;
    });
  }

  /** @param sheet not there where the actor may not see them any more, or the plan was taken back. @returns null where it could not be made */
  private async make(one: Waiting, sheet: PlanSheet | undefined, size: BatchSize): Promise<ZippedFile | null> {
    if (!sheet) return null;
    try {
      const wanted = size === 'wanted' ? sizeFor(sheet.format) : size;
      const bytes = await this.press.print(sheet.printed(wanted), wanted);
      return await zipped(planFileName(one), bytes);
    } catch {
      // What stands in a plan stays out of the log: which plan it was is in the batch.
      this.logger.error('A plan could not be made into a file.');
      return null;
    }
  }

  private async giveUpLease(actor: UserActor, batchId: string, attempt: string): Promise<void> {
    await this.unitOfWork.write<unknown>(actor, ({ manager }) =>
      manager.query(
        `update document_batch set lease_until = clock_timestamp() where id = $1 and attempt = $2 and state = 'making'`,
        [batchId, attempt],
      ),
    );
  }
}

async function nextOf(
  work: Work,
  actor: UserActor,
  batchId: string,
): Promise<{ waiting: Waiting[]; sheets: Map<string, PlanSheet>; size: BatchSize }> {
  const parameters: unknown[] = [batchId];
  const waiting = await work.manager.query<(Waiting & { size: BatchSize; seen: boolean })[]>(
    `select p.n, p.young_person_id as "personId", p.version_id as "versionId", v.number, b.size,
            (select i.value from person_identifier i
              where i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn) as "authorityId",
            (${visiblePeople(actor, 'y', parameters)}) and ${STANDS} as seen
       from document_batch_part p join document_batch b on b.id = p.batch_id
       join young_person y on y.id = p.young_person_id join plan_version v on v.id = p.version_id
      where p.batch_id = $1 and p.state = 'waiting' order by p.n limit ${AT_ONCE}`,
    parameters,
  );
  const toRead = waiting.filter(({ seen }) => seen).map(({ versionId }) => versionId);
  return { waiting, sheets: await versionSheets(work, toRead), size: waiting[0]?.size ?? 'standard' };
}

/** @param done nothing is left to make */
async function holdLease({ manager }: Work, batchId: string, attempt: string, done: boolean): Promise<boolean> {
  const held = await manager.query<unknown[]>(
    `with held as (
       update document_batch
          set lease_until = clock_timestamp() + $3 * interval '1 millisecond', state = case when $4 then 'made' else state end
        where id = $1 and attempt = $2 and state = 'making' and lease_until > clock_timestamp() returning 1
     ) select from held`,
    [batchId, attempt, LEASE_MS, done],
  );
  return held.length > 0;
}
