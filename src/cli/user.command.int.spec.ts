import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { run } from './program';

describe('onward user', () => {
  const environment = { ...process.env };
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    Object.assign(process.env, { DATABASE_URL: database.appUrl, SESSION_SECRET: 'x'.repeat(32) });
  });
  afterAll(async () => {
    process.env = environment;
    await database.drop();
  });

  async function onward(...args: string[]) {
    const lines: string[] = [];
    const refusals: string[] = [];
    const terminal = {
      out: (line: string) => void lines.push(line),
      err: (line: string) => void refusals.push(line),
      width: 100,
      exitCode: 0 as const,
    };
    const exitCode = await run(['user', ...args], terminal);
    return { exitCode, lines, refusals };
  }
  const passwordHash = async (email: string): Promise<string> => {
    const client = new Client({ connectionString: database.superuserUrl });
    await client.connect();
    const { rows } = await client.query<{ hash: string }>(
      'select password_hash as hash from app_user where email = $1',
      [email],
    );
    await client.end();
    return rows[0]!.hash;
  };

  it('adds someone, prints the password once, and lists them with their team', async () => {
    const added = await onward(
      'add',
      'anna@council.example',
      '--name',
      'Anna Smith',
      '--role',
      'manager',
      '--team',
      'North',
    );
    const listed = await onward('list');

    expect(added.exitCode).toBe(0);
    expect(added.lines[0]).toMatch(
      /^anna@council\.example can sign in with the password [a-z0-9]{5}(-[a-z0-9]{5}){3}$/,
    );
    expect(listed.lines).toEqual(['anna@council.example  Anna Smith  manager  North']);
    expect(await passwordHash('anna@council.example')).toMatch(/^\$argon2id\$/);
  });

  it('gives nobody two accounts', async () => {
    await onward('add', 'ben@council.example', '--name', 'Ben', '--role', 'adviser');
    const again = await onward('add', 'Ben@council.example', '--name', 'Ben', '--role', 'adviser');

    expect(again).toMatchObject({ exitCode: 1, refusals: ['This address has an account already.'] });
  });

  it('disables an account, and a new password lets it in again', async () => {
    await onward('add', 'cara@council.example', '--name', 'Cara', '--role', 'adviser');
    const before = await passwordHash('cara@council.example');

    await onward('disable', 'cara@council.example');
    const disabled = (await onward('list')).lines.find((line) => line.startsWith('cara'));
    await onward('set-password', 'cara@council.example');
    const enabled = (await onward('list')).lines.find((line) => line.startsWith('cara'));

    expect(disabled).toMatch(/disabled$/);
    expect(enabled).not.toMatch(/disabled$/);
    expect(await passwordHash('cara@council.example')).not.toBe(before);
  });

  it.each([
    [['disable', 'nobody@council.example'], 1, 'No account has this email address.'],
    [['add', 'no address', '--name', 'Dan', '--role', 'adviser'], 1, 'Enter an email address'],
    [['add', 'dan@council.example', '--name', 'Dan', '--role', 'chief'], 2, "'chief' is not a role"],
    [['add', 'dan@council.example', '--role', 'adviser'], 2, '--name'],
  ])('%j is refused in words', async (args, exitCode, words) => {
    const answer = await onward(...args);

    expect(answer.exitCode).toBe(exitCode);
    expect(answer.refusals.join('\n')).toContain(words);
  });
});
