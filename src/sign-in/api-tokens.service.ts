import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { may } from '../access/access';
import type { Role, UserActor, Scope } from '../access/actor';
import { scopesFor } from '../access/scopes';
import { audit } from '../audit/audit';
import { todayInLondon } from '../platform/clock';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { ApiToken } from './api-token.entity';
import { ACTOR_COLUMNS, type ActorRow } from './actors';

export interface NewApiToken {
  name: string;
  scopes: Scope[];
  days: number;
}

export interface ApiTokenLine {
  id: string;
  name: string;
  ownerName: string;
  ownerRole: Role;
  ownerDisabled: boolean;
  isOwn: boolean;
  scopes: Scope[];
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  useCount: number;
  revokedAt: Date | null;
}

type TokenRow = Pick<ApiToken, 'id' | 'scopes' | 'lastUsedAt' | 'useCount'>;

/** So that a token that went astray is found by whoever looks for secrets. */
const PREFIX = 'onward_';
const TOKEN_BYTES = 32;
const LONGEST_DAYS = 365;
const LONGEST_NAME = 100;
const MOST_TOKENS = 20;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Tokens for programs. Each belongs to a user, dies with their account, and is told once. */
@Injectable()
export class ApiTokensService {
  /** Uses since `use_count` was last written, by token, in this copy of the application. */
  private readonly uses = new Map<string, number>();

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * @param id given by a form that may be sent twice, so that both are one token
   * @returns the token itself, which cannot be shown again
   * @throws Problem 'not-valid' naming the field; 'already-recorded' for a form sent before; 'not-allowed' to a token
   */
  async create(actor: UserActor, wanted: NewApiToken, at: Date, id = newId()): Promise<{ id: string; secret: string }> {
    refuseTokens(actor);
    const name = wanted.name.trim();
    const scopes = [...new Set(wanted.scopes)];
    if (!name || name.length > LONGEST_NAME) throw invalid('name', `Enter a name of up to ${LONGEST_NAME} characters`);
    if (scopes.length === 0) throw invalid('scopes', 'Choose what the token may do');
    if (scopes.some((scope) => !scopesFor(actor.role).includes(scope))) {
      throw invalid('scopes', 'Your role does not include all of this');
    }
    if (!Number.isInteger(wanted.days) || wanted.days < 1 || wanted.days > LONGEST_DAYS) {
      throw invalid('days', `Choose how long it lasts, up to ${LONGEST_DAYS} days`);
    }
    const secret = PREFIX + randomBytes(TOKEN_BYTES).toString('base64url');
    return this.unitOfWork.write(actor, async (work) => {
      await work.manager.query('select pg_advisory_xact_lock(hashtext($1))', [`api tokens of ${actor.userId}`]);
      if (await work.manager.existsBy(ApiToken, { id })) {
        throw new Problem('already-recorded', 'This form made a token already. If you did not keep it, revoke it.');
      }
      const [{ living }]: [{ living: number }] = await work.manager.query(
        'select count(*)::int as living from api_token where owner_id = $1 and revoked_at is null and expires_at > $2',
        [actor.userId, at],
      );
      if (living >= MOST_TOKENS) throw invalid('name', `You have ${MOST_TOKENS} tokens. Revoke one you no longer need`);
      const expiresAt = new Date(at.getTime() + wanted.days * DAY_MS);
      await work.manager.insert(ApiToken, {
        id,
        ownerId: actor.userId,
        name,
        secretHash: hashOf(secret),
        scopes,
        createdAt: at,
        expiresAt,
      });
      await audit(work, {
        did: 'api-token.created',
        subjectId: id,
        detail: { scopes, expiresAt: expiresAt.toISOString() },
      });
      return { id, secret };
    });
  }

