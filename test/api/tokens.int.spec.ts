import { ApiTokensService } from '../../src/sign-in/api-tokens.service';
import { UsersService } from '../../src/sign-in/users.service';
import { aCareLeaverInANewFlat, anOffice, type Office } from '../pages/young-person-people';
import { aProgramOf, programWith, send } from '../support/api';
import { startTestApp } from '../support/app';
import { SYSTEM } from '../support/records';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

describe('a token', () => {
  let office: Office;
  let start: Date;

  beforeAll(async () => {
    office = await anOffice();
    start = office.onward.clock.now;
  });
  afterEach(() => {
    office.onward.clock.now = start;
  });
  afterAll(() => office.onward.close());

  const later = (ms: number) => (office.onward.clock.now = new Date(start.getTime() + ms));
  const tokens = () => office.onward.app.get(ApiTokensService);
  const rows = (id: string) =>
    office.onward.sql<{ secret_hash: string; use_count: number; last_used_at: Date | null; revoked_at: Date | null }>(
      'select * from api_token where id = $1',
      [id],
    );
  const audited = (id: string) =>
    office.onward.sql<{ did: string }>(
      `select did from audit_event where subject_id = $1 and did like 'api-token.%' order by id`,
      [id],
    );

  it('is shown once, and kept nowhere but as its hash', async () => {
    const browser = await office.onward.signInAs('adviser', { team: 'North' });
    const made = await browser.post('/api-tokens', { name: 'A report', scopes: 'read:people', days: '90' });
    const secret = made.$('#secret').text();

    expect(secret).toMatch(/^onward_[\w-]{43}$/);
    expect((await programWith(office.onward, secret).get('young-people')).status).toBe(200);
    const again = await browser.get('/api-tokens');
    expect(again.text).toContain('A report');
    expect(again.text).not.toContain(secret);
    const kept = await office.onward.sql(
      'select t::text as text from api_token t union all select e::text from audit_event e',
    );
    expect(JSON.stringify(kept)).not.toContain(secret.slice('onward_'.length));
  });

  it('is made once by a form that is sent twice', async () => {
    const browser = await office.onward.signInAs('adviser', { team: 'North' });
    const formId = String((await browser.get('/api-tokens')).$('input[name=formId]').val());
    const form = { formId, name: 'A report', scopes: ['read:people', 'read:notes'], days: '30' };

    expect((await browser.post('/api-tokens', form)).status).toBe(200);
    const second = await browser.post('/api-tokens', form);

    expect(second.status).toBe(409);
    expect(second.$('.govuk-error-summary').text()).toContain('made a token already');
    expect(await tokens().list(browser.actor)).toMatchObject([
      { name: 'A report', scopes: ['read:people', 'read:notes'] },
    ]);
  });

  it('is not made of a form with something missing, which says what', async () => {
    const browser = await office.onward.signInAs('adviser', { team: 'North' });
    const answer = await browser.post('/api-tokens', { name: ' ', days: '3000' });

    expect(answer.status).toBe(422);
    expect(answer.$('.govuk-error-summary__list li').length).toBe(3);
    expect(await tokens().list(browser.actor)).toEqual([]);
  });

  it('is never given more than its owner’s role has a use for, nor more than a year', async () => {
    const { actor } = office.dataOfficer;
    const at = office.onward.clock.now;
    const wanted = { name: 'x', scopes: ['read:people' as const], days: 30 };

    await expect(tokens().create(actor, { ...wanted, scopes: ['read:notes'] }, at)).rejects.toMatchObject({
      errors: [{ field: 'scopes' }],
    });
    await expect(tokens().create(actor, { ...wanted, days: 366 }, at)).rejects.toMatchObject({
      errors: [{ field: 'days' }],
    });
    await expect(
      office.onward.sql(
        `insert into api_token (id, owner_id, name, secret_hash, scopes, expires_at)
         values (gen_random_uuid(), $1, 'x', 'x', '{import}', now() + interval '400 days')`,
        [actor.userId],
      ),
    ).rejects.toThrow(/api_token_a_year_at_most/);
  });

  it('ends on its day', async () => {
    const program = await aProgramOf(office.onward, office.adviser.actor);
    later(30 * DAY_MS - MINUTE_MS);
    expect((await program.get('young-people')).status).toBe(200);
    later(30 * DAY_MS);
    const answer = await program.get('young-people');
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toContain('error="invalid_token"');
    expect(answer.body).toMatchObject({ detail: expect.stringContaining('revoked or past its end') as string });
  });

  it('ends the moment its owner revokes it; nobody but an administrator revokes another’s', async () => {
    const program = await aProgramOf(office.onward, office.adviser.actor);
    const revoke = `/api-tokens/${program.tokenId}/revoke`;

    expect((await office.colleague.post(revoke)).status).toBe(404);
    expect((await office.manager.post(revoke)).status).toBe(404);
    expect((await program.get('young-people')).status).toBe(200);
    expect((await office.adviser.post(revoke)).status).toBe(303);
    expect((await program.get('young-people')).status).toBe(401);
    expect((await office.adviser.post(revoke)).status).toBe(303);

    const another = await aProgramOf(office.onward, office.adviser.actor);
    const everybodys = await office.administrator.get('/api-tokens');
    expect(everybodys.text).toContain(`/api-tokens/${another.tokenId}/revoke`);
    expect(everybodys.text).toContain('Ada Worker');
    expect((await office.colleague.get('/api-tokens')).text).not.toContain(another.tokenId);
    await office.administrator.post(`/api-tokens/${another.tokenId}/revoke`);
    expect((await another.get('young-people')).status).toBe(401);
    expect((await audited(program.tokenId)).map(({ did }) => did)).toEqual([
      'api-token.created',
      'api-token.used',
      'api-token.revoked',
    ]);
  });

  it('ends with its owner’s account, for good', async () => {
    const leaver = await office.onward.signInAs('adviser', { team: 'North' });
    const program = await aProgramOf(office.onward, leaver.actor);
    const users = office.onward.app.get(UsersService);

    await users.disable(SYSTEM, leaver.email, office.onward.clock.now);
    expect((await program.get('young-people')).status).toBe(401);

    await users.setPassword(SYSTEM, leaver.email, null, office.onward.clock.now);
    expect((await program.get('young-people')).status).toBe(401);
    expect((await audited(program.tokenId)).map(({ did }) => did)).toEqual(['api-token.created', 'api-token.revoked']);
  });

  it('ends when its owner is given a new password: whoever had the old one may have made it', async () => {
    const worker = await office.onward.signInAs('adviser', { team: 'North' });
    const program = await aProgramOf(office.onward, worker.actor);
    expect((await program.get('young-people')).status).toBe(200);

    await office.onward.app.get(UsersService).setPassword(SYSTEM, worker.email, null, office.onward.clock.now);

    expect((await program.get('young-people')).status).toBe(401);
  });

  it('loses at once what its owner’s role no longer includes, and sees whom its owner sees now', async () => {
    const worker = await office.onward.signInAs('adviser', { team: 'North' });
    const program = await aProgramOf(office.onward, worker.actor);
    const id = await aCareLeaverInANewFlat(office);
    const step = { step: 'review', on: '2026-11-20' };
    expect((await program.post(`young-people/${id}/plan-dates`, step)).status).toBe(201);

    await office.onward.sql(`update app_user set role = 'data-officer' where id = $1`, [worker.actor.userId]);
    expect((await program.post(`young-people/${id}/plan-dates`, step)).body).toMatchObject({ status: 403 });

    await office.onward.sql(`update app_user set role = 'adviser' where id = $1`, [worker.actor.userId]);
    await office.onward.sql(`update staff set team_id = null where id = $1`, [worker.actor.staffId]);
    expect((await program.get(`young-people/${id}`)).status).toBe(404);
  });

  it('has its last use written once a minute, and its uses counted', async () => {
    const program = await aProgramOf(office.onward, office.adviser.actor);
    await program.get('young-people');
    const [first] = await rows(program.tokenId);
    expect(first).toMatchObject({ use_count: 1, last_used_at: start });

    later(MINUTE_MS - 1000);
    for (let n = 0; n < 3; n += 1) await program.get('young-people');
    expect(await rows(program.tokenId)).toEqual([first]);

    const next = later(MINUTE_MS);
    await program.get('young-people');
    expect(await rows(program.tokenId)).toMatchObject([{ use_count: 5, last_used_at: next }]);

    later(DAY_MS);
    await program.get('young-people');
    const used = (await audited(program.tokenId)).filter(({ did }) => did === 'api-token.used');
    expect(used).toHaveLength(2);
  });

  it('opens no page, and makes no token', async () => {
    const { secret } = await aProgramOf(office.onward, office.manager.actor);
    const headers = { authorization: `Bearer ${secret}` };

    for (const path of ['/today', '/caseload', '/api-tokens']) {
      expect(await send(office.onward, 'GET', path, undefined, headers)).toMatchObject({
        status: 303,
        headers: { location: `/sign-in?then=${encodeURIComponent(path)}` },
      });
    }
    expect((await send(office.onward, 'POST', '/api-tokens', { name: 'x' }, headers)).status).toBe(403);
    const actor = { ...office.manager.actor, token: { id: 'x', scopes: ['read:people' as const] } };
    await expect(tokens().create(actor, { name: 'x', scopes: ['read:people'], days: 1 }, start)).rejects.toMatchObject({
      kind: 'not-allowed',
    });
  });

  it('counts instead of the session that comes with it', async () => {
    const withCookie = (headers: Record<string, string>) => office.manager.get('/api/v1/young-people', headers);

    expect((await withCookie({})).status).toBe(200);
    expect((await withCookie({ authorization: 'Bearer onward_wrong' })).status).toBe(401);
    const { secret } = await aProgramOf(office.onward, office.manager.actor, ['read:service']);
    expect((await withCookie({ authorization: `Bearer ${secret}` })).status).toBe(403);
  });

  it('means the same whichever way the address is spelled', async () => {
    const { secret } = await aProgramOf(office.onward, office.manager.actor, ['read:service']);
    for (const spelled of ['/%61pi/v1/young-people', '/api/v1/young%2Dpeople']) {
      const answer = await office.manager.get(spelled, { authorization: `Bearer ${secret}` });
      expect({ spelled, status: answer.status }).toEqual({ spelled, status: 403 });
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    }
  });

  it('that may only write is not answered with what it may not read', async () => {
    const id = await aCareLeaverInANewFlat(office);
    const writer = await aProgramOf(office.onward, office.adviser.actor, ['write:people', 'write:casework']);
    const answer = await writer.patch(`young-people/${id}`, { knownAs: 'Mi' }, { 'if-match': '"1"' });

    expect(answer.body).toMatchObject({ status: 403, type: expect.stringMatching(/scope-missing$/) });
    expect(answer.text).not.toContain('Mina');
  });

  it('shows what was written only with read:notes', async () => {
    const id = await aCareLeaverInANewFlat(office);
    const writer = await aProgramOf(office.onward, office.adviser.actor, ['write:casework']);
    const recorded = await writer.post(`young-people/${id}/contacts`, {
      heldOn: '2026-11-20',
      mode: 'phone',
      seen: true,
      note: 'A note of trust',
      ownWords: 'Words of trust',
      safeWhereTheyLive: 'no',
      supportOffered: { reply: 'An answer of trust' },
    });
    const at = `young-people/${id}/contacts/${recorded.body.id as string}`;
    await writer.post(`${at}/notes`, { text: 'More of trust' });
    expect((await writer.get(at)).status).toBe(403);

    const without = await aProgramOf(office.onward, office.adviser.actor, ['read:people']);
    const officer = await aProgramOf(office.onward, office.dataOfficer.actor);
    for (const program of [without, officer]) {
      const one = await program.get(at);
      expect(one.body).toMatchObject({
        hasNote: true,
        note: null,
        ownWords: null,
        safeWhereTheyLive: null,
        laterNotes: [],
      });
      for (const path of [at, `young-people/${id}/contacts`, `young-people/${id}/support-offers`]) {
        const answer = await program.get(path);
        expect(answer.status).toBe(200);
        expect(answer.text).not.toContain('of trust');
      }
    }
    const reader = await aProgramOf(office.onward, office.adviser.actor, ['read:people', 'read:notes']);
    expect((await reader.get(at)).body).toMatchObject({
      note: 'A note of trust',
      laterNotes: [{ text: 'More of trust' }],
    });
  });
});

