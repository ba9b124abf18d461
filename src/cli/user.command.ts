import type { Command } from 'commander';
import { ROLES, type Role } from '../access/actor';
import { now } from '../platform/clock';
import { SignInModule } from '../sign-in/sign-in.module';
import { UsersService, type UserLine } from '../sign-in/users.service';
import { WrongUsage, type Terminal } from './terminal';
import { withRecords } from './with-records';

const ACTOR = { kind: 'system', name: 'command line' } as const;

export function register(command: Command, terminal: Terminal): void {
  const withUsers = (work: (users: UsersService) => Promise<void>): Promise<void> =>
    withRecords([SignInModule], terminal, (services) => work(services.get(UsersService)));

  command
    .command('add')
    .description('give someone an account; the password is printed once and kept nowhere')
    .argument('<email>')
    .requiredOption('--name <name>')
    .requiredOption('--role <role>', ROLES.join(', '))
    .option('--team <team>', 'where an adviser works, or what a manager answers for; made if it is new')
    .action(async (email: string, options: { name: string; role: string; team?: string }) => {
      const role = asRole(options.role);
      await withUsers(async (users) => {
        const { password } = await users.add(ACTOR, {
          email,
          name: options.name,
          role,
          team: options.team ?? null,
          password: null,
        });
        terminal.out(`${email} can sign in with the password ${password}`);
      });
    });

  command
    .command('list')
    .description('every account with its role and team')
    .option('--json', 'one JSON object a line')
    .action(({ json }: { json?: boolean }) =>
      withUsers(async (users) => {
        for (const user of await users.list(ACTOR)) terminal.out(json ? JSON.stringify(user) : asLine(user));
      }),
    );

  command
    .command('disable')
    .description('the account can no longer sign in, and whoever uses it is signed out')
    .argument('<email>')
    .action((email: string) =>
      withUsers(async (users) => {
        await users.disable(ACTOR, email, now());
        terminal.out(`${email} can no longer sign in.`);
      }),
    );

  command
    .command('set-password')
    .description('a new password, printed once; it lets a disabled account in again')
    .argument('<email>')
    .action((email: string) =>
      withUsers(async (users) => {
        terminal.out(`The new password of ${email} is ${await users.setPassword(ACTOR, email, null, now())}`);
      }),
    );
}

function asRole(text: string): Role {
  const role = ROLES.find((each) => each === text);
  if (!role) throw new WrongUsage(`'${text}' is not a role: use ${ROLES.join(', ')}.`);
  return role;
}

function asLine({ email, name, role, team, disabledAt }: UserLine): string {
  return [email, name, role, team ?? '-', disabledAt ? 'disabled' : ''].filter(Boolean).join('  ');
}
