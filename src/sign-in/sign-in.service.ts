import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import { Problem } from '../platform/problem';
import { SETTINGS, type Settings } from '../platform/settings';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { actorOf } from './actors';
import { waitingMs, WINDOW_MINUTES } from './back-off';
import { isPassword, LONGEST_PASSWORD } from './passwords';
import { SessionsService } from './sessions.service';
import { User } from './user.entity';

const SIGN_IN = { kind: 'system', name: 'sign-in' } as const;

export interface Credentials {
  email: string;
  password: string;
}

export interface SignedIn {
  actor: UserActor;
  token: string;
}

@Injectable()
export class SignInService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionsService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Opens a session. Unknown address, wrong password and disabled account get one answer, in the same time.
   * @param oldToken of the session that this browser still has: it ends
   * @returns who it is, and the token for the browser
   * @throws Problem 'sign-in-failed'; 'too-many-tries' with the minutes to wait
   */
  async signIn({ email, password }: Credentials, oldToken: string | null, at: Date): Promise<SignedIn> {
    const account = this.accountKey(email);
    await this.countTry(account, at);
    const user = await this.unitOfWork.read(SIGN_IN, (work) => findByEmail(work, email));
    const matches = await isPassword(password.slice(0, LONGEST_PASSWORD + 1), user?.passwordHash ?? null);
    const actor = user && matches ? await this.unitOfWork.read(SIGN_IN, (work) => actorOf(work, user.id)) : null;
    if (!actor) {
      await this.unitOfWork.write(SIGN_IN, (work) =>
        audit(work, { did: 'sign-in.failed', subjectId: user?.id ?? null, detail: { account } }),
      );
      throw new Problem('sign-in-failed', 'Check the email address and the password, then try again.');
    }
    return this.unitOfWork.write(actor, async (work) => {
      await work.manager.query('delete from sign_in_failure where account = $1', [account]);
      if (oldToken) await this.sessions.end(work, oldToken);
      await audit(work, { did: 'sign-in.done', subjectId: actor.userId });
      return { actor, token: await this.sessions.open(work, actor.userId, at) };
    });
  }

  async signOut(actor: UserActor, token: string): Promise<void> {
    await this.unitOfWork.write(actor, async (work) => {
      await this.sessions.end(work, token);
      await audit(work, { did: 'sign-out.done', subjectId: actor.userId });
    });
  }

  /** Counted before the password is looked at, one try at a time, so that many at once are no way round the wait. */
  private async countTry(account: string, at: Date): Promise<void> {
    await this.unitOfWork.write(SIGN_IN, async ({ manager }) => {
      await manager.query('select pg_advisory_xact_lock(hashtext($1))', [account]);
      await manager.query('delete from sign_in_failure where failed_at <= $1', [
        new Date(at.getTime() - WINDOW_MINUTES * 60_000),
      ]);
      const [tries]: { count: number; latest: Date | null }[] = await manager.query(
        'select count(*)::int as count, max(failed_at) as latest from sign_in_failure where account = $1',
        [account],
      );
      const wait = waitingMs(tries!.count, tries!.latest, at);
      if (wait > 0) {
        const minutes = Math.ceil(wait / 60_000);
        throw new Problem(
          'too-many-tries',
          `Too many tries with this address. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, then try again.`,
        );
      }
      await manager.query('insert into sign_in_failure (id, account, failed_at) values ($1, $2, $3)', [
        newId(),
        account,
        at,
      ]);
    });
  }

  /** Stands for the address that was typed, without being it: whoever reads the table learns no address. */
  private accountKey(email: string): string {
    return createHmac('sha256', this.settings.sessionSecret).update(email.trim().toLowerCase()).digest('base64url');
  }
}

function findByEmail({ manager }: Work, email: string): Promise<User | null> {
  return manager
    .createQueryBuilder(User, 'u')
    .addSelect('u.passwordHash')
    .where('lower(u.email) = lower(:email)', { email: email.trim() })
    .getOne();
}
