import { Body, Controller, Get, Post } from '@nestjs/common';
import { startTestApp, type SignedInBrowser, type TestApp } from '../../test/support/app';
import { page, redirect, type Page, type Redirect } from '../web/page';
import { UnitOfWork } from '../platform/unit-of-work';
import { actorOf } from './actors';
import { UsersService } from './users.service';

const COMMAND_LINE = { kind: 'system', name: 'command line' } as const;

/** Stands for any form of the application. */
@Controller('a-form')
class FormController {
  static received: unknown = null;

  @Get()
  form(): Page {
    return page('web/error', { title: 'A form', detail: '', status: 200 });
  }

  @Post()
  save(@Body() body: unknown): Redirect {
    FormController.received = body;
    return redirect('/a-form', 'Saved.');
  }
}

let onward: TestApp;
beforeAll(async () => {
  onward = await startTestApp({}, [FormController]);
});
afterAll(() => onward.close());

const minutesPass = (minutes: number) => {
  onward.clock.now = new Date(onward.clock.now.getTime() + minutes * 60_000);
};
const signIn = (email: string, password: string, then?: string) =>
  onward.visitor().post('/sign-in', { email, password, ...(then && { then }) });

describe('signing in', () => {
  it('shows a form with one heading, kept out of caches and search engines', async () => {
    const form = await onward.visitor().get('/sign-in');

    expect(form.status).toBe(200);
    expect(form.$('h1').text()).toBe('Sign in');
    expect(form.$('title').text()).toBe('Sign in – Onward');
    expect(form.headers['cache-control']).toBe('no-store');
    expect(form.headers['x-robots-tag']).toBe('noindex, nofollow');
  });

  it.each([
    ['adviser', '/today'],
    ['manager', '/team'],
    ['data-officer', '/overview'],
    ['administrator', '/outbox'],
  ] as const)('leads the %s to %s', async (role, landing) => {
    const { email, password } = await onward.signInAs(role);

    const answer = await signIn(email.toUpperCase(), password);

    expect(answer.status).toBe(303);
    expect(answer.location).toBe(landing);
  });

  it('leads back to the page that was asked for', async () => {
    const { email, password } = await onward.signInAs('adviser');
    const browser = onward.visitor();

    const refused = await browser.get('/a-form?order=name');
    const form = await browser.follow(refused);
    const then = form.$('input[name=then]').val() as string;
    const answer = await browser.post('/sign-in', { email, password, then });

    expect(refused.location).toBe('/sign-in?then=%2Fa-form%3Forder%3Dname');
    expect(answer.location).toBe('/a-form?order=name');
  });

  it('leads to no other site', async () => {
    const { email, password } = await onward.signInAs('adviser');

    expect((await signIn(email, password, '//evil.example')).location).toBe('/today');
  });

  it('says what is missing beside the field', async () => {
    const answer = await signIn('', '');

    expect(answer.status).toBe(422);
    expect(answer.$('title').text()).toBe('Error: Sign in – Onward');
    expect(answer.$('.govuk-error-summary a').first().attr('href')).toBe('#email');
    expect(answer.$('#password-error').text()).toContain('Enter your password');
  });

  it('gives an unknown address, a wrong password and a disabled account one answer', async () => {
    const known = await onward.signInAs('adviser');
    const disabled = await onward.signInAs('adviser');
    await onward.app.get(UsersService).disable(COMMAND_LINE, disabled.email, onward.clock.now);

    const answers = [
      await signIn('nobody@council.example', 'whatever it was'),
      await signIn(known.email, 'whatever it was'),
      await signIn(disabled.email, disabled.password),
    ];

    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401]);
    expect(new Set(answers.map((answer) => answer.$('.govuk-error-summary').text())).size).toBe(1);
  });

  it('keeps the address that was typed, and never the password', async () => {
    const answer = await signIn('anna@council.example', 'a secret of hers');

    expect(answer.$('#email').val()).toBe('anna@council.example');
    expect(answer.text).not.toContain('a secret of hers');
  });

  it('gives the browser a cookie that scripts cannot read, and the database only its hash', async () => {
    const { email, password } = await onward.signInAs('adviser');
    const browser = onward.visitor();

    const answer = await browser.post('/sign-in', { email, password });

    const cookie = [answer.headers['set-cookie']].flat().find((each) => String(each).startsWith('session='));
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    const rows = await onward.sql('select 1 from user_session where id = $1', [browser.cookies.get('session')]);
    expect(rows).toHaveLength(0);
  });

  it('takes no session that someone else put into the browser', async () => {
    const { email, password, cookies } = await onward.signInAs('adviser');
    const planted = cookies.get('session')!;
    const browser = onward.visitor();
    browser.cookies.set('session', planted);

    await browser.post('/sign-in', { email, password });
    const attacker = onward.visitor();
    attacker.cookies.set('session', planted);

    expect(browser.cookies.get('session')).not.toBe(planted);
    expect((await attacker.get('/a-form')).status).toBe(303);
  });
});

