import { Command } from 'commander';
import { addDays } from '../statutory/local-date';
import { todayInLondon } from '../platform/clock';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { register } from './job.command';
import { WrongUsage, type Terminal } from './terminal';

describe('onward job nightly', () => {
  const before = process.env.DATABASE_URL;
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    process.env.DATABASE_URL = database.appUrl;
    process.env.SESSION_SECRET = 'x'.repeat(32);
  });
  afterAll(async () => {
    delete process.env.SESSION_SECRET;
    if (before === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = before;
    await database.drop();
  });

  const onward = async (...args: string[]) => {
    const terminal = { out: [] as string[], err: [] as string[], exitCode: 0 };
    const asTerminal: Terminal = {
      out: (line) => void terminal.out.push(line),
      err: (line) => void terminal.err.push(line),
      width: 80,
      get exitCode() {
        return terminal.exitCode as Terminal['exitCode'];
      },
      set exitCode(code) {
        terminal.exitCode = code;
      },
    };
    const command = new Command('job').exitOverride();
    register(command, asTerminal);
    await command.parseAsync(['nightly', ...args], { from: 'user' });
    return terminal;
  };

  it('runs the night, and says what it did and that it is done already', async () => {
    const steps = {
      refresh: { people: 0 },
      alerts: { items: 0, raised: 0, unheard: 0 },
      digests: { digests: 0, mails: 0 },
      figures: { figures: 8 },
    };

    const first = await onward('--json');
    expect([first.exitCode, first.err, first.out.map((line) => JSON.parse(line))]).toMatchObject([
      0,
      [],
      [{ job: 'nightly', outcome: 'done', steps }],
    ]);

    const again = await onward();
    const [night, ...lines] = again.out.join('\n').split('\n');
    expect([again.exitCode, night]).toEqual([0, `${todayInLondon()}: already done`]);
    expect(lines).toContain('  alerts: items 0, raised 0, unheard 0');
  });

  it('refuses a night that is no date, or has not come yet', async () => {
    const tomorrow = addDays(todayInLondon(), 1);

    await expect(onward('--date', '31/3/2026')).rejects.toThrow(WrongUsage);
    await expect(onward('--date', tomorrow)).rejects.toThrow('has not come yet');
  });
});
