import { Client } from 'pg';
import { run } from '../../src/cli/program';
import type { Terminal } from '../../src/cli/terminal';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

describe('onward authority', () => {
  const before = { ...process.env };
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    process.env.DATABASE_URL = database.appUrl;
    process.env.SESSION_SECRET = 'x'.repeat(32);
  });
  afterAll(async () => {
    process.env = before;
    await database.drop();
  });

  it('names the council, and changes only what is given', async () => {
    expect(await onward('authority', 'set', '--adviser-word', 'leaving care adviser')).toMatchObject({ exitCode: 1 });
    expect(await onward('authority', 'set', '--name', 'Thornshire', '--la-code', '999')).toMatchObject({ exitCode: 0 });
    await onward('authority', 'set', '--adviser-word', 'leaving care adviser');

    expect(await rows('select name, la_code, adviser_word, made_up from authority')).toEqual([
      { name: 'Thornshire', la_code: '999', adviser_word: 'leaving care adviser', made_up: false },
    ]);
  });

  it('takes a stricter setting from a day on, and refuses one that would loosen the law', async () => {
    const reason = ['--reason', 'Corporate parenting board'];
    expect(
      await onward('authority', 'policy', '--set', 'visitPolicyWeeks=6', '--from', '2026-12-01', ...reason),
    ).toEqual({
      exitCode: 0,
      out: 'In force from 2026-12-01.',
      err: '',
    });
    const refused = await onward('authority', 'policy', '--set', 'requestedReviewDays=400', ...reason);
    expect(refused).toMatchObject({ exitCode: 1, out: '' });
    expect(refused.err).not.toBe('');
    expect(await onward('authority', 'policy', '--set', 'visitPolicyWeeks', ...reason)).toMatchObject({ exitCode: 2 });

    expect(await rows('select in_force_from, settings from authority_policy')).toEqual([
      { in_force_from: '2026-12-01', settings: { visitPolicyWeeks: 6 } },
    ]);
  });

  async function onward(...args: string[]) {
    const [out, err]: [string[], string[]] = [[], []];
    const terminal: Terminal = { out: (line) => out.push(line), err: (line) => err.push(line), width: 80, exitCode: 0 };
    const exitCode = await run(args, terminal);
    return { exitCode, out: out.join('\n'), err: err.join('\n') };
  }

  async function rows(text: string): Promise<unknown[]> {
    const client = new Client({ connectionString: database.appUrl });
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  }
});
