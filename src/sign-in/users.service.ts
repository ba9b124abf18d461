import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, Role } from '../access/actor';
import { audit } from '../audit/audit';
import type { Post } from '../caseloads/staff.entity';
import { Staff } from '../caseloads/staff.entity';
import { Team } from '../caseloads/team.entity';
import { newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { endFeedOf } from '../calendar/end-feed';
import { ApiTokensService } from './api-tokens.service';
import { hashPassword, LONGEST_PASSWORD, makePassword, SHORTEST_PASSWORD } from './passwords';
import { SessionsService } from './sessions.service';
import { User } from './user.entity';

export interface NewUser {
  email: string;
  name: string;
  role: Role;
  /** Where an adviser works, or what a manager answers for; made when there is none of that name. */
  team: string | null;
  /** Null: one is made. */
  password: string | null;
}

export interface UserLine {
  id: string;
  email: string;
  name: string;
  role: Role;
  team: string | null;
  disabledAt: Date | null;
}

const POST_OF: Record<Role, Post> = {
  adviser: 'personal-adviser',
  manager: 'team-manager',
  duty: 'duty-worker',
  'data-officer': 'data-officer',
  administrator: 'administrator',
};

/** The local accounts. Each belongs to one member of staff. */
@Injectable()
export class UsersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionsService,
    private readonly tokens: ApiTokensService,
  ) {}

  /**
   * Gives someone an account; the member of staff with this address is taken, or made.
   * @returns the password, which is kept nowhere else
   * @throws Problem 'not-valid'; 'already-recorded' when the address has an account
   */
  async add(actor: Actor, user: NewUser): Promise<{ id: string; password: string }> {
    mustBeAllowed(actor, 'manage-users');
    const email = user.email.trim();
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw invalid('email', 'Enter an email address, like name@council.gov.uk.');
    if (!user.name.trim()) throw invalid('name', 'Enter a name.');
    const password = user.password ?? makePassword();
    const passwordHash = await hashPassword(acceptable(password));
    const id = newId();
    await this.unitOfWork.write(actor, async (work) => {
      if (await findByEmail(work, email)) throw new Problem('already-recorded', 'This address has an account already.');
      const teamId = user.team ? await findOrAddTeam(work, user.team.trim()) : null;
      const staffId = await findOrAddStaff(work, { ...user, email, teamId });
      await work.manager.insert(User, { id, staffId, email, passwordHash, role: user.role });
      if (user.role === 'manager' && teamId) {
        await work.manager.query(
          'insert into team_manager (team_id, staff_id) values ($1, $2) on conflict do nothing',
          [teamId, staffId],
        );
      }
      await audit(work, { did: 'user.added', subjectId: id, detail: { role: user.role } });
    });
    return { id, password };
  }

  async list(actor: Actor): Promise<UserLine[]> {
    mustBeAllowed(actor, 'manage-users');
    return this.unitOfWork.read(actor, ({ manager }) =>
      manager.query<UserLine[]>(
        `select u.id, u.email, f.name, u.role, t.name as team, u.disabled_at as "disabledAt"
           from app_user u join staff f on f.id = u.staff_id left join team t on t.id = f.team_id
          order by lower(u.email)`,
      ),
    );
  }

  /** The account can no longer sign in; its sessions, API tokens and calendar address end now. @throws Problem 'not-found' */
  async disable(actor: Actor, email: string, at: Date): Promise<void> {
    mustBeAllowed(actor, 'manage-users');
    await this.unitOfWork.write(actor, async (work) => {
      const user = await mustFind(work, email);
      await work.manager.update(User, { id: user.id }, { disabledAt: at });
      await this.sessions.endAllOf(work, user.id);
      await this.tokens.revokeAllOf(work, user.id, at);
      await endFeedOf(work, user.id);
      await audit(work, { did: 'user.disabled', subjectId: user.id });
    });
  }

  /**
   * A new password, which lets a disabled account in again; its sessions, API tokens and calendar address end now, because whoever
   * had the old password may have made one.
   * @param wanted null: one is made
   * @returns the password
   * @throws Problem 'not-found', 'not-valid'
   */
  async setPassword(actor: Actor, email: string, wanted: string | null, at: Date): Promise<string> {
    mustBeAllowed(actor, 'manage-users');
    const password = wanted ?? makePassword();
    const passwordHash = await hashPassword(acceptable(password));
    await this.unitOfWork.write(actor, async (work) => {
      const user = await mustFind(work, email);
      await work.manager.update(User, { id: user.id }, { passwordHash, disabledAt: null });
      await this.sessions.endAllOf(work, user.id);
      await this.tokens.revokeAllOf(work, user.id, at);
      await endFeedOf(work, user.id);
      await audit(work, { did: 'user.password-set', subjectId: user.id });
    });
    return password;
  }
}

function acceptable(password: string): string {
  if (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD) {
    throw invalid('password', `A password has ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters.`);
  }
  return password;
}

function findByEmail({ manager }: Work, email: string): Promise<User | null> {
  return manager
    .createQueryBuilder(User, 'u')
    .where('lower(u.email) = lower(:email)', { email: email.trim() })
    .getOne();
}

/** @throws Problem 'not-found' */
async function mustFind(work: Work, email: string): Promise<User> {
  const user = await findByEmail(work, email);
  if (!user) throw new Problem('not-found', 'No account has this email address.');
  return user;
}

async function findOrAddTeam({ manager }: Work, name: string): Promise<string> {
  const known = await manager.findOneBy(Team, { name });
  if (known) return known.id;
  const id = newId();
  await manager.insert(Team, { id, name });
  return id;
}

async function findOrAddStaff(
  { manager }: Work,
  { email, name, role, teamId }: { email: string; name: string; role: Role; teamId: string | null },
): Promise<string> {
  const known = await manager
    .createQueryBuilder(Staff, 's')
    .where('lower(s.email) = lower(:email)', { email })
    .getOne();
  if (known) return known.id;
  const id = newId();
  await manager.insert(Staff, { id, name: name.trim(), email, post: POST_OF[role], teamId });
  return id;
}