describe('the API in the browser of someone signed in', () => {
  it('reads with the session, and changes something only with the token of a page of ours', async () => {
    const office = await anOffice();
    try {
      const id = await aCareLeaverInANewFlat(office);
      const { adviser } = office;
      const page = await adviser.get(`/young-people/${id}/plan-dates/new`);
      const csrf = String(page.$('input[name=_csrf]').first().val());
      const post = async (headers: Record<string, string>) =>
        send(
          office.onward,
          'POST',
          `young-people/${id}/plan-dates`,
          { step: 'review', on: '2026-11-20' },
          {
            cookie: [...adviser.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; '),
            'idempotency-key': 'one',
            'sec-fetch-site': 'same-origin',
            ...headers,
          },
        );

      expect((await adviser.get(`/api/v1/young-people/${id}`)).status).toBe(200);
      expect((await post({})).status).toBe(403);
      expect((await post({ 'x-csrf-token': csrf, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
      expect((await post({ 'x-csrf-token': csrf })).status).toBe(201);
    } finally {
      await office.onward.close();
    }
  });
});

describe('a program that asks too often', () => {
  it('is told when to come back, and no other program is held up by it', async () => {
    const onward = await startTestApp({ API_REQUESTS_A_MINUTE: '3' });
    try {
      onward.clock.now = new Date(Math.floor(onward.clock.now.getTime() / MINUTE_MS) * MINUTE_MS + 20_000);
      const adviser = await onward.signInAs('adviser', { team: 'North' });
      const [busy, quiet] = [await aProgramOf(onward, adviser.actor), await aProgramOf(onward, adviser.actor)];
      for (let n = 0; n < 3; n += 1) expect((await busy.get('young-people')).status).toBe(200);

      const answer = await busy.get('young-people');
      expect(answer.status).toBe(429);
      expect(answer.headers['retry-after']).toBe('40');
      expect(answer.body).toMatchObject({ type: expect.stringMatching(/too-many-requests$/) });
      expect((await quiet.get('young-people')).status).toBe(200);

      onward.clock.now = new Date(onward.clock.now.getTime() + 40_000);
      expect((await busy.get('young-people')).status).toBe(200);
    } finally {
      await onward.close();
    }
  });
});
