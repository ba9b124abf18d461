import { DataSource } from 'typeorm';
import { AccommodationService } from '../../src/accommodation/accommodation.service';
import { NOTHING_MORE } from '../../src/accommodation/with-move';
import { localDate } from '../../src/statutory/local-date';
import { anAllocation } from '../support/night';
import { aYoungPerson } from '../support/records';
import {
  accessibilityFaults,
  describeInBrowser,
  DESKTOP,
  SCRIPTS_OFF,
  PHONE,
  sidewaysScroll,
  startBrowser,
  type RunningBrowser,
} from '../support/browser';
import { anOffice, TODAY, type Office } from './young-person-people';
import { newId } from '../../src/platform/ids';

describe('told to you', () => {
  let office: Office;
  let person: string;

  beforeAll(async () => {
    office = await anOffice();
    person = await aChildInBedAndBreakfast('Mina', 'Fable');
  });
  afterAll(() => office.onward.close());

  it('is counted at the top of every page, and opens to whom it is about', async () => {
    const { adviser, onward } = office;
    const today = await adviser.get('/today');
    expect(today.$('.onward-masthead__told').text()).toBe('Told to you 1 not read');

    const list = await adviser.get('/told');
    const line = list.$('.onward-message').first();
    expect(
      line
        .find('.govuk-tag')
        .toArray()
        .map((tag) => list.$(tag).text()),
    ).toEqual(['Urgent', 'Not read']);
    expect(line.text()).toContain('Mina Fable');
    expect(line.text()).toContain('In bed and breakfast since');
    const opened = await adviser.get(line.find('a').attr('href')!);
    expect([opened.status, opened.location]).toEqual([303, `/young-people/${person}`]);

    expect((await adviser.get('/today')).$('.onward-masthead__unread')).toHaveLength(0);
    expect((await adviser.get('/told')).$('.govuk-tag').text()).toBe('Urgent');
    const [kept] = await onward.sql('select read_at from telling where staff_id = $1', [adviser.actor.staffId]);
    expect(kept).toMatchObject({ read_at: expect.any(Date) });
  });

  it('is each reader’s own: nobody opens or reads what somebody else was told', async () => {
    const { adviser, manager, onward } = office;
    const [own] = await onward.sql<{ id: string }>('select id from telling where staff_id = $1', [
      adviser.actor.staffId,
    ]);
    expect((await manager.get(`/told/${own!.id}`)).status).toBe(404);
    expect((await office.stranger.get('/told')).text).toContain('Nothing yet.');
    expect((await adviser.get('/told/no-such-id')).status).toBe(404);
  });

  it('names nobody whom the reader may not see any more', async () => {
    const { colleague, onward } = office;
    const other = await aYoungPerson(onward.app.get(DataSource), {
      givenName: 'Zephyrine',
      teamId: office.stranger.actor.teamIds[0],
    });
    const id = newId();
    await onward.sql(
      `insert into telling (id, staff_id, kind, cause, young_person_id, because) values ($1, $2, 'urgent', 'x', $3, 'Zephyrine is missing.')`,
      [id, colleague.actor.staffId, other],
    );

    const list = await colleague.get('/told');
    expect(list.text).toContain('About a young person you do not work with any more.');
    expect(list.text).not.toContain('Zephyrine');
    const opened = await colleague.get(`/told/${id}`);
    expect(opened.location).toBe('/told');
  });

  it('is marked as read in one go, but not what came after the page was opened', async () => {
    const { manager } = office;
    const list = await manager.get('/told');
    const upTo = list.$('input[name=upTo]').attr('value')!;
    await aChildInBedAndBreakfast('Tee', 'Osman');

    const sent = await manager.post('/told/read', { upTo });

    const after = await manager.follow(sent);
    expect(after.$('.onward-masthead__unread').text()).toContain('1');
    expect(after.$('.onward-message').first().text()).toContain('Tee Osman');
    expect(after.$('.onward-message').first().text()).toContain('Not read');
  });

  it('goes on to older lines when there are more than a page holds', async () => {
    const { dataOfficer, onward } = office;
    await onward.sql(
      `insert into telling (id, staff_id, kind, cause, told_at)
       select ('019a0000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, $1, 'digest', 'digest:' || n, now() from generate_series(1, 31) n`,
      [dataOfficer.actor.staffId],
    );
    const { $ } = await dataOfficer.get('/told');
    expect($('.onward-message')).toHaveLength(30);
    expect((await dataOfficer.get($('.govuk-pagination__next a').attr('href')!)).$('.onward-message')).toHaveLength(1);
  });

  describe('how I am told', () => {
    const CHOICE = {
      mobile: '',
      urgentBy: 'email',
      digestBy: [],
      quiet: 'council',
      quietFrom: '',
      quietTo: '',
      onDutyUntil: '',
    };

    it('keeps what each chose, as they typed the times', async () => {
      const { adviser } = office;
      const given = { ...CHOICE, mobile: '07700 900 123', quiet: 'own', quietFrom: '9pm', quietTo: '6.30am' };
      const sent = await adviser.post('/how-i-am-told', given);
      expect((await adviser.follow(sent)).$('.govuk-notification-banner').text()).toContain('Saved.');

      const { $ } = await adviser.get('/how-i-am-told');
      expect($('#mobile').val()).toBe('+447700900123');
      expect([$('#quietFrom').val(), $('#quietTo').val()]).toEqual(['21:00', '06:30']);
      expect($('input[name=digestBy]:checked')).toHaveLength(0);
    });

    it.each([
      [{ mobile: '020 7946 0018' }, 'mobile', 'Enter a mobile number'],
      [{ quiet: '' }, 'quiet', 'Choose which quiet hours you want'],
      [{ quiet: 'own' }, 'quietFrom', 'Enter when they begin'],
      [{ quietFrom: '8pm' }, 'quietTo', 'Enter when they end'],
      [{ quiet: 'own', quietFrom: '8pm', quietTo: 'late' }, 'quietTo', 'Enter when they end'],
      [{ quiet: 'own', quietFrom: '8pm', quietTo: '20:00' }, 'quietTo', 'Enter an end'],
    ])('says what to mend: %j', async (given, field, words) => {
      const answer = await office.colleague.post('/how-i-am-told', { ...CHOICE, ...given });
      expect(answer.status).toBe(422);
      expect(answer.$(`.govuk-error-summary a[href="#${field}"]`).text()).toContain(words);
      for (const [name, value] of Object.entries(given)) {
        if (name !== 'quiet') expect(answer.$(`#${name}`).val()).toBe(value);
      }
      const kept = await office.onward.sql('select from telling_choice where staff_id = $1', [
        office.colleague.actor.staffId,
      ]);
      expect(kept).toEqual([]);
    });
  });

  describeInBrowser('in a browser', () => {
    let browser: RunningBrowser;

    beforeAll(async () => {
      browser = await startBrowser(office.onward);
      await aChildInBedAndBreakfast('Bartholomew-Alexander', `Featherstonehaugh-${'Cholmondeley'.repeat(4)}`);
    });
    afterAll(() => browser.close());

    it.each([
      ['a phone', PHONE],
      ['a desk', DESKTOP],
      ['a desk without JavaScript', { ...DESKTOP, ...SCRIPTS_OFF }],
    ])('reads on %s without a fault and without scrolling sideways', async (_, options) => {
      const page = await browser.open(options, office.manager);
      for (const address of ['/told', '/how-i-am-told']) {
        await page.goto(address);
        expect(await sidewaysScroll(page)).toBe(0);
      }
      await page.locator('#mobile').fill('my phone');
      await page.getByRole('button', { name: 'Save' }).click();
      expect(await page.locator('.govuk-error-summary').textContent()).toContain('Enter a mobile number');
      expect(await sidewaysScroll(page)).toBe(0);
      if (!('javaScriptEnabled' in options)) expect(await accessibilityFaults(page)).toEqual([]);
      await page.close();
    });
  });

  async function aChildInBedAndBreakfast(givenName: string, familyName: string): Promise<string> {
    const { onward, adviser, colleague } = office;
    const dataSource = onward.app.get(DataSource);
    const id = await aYoungPerson(dataSource, {
      givenName,
      familyName,
      teamId: adviser.actor.teamIds[0],
      dateOfBirth: localDate('2009-03-10'),
    });
    await anAllocation(dataSource, id, adviser.actor.staffId);
    const home = {
      fromOn: TODAY,
      type: 'W',
      providedUnder: 'none' as const,
      placedByAuthority: true,
      address: '1 Sea Road',
    };
    const unsaid = { postcode: null, carer: null, provider: null, providerRegistered: null };
    const managerReason = 'Nothing else was free that night.';
    await onward.app
      .get(AccommodationService)
      .recordMove(colleague.actor, id, { ...home, ...unsaid, managerReason }, TODAY, undefined, {
        ...NOTHING_MORE,
        signOff: { reason: managerReason, agreedById: null },
      });
    return id;
  }
});
