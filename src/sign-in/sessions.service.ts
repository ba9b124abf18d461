import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { ACTOR_COLUMNS, type ActorRow } from './actors';

const TOKEN_BYTES = 32;
const MINUTE_MS = 60_000;
/** Without a request for so long, a session has ended. */
export const IDLE_MINUTES = 60;
/** However busy, a session ends so long after sign-in. */
export const LONGEST_MINUTES = 12 * 60;
/** How old the note of the last request may grow before it is written again: not every page view is a write. */
const SEEN_AGAIN_MINUTES = 1;

const SIGN_IN = { kind: 'system', name: 'sign-in' } as const;

/** Sessions live in the database under the SHA-256 of the browser's token: a copy of the table opens none of them. */
@Injectable()
export class SessionsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @returns the token for the browser, new at each sign-in */
  async open(work: Work, userId: string, at: Date): Promise<string> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    await work.manager.query(
      `insert into user_session (id, user_id, created_at, seen_at, expires_at) values ($1, $2, $3, $3, $4)`,
      [keyOf(token), userId, at, minutesAfter(at, LONGEST_MINUTES)],
    );
    await work.manager.query('delete from user_session where expires_at <= $1 or seen_at <= $2', [
      at,
      minutesAfter(at, -IDLE_MINUTES),
    ]);
    // What the API keeps for a day goes with whoever comes next, as sessions do.
    await work.manager.query(
      `delete from api_request where id in (select id from api_request where expires_at <= $1 for update skip locked)`,
      [at],
    );
    return token;
  }

  /** Who holds this session, with role and teams as they are now; null when it has ended or the account is disabled. */
  async holderOf(token: string, at: Date): Promise<UserActor | null> {
    const held = await this.unitOfWork.whoAsks<ActorRow & { seenAt: Date }>(
      `select ${ACTOR_COLUMNS}, s.seen_at as "seenAt"
         from user_session s join app_user u on u.id = s.user_id join staff f on f.id = u.staff_id
        where s.id = $1 and s.expires_at > $2 and s.seen_at > $3 and u.disabled_at is null`,
      [keyOf(token), at, minutesAfter(at, -IDLE_MINUTES)],
    );
    if (!held) return null;
    const { seenAt, ...actor } = held;
    if (seenAt <= minutesAfter(at, -SEEN_AGAIN_MINUTES)) await this.noteSeen(token, at);
    return { kind: 'user', ...actor };
  }

  async end(work: Work, token: string): Promise<void> {
    await work.manager.query('delete from user_session where id = $1', [keyOf(token)]);
  }

  /** Every session of one user, on every machine. */
  async endAllOf(work: Work, userId: string): Promise<void> {
    await work.manager.query('delete from user_session where user_id = $1', [userId]);
  }

  private async noteSeen(token: string, at: Date): Promise<void> {
    await this.unitOfWork.write(SIGN_IN, async ({ manager }) => {
      await manager.query('update user_session set seen_at = $2 where id = $1 and seen_at < $2', [keyOf(token), at]);
    });
  }
}

function keyOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function minutesAfter(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * MINUTE_MS);
}
