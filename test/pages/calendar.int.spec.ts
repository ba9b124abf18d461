import ICAL from 'ical.js';
import { UsersService } from '../../src/sign-in/users.service';
import { localDate } from '../../src/statutory/local-date';
import { newId } from '../../src/platform/ids';
import { startTestApp, type Answer, type SignedInBrowser, type TestApp } from '../support/app';
import { SYSTEM } from '../support/records';
import { aCareLeaverInANewFlat, anOfficeOf, aVisitForm, NOW, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

function eventsOf(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  return calendar.getAllSubcomponents('vevent').map((one) => ({
    uid: String(one.getFirstPropertyValue('uid')),
    sequence: Number(one.getFirstPropertyValue('sequence')),
    stamp: String(one.getFirstPropertyValue('dtstamp')),
    start: String(one.getFirstPropertyValue('dtstart')),
    end: String(one.getFirstPropertyValue('dtend')),
    summary: String(one.getFirstPropertyValue('summary')),
    description: String(one.getFirstPropertyValue('description')),
    url: String(one.getFirstPropertyValue('url')),
    status: String(one.getFirstPropertyValue('status')),
  }));
}

describe('a worker’s calendar', () => {
  let onward: TestApp;
  let office: Office;
  let adviser: SignedInBrowser;

  beforeAll(async () => {
    onward = await startTestApp();
  });
  beforeEach(async () => {
    office = await anOfficeOf(onward);
    adviser = office.adviser;
  });
  afterAll(() => onward.close());

  /** @returns the path of the address that the page shows */
  async function makeAddress(who: SignedInBrowser = adviser): Promise<string> {
    const { status, $ } = await who.post('/my-calendar/address');
    expect(status).toBe(200);
    return new URL($('#address').text()).pathname;
  }
  const fetch = (address: string, headers = {}): Promise<Answer> => office.onward.visitor().get(address, headers);
  const events = async (address: string) => eventsOf((await fetch(address)).text);

  async function book(id: string, given: Record<string, string> = {}, who = adviser): Promise<string> {
    const formId = newId();
    const form = {
      formId,
      kind: 'visit',
      when: 'tomorrow',
      onDate: '',
      at: '2.30pm',
      place: '4 Tern Court',
      matters: '',
    };
    expect((await who.post(`/young-people/${id}/appointments/new`, { ...form, ...given })).status).toBe(303);
    return formId;
  }
  const move = (id: string, appointment: string, version: number) =>
    adviser.post(`/young-people/${id}/appointments/${appointment}/move`, {
      version: String(version),
      when: 'another-day',
      onDate: '26/11/26',
      at: '9am',
      because: 'Asked for another day',
    });
  const cancel = (id: string, appointment: string, version: number) =>
    adviser.post(`/young-people/${id}/appointments/${appointment}/cancel`, { version: String(version) });

  it('shows the address once, keeps only its hash, and says when it was last fetched', async () => {
    const address = await makeAddress();
    const secret = address.split('/')[3]!;
    expect(secret.length).toBeGreaterThanOrEqual(43);

    const kept = await office.onward.sql(
      `select (select jsonb_agg(w) from worker_calendar w)::text || (select jsonb_agg(e) from audit_event e)::text as all`,
    );
    expect(String(kept[0]!.all)).not.toContain(secret);
    const before = await adviser.get('/my-calendar');
    expect(before.text).not.toContain(secret);
    expect(words(before.$('main').text())).toContain('Last fetchedNot yet');
    await fetch(address);
    expect(words((await adviser.get('/my-calendar')).$('main').text())).toContain(
      'Last fetched23 November 2026 at 10am',
    );
  });

  it('holds the appointments and what is due by day, in words, and names nobody', async () => {
    const id = await aCareLeaverInANewFlat(office, { authorityId: 'WM-77', phone: '07700 900123' });
    const appointment = await book(id);
    const answer = await fetch(await makeAddress());

    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(answer.headers['set-cookie']).toBeUndefined();
    for (const personal of [
      'Mina',
      'Fable',
      'MF',
      'M.F',
      '4 Tern',
      'RG1',
      'WM-77',
      '07700 900123',
      '2008-03-10',
      '20080310',
      'Ada',
      id,
    ]) {
      expect(answer.text.replaceAll('\r\n ', '')).not.toContain(personal);
    }
    const all = eventsOf(answer.text);
    expect(all.find(({ uid }) => uid.startsWith('appointment-'))).toMatchObject({
      uid: `appointment-${appointment}@127.0.0.1`,
      summary: 'Visit booked',
      start: '2026-11-24T14:30:00Z',
      end: '2026-11-24T15:30:00Z',
      sequence: 0,
      status: 'CONFIRMED',
    });
    const first = all.find(({ start }) => start === '2026-11-24')!;
    expect(first).toMatchObject({ end: '2026-11-25' });
    expect(first.summary).toBe('1 thing due (1 law, safety-critical)');
    expect(first.description).toContain('Visit within 7 days of moving in (law, safety-critical)');
    expect(new Set(all.map(({ uid }) => uid)).size).toBe(all.length);
    const owed = await office.onward.sql(
      `select from deadline where young_person_id = $1 and state = 'open' and due_on <= '2027-11-23'`,
      [id],
    );
    const listed = all.flatMap(({ description }) => description.match(/\/calendar\/due\//g) ?? []);
    expect(listed).toHaveLength(owed.length);
  });

  it('says today how much is overdue, and on no day before', async () => {
    await aCareLeaverInANewFlat(office);
    const address = await makeAddress();
    office.onward.clock.now = new Date('2026-11-26T10:00:00Z');

    const all = await events(address);
    expect(all.find(({ uid }) => uid.startsWith('overdue-'))).toMatchObject({ start: '2026-11-26' });
    expect(all.find(({ uid }) => uid.startsWith('overdue-'))!.summary).toMatch(/^\d+ things? overdue/);
    expect(all.filter(({ start }) => start.length === 10 && start < '2026-11-26')).toEqual([]);
  });

  it('keeps the UID of an appointment that is moved or cancelled, with a number that rises', async () => {
    const id = await aCareLeaverInANewFlat(office);
    const appointment = await book(id);
    const address = await makeAddress();
    const mine = async () => (await events(address)).find(({ uid }) => uid.includes(appointment))!;

    await move(id, appointment, 1);
    expect(await mine()).toMatchObject({ sequence: 1, start: '2026-11-26T09:00:00Z', status: 'CONFIRMED' });
    await cancel(id, appointment, 2);
    expect(await mine()).toMatchObject({ sequence: 2, status: 'CANCELLED', summary: 'Visit cancelled' });
  });

  it('answers “not changed” until something is, and stamps entries with the moment of the change', async () => {
    const id = await aCareLeaverInANewFlat(office);
    const address = await makeAddress();
    const first = await fetch(address);
    const etag = String(first.headers.etag);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    expect(first.headers['last-modified']).toBe(NOW.toUTCString());

    office.onward.clock.now = new Date('2026-11-23T10:10:00Z');
    const again = await fetch(address, { 'if-none-match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await fetch(address)).text).toBe(first.text);

    await book(id);
    const later = await fetch(address, { 'if-none-match': etag });
    expect(later.status).toBe(200);
    expect(later.headers.etag).not.toBe(etag);
    expect(new Set(eventsOf(later.text).map(({ stamp }) => stamp))).toEqual(new Set(['2026-11-23T10:10:00Z']));
  });

  it('asks for no session, and another’s does not count', async () => {
    await aCareLeaverInANewFlat(office);
    const address = await makeAddress();
    const withoutSession = await fetch(address);

    expect((await office.stranger.get(address)).text).toBe(withoutSession.text);
    expect((await fetch(address.replace(/.\/onward/, '_/onward'))).status).toBe(404);
    expect((await fetch('/calendar/feeds/%00/onward.ics')).status).toBeGreaterThanOrEqual(400);
  });

  it('follows the worker: what another team has is gone as soon as they change', async () => {
    const id = await aCareLeaverInANewFlat(office);
    await book(id);
    const address = await makeAddress();
    expect(await events(address)).not.toEqual([]);

    await office.onward.sql(`update allocation set to_on = '2026-11-22' where young_person_id = $1`, [id]);
    await office.onward.sql('update staff set team_id = $1 where id = $2', [
      office.stranger.actor.teamIds[0],
      adviser.actor.staffId,
    ]);
    expect(await events(address)).toEqual([]);
  });

  it.each([
    ['left', `update staff set left_on = '2026-11-23' where id = $1`],
    ['lost the account', 'update app_user set disabled_at = now() where staff_id = $1'],
    ['has another role', `update app_user set role = 'data-officer' where staff_id = $1`],
  ])('has nothing at the address once its owner %s', async (_, sql) => {
    await aCareLeaverInANewFlat(office);
    const address = await makeAddress();
    await office.onward.sql(sql, [adviser.actor.staffId]);

    expect((await fetch(address)).status).toBe(404);
  });

  it('ends with a new password, as sessions and tokens do', async () => {
    const address = await makeAddress();
    await office.onward.app.get(UsersService).setPassword(SYSTEM, adviser.email, null, NOW);

    expect((await fetch(address)).status).toBe(404);
  });

  it('leaves the old address when a new one is made, and both when it is switched off', async () => {
    const first = await makeAddress();
    const second = await makeAddress();
    expect([(await fetch(first)).status, (await fetch(second)).status]).toEqual([404, 200]);

    expect((await adviser.post('/my-calendar/off')).location).toBe('/my-calendar');
    expect((await fetch(second)).status).toBe(404);
    expect((await adviser.get('/my-calendar')).$('button').text()).toContain('Make the address');
    const told = await office.onward.sql<{ did: string }>(
      `select did from audit_event where did like 'calendar.%' and actor_id = $1 order by id`,
      [adviser.actor.userId],
    );
    expect(told.map(({ did }) => did)).toEqual([
      'calendar.address-made',
      'calendar.address-made',
      'calendar.fetched',
      'calendar.switched-off',
    ]);
  });

  it('refuses a calendar that asks without end, and says when to come back', async () => {
    const address = await makeAddress();
    const statuses: number[] = [];
    for (let ask = 0; ask < 22; ask += 1) statuses.push((await fetch(address)).status);

    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(statuses.slice(20)).toEqual([429, 429]);
    office.onward.clock.now = new Date('2026-11-23T10:01:00Z');
    expect((await fetch(address)).status).toBe(200);
  });

  it('holds a manager’s teams, as Today does', async () => {
    await aCareLeaverInANewFlat(office);
    const [all] = [await events(await makeAddress(office.manager))];
    expect(all.some(({ summary }) => / due/.test(summary))).toBe(true);
  });

  it('leads to the page of the item, behind the sign-in, for whoever may see it', async () => {
    const id = await aCareLeaverInANewFlat(office);
    const appointment = await book(id);
    const all = await events(await makeAddress());
    const [visit, due] = [
      all.find(({ uid }) => uid.startsWith('appointment-'))!,
      all.find(({ url }) => url.includes('/calendar/due/'))!,
    ].map(({ url }) => new URL(url).pathname) as [string, string];

    expect((await adviser.get(visit)).location).toBe(`/young-people/${id}/appointments/${appointment}`);
    expect((await adviser.get(due)).location).toBe(`/young-people/${id}/due/${due.split('/').pop()}`);
    expect((await office.stranger.get(visit)).status).toBe(404);
    expect((await office.stranger.get(due)).status).toBe(404);
    expect((await office.onward.visitor().get(visit)).location).toMatch(/^\/sign-in/);
    await cancel(id, appointment, 1);
    expect((await adviser.get(visit)).location).toBe(`/young-people/${id}`);
  });

  it('is for whoever has casework', async () => {
    expect((await office.dataOfficer.get('/my-calendar')).status).toBe(403);
    expect((await office.administrator.post('/my-calendar/address')).status).toBe(403);
  });

  it('gives one appointment as a file without a name', async () => {
    const id = await aCareLeaverInANewFlat(office);
    const appointment = await book(id);
    const page = await adviser.get(`/young-people/${id}/appointments/${appointment}`);
    const link = page.$('a[href$=".ics"]').attr('href')!;
    const file = await adviser.get(link);

    expect(file.headers['content-disposition']).toBe('attachment; filename="appointment.ics"');
    expect(file.text).toContain('METHOD:PUBLISH');
    expect(eventsOf(file.text)).toMatchObject([
      { uid: `appointment-${appointment}@127.0.0.1`, summary: 'Visit booked', start: '2026-11-24T14:30:00Z' },
    ]);
    expect(file.text).not.toMatch(/Mina|Fable|Tern/);
    await cancel(id, appointment, 1);
    expect((await adviser.get(link)).status).toBe(404);
  });

  it('is untouched by what happened on other days: an appointment held last week stays, one called off does not', async () => {
    const id = await aCareLeaverInANewFlat(office);
    const [held, off] = [await book(id), await book(id)];
    await cancel(id, off, 1);
    const address = await makeAddress();
    await adviser.post(`/young-people/${id}/contacts/new`, aVisitForm({ appointmentId: held }));
    office.onward.clock.now = new Date('2026-11-27T10:00:00Z');

    const all = (await events(address)).filter(({ uid }) => uid.startsWith('appointment-'));
    expect(all).toMatchObject([{ uid: `appointment-${held}@127.0.0.1`, summary: 'Visit held' }]);
    expect(localDate(all[0]!.start.slice(0, 10))).toBe('2026-11-24');
  });
});
