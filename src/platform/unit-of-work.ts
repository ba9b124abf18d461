import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { escapeLiteral } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { Problem, problemFromDatabase } from './problem';

/** One transaction on behalf of one actor. Everything that is read or written goes through its manager. */
export interface Work {
  manager: EntityManager;
  actor: Actor;
}

/**
 * All database work runs here: a transaction that knows its actor (settings that end with it, so that row policies can
 * be added to any table and connections can be pooled by transaction). Nothing uses the pool directly.
 */
@Injectable()
export class UnitOfWork {
  /** The transaction that is open around this call (see `oneForAll`). */
  private readonly around = new AsyncLocalStorage<Around | null>();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * One transaction around several stories: whatever is read or written in it, by whichever service, is of it. An error
   * undoes all of them, also one that a story caught.
   */
  async oneForAll<T>(actor: Actor, stories: (work: Work) => Promise<T>): Promise<T> {
    const onceSaved: (() => void)[] = [];
    const result = await this.writeOnce(actor, async (work) => {
      const around: Around = { work, failed: null, onceSaved };
      const told = await this.around
        .run(around, () => stories(work))
        .catch((error: unknown) => {
          // What failed first is the reason; what followed in a transaction that was lost already is not.
          throw around.failed ?? error;
        });
      if (around.failed) throw around.failed;
      return told;
    });
    for (const begin of onceSaved) begin();
    return result;
  }

  /**
   * Begins what works on by itself after a request, with transactions of its own: now, or once the transaction around
   * this call is saved. It never begins when that is undone.
   */
  onceSaved(begin: () => void): void {
    const around = this.around.getStore();
    if (around) around.onceSaved.push(begin);
    else begin();
  }

  /**
   * Reads on behalf of somebody else than the transaction around this call, within it: a second connection for each of
   * several requests at once would leave none for any of them. Where there is none around, they are read as ever.
   */
  async inNameOf<T>(actor: Actor, reads: () => Promise<T>): Promise<T> {
    const around = this.around.getStore();
    if (!around) return reads();
    const { manager, actor: own } = around.work;
    const inside: Around = { ...around, work: { manager, actor } };
    try {
      await manager.query(tellWho(actor));
      const told = await this.around.run(inside, reads);
      if (inside.failed) throw inside.failed;
      await manager.query(tellWho(own));
      return told;
    } catch (error) {
      around.failed ??= error as Error;
      throw error;
    }
  }

  /**
   * Saved together or not at all: facts, ledger, audit event and queued messages. A story that made what another saved at
   * the same instant under the same id, as a form that is sent twice does, is told once more, and finds it; so is one that
   * the database ended since it and another each held what the other wanted.
   * @throws Problem 'perhaps-saved' when the database went away between the order to save and its answer
   */
  async write<T>(actor: Actor, story: (work: Work) => Promise<T>): Promise<T> {
    try {
      return await this.writeOnce(actor, story);
    } catch (error) {
      if (this.around.getStore() || !isToldAgain(error)) throw error;
      return this.writeOnce(actor, story);
    }
  }

  private async writeOnce<T>(actor: Actor, story: (work: Work) => Promise<T>): Promise<T> {
    let saving = false;
    try {
      return await this.inTransaction('begin', actor, async (work) => {
        const told = await story(work);
        saving = true;
        return told;
      });
    } catch (error) {
      if (saving && problemFromDatabase(error)?.kind === 'database-unavailable') throw perhapsSaved(error);
      throw error;
    }
  }

  /** One consistent picture; the database refuses any write in it. */
  async read<T>(actor: Actor, story: (work: Work) => Promise<T>): Promise<T> {
    return this.inTransaction('begin isolation level repeatable read, read only', actor, story);
  }

  /**
   * Finds out who asks, before there is an actor to tell: one statement that only reads, a transaction by itself. It is
   * asked at every request, so it goes to the server in one message instead of three.
   */
  async whoAsks<Row>(statement: string, parameters: unknown[]): Promise<Row | null> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const [row] = await runner.manager.query<Row[]>(statement, parameters);
      return row ?? null;
    } finally {
      await runner.release();
    }
  }

  private async inTransaction<T>(begin: string, actor: Actor, story: (work: Work) => Promise<T>): Promise<T> {
    const around = this.around.getStore();
    if (around) return joined(around, actor, story);
    const runner = this.dataSource.createQueryRunner();
    try {
      // One message to the server: most of a short transaction's time is spent going there and back.
      await runner.query(`${begin}; ${tellWho(actor)}`);
      const result = await story({ manager: runner.manager, actor });
      await runner.query('commit');
      return result;
    } catch (error) {
      // A connection that is gone has rolled back already.
      await runner.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

interface Around {
  work: Work;
  failed: Error | null;
  onceSaved: (() => void)[];
}

/** A story within the transaction that is open; another actor's would be told in the wrong name. */
async function joined<T>(around: Around, actor: Actor, story: (work: Work) => Promise<T>): Promise<T> {
  const { work } = around;
  if (!isSame(work.actor, actor)) throw new Error('One transaction is one actor’s.');
  try {
    return await story(work.actor === actor ? work : { ...work, actor });
  } catch (error) {
    around.failed ??= error as Error;
    throw error;
  }
}

/** The same person in the same request, be it in what duty does. */
function isSame(one: Actor, other: Actor): boolean {
  if (one === other) return true;
  if (one.kind === 'system' || other.kind === 'system') return false;
  return one.userId === other.userId && one.token === other.token && other.onDuty === true;
}

/**
 * How long a person waits for what another holds (a record under an import), before they are told. A job waits as long
 * as it takes.
 */
const PATIENCE = { user: '10s', system: '0' };
/** A machine that vanished in the middle of a transaction would hold what it had locked for hours. */
const LONGEST_PAUSE = '5min';

function tellWho(actor: Actor): string {
  const [id, role] = actor.kind === 'user' ? [actor.userId, actor.role] : ['', 'system'];
  const settings = {
    'app.actor_id': id,
    'app.role': role,
    lock_timeout: PATIENCE[actor.kind],
    idle_in_transaction_session_timeout: LONGEST_PAUSE,
  };
  const set = Object.entries(settings).map(([name, value]) => `set_config('${name}', ${escapeLiteral(value)}, true)`);
  return `select ${set.join(', ')}`;
}

/** A row with this id was saved since the story looked for it; or the database chose it of two that waited for each other. */
function isToldAgain(error: unknown): boolean {
  const { code, constraint } = (error as { driverError?: { code?: string; constraint?: string } }).driverError ?? {};
  return code === '40P01' || (code === '23505' && constraint?.endsWith('_pkey') === true);
}

function perhapsSaved(cause: unknown): Problem {
  const problem = new Problem(
    'perhaps-saved',
    'The database went away at the moment of saving. Send it again: what had been saved is not saved twice.',
  );
  problem.cause = cause;
  return problem;
}
