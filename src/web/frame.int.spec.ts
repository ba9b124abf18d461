import { connect, type AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { IsString } from 'class-validator';
import type { Client } from 'pg';
import { startTestApp, type SignedInBrowser, type TestApp } from '../../test/support/app';
import { ErrorFilter } from '../platform/error.filter';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork } from '../platform/unit-of-work';
import { CurrentActor, Today } from './decorators';
import { page, redirect, type Page, type Redirect } from './page';

class NoteDto {
  @IsString({ message: 'Enter a note' })
  note: string;
}

/** Everything that can go wrong in a controller. */
@Controller(['a-page', 'api/v1/a-page'])
class TroubleController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get('fails/:how')
  async fail(@Param('how') how: string, @CurrentActor() actor: never): Promise<never> {
    switch (how) {
      case 'not-found':
        throw notFound();
      case 'not-allowed':
        throw new Problem('not-allowed', 'Only a manager may allocate.');
      case 'not-valid':
        throw invalid('heldOn', 'Enter the date of the visit');
      case 'twice':
        return this.unitOfWork.write(actor, async ({ manager }) => {
          const insert = `insert into team (id, name) values (gen_random_uuid(), 'Twice')`;
          await manager.query(insert);
          await manager.query(insert);
          throw new Error('The database took one name twice.');
        });
      case 'cut-off':
        return this.unitOfWork.write(actor, async ({ manager }) => {
          const client = (await manager.queryRunner!.connect()) as Client;
          client.emit('error', new Error('terminating connection due to unexpected postmaster exit'));
          await manager.query('select');
          throw new Error('The database answered without a connection.');
        });
      default:
        throw new Error('Tahir Osman was born on 9 March 2008');
    }
  }

  @Get()
  show(@Today() today: string): Page {
    return page('web/error', { title: 'A page', detail: today, status: 200 });
  }

  @Post()
  save(): Redirect {
    return redirect('/a-page', 'It was saved.');
  }

  @Post('fails/full')
  full(@CurrentActor() actor: never): Promise<never> {
    return this.unitOfWork.write(actor, ({ manager }) =>
      manager.query(`do $$ begin raise exception 'no room' using errcode = '53100'; end $$`),
    );
  }

  @Post('notes')
  note(@Body() { note }: NoteDto): { note: string } {
    return { note };
  }
}

let onward: TestApp;
let user: SignedInBrowser;
/** Told of everything that fails; there from the start, as the application keeps what it calls then. */
const failed = jest.spyOn(ErrorFilter.prototype, 'catch');

beforeAll(async () => {
  onward = await startTestApp({}, [TroubleController]);
  await onward.sql(`insert into authority (id, name, made_up) values (gen_random_uuid(), 'Westmoor Council', true)`);
  user = await onward.signInAs('manager', { name: 'Siobhan <b>Adeyemi</b>' });
});
afterAll(() => onward.close());

