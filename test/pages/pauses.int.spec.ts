import { DataSource } from 'typeorm';
import type { UserActor } from '../../src/access/actor';
import { Alerts } from '../../src/deadlines/alerts';
import { Ledger } from '../../src/deadlines/ledger';
import { PausesService, type PauseSaid } from '../../src/pauses/pauses.service';
import { newId } from '../../src/platform/ids';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../../src/statutory/bank-holidays';
import { deadlinesFor } from '../../src/statutory/deadlines';
import { addDays, localDate } from '../../src/statutory/local-date';
import { Casework } from '../../src/young-people/casework';
import type { SignedInBrowser } from '../support/app';
import { SYSTEM } from '../support/records';
import { aCareLeaverInANewFlat, anOffice, aVisitForm, TODAY, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const UNTIL = localDate('2026-12-14');

interface Item {
  id: string;
  dueOn: string;
  pausedUntil: string | null;
  pausedReason: string | null;
  pausedBy: string | null;
  state: string;
}

describe('a pause of something due', () => {
  let office: Office;
  let other: SignedInBrowser;
  let person: string;
  let item: string;
  let at: string;

  beforeAll(async () => {
    office = await anOffice();
    other = await office.onward.signInAs('manager', { team: 'North', name: 'Uma Manager' });
  });
  afterAll(() => office.onward.close());
  beforeEach(async () => {
    person = await aCareLeaverInANewFlat(office, { movedOn: '2026-11-10' });
    at = `/young-people/${person}`;
    item = (await theItem()).id;
  });

  /** The first visit after the move, overdue since 17 November. */
  const theItem = async () =>
    (
      await office.onward.sql<Item>(
        `select id, due_on as "dueOn", paused_until as "pausedUntil", paused_reason as "pausedReason",
                paused_by as "pausedBy", state from deadline where young_person_id = $1 and rule = 'PA-02'`,
        [person],
      )
    )[0]!;
  const form = (given: object = {}) => ({
    formId: newId(),
    reason: 'in-hospital',
    note: 'On the ward until Christmas.',
    fromOn: '23/11/26',
    untilOn: '14/12/26',
    ...given,
  });
  const asks = (given: object = {}, who = office.adviser) => who.post(`${at}/due/${item}/pause`, form(given));
  const theIds = async () =>
    (
      await office.onward.sql<{ id: string }>('select id from pause where young_person_id = $1 order by asked_at, id', [
        person,
      ])
    ).map(({ id }) => id);
  const asked = async (given: object = {}, who = office.adviser) => {
    const formId = newId();
    const answer = await asks({ formId, ...given }, who);
    expect(answer.status).toBe(303);
    return formId;
  };
  const service = () => office.onward.app.get(PausesService);
  const decidesOn = (day: string, id: string) =>
    service().decide(office.manager.actor, person, id, { approve: true, reason: '' }, localDate(day));
  const decides = (id: string, fields: Record<string, string>, who = office.manager) =>
    who.post(`${at}/pauses/${id}/decision`, fields);
  const approved = async (given: object = {}) => {
    const id = await asked(given);
    expect((await decides(id, { decision: 'approve', reason: '' })).status).toBe(303);
    return id;
  };
  const ends = (id: string, endReason = 'Home again.', who = office.adviser) =>
    who.post(`${at}/pauses/${id}/end`, { endReason });
  const steps = (id: string) =>
    office.onward.sql<{ step: string; by: string; reason: string | null }>(
      `select p.step, s.name as by, p.reason from pause_step p join staff s on s.id = p.by_id
        where p.pause_id = $1 order by p.taken_at, p.id`,
      [id],
    );
  const refreshedOn = (day: string) =>
    office.onward.app
      .get(UnitOfWork)
      .write(SYSTEM, (work) => office.onward.app.get(Ledger).refresh(work, [person], localDate(day)));
  const waiting = async (who = office.manager) => words((await who.get('/team/pauses')).$('main').text());

  it('pauses nothing while it is asked for, and everything of its kind once another person approves it', async () => {
    const id = await asked();
    expect((await theItem()).pausedUntil).toBeNull();

    await decides(id, { decision: 'approve', reason: '' });

    expect(await theItem()).toMatchObject({
      state: 'open',
      pausedUntil: UNTIL,
      pausedReason: 'in-hospital',
      pausedBy: office.manager.actor.staffId,
    });
    const { $ } = await office.adviser.get(`${at}/due/${item}`);
    const page = words($('main').text());
    expect(page).toContain('6 days overdue');
    expect(page).toContain(
      'Paused until 14 December 2026: In hospital and not well enough (approved by Bo Manager). Reminders stop until then. It is still due.',
    );
    expect(page).toContain('Asked for on 23 November 2026 by Ada Worker. Approved on 23 November 2026 by Bo Manager.');
    const did = await office.onward.sql<{ did: string }>(
      `select did from audit_event where subject_id = $1 order by id`,
      [id],
    );
    expect(did.map((one) => one.did)).toEqual(['pause.asked', 'pause.approved']);
  });

  it('leaves the item overdue and counted: on Today, the record, the caseload and Team', async () => {
    await approved();
    const text = async (who: SignedInBrowser, address: string) => words((await who.get(address)).$('main').text());

    expect(await text(office.adviser, '/today')).toMatch(
      /Overdue \d+ items? for \d+ (person|people), of which \d+ paused/,
    );
    expect(await text(office.adviser, at)).toMatch(/\d+ overdue, of which 1 paused/);
    expect(await text(office.manager, '/caseload?who=everyone&show=overdue')).toMatch(
      /overdue items? for .*, of which \d+ paused/,
    );
    expect(await text(office.manager, '/team')).toMatch(/Of all \d+, \d+ paused/);
  });

  it.each([
    ['without a reason', { reason: '' }, 'reason'],
    ['with a reason that is not on the list', { reason: 'busy' }, 'reason'],
    ['from a day before today', { fromOn: '22/11/26' }, 'fromOn'],
    ['from no day', { fromOn: 'soon' }, 'fromOn'],
    ['for no days', { untilOn: '23/11/26' }, 'untilOn'],
    ['for 91 days', { untilOn: '22/2/27' }, 'untilOn'],
    ['from a day long to come', { fromOn: '22/2/27', untilOn: '1/3/27' }, 'fromOn'],
    ['with a note as long as a letter', { note: 'x'.repeat(501) }, 'note'],
  ])('is refused %s, at its field, and nothing is saved', async (_, given, field) => {
    const { status, $ } = await asks(given);

    expect(status).toBe(422);
    expect(
      $('.govuk-error-summary a')
        .map((__, link) => $(link).attr('href'))
        .get(),
    ).toEqual([`#${field}`]);
    expect(await theIds()).toEqual([]);
  });

  it('may last 90 days', async () => {
    await approved({ untilOn: '21/2/27' });
    expect((await theItem()).pausedUntil).toBe('2027-02-21');
  });

  it('sent twice is one, and another is not asked for while one waits', async () => {
    const formId = newId();
    await asks({ formId });
    expect((await asks({ formId })).status).toBe(303);
    expect((await asks()).status).toBe(409);
    expect(await theIds()).toEqual([formId]);
  });

  it('is never approved by who asked, manager or not', async () => {
    const id = await asked({}, office.manager);
    expect((await decides(id, { decision: 'approve', reason: '' })).status).toBe(403);
    expect(await waiting()).toContain('You asked for this yourself. Another manager has to decide.');
    expect((await decides(id, { decision: 'approve', reason: '' }, office.colleague)).status).toBe(403);
    expect((await theItem()).pausedUntil).toBeNull();

    expect((await decides(id, { decision: 'approve', reason: '' }, other)).status).toBe(303);
    expect((await theItem()).pausedUntil).toBe(UNTIL);
  });

  it('refused needs a reason, which who asked reads on Today and on the item', async () => {
    const id = await asked();
    expect((await decides(id, { decision: 'refuse', reason: ' ' })).status).toBe(422);
    expect((await decides(id, { decision: 'refuse', reason: 'Ring the ward first.' })).status).toBe(303);

    expect((await theItem()).pausedUntil).toBeNull();
    expect(words((await office.adviser.get('/today')).$('#pauses-refused').parent().text())).toContain(
      'refused on 23 Nov 2026 by Bo Manager: Ring the ward first.',
    );
    expect((await office.colleague.get('/today')).$('#pauses-refused').length).toBe(0);
    expect(words((await office.adviser.get(`${at}/due/${item}`)).$('main').text())).toContain('Ring the ward first.');
    expect(await waiting()).not.toContain(id);
  });

  it('two managers who decide at once make one decision, and the second is told what stands', async () => {
    const id = await asked();
    const answers = await Promise.all([
      decides(id, { decision: 'approve', reason: '' }),
      decides(id, { decision: 'refuse', reason: 'Ring the ward first.' }, other),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await steps(id)).toHaveLength(1);
    const late = answers.find(({ status }) => status === 409)!;
    expect(words(late.$('.govuk-error-summary').text())).toMatch(
      /A manager has (approved|refused) it\. Nothing was changed\./,
    );
  });

  it('approved with a double click is approved once', async () => {
    const id = await asked();
    const answers = await Promise.all([1, 2].map(() => decides(id, { decision: 'approve', reason: '' })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await steps(id)).toEqual([{ step: 'approved', by: 'Bo Manager', reason: null }]);
  });

  it('taken back by who asked can no longer be approved', async () => {
    const id = await asked();
    expect((await ends(id, 'No.', office.colleague)).status).toBe(403);
    expect((await ends(id, '')).status).toBe(422);
    expect((await ends(id, 'They are home.')).status).toBe(303);

    const late = await decides(id, { decision: 'approve', reason: '' });
    expect(late.status).toBe(409);
    expect(words(late.$('.govuk-error-summary').text())).toContain('Who asked for it has taken it back.');
    expect((await theItem()).pausedUntil).toBeNull();
  });

  it('ended by an adviser with a reason is over that day, and the reminders start again', async () => {
    const id = await approved();
    expect((await ends(id, '')).status).toBe(422);
    expect((await ends(id, 'Home again.', office.colleague)).status).toBe(303);
    expect((await theItem()).pausedUntil).toBeNull();
    expect(await steps(id)).toContainEqual({ step: 'ended', by: 'Cy Colleague', reason: 'Home again.' });

    expect((await ends(id, 'Again.', office.manager)).status).toBe(409);
  });

  it('ends by itself on its day', async () => {
    await approved();
    await refreshedOn('2026-12-13');
    expect((await theItem()).pausedUntil).toBe(UNTIL);
    await refreshedOn(UNTIL);
    expect(await theItem()).toMatchObject({ state: 'open', pausedUntil: null });
  });

  it('has the night come back on the day it begins and on the day it ends', async () => {
    await approved({ fromOn: '25/11/26', untilOn: '28/11/26' });
    const next = async () =>
      (
        await office.onward.sql<{ next: string }>(
          'select next_change_on as next from legal_position where young_person_id = $1',
          [person],
        )
      )[0]!.next;
    expect([(await theItem()).pausedUntil, await next()]).toEqual([null, '2026-11-25']);
    await refreshedOn('2026-11-25');
    expect([(await theItem()).pausedUntil, await next()]).toEqual(['2026-11-28', '2026-11-28']);
  });

  it('approved late holds from the day of the approval, not from the day that was asked for', async () => {
    const id = await asked();
    await decidesOn('2026-11-27', id);

    const casework = office.onward.app.get(Casework);
    const file = await casework.look(office.manager.actor, person, (work) =>
      office.onward.app.get(Ledger).caseFile(work, person),
    );
    expect(file.holds).toEqual([
      {
        id,
        rule: 'PA-02',
        subject: expect.any(String) as string,
        from: '2026-11-27',
        until: UNTIL,
        reason: 'in-hospital',
        askedBy: office.adviser.actor.staffId,
        approvedBy: office.manager.actor.staffId,
      },
    ]);
  });

  it('goes with the export of a real person, whose explanation equals the ledger', async () => {
    await approved();
    const file = (await office.manager.get(`${at}/case-file.json`)).text;
    const exported = JSON.parse(file) as Parameters<typeof deadlinesFor>[0];
    const paused = deadlinesFor(exported, TODAY, ENGLAND_AND_WALES).filter((one) => one.paused);
    const kept = await office.onward.sql<{ rule: string; until: string }>(
      `select rule, paused_until as until from deadline where young_person_id = $1 and paused_until is not null`,
      [person],
    );
    expect(kept.length).toBeGreaterThan(0);
    expect(paused.map(({ rule, paused: hold }) => ({ rule, until: hold!.until }))).toEqual(kept);
  });

  it('asked for and not approved, refused or taken back is in no case file', async () => {
    await asked();
    const file = JSON.parse((await office.manager.get(`${at}/case-file.json`)).text) as { holds: unknown[] };
    expect(file.holds).toEqual([]);
  });

  it('raises no alert while it runs, and does again from the day on which it ends', async () => {
    const alerts = office.onward.app.get(Alerts);
    const raisedOn = async (day: string) => {
      const date = localDate(day);
      await office.onward.app.get(UnitOfWork).write(SYSTEM, (work) => alerts.raise(work, date, date));
      const rows = await office.onward.sql('select id from alert where deadline_id = $1 and raised_on = $2', [
        item,
        day,
      ]);
      return rows.length;
    };
    await approved({ untilOn: '8/12/26' });
    await refreshedOn('2026-12-01');
    expect(await raisedOn('2026-12-01')).toBe(0);

    await refreshedOn('2026-12-08');
    expect(await raisedOn('2026-12-08')).toBeGreaterThan(0);
  });

  it('renewed is asked for anew from the day the last one ends, and says how long it has been altogether', async () => {
    await approved();
    const opened = await office.adviser.get(`${at}/due/${item}/pause`);
    expect(opened.$('#fromOn').val()).toBe('14/12/2026');
    expect(words(opened.$('main').text())).toContain(
      'Paused once, for 21 days altogether, first from 23 November 2026.',
    );

    expect((await asks({ fromOn: '13/12/26', untilOn: '31/1/27' })).status).toBe(422);
    await asked({ fromOn: '14/12/26', untilOn: '31/1/27' });
    expect(await waiting()).toContain(
      'for 21 days altogether, first from 23 November 2026. With this it would be 69 days.',
    );
  });

  it('asked for what has been done meanwhile leaves the list, and says so where it is opened', async () => {
    const id = await asked();
    const before = await waiting();
    expect(before).toContain('Mina Fable');
    await office.adviser.post(
      `${at}/contacts/new`,
      aVisitForm({ staffId: office.adviser.actor.staffId, onDate: '20/11/26' }),
    );
    expect((await theItem()).state).not.toBe('open');

    expect((await office.manager.get('/team/pauses')).text).not.toContain(id);
    expect((await decides(id, { decision: 'approve', reason: '' })).status).toBe(409);
    expect(words((await office.adviser.get(`${at}/pauses/${id}`)).$('main').text())).toContain(
      'Nobody decided in time',
    );
  });

  it('asked for somebody who has died leaves the list', async () => {
    const id = await asked();
    expect((await office.manager.get('/team/pauses')).text).toContain(id);
    await office.onward.sql('update young_person set died_on = $2, death_known_on = $2 where id = $1', [
      person,
      '2026-11-22',
    ]);
    expect((await office.manager.get('/team/pauses')).text).not.toContain(id);
    expect((await asks()).status).toBe(409);
  });

  it('nobody decided about is off the list once it would be over', async () => {
    const id = await asked();
    const listedOn = async (day: string) => {
      const list = await service().asked(office.manager.actor, { after: null, limit: 200 }, localDate(day));
      return list.pauses.some((pause) => pause.id === id);
    };
    expect([await listedOn('2026-12-13'), await listedOn(UNTIL)]).toEqual([true, false]);
    await expect(decidesOn(UNTIL, id)).rejects.toMatchObject({ kind: 'changed-by-someone-else' });
  });

  it('is asked for by those who work with young people only, and about nobody of another team', async () => {
    expect((await asks({}, office.dataOfficer)).status).toBe(403);
    expect((await asks({}, office.stranger)).status).toBe(404);
    expect((await office.dataOfficer.get(`${at}/due/${item}`)).$('a[href$="/pause"]').length).toBe(0);
  });

  it('keeps what was written of it from a token that may not read notes', async () => {
    const id = await asked();
    await decides(id, { decision: 'refuse', reason: 'Ring the ward first.' });
    const reads = async (scopes: ('read:people' | 'read:notes')[]) => {
      const actor = { ...office.manager.actor, token: { id: newId(), scopes } };
      const { note, decided } = (await service().list(actor, person)).find((pause) => pause.id === id)!;
      return [note, decided?.step, decided?.reason];
    };

    expect(await reads(['read:people'])).toEqual([null, 'refused', null]);
    expect(await reads(['read:people', 'read:notes'])).toEqual([
      'On the ward until Christmas.',
      'refused',
      'Ring the ward first.',
    ]);
  });

  it('of one of the gravest duties says plainly that the duty goes on counting', async () => {
    await office.onward.sql(`update deadline set severity = 'S1' where id = $1`, [item]);
    await office.onward.app.get(DataSource).query(
      `insert into pause (id, young_person_id, deadline_id, rule, from_on, until_on, reason, asked_on, asked_by_id)
         values ($1, $2, $3, 'PA-02', $4, $5, 'bereavement', $4, $6)`,
      [newId(), person, item, TODAY, addDays(TODAY, 10), office.adviser.actor.staffId],
    );
    expect(await waiting()).toContain('the duty goes on counting');
    await office.onward.sql(`update deadline set severity = 'S2' where id = $1`, [item]);
  });

  it('is counted on Team as waiting, for the teams of its reader only', async () => {
    await asked();
    const link = (await office.manager.get('/team')).$('a[href="/team/pauses"]');
    const shown = (await office.manager.get('/team/pauses')).$('.onward-decision').length;
    expect(words(link.text())).toBe(`${shown} asked for`);
    const south = await office.onward.signInAs('manager', { team: 'South', name: 'So Manager' });
    expect((await south.get('/team')).$('a[href="/team/pauses"]')).toHaveLength(0);
    expect(words((await south.get('/team/pauses')).$('main').text())).toContain('No pause waits for a decision.');
  });

  it('of the service keeps the same rules whoever calls it', async () => {
    const actor: UserActor = office.adviser.actor;
    const said: PauseSaid = { fromOn: TODAY, untilOn: addDays(TODAY, 91), reason: 'away-abroad', note: null };
    await expect(service().ask(actor, person, item, said, TODAY)).rejects.toMatchObject({ kind: 'not-valid' });
    await expect(service().ask(actor, person, newId(), said, TODAY)).rejects.toMatchObject({
      errors: [{ field: 'deadlineId' }],
    });
  });
});
