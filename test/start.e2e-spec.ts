import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { Agent, request, type IncomingMessage } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { nightInLondon, now } from '../src/platform/clock';
import { oneAtATime } from '../src/platform/one-at-a-time';
import { ENGLAND_AND_WALES } from '../src/statutory/bank-holidays';
import { isWorkingDay } from '../src/statutory/working-days';

const ROOT = path.resolve(__dirname, '..');

interface Run {
  process: ChildProcess;
  output: () => string;
  /** Resolves with the address once it runs, rejects with what it said instead. */
  running: Promise<string>;
  exit: Promise<number | null>;
}

/** The built application as `npm start` runs it. */
function start(settings: Record<string, string>): Run {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'error', DEMO: 'off', ...settings },
  });
  let text = '';
  const exit = once(child, 'close').then(([code]) => code as number | null);
  const running = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      const address = /running at (http\S+)/.exec(text)?.[1];
      if (address) resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exit.then((code) => reject(new Error(`It ended with ${code}: ${text}`)));
  });
  running.catch(() => undefined); // a start that is meant to be refused is read by its exit code
  return { process: child, output: () => text, running, exit };
}

describe('starting Onward with no settings but a folder', () => {
  let folder: string;
  let runs: Run[];
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'onward-start-'));
    runs = [];
  });
  afterEach(async () => {
    for (const run of runs) run.process.kill('SIGTERM');
    await Promise.all(runs.map((run) => run.exit));
    rmSync(folder, { recursive: true, force: true });
  });
  const begin = (settings: Record<string, string>): Run => {
    const run = start({ DATA_DIR: folder, PORT: '0', ...settings });
    runs.push(run);
    return run;
  };

  it('brings up a database and says where it can be opened; told to stop, it stops in order', async () => {
    const run = begin({});

    const address = await run.running;
    const signIn = await fetch(`${address}/sign-in`);
    run.process.kill('SIGTERM');

    expect(signIn.status).toBe(200);
    expect(run.output()).toContain('Nobody can sign in yet.');
    expect(await signIn.text()).toContain('<h1 class="govuk-heading-l">Sign in</h1>');
    expect(await run.exit).toBe(0);
    await expect(fetch(address)).rejects.toThrow();
  });

  it('told to stop while it answers, it ends with the answer, though the browser would keep the connection', async () => {
    const run = begin({});
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

  it('keeps the secret that signs its cookies to itself', async () => {
    await begin({}).running;

    expect(statSync(path.join(folder, 'session-secret')).mode & 0o777).toBe(0o600);
  });

  it('runs twice over one folder, and the second goes on when the first stops', async () => {
    const first = begin({});
    await first.running;
    const second = begin({});
    const address = await second.running;

    first.process.kill('SIGINT');

    expect(await first.exit).toBe(0);
    expect(((await (await fetch(`${address}/health/ready`)).json()) as { ready: boolean }).ready).toBe(true);
  });

  it('makes up a council before the first night is counted, so that its managers have mails to read at once', async () => {
    // Another copy that starts with it fills the record, slowly.
    const slowly = oneAtATime(path.join(folder, 'made-up.lock'), () => pause(12_000));
    const run = begin({ DEMO: 'on' });
    await Promise.all([run.running, slowly]);
    const askForTonight = () =>
      new Promise<string>((resolve, reject) => {
        const command = ['dist/src/cli/main.js', 'job', 'nightly', '--json'];
        const env = { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: folder };
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
  }, 90_000);

  it('says which setting to change when its port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;

    const run = begin({ PORT: String(port) });
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
    const run = begin(settings);

    expect(await run.exit).toBe(1);
    expect(run.output().trim().split('\n')).toHaveLength(1);
    expect(run.output()).toContain(name);
  });
});