describe('every page', () => {
  it('runs only scripts that we wrote for it, in no frame of another site', async () => {
    const first = await user.get('/a-page');
    const second = await user.get('/a-page');

    const policy = String(first.headers['content-security-policy']);
    const nonce = /script-src 'self' 'nonce-([0-9a-f]{32})'/.exec(policy)?.[1];
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(first.$('script').toArray()).not.toHaveLength(0);
    for (const script of first.$('script').toArray()) expect(first.$(script).attr('nonce')).toBe(nonce);
    expect(first.$('[style], [onclick]')).toHaveLength(0);
    expect(second.headers['content-security-policy']).not.toBe(policy);
  });

  it('says whose it is, who is signed in and where they are', async () => {
    const { $ } = await user.get('/a-page');

    expect($('.onward-masthead').text()).toContain('Westmoor Council');
    expect($('.onward-made-up').text()).toContain('made-up');
    expect($('.onward-masthead__user').text()).toContain('Siobhan <b>Adeyemi</b>');
    expect(
      $('nav a')
        .toArray()
        .map((link) => $(link).attr('href')),
    ).toEqual(['/team', '/today', '/caseload', '/duty', '/eet', '/figures/what-fell-due', '/outbox']);
    expect($('title').text()).toBe('A page – Onward');
    expect($('a[href="#main-content"]').text()).toBe('Skip to main content');
  });

  it('shows no crown and names no licence of the government', async () => {
    const { text } = await user.get('/a-page');

    expect(text).not.toMatch(/crown|licence|gov\.uk\//i);
  });

  it('knows the date in England, not of the machine', async () => {
    onward.clock.now = new Date('2026-06-30T23:30:00Z');
    const manager = await onward.signInAs('manager');

    expect((await manager.get('/a-page')).$('main').text()).toContain('2026-07-01');
  });

  it('says once what was done on the page before', async () => {
    await user.get('/a-page');
    const answer = await user.post('/a-page');

    expect(answer.status).toBe(303);
    expect((await user.follow(answer)).$('.govuk-notification-banner').text()).toContain('It was saved.');
    expect((await user.get('/a-page')).$('.govuk-notification-banner')).toHaveLength(0);
  });

  it('believes no message that it did not leave itself', async () => {
    user.cookies.set('flash', 'You have won.');

    expect((await user.get('/a-page')).text).not.toContain('You have won.');
  });
});

describe('files', () => {
  it('that a page names may be kept for good, and are sent packed', async () => {
    const { $ } = await user.get('/a-page');
    const addresses = $('link[href^="/assets/"]')
      .toArray()
      .map((link) => $(link).attr('href')!);

    for (const address of addresses) {
      const file = await onward.visitor().get(address, { 'accept-encoding': 'gzip' });
      expect(file.status).toBe(200);
      expect(file.headers['cache-control']).toContain('immutable');
      expect(file.headers['content-encoding']).toBe('gzip');
    }
    expect(addresses.length).toBeGreaterThanOrEqual(4);
  });

  it('are not sent again to whoever has them', async () => {
    const first = await onward.visitor().get('/assets/icon.svg');
    const again = await onward.visitor().get('/assets/icon.svg', { 'if-none-match': String(first.headers.etag) });

    expect(first.headers['cache-control']).toBe('public, max-age=86400');
    expect(again.status).toBe(304);
  });

  it.each([
    '/assets/../package.json',
    '/assets/%2e%2e/package.json',
    '/assets/..%2fpackage.json',
    '/assets/constructor',
    '/assets/fonts/light-94a07e06a1-v2.woff2',
  ])('%s is not one that we give away', async (address) => {
    expect((await onward.visitor().get(address)).status).toBe(404);
  });
});

describe('what a form sends', () => {
  it('is taken with the token of its page', async () => {
    await user.get('/a-page');

    expect((await user.post('/a-page')).status).toBe(303);
  });

  it('is refused without a token, and comes back to be sent again', async () => {
    const answer = await user.post('/a-page?from=list', { _csrf: 'worn out', note: 'Seen at <home>.' });

    expect(answer.status).toBe(403);
    expect(answer.$('form[action="/a-page?from=list"] input[name=note]').val()).toBe('Seen at <home>.');
    expect(answer.$('.onward-kept').text()).toBe('Seen at <home>.');
  });

  it('is refused with the token of someone else', async () => {
    const other = await onward.signInAs('adviser');
    const token = (await other.get('/a-page')).$('input[name=_csrf]').val() as string;

    expect((await user.post('/a-page', { _csrf: token })).status).toBe(403);
  });

  it.each([
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbouring host', { 'sec-fetch-site': 'same-site' }],
  ])('is refused from %s, and nothing of it is shown', async (_, headers) => {
    await user.get('/a-page');

    const answer = await user.post('/a-page', { note: 'Planted words.' }, headers);

    expect(answer.status).toBe(403);
    expect(answer.text).not.toContain('Planted words.');
  });

  it('is refused from another origin where the browser says no more than that', async () => {
    const { statusCode } = await onward.app.inject({
      method: 'POST',
      url: '/a-page',
      headers: { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
      payload: '',
    });

    expect(statusCode).toBe(403);
  });

  it('is not shown again unless the browser says that a page of ours sent it', async () => {
    const { statusCode, body } = await onward.app.inject({
      method: 'POST',
      url: '/a-page',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'note=Planted+words.',
    });

    expect(statusCode).toBe(403);
    expect(body).not.toContain('Planted words.');
  });

  it.each(['A\0B', '\0'])('is refused when it holds what no database can keep: %j', async (note) => {
    await user.get('/a-page');

    expect((await user.post('/a-page', { note })).status).toBe(400);
  });

  it('is refused when it is larger than a megabyte', async () => {
    const answer = await user.post('/a-page', { note: 'x'.repeat(1024 * 1024) });

    expect(answer.status).toBe(413);
    expect(answer.$('h1').text()).toBe('This is too large');
  });
});

describe('over https', () => {
  it('cookies and browsers are held to it', async () => {
    const secure = await startTestApp({ PUBLIC_URL: 'https://onward.example' });
    const { email, password } = await secure.signInAs('adviser');
    const browser = secure.visitor();

    const answer = await browser.post('/sign-in', { email, password });
    await secure.close();

    const cookies = [answer.headers['set-cookie']].flat().join('\n');
    expect(cookies).toMatch(/^__Host-session=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/m);
    expect(answer.headers['strict-transport-security']).toContain('max-age=31536000');
    expect(answer.headers['content-security-policy']).toContain('upgrade-insecure-requests');
  });
});

describe('when something is wrong', () => {
  it.each([
    ['not-found', 404, 'Page not found'],
    ['not-allowed', 403, 'You cannot do this'],
    ['not-valid', 422, 'There is a problem'],
    ['twice', 409, 'This is already recorded'],
    ['cut-off', 503, 'The service is not available'],
    ['unexpectedly', 500, 'Something went wrong'],
  ])('%s: the page has the status %i and says "%s"', async (how, status, heading) => {
    const answer = await user.get(`/a-page/fails/${how}`);

    expect(answer.status).toBe(status);
    expect(answer.$('h1').text()).toBe(heading);
    expect(answer.$('.onward-masthead__user').text()).toContain('Siobhan');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('unexpectedly, the page gives away nothing but a number to report', async () => {
    const answer = await user.get('/a-page/fails/unexpectedly');

    expect(answer.text).not.toMatch(/Tahir|node_modules|\.ts|at .*\(/);
    expect(answer.$('code').text()).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('with a field, the page says which', async () => {
    expect((await user.get('/a-page/fails/not-valid')).$('main').text()).toContain('Enter the date of the visit');
  });

  it('an address that is not there is a page not found, signed in or not', async () => {
    for (const browser of [user, onward.visitor()]) {
      const answer = await browser.get('/nowhere/at-all');
      expect(answer.status).toBe(404);
      expect(answer.$('h1').text()).toBe('Page not found');
    }
  });

  it.each([
    ['that cannot be decoded', '/a-page/%E0%A4%A'],
    ['that is a stray sign', '/%'],
    ['longer than any record’s', `/a-page/fails/${'a'.repeat(5000)}/edit`],
  ])('an address %s is a page not found too, and is not repeated', async (_, address) => {
    const answer = await user.get(address);

    expect(answer.status).toBe(404);
    expect(answer.$('h1').text()).toBe('Page not found');
    expect(answer.text).not.toContain(address.slice(-9));
  });

  it('what cannot be saved for want of room comes back as it was typed, to be sent again', async () => {
    const answer = await user.post('/a-page/fails/full', { note: 'Two words.', also: ['a', 'b'] });

    expect(answer.status).toBe(503);
    expect(answer.$('h1').text()).toBe('Nothing can be saved at the moment');
    expect(answer.$('main').text()).toContain('Nothing was saved');
    expect(answer.$('form').last().attr('action')).toBe('/a-page/fails/full');
    expect(answer.$('.onward-kept').text()).toBe('Two words.');
    expect(answer.$('input[name=also]').toArray()).toHaveLength(2);
  });

  it('what another site sent is not shown again', async () => {
    const answer = await user.post('/a-page/fails/full', { note: 'Planted words.' }, { 'sec-fetch-site': 'none' });

    expect(answer.status).toBe(503);
    expect(answer.text).not.toContain('Planted words.');
  });

  it('the API answers with problem details', async () => {
    const answer = await user.get('/api/v1/a-page/fails/not-valid');

    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(JSON.parse(answer.text)).toMatchObject({
      title: 'There is a problem',
      status: 422,
      errors: [{ pointer: '#/heldOn', detail: 'Enter the date of the visit' }],
    });
  });

  it('the API says that a session writes with the token of a page', async () => {
    const answer = await onward.app.inject({
      method: 'POST',
      url: '/api/v1/a-page/fails/full',
      cookies: Object.fromEntries(user.cookies),
      payload: { note: 'Two words.' },
    });
    expect([answer.statusCode, answer.json<{ detail: string }>().detail]).toEqual([
      403,
      expect.stringContaining('x-csrf-token'),
    ]);
  });

  it('the API says by its status that there is no room', async () => {
    const token = (await user.get('/a-page')).$('input[name=_csrf]').val() as string;

    const answer = await onward.app.inject({
      method: 'POST',
      url: '/api/v1/a-page/fails/full',
      headers: { 'sec-fetch-site': 'same-origin', 'x-csrf-token': token },
      cookies: Object.fromEntries(user.cookies),
      payload: { note: 'Two words.' },
    });

    expect(answer.statusCode).toBe(503);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ title: 'Nothing can be saved at the moment', status: 503 });
  });

  it('whoever goes away while they are looked up is answered nothing, and nothing of ours has failed', async () => {
    failed.mockClear();
    await onward.app.listen(0, '127.0.0.1');
    const { port } = onward.app.getHttpServer().address() as AddressInfo;
    const cookie = [...user.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const waiting = () => onward.sql(`select from pg_locks where not granted and relation = 'user_session'::regclass`);
    await onward.app.get(UnitOfWork).write({ kind: 'system', name: 'sign-in' }, async ({ manager }) => {
      await manager.query('lock table user_session in access exclusive mode');
      const client = connect(port, '127.0.0.1');
      client.write(`GET /a-page HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: ${cookie}\r\n\r\n`);
      while ((await waiting()).length === 0) await setTimeout(5);
      client.destroy();
      await setTimeout(50);
    });

    await setTimeout(200);
    expect((await user.get('/a-page')).status).toBe(200);
    expect(failed).not.toHaveBeenCalled();
  });

  it('the API asks for sign-in by its status, not by another page', async () => {
    expect((await onward.visitor().get('/api/v1/a-page')).status).toBe(401);
  });

  it('a property that nobody asked for is refused', async () => {
    await user.get('/a-page');

    const kept = await user.post('/a-page/notes', { note: 'Seen.' });
    const refused = await user.post('/a-page/notes', { note: 'Seen.', role: 'administrator' });
    const missing = await user.post('/a-page/notes', {});

    expect(kept.status).toBe(201);
    expect(refused.status).toBe(422);
    expect(missing.$('main').text()).toContain('Enter a note');
  });
});
