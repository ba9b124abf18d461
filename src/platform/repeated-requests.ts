import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { newId } from './ids';
import { Problem } from './problem';
import { UnitOfWork, type Work } from './unit-of-work';

/** What was asked, and the key its sender gave it. */
export interface Asked {
  key: string;
  method: string;
  path: string;
  body: unknown;
}

export interface KeptAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** JSON; null for an answer without a body. */
  body: string | null;
}

type KeptRow = KeptAnswer & { requestHash: string };

const KEPT_MS = 86_400_000;
/** How long a second sending waits for the first to be done: less than the first waits for what others hold. */
const WAIT = '5s';
/** Answers whose day is over go a few at a time, with whoever comes next. */
const SWEPT_AT_ONCE = 20;

/**
 * A request that is sent twice under one key is done once. The key and the answer are rows of the transaction that does
 * the work: after a crash either all of it is there or nothing, and what was refused may be sent again, mended.
 */
@Injectable()
export class RepeatedRequests {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Two at once: the second waits for the first, then gets its answer.
   * @returns the answer, and whether it is the one from before
   * @throws Problem 'idempotency-key-used' for another request under the same key; 'still-being-done' when the wait is
   * over
   */
  async once(
    actor: UserActor,
    asked: Asked,
    at: Date,
    doIt: () => Promise<KeptAnswer>,
  ): Promise<{ answer: KeptAnswer; again: boolean }> {
    const holder = actor.token?.id ?? actor.userId;
    const requestHash = hashOf(asked);
    return this.unitOfWork.oneForAll(actor, async (work) => {
      const id = await claim(work, holder, asked.key, requestHash, at);
      if (id === null) return { answer: await keptAnswer(work, holder, asked.key, requestHash), again: true };
      const answer = await doIt();
      await work.manager.query('update api_request set status = $2, headers = $3, body = $4 where id = $1', [
        id,
        answer.status,
        JSON.stringify(answer.headers),
        answer.body,
      ]);
      return { answer, again: false };
    });
  }
}

/** @returns the id of the claimed row; null when the key was used before. Waits while another transaction claims it. */
async function claim(
  { manager }: Work,
  holder: string,
  key: string,
  requestHash: string,
  at: Date,
): Promise<string | null> {
  const [{ usual }]: [{ usual: string }] = await manager.query(`select current_setting('lock_timeout') as usual`);
  const waitFor = (time: string) => manager.query(`select set_config('lock_timeout', $1, true)`, [time]);
  await waitFor(WAIT);
  const claimed: { id: string }[] = await manager
    .query<{ id: string }[]>(
      `with swept as (
         delete from api_request where id in (
           select id from api_request where expires_at <= $5 and (holder_id, key) <> ($2, $3)
            order by expires_at limit ${SWEPT_AT_ONCE} for update skip locked))
       insert into api_request (id, holder_id, key, request_hash, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (holder_id, key) do update set id = excluded.id, request_hash = excluded.request_hash, status = null,
         headers = null, body = null, created_at = excluded.created_at, expires_at = excluded.expires_at
         where api_request.expires_at <= excluded.created_at
       returning id`,
      [newId(), holder, key, requestHash, at, new Date(at.getTime() + KEPT_MS)],
    )
    .catch((error: { driverError?: { code?: string } }) => {
      if (error.driverError?.code !== '55P03') throw error;
      throw new Problem('still-being-done', 'The same request is still being worked on. Ask again in a few seconds.');
    });
  await waitFor(usual);
  return claimed[0]?.id ?? null;
}

async function keptAnswer({ manager }: Work, holder: string, key: string, requestHash: string): Promise<KeptAnswer> {
  const [kept]: KeptRow[] = await manager.query(
    `select request_hash as "requestHash", status, headers, body from api_request where holder_id = $1 and key = $2`,
    [holder, key],
  );
  if (!kept || kept.requestHash !== requestHash) {
    throw new Problem('idempotency-key-used', 'This key was used for another request. Make a new key for each.');
  }
  const { status, headers, body } = kept;
  return { status, headers, body };
}

/** The same fields in another order are the same request. */
function hashOf({ method, path, body }: Asked): string {
  return createHash('sha256')
    .update(JSON.stringify([method, path, inOrder(body)]))
    .digest('base64url');
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => [name, inOrder(one)]);
}
