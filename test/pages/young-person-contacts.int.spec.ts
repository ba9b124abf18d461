import { DataSource } from 'typeorm';
import { AppointmentsService } from '../../src/contacts/appointments.service';
import { newId } from '../../src/platform/ids';
import { localDate } from '../../src/statutory/local-date';
import type { SignedInBrowser } from '../support/app';
import { anAction } from '../support/an-action';
import { aCareLeaverInANewFlat, anOffice, aVisitForm, FRIDAY, TODAY, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('recording a contact', () => {
  let office: Office;
  let id: string;
  let at: string;

  beforeAll(async () => {
    office = await anOffice();
  });
  beforeEach(async () => {
    id = await aCareLeaverInANewFlat(office);
    at = `/young-people/${id}`;
  });
  afterAll(() => office.onward.close());

  const visit = (given: Record<string, string> = {}) => aVisitForm({ staffId: office.adviser.actor.staffId, ...given });
  const rows = () =>
    office.onward.sql<{ held_on: string; seen: boolean; note: string | null; mode: string }>(
      `select held_on::text, seen, note, mode from contact where young_person_id = $1 and replaced_by_id is null
          and not withdrawn order by held_on`,
      [id],
    );
  const states = () =>
    office.onward.sql<{ rule: string; state: string; due_on: string }>(
      `select rule, state, due_on::text from deadline where young_person_id = $1 order by rule, due_on`,
      [id],
    );

  /** A visit planned for Friday at half past two, on the morning of that day: only what is to come is planned. */
  const onFriday = () =>
    office.onward.app
      .get(AppointmentsService)
      .plan(
        office.adviser.actor,
        id,
        { kind: 'visit', plannedAt: new Date('2026-11-20T14:30:00Z'), place: null, matters: null },
        localDate('2026-11-20'),
      );

  it("Friday's visit closes the visit that was due and says what comes next", async () => {
    const sent = await office.adviser.post(`${at}/contacts/new`, visit({ when: 'another-day', onDate: FRIDAY }));
    expect(sent.status).toBe(303);
    const { $ } = await office.adviser.follow(sent);

    expect(words($('.govuk-notification-banner').text())).toMatch(
      /Visit at home recorded\. Closed: Visit within 7 days of moving in\. Next: .+ by \d+ \w+ 20\d\d\./,
    );
    expect(await rows()).toEqual([
      { held_on: '2026-11-20', seen: true, note: 'We talked about college.', mode: 'face-to-face' },
    ]);
    expect(await states()).toContainEqual({ rule: 'PA-02', state: 'met', due_on: '2026-11-24' });
  });

  it('names who else of us was there, which the record, the page of it and its correction show', async () => {
    const { adviser, colleague } = office;
    const form = await adviser.get(`${at}/contacts/new`);
    expect(form.$(`input[name=alsoThere][value="${colleague.actor.staffId}"]`)).toHaveLength(1);
    const together = { ...visit(), alsoThere: [colleague.actor.staffId, ''] };
    const formId = newId();
    const unknown = await adviser.post(`${at}/contacts/new`, { ...together, formId, alsoThere: newId() });
    expect([unknown.status, unknown.$('.govuk-error-summary a').attr('href')]).toEqual([422, '#alsoThere']);
    // Written down by a colleague, it is a visit of the adviser who was there.
    const written = { ...together, formId, staffId: colleague.actor.staffId, alsoThere: adviser.actor.staffId };
    expect((await adviser.post(`${at}/contacts/new`, written)).status).toBe(303);
    expect(await states()).toContainEqual({ rule: 'PA-02', state: 'met', due_on: '2026-11-24' });
    expect(words((await adviser.get(at)).$('.onward-contact__by').text())).toContain('Cy Colleague, with Ada Worker');
    const contact = `${at}/contacts/${formId}`;
    expect(words((await adviser.get(contact)).$('main').text())).toContain('with Ada Worker');
    const correct = await adviser.get(`${contact}/correct`);
    expect(correct.$(`input[name=alsoThere][value="${adviser.actor.staffId}"]`).attr('checked')).toBeDefined();
  });

  it('keeps in its correction who was there and has left since, and offers whoever left a short time ago', async () => {
    const { adviser, onward } = office;
    const lou = await onward.signInAs('adviser', { team: 'Elsewhere', name: 'Lou Left' });
    const imani = await onward.signInAs('adviser', { team: 'Elsewhere', name: 'Imani Education' });
    const formId = newId();
    const made = { ...visit({ when: 'another-day', onDate: FRIDAY }), formId, alsoThere: lou.actor.staffId };
    expect((await adviser.post(`${at}/contacts/new`, made)).status).toBe(303);
    const left = [lou.actor.staffId, imani.actor.staffId];
    await onward.sql(`update staff set left_on = '2026-11-21', post = 'administrator' where id = any($1)`, [left]);
    await onward.sql(
      `insert into education_worker (id, fact_id, young_person_id, staff_id, from_on, to_on, reason)
       select i, i, $1, $2, '2026-10-01', '2026-11-21', 'Out of work' from gen_random_uuid() i`,
      [id, imani.actor.staffId],
    );
    const contact = `${at}/contacts/${formId}`;
    expect(words((await adviser.get(contact)).$('main').text())).toContain('with Lou Left');
    const { $ } = await adviser.get(`${contact}/correct`);
    expect($('input[name=alsoThere][checked]').val()).toBe(lou.actor.staffId);
    expect($(`input[name=alsoThere][value="${imani.actor.staffId}"]`)).toHaveLength(1);
    const corrected = { ...made, note: 'No typo.', row: String($('input[name=row]').val()), alsoThere: left };
    expect((await adviser.post(`${contact}/correct`, corrected)).status).toBe(303);
    expect(
      await onward.sql('select also_there from contact where fact_id = $1 and replaced_by_id is null', [formId]),
    ).toEqual([{ also_there: left }]);
  });

  it('asks how they are when the note of a visit far away is written later, and keeps it with the visit', async () => {
    const { adviser } = office;
    const made = await adviser.post(`${at}/contacts/new`, visit({ note: '' }));
    const contact = `${at}/contacts/${made.location!.split('=')[1]!}`;
    expect((await adviser.get(contact)).$('#wellbeing')).toHaveLength(0);
    await office.onward.sql('update young_person set disabled = true where id = $1', [id]);
    await office.onward.sql(
      `insert into home_distance (id, young_person_id, accommodation_id, band)
       select $2, young_person_id, fact_id, 'over-50' from accommodation_period
        where young_person_id = $1 and replaced_by_id is null and not withdrawn and to_on is null`,
      [id, newId()],
    );
    expect((await adviser.get(contact)).$('#wellbeing')).toHaveLength(1);
    const note = { formId: newId(), note: 'We cooked.', wellbeing: '' };
    const refused = await adviser.post(`${contact}/notes`, note);
    expect([refused.status, refused.$('.govuk-error-summary a').attr('href')]).toEqual([422, '#wellbeing']);
    const kept = { ...note, wellbeing: 'Well, and sleeping better' };
    for (let sent = 0; sent < 2; sent++) expect((await adviser.post(`${contact}/notes`, kept)).status).toBe(303);
    const [row] = await office.onward.sql<{ wellbeing: string; notes: number }>(
      `select c.wellbeing, (select count(*)::int from contact_note n where n.contact_id = c.fact_id) as notes
         from contact c where c.young_person_id = $1 and c.replaced_by_id is null and not c.withdrawn`,
      [id],
    );
    expect(row).toEqual({ wellbeing: 'Well, and sleeping better', notes: 1 });
    // What comes after is an addition: nothing more is asked.
    expect((await adviser.post(`${contact}/notes`, { formId: newId(), note: 'Rang her aunt.' })).status).toBe(303);
    // What stands is not said over by a note, and of a call there is none to say.
    const call = await adviser.post(`${at}/contacts/new`, visit({ mode: 'phone', modeReason: 'Far away' }));
    for (const one of [contact, `${at}/contacts/${call.location!.split('=')[1]!}`]) {
      const over = await adviser.post(`${one}/notes`, { formId: newId(), note: 'More', wellbeing: 'Poorly' });
      expect([over.status, over.$('.govuk-error-summary a').attr('href')]).toEqual([422, '#wellbeing']);
    }
    expect(
      await office.onward.sql(
        `select detail from audit_event where young_person_id = $1 and did = 'contact.note-added' order by id`,
        [id],
      ),
    ).toEqual([{ detail: { saysHowTheyAre: true } }, { detail: {} }]);
  });

  it('shows their adviser on Today and on the record what went well, whoever wrote it and wherever it was told', async () => {
    const { adviser, colleague, stranger } = office;
    const words = { goodNews: 'Passed the theory test', staffId: colleague.actor.staffId };
    await colleague.post(`${at}/contacts/new`, visit(words));
    const told = {
      formId: newId(),
      kind: 'win',
      words: 'Baked for the whole house',
      whose: 'ours',
      when: 'today',
      onDate: '',
    };
    expect((await colleague.post(`${at}/life`, told)).status).toBe(303);

    const wins = (who: typeof adviser, page: string) =>
      who.get(page).then(({ $ }) => $('section[aria-labelledby=wins]').text());
    for (const page of ['/today', at]) {
      expect(await wins(adviser, page)).toContain('Passed the theory test');
      expect(await wins(adviser, page)).toContain('Baked for the whole house');
    }
    expect(await wins(stranger, '/today')).not.toContain('Baked');
  });

  it('flags a visit by somebody who was not their worker that day', async () => {
    const { adviser, colleague } = office;
    await adviser.post(`${at}/contacts/new`, visit({ staffId: colleague.actor.staffId }));
    const line = () => office.manager.get(at).then(({ $ }) => words($('.onward-contact__by').first().text()));
    expect(await line()).toContain('Cy Colleague By another worker');
    await adviser.post(`${at}/contacts/new`, visit({ formId: newId(), when: 'yesterday' }));
    expect(words((await office.manager.get(at)).$('.onward-contact__by').last().text())).not.toContain('By a');
  });

  it('shows what it would meet before it is saved, with all that was typed', async () => {
    const shown = await office.adviser.post(`${at}/contacts/new`, visit({ ownWords: 'I like it here', do: 'check' }));

    expect(shown.status).toBe(200);
    expect(words(shown.$('.onward-preview').text())).toContain('Visit at home meets: Visit within 7 days of moving in');
    expect(words(shown.$('.onward-preview').text())).toContain('Next: Second visit before the first review there');
    expect(shown.$('#ownWords').val()).toBe('I like it here');
    expect(await rows()).toEqual([]);
  });

  it('offers kinder words while it is written and on its page, never for their own words, and stops nothing', async () => {
    const form = visit({ note: 'Kicked off about the placement.', ownWords: 'They say I am chaotic.' });
    const shown = await office.adviser.post(`${at}/contacts/new`, { ...form, do: 'check' });
    const piece = await office.adviser.post(`${at}/contacts/preview`, form);
    const saved = await office.adviser.post(`${at}/contacts/new`, form);
    expect(saved.status).toBe(303);
    const contact = await office.adviser.get(`${at}/contacts/${saved.location!.split('=')[1]}`);

    for (const { text } of [shown, piece, contact]) {
      expect(words(text)).toContain('2 words the young person may not like to read');
      expect(words(text)).toContain('“Kicked off”</dt><dd>Perhaps: became very upset');
      expect(text).not.toContain('“chaotic”');
    }
  });

  it('a call does not meet a visit, and says so', async () => {
    const piece = await office.adviser.post(`${at}/contacts/preview`, visit({ mode: 'phone' }));

    expect(piece.status).toBe(200);
    expect(piece.$('h1')).toHaveLength(0);
    expect(words(piece.$('body').text())).toContain('Phone call meets nothing that is due.');
  });

  it('a visit by a colleague is recorded as theirs, and why it does not meet the visit that is due is said', async () => {
    const theirs = visit({ staffId: office.colleague.actor.staffId });
    const why = 'What meets it: A face-to-face visit by the personal adviser, at that home';
    expect(words((await office.adviser.post(`${at}/contacts/preview`, theirs)).$('body').text())).toContain(why);
    await office.adviser.post(`${at}/contacts/new`, theirs);
    const { $ } = await office.adviser.get(at);
    expect(words($('.onward-due__item').first().text())).toContain(why);

    expect(words($('.onward-contact').text())).toContain('Cy Colleague By another worker, recorded by Ada Worker');
    expect(await states()).toContainEqual(expect.objectContaining({ rule: 'PA-02', state: 'partial' }));
  });

  it('is of somebody who worked here on that day and works with young people', async () => {
    const { onward } = office;
    const gone = await onward.signInAs('adviser', { team: 'North', name: 'Gil Gone' });
    const clerk = await onward.signInAs('administrator', { team: 'North', name: 'Ann Admin' });
    const duty = await onward.signInAs('duty', { team: 'North', name: 'Owen Onduty' });
    const offered = async () => {
      const { $ } = await office.adviser.get(`${at}/contacts/new`);
      return $('select[name=staffId] option')
        .toArray()
        .map((one) => $(one).text().trim());
    };
    expect(await offered()).toEqual(expect.arrayContaining(['Gil Gone', 'Owen Onduty']));
    await onward.sql(`update staff set left_on = '2026-11-20' where id = $1`, [gone.actor.staffId]);
    expect(await offered()).not.toEqual(expect.arrayContaining(['Gil Gone']));
    expect(await offered()).not.toEqual(expect.arrayContaining(['Ann Admin']));

    const refusal = async (staffId: string, given: object = {}) => {
      const { status, $ } = await office.adviser.post(`${at}/contacts/new`, visit({ staffId, ...given }));
      return [status, $('.govuk-error-summary a').attr('href'), $('.govuk-error-summary a').text()];
    };
    expect(await refusal(gone.actor.staffId)).toEqual([
      422,
      '#staffId',
      'Gil Gone worked here until 19 November 2026. Select whose contact this was',
    ]);
    expect(await refusal(clerk.actor.staffId)).toEqual([
      422,
      '#staffId',
      'Ann Admin does not work with young people. Select whose contact this was',
    ]);
    expect((await refusal(gone.actor.staffId, { when: 'another-day', onDate: '19/11/26' }))[0]).toBe(303);
    expect(await offered()).toEqual(expect.arrayContaining(['Gil Gone']));
    await office.adviser.post(`${at}/contacts/new`, visit({ staffId: duty.actor.staffId }));
    expect(await onward.sql('select by_role from contact where staff_id = $1', [duty.actor.staffId])).toEqual([
      { by_role: 'duty-worker' },
    ]);
  });

  it('one save also keeps a promise, and records that they live somewhere else now', async () => {
    const promiseId = newId();
    const promise = { formId: promiseId, what: 'Bring the bus pass', byOn: '30/11/26', when: 'today' };
    await office.adviser.post(`${at}/promises/new`, promise);
    const shown = await office.adviser.get(`${at}/contacts/new`);
    expect(words(shown.$('label[for=done]').text())).toBe('Bring the bus pass (promise)');
    const also = {
      done: `promise:${promiseId}`,
      moveId: newId(),
      homeType: 'E',
      movedOn: FRIDAY,
      homePostcode: 'rg1 4aa',
    };

    const bad = await office.adviser.post(`${at}/contacts/new`, visit({ ...also, done: `promise:${newId()}` }));
    expect(bad.$('.govuk-error-summary a').attr('href')).toBe('#done');
    expect([await rows(), await homes()]).toEqual([[], ['U']]);
    const form = visit(also);
    await office.adviser.post(`${at}/contacts/new`, form);
    const again = await office.adviser.post(`${at}/contacts/new`, form);

    expect(again.status).toBe(303);
    expect(await rows()).toHaveLength(1);
    expect(await homes()).toEqual(['U', 'E']);
    const kept = `select step, on_day::text as on from promise_step where promise_id = $1`;
    expect(await office.onward.sql(kept, [promiseId])).toEqual([{ step: 'kept', on: '2026-11-23' }]);
  });

  it('one save also ticks an action of the plan', async () => {
    const actionId = await anAction(office.onward.app.get(DataSource), id, office.adviser.actor, TODAY);

    const sent = await office.adviser.post(`${at}/contacts/new`, visit({ done: `action:${actionId}` }));

    expect(sent.status).toBe(303);
    const ticked = await office.onward.sql(`select done_on::text as on from plan_action where id = $1`, [actionId]);
    expect(ticked).toEqual([{ on: TODAY }]);
  });

  const homes = async () =>
    (
      await office.onward.sql<{ type: string }>(
        `select type from accommodation_period where young_person_id = $1 and replaced_by_id is null order by from_on`,
        [id],
      )
    ).map(({ type }) => type);

  it.each([
    [{ homeAddress: '4 High Street' }, ['homeType', 'movedOn']],
    [{ homeType: 'E', movedOn: 'soon' }, ['movedOn']],
    [{ homeType: 'E', movedOn: '1/1/27' }, ['movedOn']],
    [{ homeType: 'E', movedOn: FRIDAY, homePostcode: 'nowhere' }, ['homePostcode']],
  ])('a move of %j is refused at its field, and nothing is saved', async (given, fields) => {
    const { status, $ } = await office.adviser.post(`${at}/contacts/new`, visit(given));

    expect(status).toBe(422);
    const hrefs = $('.govuk-error-summary a').toArray();
    expect(hrefs.map((link) => $(link).attr('href'))).toEqual(fields.map((field) => `#${field}`));
    for (const field of fields) expect($(`#${field}`)).toHaveLength(1);
    expect(await rows()).toEqual([]);
  });

  it('good news is one line: a contact that they made, first on Today and on the record', async () => {
    await office.adviser.post(`${at}/contacts/good-news`, { formId: newId(), line: 'Got the job', by: 'phone' });

    expect(words((await office.adviser.get(at)).$('.onward-wins').text())).toContain(
      'Got the job today, Mina got in touch to tell us',
    );
    // Face to face, whoever came along counts too; on the phone nobody does
    const { staffId } = office.colleague.actor;
    for (const form of ['good-news', 'seen-now']) {
      const { $ } = await office.adviser.get(`${at}/contacts/${form}`);
      expect($(`input[name=alsoThere][value="${staffId}"]`)).toHaveLength(1);
    }
    const told = { line: 'Has a flat', by: 'face-to-face', alsoThere: [staffId, ''] };
    await office.adviser.post(`${at}/contacts/good-news`, { ...told, formId: newId() });
    await office.adviser.post(`${at}/contacts/good-news`, { ...told, formId: newId(), by: 'phone' });
    const unknown = await office.adviser.post(`${at}/contacts/good-news`, { ...told, alsoThere: newId() });
    expect(unknown.$('.govuk-error-summary a').attr('href')).toBe('#alsoThere');
    const there = `select also_there as "there" from contact where young_person_id = $1 order by recorded_at`;
    expect((await office.onward.sql<{ there: string[] }>(there, [id])).map((one) => one.there)).toEqual([
      [],
      [staffId],
      [],
    ]);
    const { $ } = await office.adviser.get('/today');
    expect(words($('.onward-today__main section').first().text())).toContain('Got the job');
    expect($('section[aria-labelledby=notes]').text()).not.toContain('Write the note');
    expect((await office.dataOfficer.get(at)).text).not.toContain('Got the job');

    // One tap on Today, on Team and on the record, and nothing is owed of it
    const { adviser, colleague, manager, stranger } = office;
    const win = $('section[aria-labelledby=wins] form').attr('action')!;
    expect(await formsOf('/team', manager, 'section[aria-labelledby=wins] form')).toContain(win);
    expect((await formsOf(at, colleague, '.onward-wins form'))[0]).toBe(win);
    const hrefs = async (fields: Record<string, string>) =>
      (await adviser.post(win, fields)).$('.govuk-error-summary a').toArray();
    const refused = async (fields: Record<string, string>) => (await hrefs(fields)).map(({ attribs }) => attribs.href);
    expect((await stranger.get(win)).status).toBe(404);
    expect((await adviser.get(`${at}/good-news/${newId()}`)).status).toBe(404);
    expect(await refused({ how: '' })).toEqual(['#how']);
    expect(await refused({ how: 'told-others', words: 'Her sister' })).toEqual(['#saidYesOn']);
    expect(await refused({ how: 'told-others', words: '', saidYesOn: 'yes' })).toEqual(['#words']);
    expect(await refused({ how: 'planned', words: 'Cake', onDay: '', budgetPence: '1' })).toEqual(['#onDay']);
    expect(await refused({ how: 'planned', words: 'Cake', onDay: 'soon', budgetPence: 'x' })).toEqual([
      ...['#onDay', '#budgetPence'],
    ]);
    const letGo = await manager.post(win, { how: 'let-go', back: 'team' });
    expect(letGo.headers.location).toBe('/team');
    expect((await manager.post(win, { how: 'let-go', back: 'team' })).status).toBe(303);
    expect((await office.adviser.get('/today')).$('section[aria-labelledby=wins]').text()).toContain('Let go');
    // What was let go can still be celebrated, with a day and money in one form
    const cake = { how: 'planned', words: 'Cake at the office', onDay: '30/11/26', budgetPence: '12', formId: newId() };
    expect((await adviser.post(win, cake)).status).toBe(303);
    expect((await adviser.post(win, cake)).status).toBe(303);
    expect((await colleague.post(win, { how: 'card' })).status).toBe(409);
    const day = words((await adviser.get('/today')).$('main').text());
    expect(day).toContain('To be celebrated on 30 November 2026');
    expect(day).toContain('Celebrating good news: Cake at the office');
    expect(words((await adviser.get(`${at}/occasions`)).$('main').text())).toContain('Up to £12');

    // Taken back by who tapped, or its day taken out, it may be celebrated again; done, it says so
    const plan = cake.formId;
    const takeBack = (reason: string, of: string) => adviser.post(`${win}/${of}/take-back`, { reason });
    const onToday = async () => words((await adviser.get('/today')).$('section[aria-labelledby=wins]').text());
    expect((await takeBack('', plan)).$('.govuk-error-summary a').attr('href')).toBe('#reason');
    expect((await takeBack('By mistake', newId())).status).toBe(404);
    expect((await adviser.post(`${at}/occasions/${plan}/take-out`, { reason: 'No cake' })).status).toBe(303);
    expect(await onToday()).toMatch(/Let go ?Change/);
    const card = newId();
    expect((await adviser.post(win, { how: 'card', formId: card })).status).toBe(303);
    expect((await takeBack('By mistake', card)).status).toBe(303);
    expect((await takeBack('By mistake', card)).status).toBe(303);
    expect((await takeBack('Another tap', card)).status).toBe(409);
    expect(words((await adviser.get(win)).$('main').text())).toContain('Taken back because: By mistake');
    const second = newId();
    expect((await adviser.post(win, { ...cake, formId: second })).status).toBe(303);
    expect(await onToday()).toContain('To be celebrated on 30 November 2026');
    const done = { given: 'Cake', words: 'Two slices', spentPence: '' };
    expect((await adviser.post(`${at}/occasions/${second}/done`, done)).status).toBe(303);
    expect(await onToday()).toContain('Celebrated on 23 November 2026');
    expect((await takeBack('By mistake', second)).status).toBe(409);
  });

  const formsOf = async (address: string, who: SignedInBrowser, which: string) => {
    const { $ } = await who.get(address);
    return $(which)
      .toArray()
      .map((form) => $(form).attr('action'));
  };

  it('a text is one line, and meets no visit', async () => {
    const sent = await office.adviser.post(`${at}/contacts/text`, { formId: newId(), line: 'See you', by: 'worker' });

    expect(sent.status).toBe(303);
    expect(await rows()).toEqual([expect.objectContaining({ mode: 'text', note: 'See you' })]);
    expect(await states()).toContainEqual(expect.objectContaining({ rule: 'PA-02', state: 'open' }));
  });

  it("Friday's visit without an outcome is seen with two taps, of Friday, and its note follows", async () => {
    const appointment = await onFriday();
    const today = await office.adviser.get('/today');
    const tap = today
      .$(`section[aria-labelledby=outcomes] a[href$="seen-now?appointment=${appointment}"]`)
      .attr('href');
    const { $ } = await office.adviser.get(tap!);
    const hidden = $('main form input:not([name=_csrf])').toArray();
    const fields = Object.fromEntries(hidden.map((one) => [$(one).attr('name')!, String($(one).val())]));

    const sent = await office.adviser.post($('main form').attr('action')!, fields);
    expect(sent.status).toBe(303);
    expect(await rows()).toEqual([{ held_on: '2026-11-20', seen: true, note: null, mode: 'face-to-face' }]);
    const open = words((await office.adviser.get('/outcomes')).$('main').text());
    expect(open).toContain('Every appointment that has passed has its outcome.');
    expect(open).toContain('Mina Fable, visit at home on 20 November 2026');
  });

  it('the second miss in a row says that touch may be lost', async () => {
    const miss = (onDate: string) => visit({ outcome: 'not-in', tried: 'Rang', when: 'another-day', onDate });
    await office.adviser.post(`${at}/contacts/new`, miss('19/11/26'));
    expect((await office.adviser.get(at)).$('#touch-may-be-lost')).toHaveLength(0);
    await office.adviser.post(`${at}/contacts/new`, miss(FRIDAY));

    expect(words((await office.adviser.get(at)).$('#touch-may-be-lost').text())).toContain(
      '2 visits in a row found nobody, the last on 20 November 2026',
    );
    expect((await office.adviser.get('/outcomes')).text).toContain('Touch may be lost');
  });

  it('the day on which it is tried again is owed, until an appointment is planned by then or somebody tried', async () => {
    const owes = async () => (await office.adviser.get('/left-undone')).$(`a[href="${at}/contacts/new"]`).text();
    const outcome = async () => words((await office.adviser.get('/outcomes')).$(`li:has(a[href^="${at}"])`).text());
    const tomorrow = visit({ outcome: 'not-in', when: 'another-day', onDate: FRIDAY, tryAgainOn: '24/11/26' });
    await office.adviser.post(`${at}/contacts/new`, { ...tomorrow, formId: newId() });
    expect([await owes(), await outcome()]).toEqual(['', expect.stringContaining('To be tried again on 24 November')]);
    await office.adviser.post(`${at}/contacts/new`, { ...tomorrow, tryAgainOn: '23/11/26', formId: newId() });
    expect(await owes()).toBe('Try again to see them');

    const appointment = {
      formId: newId(),
      when: 'today',
      onDate: '',
      kind: 'visit',
      at: '4pm',
      place: '',
      matters: '',
    };
    await office.adviser.post(`${at}/appointments/new`, appointment);
    expect([await owes(), await outcome()]).toEqual([
      '',
      expect.stringContaining('Planned for 23 November 2026 at 4pm'),
    ]);
    await office.onward.sql(`update appointment set state = 'cancelled' where id = $1`, [appointment.formId]);
    expect(await owes()).toBe('Try again to see them');
    await office.adviser.post(`${at}/contacts/new`, visit({ outcome: 'not-in', mode: 'phone', place: '' }));
    expect(await owes()).toBe('');
  });

  it('a note on the wrong record leaves it at once, and stands on the right one', async () => {
    const right = await aCareLeaverInANewFlat(office, { familyName: 'Rightly', authorityId: 'LC-77' });
    const formId = newId();
    await office.adviser.post(`${at}/contacts/new`, visit({ formId, note: 'Zebra note', ownWords: 'Zebra words' }));
    await office.adviser.post(`${at}/contacts/${formId}/notes`, { formId: newId(), note: 'Zebra later' });
    const form = await office.adviser.get(`${at}/contacts/${formId}/move`);
    expect(form.$('#whose option').text()).toContain('Mina Rightly');
    const bad = await office.adviser.post(`${at}/contacts/${formId}/move`, {
      whose: '',
      number: 'LC-0',
      reason: 'Two',
    });
    expect(bad.$('.govuk-error-summary a').attr('href')).toBe('#number');

    const said = { whose: '', number: 'lc-77', reason: 'Two records were open' };
    const moved = await office.adviser.post(`${at}/contacts/${formId}/move`, said);

    expect((await office.adviser.follow(moved)).$('.onward-contact').text()).toMatch(
      /Zebra note[^]*Zebra words[^]*Zebra later/,
    );
    expect((await office.adviser.post(`${at}/contacts/${formId}/move`, said)).location).toBe(at);
    for (const who of [office.adviser, office.manager, office.dataOfficer]) {
      const shown = await who.get(at);
      expect(shown.text).not.toMatch(/zebra/i);
      expect(words(shown.$('main').text())).toContain('A contact of 23 November 2026 was about somebody else.');
      expect(shown.text).not.toContain('Rightly');
      expect((await who.get(`${at}/contacts/${formId}`)).status).not.toBe(200);
    }
    expect((await office.manager.get(`${at}/case-file.json`)).text).not.toContain(formId);
    const where = await office.manager.get(`${at}/contacts/${formId}/sealed`);
    expect(words(where.$('main').text())).toContain('It stands on the record of Mina Rightly');
    expect((await office.adviser.get(`${at}/contacts/${formId}/sealed`)).status).toBe(403);
    expect(moved.location).toMatch(new RegExp(`^/young-people/${right}`));
  });

  it('managers see who recorded late, to the name', async () => {
    await office.adviser.post(`${at}/contacts/new`, visit({ when: 'another-day', onDate: '17/11/26' }));
    const { $ } = await office.manager.get('/team/contacts');
    expect(words($('#late ~ ul').text())).toMatch(
      /Mina Fable, visit at home on 17 November 2026, recorded \d+ days after, Ada Worker/,
    );
    const one = await office.manager.get(`/team/contacts?worker=${newId()}`);
    expect(words(one.$('#late ~ ul').text())).toBe('Nothing.');
  });

  it('a visit that found nobody keeps what was tried', async () => {
    const sent = await office.adviser.post(
      `${at}/contacts/new`,
      visit({ outcome: 'not-in', note: '', tried: 'Left a card' }),
    );

    expect(sent.status).toBe(303);
    expect(await rows()).toEqual([expect.objectContaining({ seen: false, note: 'Left a card' })]);
    const { $ } = await office.adviser.get(at);
    expect(words($('.onward-contact').text())).toContain('Visit tried, not in');
  });

  it.each([
    [{ outcome: '' }, '#outcome', 'Choose whether you saw or spoke to them'],
    [{ when: 'another-day', onDate: '31/11/26' }, '#onDate', 'Enter the day as 9/3/26 or 9 March 2026'],
    [{ when: 'another-day', onDate: '1/1/27' }, '#onDate', 'This day is still to come'],
    [{ when: '' }, '#when', 'Choose which day it was'],
    [{ mode: '' }, '#mode', 'Choose how the contact was made'],
    [{ place: '' }, '#place', 'Choose where it was'],
    [{ heldAt: '99' }, '#heldAt', 'Enter the time as 14:30'],
    [{ staffId: '' }, '#staffId', 'Choose whose contact it was'],
    [{ staffId: newId() }, '#staffId', 'Select whose contact this was'],
  ])('with %j it leads to what is wrong and keeps what was typed', async (given, href, message) => {
    const { status, $ } = await office.adviser.post(`${at}/contacts/new`, visit(given));

    expect(status).toBe(422);
    expect($(`.govuk-error-summary a[href="${href}"]`).text()).toContain(message);
    expect($(href).length).toBe(1);
    expect($('#note').val()).toBe('We talked about college.');
    expect($('title').text()).toMatch(/^Error: /);
    expect(await rows()).toEqual([]);
  });

  it('the same form sent twice is one contact', async () => {
    const form = visit();
    await office.adviser.post(`${at}/contacts/new`, form);
    const again = await office.adviser.post(`${at}/contacts/new`, form);

    expect(again.status).toBe(303);
    expect(await rows()).toHaveLength(1);
  });

  it('"seen now, note later" is two taps, and the note comes later', async () => {
    const confirm = await office.adviser.get(`${at}/contacts/seen-now`);
    expect(words(confirm.$('main').text())).toContain('where they live: 4 Tern Court, RG1 1AA');
    expect(words(confirm.$('.onward-preview').text())).toContain('Visit within 7 days of moving in');
    const fields = Object.fromEntries(
      confirm
        .$('main form input[type=hidden]:not([name=_csrf])')
        .toArray()
        .map((input) => [input.attribs.name!, input.attribs.value!]),
    );
    const saved = await office.adviser.post(confirm.$('main form').attr('action')!, fields);

    const record = await office.adviser.follow(saved);
    expect(words(record.$('.govuk-notification-banner').text())).toContain('note to follow');
    const contact = record.$('.onward-contact a:contains("Write the note")').attr('href')!;
    expect((await office.adviser.get(contact)).status).toBe(200);
    const formId = newId();
    await office.adviser.post(`${contact}/notes`, { formId, note: 'He likes the new flat.' });
    await office.adviser.post(`${contact}/notes`, { formId, note: 'He likes the new flat.' });
    const after = await office.adviser.get(at);
    expect(after.text).not.toContain('Note to follow');
    expect(after.text.split('He likes the new flat.')).toHaveLength(2);
  });

  it('"seen now" from the record is the outcome of the visit that was in the diary for today', async () => {
    const plannedAt = new Date('2026-11-23T14:30:00Z');
    const planned = await office.onward.app
      .get(AppointmentsService)
      .plan(office.adviser.actor, id, { kind: 'visit', plannedAt, place: null, matters: null }, TODAY);
    const { $ } = await office.adviser.get(`${at}/contacts/seen-now`);

    expect(words($('main').text())).toContain('It is the outcome of the appointment of 23 November 2026 at 2:30pm.');
    expect($('input[name=appointmentId]').val()).toBe(planned);
    const colleagues = await office.colleague.get(`${at}/contacts/seen-now`);
    expect(colleagues.$('input[name=appointmentId]').val()).toBe('');
  });

  it('says what is recorded for today already, before anybody records it twice', async () => {
    expect((await office.adviser.get(`${at}/contacts/seen-now`)).text).not.toContain('Recorded for today already');
    await office.adviser.post(`${at}/contacts/new`, visit());

    for (const form of ['seen-now', 'new']) {
      const { $ } = await office.adviser.get(`${at}/contacts/${form}`);
      expect(words($('.govuk-inset-text').text())).toBe('Recorded for today already: Visit at home, Ada Worker');
    }
  });

  it('a contact recorded in error is taken out with a reason, and what it met is due again', async () => {
    const sent = await office.adviser.post(`${at}/contacts/new`, visit());
    const contact = (await office.adviser.follow(sent)).$('.onward-contact__title a').attr('href')!;
    const refused = await office.adviser.post(`${contact}/withdraw`, { reason: ' ' });
    expect(refused.status).toBe(422);
    expect(refused.$('#reason-error').text()).toContain('Enter why this contact was recorded in error');
    const done = await office.adviser.post(`${contact}/withdraw`, { reason: 'It was his brother' });

    expect(done.status).toBe(303);
    expect(words((await office.adviser.follow(done)).$('.govuk-notification-banner').text())).toContain(
      'taken out of the record. Due now: Visit within 7 days of moving in by 24 November 2026',
    );
    expect(await rows()).toEqual([]);
    expect(await states()).toContainEqual(expect.objectContaining({ rule: 'PA-02', state: 'open' }));
    expect((await office.adviser.get(contact)).status).toBe(404);
  });

  it('of a call that had met nothing it is not said that something is due again', async () => {
    const sent = await office.adviser.post(`${at}/contacts/new`, visit({ mode: 'phone' }));
    const contact = (await office.adviser.follow(sent)).$('.onward-contact__title a').attr('href')!;
    const done = await office.adviser.post(`${contact}/withdraw`, { reason: 'It was his brother' });

    expect(words((await office.adviser.follow(done)).$('.govuk-notification-banner').text())).toContain(
      'taken out of the record. Nothing more is due because of it.',
    );
  });

  it('a contact that was also the review and an offer is taken out with both, or with what is ticked', async () => {
    const older = await aCareLeaverInANewFlat(office, { dateOfBirth: localDate('2005-03-10') });
    const standing = () =>
      office.onward.sql(
        `select (select count(*)::int from plan_review where young_person_id = $1 and replaced_by_id is null and not withdrawn) as reviews,
                (select count(*)::int from support_offer where young_person_id = $1 and replaced_by_id is null and not withdrawn) as offers`,
        [older],
      );
    const recordBoth = async () => {
      const form = visit({ reviewHeld: 'yes', supportOffered: 'yes', reply: 'Maybe' });
      const sent = await office.adviser.post(`/young-people/${older}/contacts/new`, form);
      return office.adviser.get((await office.adviser.follow(sent)).$('.onward-contact__title a').attr('href')!);
    };
    // A review that is not this contact's, held the same day.
    await office.adviser.post(`/young-people/${older}/plan-dates/new`, {
      step: 'review',
      when: 'today',
      formId: newId(),
    });
    const both = await recordBoth();
    const boxes = both.$('input[name=also]:checked');
    expect(boxes.toArray().map((box) => words(both.$(box).parent().text()))).toEqual([
      'The offer of support on 23 November 2026',
      'The plan review held on 23 November 2026',
    ]);
    const [offer, review] = boxes.toArray().map((box) => String(both.$(box).val()));
    const refused = await office.adviser.post(`${both.$('main form').last().attr('action')}`, {
      reason: '',
      also: offer!,
    });
    expect(
      refused
        .$('input[name=also]:checked')
        .toArray()
        .map((box) => refused.$(box).val()),
    ).toEqual([offer]);
    await office.adviser.post(`${both.$('main form').last().attr('action')}`, {
      reason: 'Wrong person',
      also: review!,
    });
    expect(await standing()).toEqual([{ reviews: 1, offers: 1 }]);
  });

  it('an appointment whose outcome was recorded in error has no outcome again', async () => {
    const planned = await onFriday();
    const sent = await office.adviser.post(`${at}/contacts/new`, visit({ appointmentId: planned }));
    const contact = (await office.adviser.follow(sent)).$('.onward-contact__title a').attr('href')!;
    await office.adviser.post(`${contact}/withdraw`, { reason: 'It was his brother' });

    expect(words((await office.adviser.get(at)).$('section:contains("Planned")').text())).toContain('Outcome missing');
  });

  it('a correction opens with what was said and replaces it', async () => {
    const sent = await office.adviser.post(`${at}/contacts/new`, visit({ safe: 'no', seenAlone: 'yes' }));
    const contact = (await office.adviser.follow(sent)).$('.onward-contact__title a').attr('href')!;
    const open = await office.adviser.get(`${contact}/correct`);
    expect(open.$('#note').val()).toBe('We talked about college.');
    expect(open.$('input[name=safe]:checked').val()).toBe('no');
    expect(open.$('input[name=seenAlone]:checked').val()).toBe('yes');
    const row = String(open.$('input[name=row]').val());
    const corrected = await office.adviser.post(
      `${contact}/correct`,
      visit({ row, mode: 'phone', note: 'It was a call.' }),
    );

    expect(corrected.status).toBe(303);
    expect(await rows()).toEqual([expect.objectContaining({ mode: 'phone', note: 'It was a call.' })]);
    const record = await office.adviser.follow(corrected);
    expect(record.text).toContain('Corrected');
    expect(words(record.$('.govuk-notification-banner').text())).toContain(
      'The contact was corrected. Due now: Visit within 7 days of moving in by 24 November 2026',
    );
  });

  it('of two people correcting one contact at once, the second sees both texts and loses nothing', async () => {
    const sent = await office.adviser.post(`${at}/contacts/new`, visit());
    const contact = (await office.adviser.follow(sent)).$('.onward-contact__title a').attr('href')!;
    const row = String((await office.adviser.get(`${contact}/correct`)).$('input[name=row]').val());
    await office.colleague.post(`${contact}/correct`, visit({ row, note: 'What Cy remembers.' }));
    const second = await office.adviser.post(`${contact}/correct`, visit({ row, note: 'What Ada remembers.' }));

    expect(second.status).toBe(409);
    expect(second.$('.govuk-inset-text').text()).toContain('What Cy remembers.');
    expect(second.$('#note').val()).toBe('What Ada remembers.');
    const now = String(second.$('input[name=row]').val());
    const saved = await office.adviser.post(`${contact}/correct`, visit({ row: now, note: 'What both remember.' }));
    expect(saved.status).toBe(303);
    expect(await rows()).toEqual([expect.objectContaining({ note: 'What both remember.' })]);
  });

  it('the outcome of an appointment opens with its day and closes it', async () => {
    const planned = await onFriday();
    const record = await office.adviser.get(at);
    expect(words(record.$('section:contains("Planned")').text())).toContain('Outcome missing');
    const form = await office.adviser.get(record.$('a[href*="appointment="]').attr('href')!);
    expect(form.$('#onDate').val()).toBe('20/11/2026');
    expect(form.$('#heldAt').val()).toBe('14:30');
    expect(form.$('#appointmentId').val()).toBe(planned);
    const sent = await office.adviser.post(
      `${at}/contacts/new`,
      visit({ when: 'another-day', onDate: FRIDAY, appointmentId: planned }),
    );

    expect(sent.status).toBe(303);
    expect(await office.onward.sql('select state from appointment where id = $1', [planned])).toEqual([
      { state: 'held' },
    ]);
  });

  it('a cancelled appointment is no contact', async () => {
    const planned = await onFriday();
    const none = await office.adviser.post(`${at}/contacts/new`, visit({ outcome: 'cancelled' }));
    expect(none.status).toBe(422);
    const form = visit({ outcome: 'cancelled', appointmentId: planned });
    const sent = await office.adviser.post(`${at}/contacts/new`, form);
    const again = await office.adviser.post(`${at}/contacts/new`, form);
    const stranger = visit({ outcome: 'cancelled', appointmentId: newId() });

    expect([sent.status, again.status]).toEqual([303, 303]);
    expect((await office.adviser.post(`${at}/contacts/new`, stranger)).status).toBe(422);
    expect(await rows()).toEqual([]);
    expect(await office.onward.sql('select state from appointment where id = $1', [planned])).toEqual([
      { state: 'cancelled' },
    ]);
  });

  it('the outcome of an appointment is the contact that came first; the other is a contact of its own', async () => {
    const planned = await onFriday();
    const [first, second] = [visit({ appointmentId: planned }), visit({ appointmentId: planned })];
    for (const form of [first, second]) await office.adviser.post(`${at}/contacts/new`, form);

    expect(await rows()).toHaveLength(2);
    expect(await office.onward.sql('select contact_fact_id as id from appointment where id = $1', [planned])).toEqual([
      { id: first.formId },
    ]);
  });

  it('records the plan review held in it', async () => {
    await office.adviser.post(`${at}/contacts/new`, visit({ reviewHeld: 'yes' }));

    expect(await office.onward.sql('select held_on::text from plan_review where young_person_id = $1', [id])).toEqual([
      { held_on: '2026-11-23' },
    ]);
  });

  it('offers support only from 21', async () => {
    const at18 = await office.adviser.get(`${at}/contacts/new`);
    expect(at18.$('#supportOffered')).toHaveLength(0);
    const older = await aCareLeaverInANewFlat(office, { dateOfBirth: localDate('2005-03-10') });
    const at21 = await office.adviser.get(`/young-people/${older}/contacts/new`);
    expect(at21.$('#supportOffered')).toHaveLength(1);
    const offer = visit({ supportOffered: 'yes', reply: 'Maybe later' });
    await office.adviser.post(`/young-people/${older}/contacts/new`, offer);
    expect(await office.onward.sql('select reply from support_offer where young_person_id = $1', [older])).toEqual([
      { reply: 'Maybe later' },
    ]);
  });

  it.each(['contacts/new', 'contacts/seen-now', 'appointments/new'])(
    '%s does not exist for another team, and is not for a data officer',
    async (page) => {
      expect((await office.stranger.get(`${at}/${page}`)).status).toBe(404);
      expect((await office.dataOfficer.get(`${at}/${page}`)).status).toBe(403);
      expect((await office.administrator.get(`${at}/${page}`)).status).toBe(404);
    },
  );

  it.each(['contacts/new', 'contacts/preview'])('nobody but the team sends to %s', async (page) => {
    expect((await office.stranger.post(`${at}/${page}`, visit())).status).toBe(404);
    expect((await office.dataOfficer.post(`${at}/${page}`, visit())).status).toBe(403);
    expect(await rows()).toEqual([]);
  });

  describe('keeping in touch', () => {
    const keeping = () => `${at}/keeping-in-touch`;
    const say = (given: Record<string, string> = {}) =>
      office.adviser.post(`${keeping()}/standing`, {
        formId: newId(),
        standing: 'lost',
        when: 'another-day',
        onDate: '20/8/26',
        reason: 'The phone is off, and the flat is empty.',
        saidById: office.adviser.actor.staffId,
        ...given,
      });
    const tryForm = (given: Record<string, string> = {}) => ({
      formId: newId(),
      step: 'call',
      when: 'today',
      onDate: '',
      result: 'nothing',
      words: 'Rang at noon.',
      staffId: office.adviser.actor.staffId,
      personId: '',
      although: '',
      ...given,
    });
    const shown = async (browser = office.adviser) => words((await browser.get(keeping())).$('main').text());
    const owed = async () => words((await office.manager.get(at)).$('main').text());
    const decide = (given: Record<string, string> = {}) =>
      office.manager.post(`${keeping()}/decisions/new`, {
        ...{ formId: newId(), course: 'try-more', text: 'Ask the college in Leeds.' },
        ...given,
      });

    it('of who is lost a manager’s decision is owed until it is made, however long nobody makes it', async () => {
      expect((await say()).status).toBe(303);
      expect(await shown()).toContain('The next is 64 days overdue. Late 3 months without one since 20 August 2026');
      expect(await owed()).toContain('Decide on how to find them');
      expect((await office.adviser.post(`${keeping()}/decisions/new`, { course: 'go-on', text: 'No.' })).status).toBe(
        403,
      );

      const formId = newId();
      expect((await decide({ formId })).status).toBe(303);
      expect((await decide({ formId })).status).toBe(303);

      expect(await shown()).toContain('Try more, or otherwise, 23 November 2026, Bo Manager');
      expect(await shown()).toContain('The next is due by 23 December 2026');
      expect(
        await office.onward.sql('select 1 from engagement_decision where young_person_id = $1', [id]),
      ).toHaveLength(1);
    });

    it('is not ended by being seen, but by saying so, and the decision is owed no more', async () => {
      await say();
      await office.adviser.post(`${at}/contacts/new`, visit());
      expect(await shown()).toContain('was seen or spoken to on 23 November 2026');
      expect(await owed()).toContain('Decide on how to find them');

      await say({ standing: 'engaged', when: 'today', onDate: '', reason: 'Back in the flat.' });

      expect(await shown()).toContain('In touch since 23 November 2026');
      expect(await owed()).not.toContain('Decide on how to find them');
    });

    it('says no twice to what holds already, and saves a form that is sent twice once', async () => {
      const formId = newId();
      await say({ formId });
      expect((await say({ formId })).status).toBe(303);
      const again = await say({ when: 'today', onDate: '' });

      expect(again.status).toBe(422);
      expect(words(again.$('#standing-error').text())).toContain('holds since 20 August 2026 already');
      expect(words((await say({ standing: 'wavering', onDate: '1/8/26' })).$('#onDate-error').text())).toContain(
        'Must be 20 August 2026 or later',
      );
    });

    it('of who says no, the letters run that say how to come back', async () => {
      await say({
        standing: 'refusing',
        inWriting: 'yes',
        onDate: '20/10/25',
        reason: 'Wrote that she wants no worker.',
      });
      await say({ standing: 'wavering', onDate: '1/9/26' });
      await say({ standing: 'refusing', onDate: FRIDAY, reason: 'Said no at the door.' });

      const refusals = await office.onward.sql(
        `select refused_on::text as on, explicit_in_writing as written from contact_refusal
          where young_person_id = $1 order by refused_on`,
        [id],
      );
      expect(refusals).toEqual([
        { on: '2025-10-20', written: true },
        { on: '2026-11-20', written: false },
      ]);
      expect(await states()).toContainEqual({ rule: 'PA-13', state: 'open', due_on: '2027-05-20' });
    });

    it('records each try as a contact, and says which step comes next', async () => {
      await say({ when: 'today', onDate: '' });
      const form = tryForm();
      await office.adviser.post(`${keeping()}/attempts/new`, form);
      await office.adviser.post(`${keeping()}/attempts/new`, form);
      await office.adviser.post(`${keeping()}/attempts/new`, tryForm({ step: 'visit', words: 'Nobody in.' }));

      expect(await rows()).toHaveLength(2);
      expect(await shown()).toContain('Called, 1 time, last on 23 November 2026');
      expect(await shown()).toContain('Sent a message: not yet Next');
      expect(await shown()).toContain('2 tries in the last four weeks, 4 asked for');
    });

    it('asks for a reason before somebody is asked whom they do not want asked', async () => {
      const personId = newId();
      const aunt = { formId: personId, name: 'May Osman', relation: 'Aunt', reach: '', consent: 'said-no' };
      expect((await office.adviser.post(`${keeping()}/people/new`, { ...aunt, consentOn: '' })).status).toBe(422);
      await office.adviser.post(`${keeping()}/people/new`, { ...aunt, consentOn: FRIDAY });
      const asked = tryForm({ step: 'people', personId, words: 'She has not seen her.' });

      const refused = await office.adviser.post(`${keeping()}/attempts/new`, asked);
      expect(refused.status).toBe(422);
      expect(words(refused.$('#although-error').text())).toContain('They do not want this person asked');
      expect(await rows()).toEqual([]);

      const although = 'A friend fears for her life.';
      expect((await office.adviser.post(`${keeping()}/attempts/new`, { ...asked, although })).status).toBe(303);
      expect(await shown()).toContain(although);
      expect(await rows()).toMatchObject([{ mode: 'third-party' }]);
    });

    it('has somebody be where they may be, and counts finding nobody there as one more try', async () => {
      const placeId = newId();
      const place = {
        formId: placeId,
        place: 'Job centre',
        onDay: '23/11/26',
        atTime: '2pm',
        knownFrom: 'Her work coach',
      };
      await office.adviser.post(`${keeping()}/places/new`, { ...place, staffId: office.colleague.actor.staffId });
      expect(words((await office.colleague.get('/owed')).$('main').text())).toContain('Be there: Job centre');

      const came = { formId: newId(), outcome: 'not-there', words: 'Waited an hour.' };
      await office.colleague.post(`${keeping()}/places/${placeId}`, came);
      await office.colleague.post(`${keeping()}/places/${placeId}`, came);

      expect(await rows()).toMatchObject([
        { mode: 'face-to-face', seen: false, note: 'Went to: Job centre. Waited an hour.' },
      ]);
      expect(await shown()).toContain('Went where they may be, 1 time');
      expect(words((await office.colleague.get('/owed')).$('main').text())).not.toContain('Be there: Job centre');
    });

    it('proposes the code of the return with its evidence, and takes another only with a reason', async () => {
      await office.adviser.post(`${at}/contacts/new`, visit());
      const { $ } = await office.adviser.get(`${keeping()}/code`);
      expect(words($('.govuk-inset-text').text())).toContain(
        'In touch (YES) The last contact both ways was on 23 November 2026.',
      );
      const form = {
        formId: newId(),
        day: 'today',
        proposed: String($('[name=proposed]').val()),
        code: 'REFU',
        reason: '',
      };

      const without = await office.adviser.post(`${keeping()}/code`, form);
      expect(without.status).toBe(422);
      expect(without.$('#reason-error')).toHaveLength(1);
      expect((await office.adviser.post(`${keeping()}/code`, { ...form, proposed: 'NO' })).status).toBe(409);
      await office.adviser.post(`${keeping()}/code`, { ...form, reason: 'She asked that we stop.' });

      expect(await shown()).toContain(
        'Refuses contact on 23 November 2026, confirmed by Ada Worker. The record proposed: In touch.',
      );
    });

    it('gives the manager the names: who is lost, whose decision is late, and of whom nobody has said it', async () => {
      await say();
      const list = async (show: string) =>
        words((await office.manager.get(`/team/keeping-in-touch?show=${show}`)).$('.onward-people').text());
      const link = `/young-people/${id}/keeping-in-touch`;
      const names = (await office.manager.get('/team/keeping-in-touch?show=undecided')).$(`a[href="${link}"]`);

      expect(names).toHaveLength(1);
      expect(await list('lost')).toContain('Too few');
      expect((await office.manager.get('/team/keeping-in-touch?show=wavering')).$(`a[href="${link}"]`)).toHaveLength(0);
    });
  });
});