describe('guessing', () => {
  it('must wait after five failed tries, even with the right password, and may go on after the wait', async () => {
    const { email, password } = await onward.signInAs('adviser');
    for (let tries = 0; tries < 5; tries += 1) await signIn(email, 'a guess');

    const held = await signIn(email, password);
    minutesPass(1);
    const later = await signIn(email, password);

    expect(held.status).toBe(429);
    expect(held.$('.govuk-error-summary').text()).toContain('Wait 1 minute, then try again.');
    expect(later.status).toBe(303);
  });

  it('many tries at once are no way round the wait', async () => {
    const { email } = await onward.signInAs('adviser');

    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(email, 'a guess')));

    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(7);
  });

  it('holds up an address that has no account in the same way', async () => {
    for (let tries = 0; tries < 5; tries += 1) await signIn('stranger@council.example', 'a guess');

    expect((await signIn('Stranger@council.example ', 'a guess')).status).toBe(429);
  });

  it('from one place ends after sixty tries a minute, whatever the accounts', async () => {
    const browser = onward.visitor();
    for (let tries = 0; tries < 60; tries += 1)
      await browser.post('/sign-in', { email: `user-${tries}@council.example` });

    const held = await browser.post('/sign-in', { email: 'user-60@council.example' });

    expect(held.status).toBe(429);
    expect(held.$('h1').text()).toBe('Too many requests');
    expect(Number(held.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('starts anew after a sign-in that went well', async () => {
    const { email, password } = await onward.signInAs('adviser');
    for (let tries = 0; tries < 4; tries += 1) await signIn(email, 'a guess');
    await signIn(email, password);

    expect((await signIn(email, 'a guess')).status).toBe(401);
    expect((await signIn(email, password)).status).toBe(303);
  });
});

describe('the trail', () => {
  const eventsOf = (id: string) =>
    onward.sql<{ did: string; actor: string; detail: object }>(
      'select did, actor, detail from audit_event where subject_id = $1 order by id',
      [id],
    );

  it('holds sign-ins, failed sign-ins and sign-outs, without the address', async () => {
    const { email, password, actor } = await onward.signInAs('manager');
    await signIn(email, 'a guess');
    const browser = onward.visitor();
    await browser.post('/sign-in', { email, password });
    await browser.get('/a-form');
    await browser.post('/sign-out');

    const events = await eventsOf(actor.userId);

    expect(events.map((event) => `${event.did} by ${event.actor}`)).toEqual([
      'user.added by command line',
      'sign-in.failed by sign-in',
      'sign-in.done by manager',
      'sign-out.done by manager',
    ]);
    expect(JSON.stringify(events)).not.toContain(email.split('@')[0]);
  });
});

describe('a session', () => {
  let user: SignedInBrowser;
  beforeEach(async () => {
    user = await onward.signInAs('adviser');
  });

  it('lasts as long as it is used at least once an hour', async () => {
    for (let hours = 0; hours < 5; hours += 1) {
      minutesPass(59);
      expect((await user.get('/a-form')).status).toBe(200);
    }
  });

  it('ends after an hour without use', async () => {
    minutesPass(60);

    expect((await user.get('/a-form')).location).toBe('/sign-in?then=%2Fa-form');
  });

  it('ends twelve hours after sign-in, however busy', async () => {
    for (let halfHours = 0; halfHours < 23; halfHours += 1) {
      minutesPass(30);
      expect((await user.get('/a-form')).status).toBe(200);
    }
    minutesPass(30);

    expect((await user.get('/a-form')).status).toBe(303);
  });

  it('ends at once when the account is disabled', async () => {
    await onward.app.get(UsersService).disable(COMMAND_LINE, user.email, onward.clock.now);

    expect((await user.get('/a-form')).status).toBe(303);
  });

  it('ends with sign-out, for every copy of its cookie', async () => {
    const copy = onward.visitor();
    for (const [name, value] of user.cookies) copy.cookies.set(name, value);

    const answer = await user.post('/sign-out');

    expect(answer.location).toBe('/sign-in');
    expect((await user.follow(answer)).$('.govuk-notification-banner').text()).toContain('You have signed out.');
    expect((await copy.get('/a-form')).status).toBe(303);
  });

  it('follows a change of role with the next page', async () => {
    await onward.sql(`update app_user set role = 'administrator' where id = $1`, [user.actor.userId]);

    expect((await user.get('/')).location).toBe('/outbox');
  });

  it('knows the team someone works in and the teams they manage', async () => {
    const manager = await onward.signInAs('manager', { team: 'North' });
    const [south] = await onward.sql<{ id: string }>(
      `insert into team (id, name) values (gen_random_uuid(), 'South') returning id`,
    );
    const { staffId, userId } = manager.actor;
    await onward.sql('insert into team_manager (team_id, staff_id) values ($1, $2)', [south!.id, staffId]);

    const now = await onward.app.get(UnitOfWork).read(COMMAND_LINE, (work) => actorOf(work, userId));

    expect(manager.actor.teamIds).toHaveLength(1);
    expect(new Set(now!.teamIds)).toEqual(new Set([...manager.actor.teamIds, south!.id]));
  });
});

describe('a session that ended while someone was writing', () => {
  it('loses nothing: after signing in, the same form is sent again with one press', async () => {
    const user = await onward.signInAs('adviser');
    await user.get('/a-form');
    minutesPass(90);
    const fields = { note: 'Seen at home, "well" & settled.\nHe laughed.', topics: ['health', 'money'] };

    const signInPage = await user.post('/a-form', fields);
    const { then, kept } = Object.fromEntries(
      ['then', 'kept'].map((name) => [name, signInPage.$(`input[name=${name}]`).val() as string]),
    ) as { then: string; kept: string };
    const sendAgain = await user.post('/sign-in', { email: user.email, password: user.password, then, kept });
    const form = sendAgain.$('form[action="/a-form"]');
    const saved = await user.post('/a-form', {
      note: form.find('input[name=note]').val() as string,
      topics: form
        .find('input[name=topics]')
        .toArray()
        .map((input) => sendAgain.$(input).val() as string),
    });

    expect(signInPage.status).toBe(401);
    expect(signInPage.$('h1').text()).toBe('Sign in');
    expect(sendAgain.$('.onward-kept').text()).toBe(fields.note);
    expect(saved.status).toBe(303);
    expect(FormController.received).toEqual(fields);
  });

  it('writes nothing before they have signed in again', async () => {
    const user = await onward.signInAs('adviser');
    await user.get('/a-form');
    minutesPass(90);
    FormController.received = null;

    await user.post('/a-form', { note: 'Seen at home.' });

    expect(FormController.received).toBeNull();
  });
});
