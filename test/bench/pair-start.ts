import { startServer } from './children';
import { alternate, atMost, type Figures, type Pair } from './measure';
import type { Setting } from './setting';

/** What starts the application on the bench's database. */
export function applicationOn({ database }: Setting): Record<string, string> {
  return { DATABASE_URL: database.appUrl, SESSION_SECRET: 'x'.repeat(32), PORT: '0' };
}

/** (e) From the start of the process to listening, on a database that is there, to Nest on Fastify with one controller. */
export async function startPair(setting: Setting): Promise<Pair> {
  const start = async (file: string, env: Record<string, string>): Promise<Figures> => {
    const server = await startServer(file, env);
    await server.stop();
    return { readyMs: server.readyMs };
  };
  const pair = await alternate(
    setting.rounds,
    'readyMs',
    () => start('test/bench/bare-nest.js', {}),
    () => start('src/main.js', applicationOn(setting)),
  );
  return atMost(pair, 3);
}
