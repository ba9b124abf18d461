import { DataSource } from 'typeorm';
import type { UserActor } from '../../src/access/actor';
import { Message } from '../../src/notifications/message.entity';
import { newId } from '../../src/platform/ids';
import { startTestApp, type SignedInBrowser, type TestApp } from '../support/app';
import {
  describeInBrowser,
  DESKTOP,
  PHONE,
  sidewaysScroll,
  startBrowser,
  type RunningBrowser,
} from '../support/browser';

describe('the outbox without a mail server', () => {
  let onward: TestApp;
  let manager: SignedInBrowser;
  let administrator: SignedInBrowser;

  beforeAll(async () => {
    onward = await startTestApp();
    manager = await onward.signInAs('manager', { team: 'North', name: 'Bo Manager' });
    administrator = await onward.signInAs('administrator', { name: 'Di Administrator' });
  });
  afterAll(() => onward.close());

  it('says that mails are kept here, and that there are none yet', async () => {
    const { status, text } = await manager.get('/outbox');
    expect(status).toBe(200);
    expect(text).toContain('No mail server is set up');
    expect(text).toContain('No messages yet.');
  });

  it('shows what would have gone, newest first, each to be opened and read', async () => {
    await aMessage(manager.actor, { subject: 'The first' });
    await aMessage(manager.actor, { subject: 'The second', body: 'Two things are overdue.\nSee <b>Today</b>.' });

    const { $ } = await administrator.get('/outbox');
    const subjects = $('.onward-message summary')
      .toArray()
      .map((each) => $(each).text());
    expect(subjects[0]).toContain('The second, to Bo Manager');
    expect(subjects[1]).toContain('The first');
    expect($('.onward-message').first().find('.onward-kept').text()).toContain('See <b>Today</b>.');
    expect($('.onward-message .govuk-tag').first().text()).toBe('Kept here');
  });

  it('says why a message failed, and tries it again once however often that is tapped', async () => {
    const id = await aMessage(manager.actor, { state: 'failed', attempts: 5, lastError: '550 No such mailbox' });
    expect((await manager.get('/outbox?state=failed')).text).toContain('550 No such mailbox');

    const sent = await manager.post(`/outbox/${id}/retry`);
    expect([sent.status, sent.location]).toEqual([303, '/outbox']);
    expect((await manager.follow(sent)).$('.govuk-notification-banner').text()).toContain('will be tried again');
    const again = await manager.post(`/outbox/${id}/retry`);
    expect((await manager.follow(again)).$('.govuk-notification-banner').text()).toContain('already');
    expect(await onward.sql('select did from audit_event where subject_id = $1', [id])).toHaveLength(1);
  });

  it('says at the top who was not reached, and tries all of it again with one button', async () => {
    await aMessage(manager.actor, { state: 'failed', attempts: 9, lastError: 'connect ECONNREFUSED 10.0.0.1:25' });
    await aMessage(manager.actor, { state: 'failed', attempts: 9, lastError: 'connect ECONNREFUSED 10.0.0.1:25' });

    const page = await manager.get('/outbox');
    const notice = page.$('.onward-not-reached');
    expect(notice.find('h2').text()).toBe('2 messages not delivered');
    expect(notice.find('li').text()).toContain('Bo Manager, 2 messages since');
    expect(notice.find('li').text()).toContain('The mail server could not be reached');
    expect(page.text).toContain('Given up after 9 tries. The mail server could not be reached.');
    const again = await manager.post(notice.find('form').attr('action')!);
    expect((await manager.follow(again)).$('.govuk-notification-banner').text()).toContain(
      '2 messages will be tried again',
    );
    const then = await manager.post('/outbox/retry-failed');
    const after = await manager.follow(then);
    expect(after.$('.govuk-notification-banner').text()).toContain('No message has failed any more.');
    expect(after.$('.onward-not-reached')).toHaveLength(0);
  });

  it("shows a manager no other team's mails, and lets nobody try those again", async () => {
    const other = await onward.signInAs('manager', { team: 'South' });
    const id = await aMessage(manager.actor, { subject: 'For North alone', state: 'failed' });
    expect((await other.get('/outbox')).text).not.toContain('For North alone');
    expect((await other.post(`/outbox/${id}/retry`)).status).toBe(404);
    expect((await other.post('/outbox/no-such-message/retry')).status).toBe(404);
  });

  it('is not for advisers and data officers, and asks visitors to sign in', async () => {
    for (const role of ['adviser', 'data-officer'] as const) {
      const browser = await onward.signInAs(role, { team: 'North' });
      expect((await browser.get('/outbox')).status).toBe(403);
      expect((await browser.post(`/outbox/${newId()}/retry`)).status).toBe(403);
    }
    expect((await onward.visitor().get('/outbox')).status).toBe(303);
  });

  it('is where an administrator starts', async () => {
    expect((await administrator.get('/')).location).toBe('/outbox');
  });

  it('goes on to older messages when there are more than a page holds', async () => {
    for (let n = 0; n < 51; n += 1) await aMessage(manager.actor, { subject: `Digest ${n}`, state: 'sent' });
    const { $ } = await manager.get('/outbox?state=sent');
    expect($('.onward-message')).toHaveLength(50);
    const older = await manager.get($('.govuk-pagination__next a').attr('href')!);
    expect(older.$('.onward-message')).toHaveLength(1);
    expect(older.text).toContain('Digest 0');
  });

  describeInBrowser('in a browser', () => {
    let browser: RunningBrowser;

    beforeAll(async () => {
      browser = await startBrowser(onward);
      await aMessage(manager.actor, {
        state: 'failed',
        attempts: 5,
        lastError: `550 ${'no-such-mailbox.'.repeat(20)}`,
      });
    });
    afterAll(() => browser.close());

    it.each([
      ['a phone', PHONE],
      ['a desk', DESKTOP],
    ])('reads on %s without scrolling sideways', async (_, options) => {
      const page = await browser.open(options, administrator);
      await page.goto('/outbox');
      await page.locator('.onward-message summary').first().click();
      expect(await page.locator('.onward-message .onward-kept').first().isVisible()).toBe(true);
      expect(await sidewaysScroll(page)).toBe(0);
      await page.close();
    });
  });

  async function aMessage(to: UserActor, given: Partial<Message>): Promise<string> {
    const id = newId();
    await onward.app
      .get(DataSource)
      .getRepository(Message)
      .insert({
        toStaffId: to.staffId,
        toAddress: 'bo@council.example',
        subject: '3 things are overdue in your teams',
        body: 'See https://onward.example/today',
        cause: `test:${id}`,
        messageId: `<${id}@council.example>`,
        state: 'kept',
        ...given,
        id,
      });
    return id;
  }
});
