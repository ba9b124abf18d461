import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
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
    return this.dataSource.transaction(async (manager) => {
      await tellWho(manager, actor);
      return story({ manager, actor });
    });
  }

  /** One consistent picture; the database refuses any write in it. */
  async read<T>(actor: Actor, story: (work: Work) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      await manager.query('set transaction read only');
      await tellWho(manager, actor);
      return story({ manager, actor });
    });
  }
}

async function tellWho(manager: EntityManager, actor: Actor): Promise<void> {
  const [id, role] = actor.kind === 'user' ? [actor.userId, actor.role] : ['', 'system'];
  await manager.query(`select set_config('app.actor_id', $1, true), set_config('app.role', $2, true)`, [id, role]);
}
