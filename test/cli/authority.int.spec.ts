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

  it('sets when no message comes to staff, and whether what is urgent reaches who is on duty', async () => {
    const set = (...given: string[]) => onward('authority', 'set', '--name', 'Thornshire', ...given);
    const kept = () => rows('select quiet_from, quiet_to, urgent_to_duty from authority');
    await set();
    expect(await kept()).toEqual([{ quiet_from: '20:00', quiet_to: '07:00', urgent_to_duty: true }]);

    expect(await set('--quiet-hours', '21:30-06:00', '--urgent-to-duty', 'no')).toMatchObject({ exitCode: 0 });
    expect(await kept()).toEqual([{ quiet_from: '21:30', quiet_to: '06:00', urgent_to_duty: false }]);
    expect(await set('--quiet-hours', 'none')).toMatchObject({ exitCode: 0 });
    expect(await kept()).toEqual([{ quiet_from: null, quiet_to: null, urgent_to_duty: false }]);
    for (const wrong of ['8pm-7am', '25:00-07:00', '07:00-07:00']) {
      expect(await set('--quiet-hours', wrong)).toMatchObject({ exitCode: 2 });
    }
    expect(await set('--urgent-to-duty', 'maybe')).toMatchObject({ exitCode: 2 });
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
