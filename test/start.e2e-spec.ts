import { statSync } from 'node:fs';
import path from 'node:path';
import { startingPlace, type StartingPlace } from './support/start';

/** More of it, which takes longer, is in test/long/start.long-spec.ts; what each setting may be, in src/config.spec.ts. */
describe('starting Onward with no settings but a folder', () => {
  let place: StartingPlace;
  beforeEach(() => {
    place = startingPlace();
  });
  afterEach(() => place.clear());

  it('brings up a database, says where it can be opened, and keeps its secret to itself; told to stop, it stops in order', async () => {
    const run = place.begin({});

    const address = await run.running;
    const signIn = await fetch(`${address}/sign-in`);
    const secret = statSync(path.join(place.folder, 'session-secret'));
    run.process.kill('SIGTERM');

    expect(signIn.status).toBe(200);
    expect(run.output()).toContain('Nobody can sign in yet.');
    expect(await signIn.text()).toContain('<h1 class="govuk-heading-l">Sign in</h1>');
    expect(secret.mode & 0o777).toBe(0o600);
    expect(await run.exit).toBe(0);
    await expect(fetch(address)).rejects.toThrow();
  });

  it('refuses a setting that it cannot use in one line that names it', async () => {
    const run = place.begin({ HOST: '0.0.0.0', DEMO: 'on' });

    expect(await run.exit).toBe(1);
    expect(run.output().trim().split('\n')).toHaveLength(1);
    expect(run.output()).toContain('HOST');
  });
});
