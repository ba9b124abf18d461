import { Command } from 'commander';
import { register } from '../../src/cli/demo.command';
import type { Terminal } from '../../src/cli/terminal';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

describe('onward demo', () => {
  const before = { url: process.env.DATABASE_URL, secret: process.env.SESSION_SECRET };
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    process.env.DATABASE_URL = database.appUrl;
    process.env.SESSION_SECRET = 'x'.repeat(32);
  });

  afterAll(async () => {
    restore('DATABASE_URL', before.url);
    restore('SESSION_SECRET', before.secret);
    await database.drop();
  });

  it('puts nobody made-up into a council’s own database', async () => {
    const lines: string[] = [];
    const terminal: Terminal = { out: () => undefined, err: (line) => void lines.push(line), width: 80, exitCode: 0 };
    const command = new Command('demo').exitOverride();
    register(command, terminal);
    await command.parseAsync([], { from: 'user' });

    expect([terminal.exitCode, ...lines]).toEqual([
      1,
      'DATABASE_URL is set. The made-up authority is only ever loaded into the embedded database.',
    ]);
  });
});

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
