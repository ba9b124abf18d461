import { DataSource } from 'typeorm';
import type { UserActor } from '../../src/access/actor';
import { Appointment } from '../../src/contacts/appointment.entity';
import { ContactsService } from '../../src/contacts/contacts.service';
import type { RecordContact } from '../../src/contacts/record-contact';
import { todayInLondon } from '../../src/platform/clock';
import { PlansAtWorkService } from '../../src/pathway-plans/plans-at-work.service';
import { newId } from '../../src/platform/ids';
import { addDays, type LocalDate } from '../../src/statutory/local-date';
import { typedDate } from '../../src/web/typed-date';
import { londonInstant } from '../../src/web/typed-time';
import { startTestApp, type SignedInBrowser, type TestApp } from '../support/app';
import {
  describeInBrowser,
  DESKTOP,
  NO_SCRIPT,
  PHONE,
  SCRIPTS_OFF,
  sidewaysScroll,
  startBrowser,
  type RunningBrowser,
} from '../support/browser';
import { counted } from '../support/clicks';
import { aCareLeaver, dueIn, manyCareLeavers } from './caseload-people';
import { withAPlan } from './plan-reviews-people';
import { NOW } from './young-person-people';

describe('Today', () => {
  let onward: TestApp;
  let adviser: SignedInBrowser;
  let manager: SignedInBrowser;
  let today: LocalDate;

  beforeAll(async () => {
    onward = await startTestApp();
    onward.clock.now = NOW;
    today = todayInLondon(onward.clock.now);
    adviser = await onward.signInAs('adviser', { team: 'North', name: 'Ada Worker' });
    manager = await onward.signInAs('manager', { team: 'North', name: 'Bo Manager' });
  });
  afterAll(() => onward.close());

  it('says kindly that there is nothing to do, when that is so', async () => {
    const { $, text, status } = await adviser.get('/today');
    expect(status).toBe(200);
    expect(text).toContain('Nothing is planned for today.');
    expect(text).toContain('Nothing is overdue.');
    expect($('h2').text()).not.toContain('Waiting for a worker');
  });

  it("shows an adviser today's visit with the time, the address, the phone and what it is for", async () => {
    const id = await aCareLeaver(onward, { adviser: adviser.actor, givenName: 'Tahir', phone: '07700 900123' });
    await anAppointment(adviser.actor, id, today, { place: '4 Mill Lane', matters: 'Keys for the new flat' });

    const { $ } = await adviser.get('/today');
    const visit = $('.onward-visit').text().replaceAll(/\s+/g, ' ');
    expect(visit).toContain('2:30pm Tahir Fable Visit');
    expect(visit).toContain('4 Mill Lane · 07700 900123');
    expect(visit).toContain('Keys for the new flat');
    expect($('.onward-visit a[href^="tel:"]').attr('href')).toBe('tel:07700900123');
  });

  it('asks how Friday went, and each answer leads to the form of that visit', async () => {
    const id = await aCareLeaver(onward, { adviser: adviser.actor, familyName: 'Past' });
    const appointment = await anAppointment(adviser.actor, id, addDays(today, -3));

    const { $ } = await adviser.get('/today');
    const links = $('section[aria-labelledby=outcomes] .onward-visit__outcomes a').toArray();
    expect(links.map((link) => $(link).attr('href'))).toEqual([
      `/young-people/${id}/contacts/new?appointment=${appointment}&outcome=seen`,
      `/young-people/${id}/contacts/new?appointment=${appointment}&outcome=not-in`,
      `/young-people/${id}/contacts/seen-now?appointment=${appointment}`,
    ]);
    expect((await manager.get('/today')).text).not.toContain(appointment);
  });

  it('puts who is overdue first, says why and that it is the law, and leads to the form', async () => {
    const later = await aCareLeaver(onward, { adviser: adviser.actor, due: [dueIn(4, today)] });
    const late = await aCareLeaver(onward, { adviser: adviser.actor, due: [dueIn(-3, today), dueIn(30, today)] });

    const { $ } = await adviser.get('/today');
    const people = $('.onward-people__name a').toArray();
    expect(people.map((person) => $(person).attr('href'))).toEqual([`/young-people/${late}`, `/young-people/${later}`]);
    const item = $('section[aria-labelledby=overdue] .onward-dues__item').first();
    expect(item.text()).toContain('3 days overdue');
    expect(item.text()).toContain('Law');
    expect(item.find('.onward-dues__because').text()).toMatch(/^A plan is reviewed every six months\. Why/);
    expect(item.find('a').attr('href')).toBe(`/young-people/${late}/contacts/new`);
    expect($('section[aria-labelledby=overdue] .onward-section__count').text()).toBe('1 item for 1 person');
  });

  it("shows a manager the whole team's work with the adviser's name, and who waits for a worker", async () => {
    const { status, text, $ } = await manager.get('/today');
    expect(status).toBe(200);
    expect($('.onward-people__adviser').first().text()).toBe('Ada Worker');
    expect(text).toContain('Every young person who is owed a worker has one.');

    const id = await aCareLeaver(onward, { adviser: null, familyName: 'Alone' });
    const waiting = (await manager.get('/today')).$('section[aria-labelledby=waiting]');
    expect(waiting.text()).toContain('1 young person waits');
    expect(waiting.find(`a[href="/young-people/${id}/allocate"]`)).toHaveLength(1);
  });

  it('keeps a visit without a note in sight until the note is written, and shows good news', async () => {
    const id = await aCareLeaver(onward, { adviser: adviser.actor, familyName: 'Winner' });
    const contacts = onward.app.get(ContactsService);
    const command = aVisit(adviser.actor, today, { note: null, goodNews: 'Passed the driving test' });
    const { contactId } = await contacts.record(adviser.actor, id, command, today);

    const before = await adviser.get('/today');
    expect(before.$('section[aria-labelledby=notes] a').attr('href')).toBe(`/young-people/${id}/contacts/${contactId}`);
    expect(before.$('section[aria-labelledby=wins]').text()).toContain('Passed the driving test');
    expect(before.$('section[aria-labelledby=done]').text()).toContain('Met face to face, today');
    const team = (await manager.get('/team')).$('main');
    expect(team.find('section[aria-labelledby=wins]').text()).toContain('Passed the driving test');
    await adviser.post(`/young-people/${id}/life`, {
      ...{ formId: newId(), kind: 'win', words: 'Made a cake for 12', whose: 'ours', when: 'today', onDate: '' },
    });
    for (const who of [adviser, manager]) {
      const wins = (await who.get(who === adviser ? '/today' : '/team')).$('section[aria-labelledby=wins]');
      expect(wins.text()).toContain('Made a cake for 12');
      expect(wins.find(`a[href="/young-people/${id}/life"]`)).toHaveLength(1);
    }
    expect(team.html()!.indexOf('Passed the driving test')).toBeLessThan(team.html()!.indexOf('onward-tiles'));

    await contacts.addNote(adviser.actor, id, contactId, 'We looked at flats.', today);
    expect((await adviser.get('/today')).$('section[aria-labelledby=notes]')).toHaveLength(0);
  });

  it("shows no one else's people to an adviser of another team", async () => {
    const stranger = await onward.signInAs('adviser', { team: 'South' });
    const { text, $ } = await stranger.get('/today');
    expect(text).not.toContain('Fable');
    expect($('.onward-people__person')).toHaveLength(0);
  });

  it('is not for those who do no casework, and asks visitors to sign in', async () => {
    for (const role of ['data-officer', 'administrator'] as const) {
      expect((await (await onward.signInAs(role)).get('/today')).status).toBe(403);
    }
    expect((await onward.visitor().get('/today')).status).toBe(303);
  });

  describeInBrowser('in a browser', () => {
    let browser: RunningBrowser;
    let busy: SignedInBrowser;

    beforeAll(async () => {
      browser = await startBrowser(onward);
      busy = await onward.signInAs('adviser', { team: 'West', name: 'Cy Busy' });
      await manyCareLeavers(onward, busy.actor, 24, today);
      const long = {
        givenName: 'Bartholomew-Maximilian',
        familyName: 'Featherstonehaugh-Wolfeschlegelstein'.repeat(2),
      };
      const id = await aCareLeaver(onward, { adviser: busy.actor, ...long, due: [dueIn(-60, today)] });
      await anAppointment(busy.actor, id, today);
      await anAppointment(busy.actor, id, addDays(today, -2), { kind: 'call' });
    });
    afterAll(() => browser.close());

    it.each([
      ['a phone', PHONE],
      ['a desk', DESKTOP],
      ['a phone without JavaScript', { ...PHONE, ...SCRIPTS_OFF }],
    ])('reads on %s without scrolling sideways', async (_, options) => {
      const page = await browser.open(options, busy);
      await page.goto('/today');
      expect(await sidewaysScroll(page)).toBe(0);
      await page.close();
    });

    it('takes two taps to say that a visit took place, and then only its note is left to do', async () => {
      const id = await aCareLeaver(onward, { adviser: busy.actor, givenName: 'Lark', familyName: 'Quickly' });
      await anAppointment(busy.actor, id, today, { kind: 'visit', place: 'The library' });
      const page = await browser.open({ ...PHONE, ...NO_SCRIPT }, busy);
      await page.goto('/today');

      await page.getByRole('link', { name: /^Seen now, note later.*Lark Quickly$/ }).click();
      await page.getByRole('button', { name: 'Save, note later' }).click();

      await page.goto('/today');
      expect(await page.locator('.onward-visit', { hasText: 'Lark Quickly' }).count()).toBe(0);
      expect(await page.locator('section[aria-labelledby=notes]').innerText()).toContain('Lark Quickly');
      await page.close();
    });

    it('a night on duty: opened with a reason in four clicks, recorded, handed back, and taken up in two', async () => {
      const night = await onward.signInAs('duty', { name: 'Ni Night' });
      const day = await onward.signInAs('adviser', { team: 'Night', name: 'Dee Day' });
      const id = await aCareLeaver(onward, { adviser: day.actor, givenName: 'Ever', familyName: 'Awake'.repeat(8) });
      for (const [kind, words] of Object.entries({
        'risk-to-self': 'Cuts when alone.',
        'crisis-plan': 'Ring my gran',
      })) {
        const about = { formId: newId(), fromOn: '1/11/26', toOn: '', phone: '', source: '' };
        await day.post(`/young-people/${id}/emergency/new`, { ...about, kind, words });
      }
      const page = await browser.open(PHONE, night);
      const fits = async () => expect(await sidewaysScroll(page)).toBe(0);
      const { click, taken } = counted(page);

      await page.goto('/');
      expect(new URL(page.url()).pathname).toBe('/duty');
      await fits();
      await page.getByLabel('Find a young person').fill('awake');
      await click('button', 'Search');
      await fits();
      await click('link', /^Ever Awake/);
      await fits();
      await click('button', 'Police or ambulance got in touch');
      await page.waitForURL('**/emergency');
      expect(taken()).toBeLessThanOrEqual(4);
      await fits();
      const { y } = (await page.getByText('Cuts when alone.').boundingBox())!;
      expect(y).toBeLessThan(PHONE.viewport.height);

      await click('link', 'They are missing');
      await fits();
      await page.getByLabel('At what time were they last seen?').fill('00:05');
      await page.getByLabel('Reference of the police').fill('MP/77');
      await click('button', 'Save');
      await page.waitForURL('**/emergency');
      expect(taken()).toBeLessThanOrEqual(2);
      await fits();

      await click('link', 'Emergency accommodation');
      await fits();
      await page.getByLabel('Address').fill('1 Dock Road');
      await page.getByLabel('Which manager agreed').fill('Bo Manager: nothing else was free');
      await click('radio', 'Emergency bed');
      await click('button', 'Save');
      await page.waitForURL('**/emergency');
      expect(taken()).toBeLessThanOrEqual(3);

      await click('button', 'Record what happened on duty');
      await fits();
      await click('radio', 'Police');
      await page.getByLabel('What happened, and what was done?').fill('Brought home after a row.');
      await click('checkbox', 'See them');
      await click('button', 'Save and hand back');
      // One of the four opens the form: recording itself is three and the note.
      expect(taken() - 1).toBeLessThanOrEqual(3);
      await fits();
      await page.close();

      const morning = await browser.open(PHONE, day);
      await morning.goto('/today');
      await morning.getByText('Read and take up').click();
      await morning.getByLabel('Seen, I will').fill('Visit at noon');
      expect(await sidewaysScroll(morning)).toBe(0);
      await morning.getByRole('button', { name: 'Seen, I will do this' }).click();
      await morning.waitForURL('**/today');
      expect(await morning.getByText('Read and take up').count()).toBe(0);
      expect(await morning.locator('section[aria-labelledby=promised]').innerText()).toContain('Visit at noon');
      await morning.goto('/left-undone');
      expect(await sidewaysScroll(morning)).toBe(0);
      await morning.close();
    });

    it('an adviser’s Monday stays within its clicks, from the weekend’s note to what is left undone', async () => {
      const monday = await onward.signInAs('adviser', { team: 'Mon', name: 'Mo Day' });
      const [noted, missed, visited, away] = [
        await aCareLeaver(onward, { adviser: monday.actor, givenName: 'Nora', familyName: 'Noted' }),
        await aCareLeaver(onward, { adviser: monday.actor, givenName: 'Fred', familyName: 'Friday' }),
        await aCareLeaver(onward, { adviser: monday.actor, givenName: 'Vera', familyName: 'Visited' }),
        await aCareLeaver(onward, { adviser: monday.actor, givenName: 'Olu', familyName: 'Away' }),
      ];
      const note = { formId: newId(), when: 'yesterday', at: '23:40', caller: 'police', done: 'Brought home.' };
      await monday.post(`/young-people/${noted}/duty/new`, { ...note, safeOn: '', safeAt: '' });
      await anAppointment(monday.actor, missed, addDays(today, -3));
      await anAppointment(monday.actor, visited, today, { kind: 'visit', place: 'The library' });
      await anAppointment(monday.actor, away, today, { kind: 'visit', place: '4 Mill Lane' });
      await onward.app.get(PlansAtWorkService).start(monday.actor, visited, { from: 'template' }, today);
      const reviewed = await withAPlan(
        { onward, adviser: monday },
        { givenName: 'Rhys', contactsSince: '2026-11-02', inForceOn: '2026-05-26' },
      );
      await monday.post(`${reviewed.at}/eet/new`, { formId: newId(), doing: 'G5', when: 'today' });
      const lead = await onward.signInAs('manager', { team: 'Mon', name: 'Lee Lead' });
      const page = await browser.open(DESKTOP, monday);
      const { click, tap, taken, inAll } = counted(page);
      const main = () => page.locator('main').innerText();

      // 1: nothing but signing in. 2: the weekend's note
      await page.goto('/');
      expect(new URL(page.url()).pathname).toBe('/today');
      await tap(page.getByText('Read and take up'));
      await page.getByLabel('Seen, I will').fill('Ring at ten');
      await click('button', 'Seen, I will do this');
      await page.waitForURL('**/today');
      expect(taken()).toBeLessThanOrEqual(2);

      // 3: what one of them asks for in a text
      await page.goto(`/young-people/${noted}`);
      await click('link', 'Text message');
      await click('radio', 'Nora');
      await page.getByLabel('What it said').fill('Can you ring me today?');
      await click('button', 'Save');
      await page.waitForURL(`**/young-people/${noted}?recorded=**`);
      expect(taken()).toBeLessThanOrEqual(3);
      await page.goto('/today');

      // 4: Friday's outcome, with one sentence
      await tap(page.locator('.onward-visit--past', { hasText: 'Fred Friday' }).getByText('Not in'));
      await page.getByLabel('If not in: what did you try?').fill('Rang the bell and the phone.');
      await click('button', 'Save');
      await page.waitForURL(`**/young-people/${missed}**`);
      expect(taken()).toBeLessThanOrEqual(3);

      // 5: who it is whom one visits
      await page.goto('/today');
      await click('link', /^Vera Visited/);
      await page.waitForURL(`**/young-people/${visited}`);
      expect(taken()).toBe(1);

      // 6: the plan is talked through, of which they chose one card
      await page.goto('/today');
      await click('link', /^Talk the plan through.*Vera Visited$/);
      await page.getByRole('heading', { name: 'Talk the plan through' }).waitFor();
      expect(taken()).toBe(1);
      await page.getByLabel('Only what we choose').check();
      await page.getByLabel('Where I live').check();
      await page.getByRole('button', { name: 'Start' }).click();
      await page.getByLabel('In your own words').fill('Loud at night, but I like my room.');
      await page.getByRole('button', { name: 'Save and read back' }).click();

      // 7: read back, and with their answer and their words in it the visit and the next one are one save
      await page.getByRole('heading', { name: 'Read it back' }).waitFor();
      // The Monday of these people is not the database's
      await onward.sql(`update plan_topic set changed_at = $2::date + time '10:00' where young_person_id = $1`, [
        ...[visited, today],
      ]);
      await page.reload();
      await page.locator('[name=safe][value=yes]').check();
      await tap(page.locator('summary', { hasText: 'Record this visit' }));
      expect(await page.getByLabel('own words (optional)').inputValue()).toContain(
        'Loud at night, but I like my room.',
      );
      await page.getByLabel('Face to face, somewhere else').check();
      await page.locator('[name=seenAlone][value=yes]').check();
      await page.getByLabel('Plan the next visit').check();
      await page.getByLabel('On which day').fill(typedDate(addDays(today, 28)));
      await page.getByLabel('At what time').fill('2pm');
      await click('button', 'Record this visit');
      await page.getByText('A contact of today is recorded.').waitFor();
      expect(taken()).toBeLessThanOrEqual(2);

      // 8: not at home
      await page.goto('/today');
      await tap(page.locator('.onward-visit', { hasText: 'Olu Away' }).getByText('Not in'));
      await page.getByLabel('If not in: what did you try?').fill('A card is left.');
      await click('button', 'Save');
      await page.waitForURL(`**/young-people/${away}**`);
      expect(taken()).toBeLessThanOrEqual(2);

      // Her time in care is recorded by now, and supervision from the beginning: hers is an open case
      await onward.sql(
        `insert into care_episode (id, fact_id, young_person_id, from_on, to_on, legal_status, placement)
         select $2, $2, y.id, y.date_of_birth + interval '10 years', y.date_of_birth + interval '18 years', 'care-order',
                'foster-care' from young_person y where y.id = $1`,
        [noted, newId()],
      );
      await onward.sql(`delete from known_since where young_person_id = $1`, [noted]);

      // 9: notice to leave in ten days: what is done to keep the home, and the question to a manager, in one form
      await page.goto(`/young-people/${noted}`);
      await click('link', /^Home: at risk/);
      await click('link', 'Record that the home is at risk');
      await click('checkbox', 'A notice, or a court date');
      await page.getByLabel('They have to leave by').fill(typedDate(addDays(today, 10)));
      await page.getByLabel('What happens').fill('The landlord sells.');
      await page.getByLabel('Ask your manager').fill('May we refer today?');
      await click('button', 'Save');
      await page.getByRole('heading', { name: 'What comes next' }).waitFor();
      expect(taken()).toBeLessThanOrEqual(4);

      // and it asks the manager for a decision by itself, which the answer to the question is as well
      expect((await lead.get('/supervision/risk-rises')).text).toContain('Under notice to leave their home');

      // 10: a manager answers: the decision, its reason and what is to be done are there without a click
      const [question] = await onward.sql<{ id: string }>(
        'select id from manager_question where young_person_id = $1',
        [noted],
      );
      await lead.post(`/young-people/${noted}/questions/${question!.id}`, {
        ...{ formId: newId(), text: 'Yes, because ten days are short.', 'what-1': 'Refer to the council' },
        ...{ 'owner-1': monday.actor.staffId, 'by-1': typedDate(addDays(today, 1)) },
      });
      expect((await lead.get('/supervision/risk-rises')).text).not.toContain('Under notice to leave their home');
      await page.goto(`/young-people/${noted}`);
      expect(await main()).toContain('Yes, because ten days are short.');
      await page.goto('/today');
      expect(await main()).toContain('Refer to the council');

      // 11: the list for Tuesday's meeting, changed where it stands
      await click('link', 'Education and work');
      expect(taken()).toBe(1);
      expect(await main()).toContain('Rhys Fable');
      await page.getByText(/^Change this row/).click();
      await page.getByLabel('Next step').fill('Visit the college');
      await page.getByRole('button', { name: 'Save this row' }).click();
      await page.locator('dd', { hasText: 'Visit the college' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/eet');

      // 12: the review that is due, with every goal of the plan to be talked about
      await page.goto('/today');
      await click('link', /^Pathway plan review .* for Rhys Fable: hold the review$/);
      await click('button', 'Open the review');
      await page.waitForURL(`**${reviewed.at}/reviews/**`);
      expect(taken()).toBeLessThanOrEqual(2);
      for (const goal of ['A flat of my own', 'Start at college']) expect(await main()).toContain(goal);

      // 13: the end of the day
      await page.goto('/today');
      await click('link', /^Left undone/);
      expect(await main()).toContain('Ring at ten');
      expect(taken()).toBe(1);
      expect(inAll()).toBeLessThan(30);
      await page.close();
    });

    it('opens the form of a visit with the answer that was tapped', async () => {
      const id = await aCareLeaver(onward, { adviser: busy.actor, givenName: 'Wren', familyName: 'Away' });
      await anAppointment(busy.actor, id, addDays(today, -1));
      const page = await browser.open(DESKTOP, busy);
      await page.goto('/today');
      await page.locator('.onward-visit--past', { hasText: 'Wren Away' }).getByText('Not in').click();
      expect(await page.locator('input[name=outcome]:checked').inputValue()).toBe('not-in');
      expect(await page.locator('[name=appointmentId]').inputValue()).not.toBe('');
      await page.close();
    });

    it("has today's visits and the first overdue person on a phone's first screen", async () => {
      const usual = await onward.signInAs('adviser', { team: 'East' });
      const id = await aCareLeaver(onward, { adviser: usual.actor, phone: '07700 900123', due: [dueIn(-2, today)] });
      for (const matters of ['Keys for the new flat', 'Payslip and tax code']) {
        await anAppointment(usual.actor, id, today, { place: '14 Brickkiln Road, Upper Stanley', matters });
      }
      const page = await browser.open(PHONE, usual);
      await page.goto('/today');
      const { y, height } = (await page.locator('.onward-dues__item').first().boundingBox())!;
      expect(y + height).toBeLessThanOrEqual(PHONE.viewport.height);
      await page.close();
    });
  });

  async function anAppointment(
    actor: UserActor,
    youngPersonId: string,
    on: LocalDate,
    given: Partial<Appointment> = {},
  ): Promise<string> {
    const id = newId();
    await onward.app
      .get(DataSource)
      .getRepository(Appointment)
      .insert({
        youngPersonId,
        staffId: actor.staffId,
        kind: 'visit',
        plannedAt: londonInstant(on, '14:30'),
        ...given,
        id,
      });
    return id;
  }
});

function aVisit(actor: UserActor, heldOn: LocalDate, given: Partial<RecordContact> = {}): RecordContact {
  return {
    heldOn,
    heldAt: null,
    mode: 'face-to-face',
    staffId: actor.staffId,
    place: 'elsewhere',
    seen: true,
    seenAlone: null,
    safeWhereTheyLive: null,
    note: 'We met.',
    ownWords: null,
    goodNews: null,
    appointmentId: null,
    reviewHeld: false,
    supportOffered: null,
    ...given,
  };
}
