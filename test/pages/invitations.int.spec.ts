import ICAL from 'ical.js';
import { setTimeout as pause } from 'node:timers/promises';
import { AppointmentsService } from '../../src/contacts/appointments.service';
import { MailDelivery } from '../../src/notifications/mail-delivery';
import type { Message } from '../../src/notifications/message.entity';
import { newId } from '../../src/platform/ids';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { startTestApp, type SignedInBrowser, type TestApp } from '../support/app';
import { startMailServer, type MailServer } from '../support/mail-server';
import { aCareLeaverInANewFlat, anOfficeOf, aVisitForm, TODAY, type Office } from './young-person-people';

type Sent = Pick<Message, 'toAddress' | 'subject' | 'body' | 'calendar' | 'calendarMethod' | 'state'>;

function entryOf(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  const event = calendar.getFirstSubcomponent('vevent')!;
  const said = (name: string) => String(event.getFirstPropertyValue(name));
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    uid: said('uid'),
    sequence: Number(said('sequence')),
    start: said('dtstart'),
    status: said('status'),
    attendee: said('attendee'),
    organizer: said('organizer'),
  };
}

describe('invitations', () => {
  let server: MailServer;
  let office: Office;
  let adviser: SignedInBrowser;
  let id: string;

  let onward: TestApp;

  beforeAll(async () => {
    server = await startMailServer();
    onward = await startTestApp({ SMTP_URL: server.url, MAIL_FROM: 'Onward <onward@council.example>' });
    await server.close();
  });
  afterAll(() => onward.close());
  beforeEach(async () => {
    await onward.empty();
    server = await startMailServer(Number(new URL(server.url).port));
    office = await anOfficeOf(onward);
    adviser = office.adviser;
    id = await aCareLeaverInANewFlat(office);
  });
  afterEach(() => server.close());

  async function book(who = adviser): Promise<string> {
    const formId = newId();
    const form = { formId, kind: 'visit', when: 'tomorrow', onDate: '', at: '2.30pm', place: '4 Tern Court' };
    const said = { ...form, matters: 'Keys for Mina' };
    expect((await who.post(`/young-people/${id}/appointments/new`, said)).status).toBe(303);
    return formId;
  }
  const move = (appointment: string, version: number, who = adviser) =>
    who.post(`/young-people/${id}/appointments/${appointment}/move`, {
      version: String(version),
      when: 'another-day',
      onDate: '26/11/26',
      at: '9am',
      because: 'Asked for another day',
    });
  const cancel = (appointment: string, version: number, who = adviser) =>
    who.post(`/young-people/${id}/appointments/${appointment}/cancel`, { version: String(version) });
  const sent = () =>
    office.onward.sql<Sent>(
      `select to_address as "toAddress", subject, body, calendar, calendar_method as "calendarMethod", state
         from message where cause like 'invitation:%' order by id`,
    );
  const entries = async () => (await sent()).map(({ calendar }) => entryOf(calendar!));
  const choose = (invitations: string, who = adviser) => who.post('/my-calendar/invitations', { invitations });

  it('goes to whoever booked it, says when and where to look, and names nobody and no place', async () => {
    const appointment = await book();

    const [mail, ...more] = await sent();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      toAddress: adviser.email,
      subject: 'Onward: visit booked for 24 November 2026 at 2:30pm',
      calendarMethod: 'REQUEST',
      state: 'queued',
    });
    expect(mail!.body).toContain(`/calendar/appointments/${appointment}`);
    for (const personal of ['Mina', 'Fable', 'Tern', 'Keys', 'Ada', id]) {
      expect(mail!.body + mail!.subject + mail!.calendar!.replaceAll('\r\n ', '')).not.toContain(personal);
    }
    expect(entryOf(mail!.calendar!)).toEqual({
      method: 'REQUEST',
      uid: `appointment-${appointment}@127.0.0.1`,
      sequence: 0,
      start: '2026-11-24T14:30:00Z',
      status: 'CONFIRMED',
      attendee: `mailto:${adviser.email}`,
      organizer: 'mailto:onward@council.example',
    });
  });

  it('follows an appointment that is moved and cancelled, with one UID and a rising number', async () => {
    const appointment = await book();
    await move(appointment, 1);
    await move(appointment, 1);
    await cancel(appointment, 2);

    const all = await entries();
    expect(new Set(all.map(({ uid }) => uid)).size).toBe(1);
    expect(all.map(({ method, sequence, status, start }) => [method, sequence, status, start])).toEqual([
      ['REQUEST', 0, 'CONFIRMED', '2026-11-24T14:30:00Z'],
      ['REQUEST', 1, 'CONFIRMED', '2026-11-26T09:00:00Z'],
      ['CANCEL', 2, 'CANCELLED', '2026-11-26T09:00:00Z'],
    ]);
    expect((await sent()).map(({ subject }) => subject.replace(/ \d.*/, ''))).toEqual([
      'Onward: visit booked for',
      'Onward: visit moved to',
      'Onward: visit no longer planned for',
    ]);
  });

  it('tells the adviser what a colleague keeps with their young person, and both when it is off', async () => {
    const appointment = await book(office.colleague);
    const both = [adviser.email, office.colleague.email].sort();

    expect((await sent()).map(({ toAddress }) => toAddress).sort()).toEqual(both);
    expect((await sent()).find(({ toAddress }) => toAddress === adviser.email)!.body).toContain(
      'A colleague is to keep it, with a young person you work with.',
    );
    await cancel(appointment, 1, office.manager);
    expect(
      (await sent())
        .slice(2)
        .map(({ toAddress }) => toAddress)
        .sort(),
    ).toEqual(both);
  });

  it('stays away as long as the calendar has the feed, or the worker wants none', async () => {
    await adviser.post('/my-calendar/address');
    await book();
    expect(await sent()).toEqual([]);
    expect((await adviser.get('/my-calendar')).text).toContain('with both, it would stand there twice');

    await choose('yes');
    await book();
    expect(await sent()).toHaveLength(1);
    await choose('no');
    await book();
    expect(await sent()).toHaveLength(1);
  });

  it('is still moved and taken back for whoever holds one and wants no more of them', async () => {
    const appointment = await book();
    await choose('no');
    await cancel(appointment, 1);

    expect((await entries()).map(({ method }) => method)).toEqual(['REQUEST', 'CANCEL']);
  });

  it('is taken back from who may no longer see the young person', async () => {
    const appointment = await book(office.colleague);
    await office.onward.sql('update staff set team_id = $1 where id = $2', [
      office.stranger.actor.teamIds[0],
      office.colleague.actor.staffId,
    ]);
    await move(appointment, 1);

    const told = (await sent()).slice(2).map(({ toAddress, calendarMethod }) => [toAddress, calendarMethod]);
    expect(Object.fromEntries(told)).toEqual({ [adviser.email]: 'REQUEST', [office.colleague.email]: 'CANCEL' });
  });

  it('is taken back when the visit was made on an earlier day, and comes back when that was recorded in error', async () => {
    const appointment = await book();
    const formId = newId();
    await adviser.post(`/young-people/${id}/contacts/new`, aVisitForm({ formId, appointmentId: appointment }));
    expect((await entries()).map(({ method, sequence }) => [method, sequence])).toEqual([
      ['REQUEST', 0],
      ['CANCEL', 1],
    ]);

    await adviser.post(`/young-people/${id}/contacts/${formId}/withdraw`, { reason: 'Another person' });
    expect((await entries()).slice(2)).toMatchObject([{ method: 'REQUEST', sequence: 2, status: 'CONFIRMED' }]);
  });

  it('is of the transaction that books: what is undone invites nobody', async () => {
    const command = { kind: 'visit' as const, plannedAt: new Date('2026-11-24T14:30:00Z'), place: null, matters: null };
    const undone = office.onward.app.get(UnitOfWork).oneForAll(adviser.actor, async ({ manager }) => {
      await office.onward.app.get(AppointmentsService).plan(adviser.actor, id, command, TODAY);
      const [row] = await manager.query<{ n: number }[]>('select count(*)::int as n from message');
      throw new Error(`${row!.n} queued`);
    });

    await expect(undone).rejects.toThrow('1 queued');
    expect(await sent()).toEqual([]);
    expect(await office.onward.sql('select from appointment_invitation')).toEqual([]);
    expect(await office.onward.sql('select from appointment')).toEqual([]);
  });

  it('arrives as a mail that a calendar understands', async () => {
    const appointment = await book();
    for (let tries = 0; server.received.length === 0 && tries < 20; tries += 1) {
      await office.onward.app.get(MailDelivery).deliverReady();
      await pause(50);
    }

    const [mail] = server.received;
    expect(mail!.text).toContain('Visit booked for 24 November 2026 at 2:30pm.');
    const parts = mail!.attachments.map(({ contentType, filename }) => [contentType, filename]);
    expect(parts).toContainEqual(['text/calendar', undefined]);
    expect(parts).toContainEqual(['application/ics', 'appointment.ics']);
    for (const { content } of mail!.attachments) {
      expect(entryOf(content.toString())).toMatchObject({
        method: 'REQUEST',
        uid: `appointment-${appointment}@127.0.0.1`,
      });
    }
    expect(await sent()).toMatchObject([{ state: 'sent' }]);
  });

  it('asks for an answer where none is given, and keeps what is chosen', async () => {
    const asked = await adviser.post('/my-calendar/invitations');
    expect(asked.status).toBe(422);
    expect(asked.$('.govuk-error-summary a').attr('href')).toBe('#invitations');

    await choose('no');
    const { $ } = await adviser.get('/my-calendar');
    expect($('input[name=invitations]:checked').attr('value')).toBe('no');
    expect((await office.colleague.get('/my-calendar')).$('input[name=invitations]:checked').attr('value')).toBe('yes');
  });
});
