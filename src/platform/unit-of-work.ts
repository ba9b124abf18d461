import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { escapeLiteral } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';

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
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Saved together or not at all: facts, ledger, audit event and queued messages. */
  async write<T>(actor: Actor, story: (work: Work) => Promise<T>): Promise<T> {
    return this.inTransaction('begin', actor, story);
  }

  /** One consistent picture; the database refuses any write in it. */
  async read<T>(actor: Actor, story: (work: Work) => Promise<T>): Promise<T> {
    return this.inTransaction('begin isolation level repeatable read, read only', actor, story);
  }

  private async inTransaction<T>(begin: string, actor: Actor, story: (work: Work) => Promise<T>): Promise<T> {
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

function tellWho(actor: Actor): string {
  const [id, role] = actor.kind === 'user' ? [actor.userId, actor.role] : ['', 'system'];
  return `select set_config('app.actor_id', ${escapeLiteral(id)}, true), set_config('app.role', ${escapeLiteral(role)}, true)`;
}