  /** One's own, newest first; everybody's for an administrator, their own first. */
  async list(actor: UserActor): Promise<ApiTokenLine[]> {
    refuseTokens(actor);
    return this.unitOfWork.read(actor, ({ manager }) =>
      manager.query<ApiTokenLine[]>(
        `select t.id, t.name, s.name as "ownerName", u.role as "ownerRole", u.disabled_at is not null as "ownerDisabled",
                t.owner_id = $1 as "isOwn", t.scopes, t.created_at as "createdAt", t.expires_at as "expiresAt",
                t.last_used_at as "lastUsedAt", t.use_count as "useCount", t.revoked_at as "revokedAt"
           from api_token t join app_user u on u.id = t.owner_id join staff s on s.id = u.staff_id
          where t.owner_id = $1 or $2
          order by t.owner_id = $1 desc, t.created_at desc, t.id desc`,
        [actor.userId, may(actor, 'manage-users')],
      ),
    );
  }

  /** From now on nobody gets in with it. Revoked twice is revoked. @throws Problem 'not-found' for another's */
  async revoke(actor: UserActor, id: string, at: Date): Promise<void> {
    refuseTokens(actor);
    await this.unitOfWork.write(actor, async (work) => {
      const mine = may(actor, 'manage-users') ? {} : { ownerId: actor.userId };
      if (!isId(id) || !(await work.manager.existsBy(ApiToken, { id, ...mine }))) throw notFound();
      const { affected } = await work.manager.update(
        ApiToken,
        { id, revokedAt: IsNull() },
        { revokedAt: at, revokedById: actor.userId },
      );
      if (affected === 1) await audit(work, { did: 'api-token.revoked', subjectId: id });
    });
  }

  /**
   * Whom a token stands for, with role and teams as they are now. Null when there is no such token, it has ended, or
   * its owner's account is disabled.
   */
  async holderOf(secret: string, at: Date): Promise<UserActor | null> {
    const held = await this.unitOfWork.whoAsks<ActorRow & TokenRow>(
      `select ${ACTOR_COLUMNS}, t.id, t.scopes, t.last_used_at as "lastUsedAt", t.use_count as "useCount"
         from api_token t join app_user u on u.id = t.owner_id join staff f on f.id = u.staff_id
        where t.secret_hash = $1 and t.revoked_at is null and t.expires_at > $2 and u.disabled_at is null`,
      [hashOf(secret), at],
    );
    if (!held) return null;
    const { id, scopes, lastUsedAt, useCount, ...owner } = held;
    const token = { id, scopes, lastUsedAt, useCount };
    const actor: UserActor = { kind: 'user', ...owner, token: { id, scopes } };
    this.uses.set(token.id, (this.uses.get(token.id) ?? 0) + 1);
    if (!token.lastUsedAt || at.getTime() - token.lastUsedAt.getTime() >= MINUTE_MS) {
      await this.noteUse(actor, token, at);
    }
    return actor;
  }

  /** With their owner's account, for good: an account that is opened again has none. */
  async revokeAllOf(work: Work, ownerId: string, at: Date): Promise<void> {
    const revokedById = work.actor.kind === 'user' ? work.actor.userId : null;
    const ended: [{ id: string }[], number] = await work.manager.query(
      `update api_token set revoked_at = $2, revoked_by_id = $3 where owner_id = $1 and revoked_at is null returning id`,
      [ownerId, at, revokedById],
    );
    for (const { id } of ended[0]) await audit(work, { did: 'api-token.revoked', subjectId: id });
  }

  /** Once a minute, whatever the traffic; the audit hears of it once a day, beside each look and write of its own. */
  private async noteUse(actor: UserActor, token: TokenRow, at: Date): Promise<void> {
    const uses = this.uses.get(token.id) ?? 0;
    this.uses.delete(token.id);
    const today = todayInLondon(at);
    await this.unitOfWork.write(actor, async (work) => {
      await work.manager.query(
        `update api_token set use_count = use_count + $2, last_used_at = greatest(last_used_at, $3) where id = $1`,
        [token.id, uses, at],
      );
      if (!token.lastUsedAt || todayInLondon(token.lastUsedAt) < today) {
        await audit(work, { did: 'api-token.used', subjectId: token.id, detail: { usesBefore: token.useCount } });
      }
    });
  }
}

/** What a token may do ends where tokens begin. */
function refuseTokens(actor: UserActor): void {
  if (actor.token) throw new Problem('not-allowed', 'A token makes, shows and revokes no tokens. Sign in for that.');
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
