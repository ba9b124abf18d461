import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { nightInLondon, now } from '../../src/platform/clock';
import { startEmbeddedDatabase } from '../../src/platform/embedded-database';
import { oneAtATime } from '../../src/platform/one-at-a-time';
import { ENGLAND_AND_WALES } from '../../src/statutory/bank-holidays';
import { isWorkingDay } from '../../src/statutory/working-days';
import { ROOT, startingPlace, type StartingPlace } from '../support/start';

describe('starting Onward', () => {
  let place: StartingPlace;
  beforeEach(() => {
    place = startingPlace();
  });
  afterEach(() => place.clear());

  it('told to stop while it answers, it ends with the answer, though the browser would keep the connection', async () => {
    const run = place.begin({});
    const agent = new Agent({ keepAlive: true });
    const headers = { expect: '100-continue', 'content-type': 'application/x-www-form-urlencoded' };
    const sent = request(`${await run.running}/sign-in`, { method: 'POST', agent, headers });
    await once(sent, 'continue');

    run.process.kill('SIGTERM');
    await pause(300);
    sent.end('email=nobody');
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    answer.resume();

    expect(answer.statusCode).toBe(303);
    expect(await run.exit).toBe(0);
    agent.destroy();
  });

  it('runs twice over one folder, and the second goes on when the first stops', async () => {
    const first = place.begin({});
    await first.running;
    const second = place.begin({});
    const address = await second.running;

    first.process.kill('SIGINT');

    expect(await first.exit).toBe(0);
    expect(((await (await fetch(`${address}/health/ready`)).json()) as { ready: boolean }).ready).toBe(true);
  });

  it('makes up a council before the first night is counted, so that its managers have mails to read at once', async () => {
    // Another copy that starts with it fills the record, slowly.
    const slowly = oneAtATime(path.join(place.folder, 'made-up.lock'), () => pause(12_000));
    const run = place.begin({ DEMO: 'on' });
    await Promise.all([run.running, slowly]);
    const askForTonight = () =>
      new Promise<string>((resolve, reject) => {
        const command = ['dist/src/cli/main.js', 'job', 'nightly', '--json'];
        const env = { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: place.folder };
        execFile(process.execPath, command, { cwd: ROOT, env }, (error, out) =>
          error ? reject(new Error(error.message)) : resolve(out),
        );
      });
    // The night that the start itself runs may be in the middle of its steps.
    let nights = await askForTonight();
    while (nights.includes('running elsewhere')) nights = await askForTonight();

    // At weekends and on bank holidays nobody gets a summary.
    const isADayOfWork = isWorkingDay(nightInLondon(now()), ENGLAND_AND_WALES);
    expect(nights).toMatch(isADayOfWork ? /"mails":[1-9]/ : /"urgent":\{"told":\d/);
    expect(run.output()).toContain('team manager');
    const database = await startEmbeddedDatabase({ dataDir: path.join(place.folder, 'database') });
    const owner = await new DataSource({ type: 'postgres', url: database.ownerUrl }).initialize();
    // Without, the first page of somebody who tries it out took two minutes.
    expect(
      await owner.query(
        `select last_analyze is not null as counted from pg_stat_user_tables where relname = 'promise'`,
      ),
    ).toEqual([{ counted: true }]);
    await owner.destroy();
    await database.stop();
  }, 90_000);

  it('says which setting to change when its port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;

    const run = place.begin({ PORT: String(port) });
    const exitCode = await run.exit;
    taken.close();

    expect(exitCode).toBe(1);
    expect(run.output()).toContain(`Port ${port} is in use. Set PORT to another`);
  });

  it.each([
    [{ PORT: 'three' }, 'PORT'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ SESSION_SECRET: 'short' }, 'SESSION_SECRET'],
    [{ DATABASE_URL: 'mysql://somewhere' }, 'DATABASE_URL'],
    [{ HOST: '0.0.0.0', DEMO: 'on' }, 'HOST'],
  ])('refuses %j in one line that names the setting', async (settings, name) => {
    const run = place.begin(settings);

    expect(await run.exit).toBe(1);
    expect(run.output().trim().split('\n')).toHaveLength(1);
    expect(run.output()).toContain(name);
  });
});
