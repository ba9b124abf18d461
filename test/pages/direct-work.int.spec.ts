import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { DirectWorkService } from '../../src/direct-work/direct-work.service';
import { newId } from '../../src/platform/ids';
import { MOST_UNASKED } from '../../src/web/upload';
import { aKeptPlan, aPlanAtWork } from '../documents/a-kept-plan';
import { aPlan } from '../documents/a-plan';
import { inflated, tagsOf } from '../documents/read-pdf';
import { aProgramOf } from '../support/api';
import type { Answer, SignedInBrowser } from '../support/app';
import { aRecording } from '../support/sent-files';
import { aCareLeaverInANewFlat, anOffice, FRIDAY, type Office } from './young-person-people';

const words = ({ $ }: Answer) => $('main').text().replaceAll(/\s+/g, ' ').trim();
const errors = ({ $ }: Answer) => $('.govuk-error-summary li').text().replaceAll(/\s+/g, ' ').trim();

describe('what a young person made in direct work', () => {
  let office: Office;
  let social: SignedInBrowser;
  let drawing: Buffer;
  let personId: string;
  let at: string;

  beforeAll(async () => {
    office = await anOffice();
    social = await office.onward.signInAs('adviser', { team: 'South', name: 'So Cial' });
    drawing = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'teal' } })
      .withExif({ IFD0: { Model: 'SECRETDEVICE' }, IFD3: { GPSAreaInformation: 'SECRETPLACE' } })
      .png()
      .toBuffer();
  });
  afterAll(() => office.onward.close());

  beforeEach(async () => {
    personId = await aCareLeaverInANewFlat(office);
    at = `/young-people/${personId}/direct-work`;
  });

  const form = (given: Record<string, string> = {}) => ({
    ...{
      formId: newId(),
      words: 'A red door, half open.',
      madeBy: 'young-person',
      when: 'another-day',
      onDate: FRIDAY,
    },
    ...{ contactId: '', sharedWith: 'not-asked', choiceWords: '', askedOn: '', ...given },
  });
  const add = (by: SignedInBrowser, fields: Record<string, string>, bytes: Buffer = drawing, name = 'IMG_Mina.png') =>
    by.upload(`${at}/new`, [{ field: 'file', name, bytes }], { fields });
  /** Adds one. @returns its address */
  const added = async (by: SignedInBrowser, given: Record<string, string> = {}, bytes?: Buffer) => {
    const fields = form(given);
    expect((await add(by, fields, bytes)).status).toBe(303);
    return `${at}/${fields.formId}`;
  };
  /** The same young person, whom a colleague of another team works with as their social worker. */
  const alsoWorkedWithBy = (staffId: string) =>
    office.onward.sql(
      `insert into allocation (id, fact_id, young_person_id, role, staff_id, from_on, reason)
       values ($1, $1, $2, 'social-worker', $3, '2026-01-05', 'Still a social worker')`,
      [newId(), personId, staffId],
    );
  const told = () =>
    office.onward.sql<{ did: string; detail: Record<string, unknown> }>(
      `select did, detail from audit_event where young_person_id = $1 and did like 'direct-work.%' order by at, id`,
      [personId],
    );

  it('is kept upright and clean, shown with its words, and belongs to the contact it was made in', async () => {
    const visited = await office.adviser.post(`/young-people/${personId}/contacts/new`, {
      ...{
        formId: newId(),
        outcome: 'seen',
        mode: 'face-to-face',
        place: 'elsewhere',
        when: 'today',
        note: 'We drew.',
      },
      ...{ made: 'yes', staffId: office.adviser.actor.staffId },
    });
    expect(visited.location).toMatch(new RegExp(`^${at}/new\\?contact=`));
    const contactId = visited.location!.split('=')[1]!;
    const asked = await office.adviser.follow(visited);
    expect(asked.$('#contactId option[selected]').val()).toBe(contactId);

    const piece = await added(office.adviser, { contactId, sharedWith: 'plan', choiceWords: 'Show them all!' });
    const gallery = await office.adviser.get(at);
    expect(words(gallery)).toContain(
      'A picture of 20 November 2026. Made by: Mina. Met face to face, 23 November 2026',
    );
    expect(words(gallery)).toContain(
      'It may be shown in my plan and reviews Mina was asked on 20 November 2026 by Ada',
    );
    expect(gallery.$(`img[src="${piece}/small"]`).attr('alt')).toBe('A red door, half open.');
    const file = await office.adviser.get(`${piece}/file`);
    expect(file.headers).toMatchObject({
      ...{ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'content-disposition': 'inline' },
      ...{
        'cache-control': 'private, no-store',
        'content-security-policy': expect.stringContaining('sandbox') as string,
      },
    });
    expect(await sharp(file.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 60, height: 40 });
    expect(file.bytes!.toString('latin1')).not.toMatch(/SECRET|Exif/);
    expect(JSON.stringify(await office.onward.sql('select * from attachment'))).not.toContain('IMG_');
    expect(await told()).toMatchObject([{ did: 'direct-work.added', detail: { contactId, sharedWith: 'plan' } }]);
    const looked = await office.onward.sql(
      `select 1 from audit_event where did = 'young-person.viewed' and detail->>'page' = 'direct-work-file' and subject_id = $1`,
      [piece.split('/').pop()],
    );
    expect(looked).toHaveLength(1);
    const links = [`/young-people/${personId}`, `/young-people/${personId}/contacts/${contactId}`];
    for (const from of links) {
      const page = await office.adviser.get(from);
      expect(page.$(`a[href^="${at}"]`).length).toBeGreaterThan(0);
    }
  });

  it('is there for whom they let see it, and for nobody else: in list, count, file, API and what they may do', async () => {
    await alsoWorkedWithBy(social.actor.staffId);
    // The colleague of the team adds it: not the adviser, nor anybody who works with them.
    const piece = await added(office.colleague);
    const pieceId = piece.split('/').pop()!;
    const people = { ...office, social };
    type Who = 'adviser' | 'colleague' | 'social' | 'manager';
    /** @param opening who sees it because they opened it: no token of theirs does */
    const whoSees = async (opening?: Who): Promise<Who[]> => {
      const seeing: Who[] = [];
      for (const who of ['adviser', 'colleague', 'social', 'manager'] as const) {
        const browser: SignedInBrowser = people[who];
        const inList = words(await browser.get(at)).includes('A red door');
        for (const address of [piece, `${piece}/file`, `${piece}/small`])
          expect([who, address, (await browser.get(address)).status]).toEqual([who, address, inList ? 200 : 404]);
        const byToken = inList && who !== opening;
        const program = await aProgramOf(office.onward, browser.actor, ['read:notes', 'write:casework']);
        const { body } = await program.get(`young-people/${personId}/direct-work`);
        expect([who, (body['items'] as unknown[]).length]).toEqual([who, byToken ? 1 : 0]);
        const api = await program.get(`young-people/${personId}/direct-work/${pieceId}/file`);
        expect([who, api.status]).toEqual([who, byToken ? 200 : 404]);
        if (!inList) {
          const choice = { formId: newId(), sharedWith: 'plan', after: '' };
          expect((await browser.post(`${piece}/choice`, choice)).status).toBe(404);
          expect((await browser.post(`${piece}/erase`, { because: 'wanted-gone' })).status).toBe(404);
        }
        if (inList) seeing.push(who);
      }
      return seeing;
    };
    const choose = async (sharedWith: string) => {
      const page = await office.adviser.get(piece);
      const after = page.$('input[name=after]').val() as string;
      return office.adviser.post(`${piece}/choice`, { formId: newId(), after, sharedWith, askedOn: '' });
    };

    expect(await whoSees()).toEqual(['adviser', 'colleague']);
    await choose('adviser');
    expect(await whoSees()).toEqual(['adviser']);
    await choose('workers');
    expect(await whoSees()).toEqual(['adviser', 'social']);
    await choose('plan');
    expect(await whoSees()).toEqual(['adviser', 'colleague', 'social', 'manager']);
    await choose('adviser');
    // Whoever stands in for a worker today works with them; the manager opens it with a reason, and no longer than that.
    await office.onward.sql(
      `insert into absence (id, fact_id, staff_id, from_on, to_on, cover_id)
       select $1, $1, $2, current_date - 1, current_date + 2, $3`,
      [newId(), social.actor.staffId, office.colleague.actor.staffId],
    );
    expect(await whoSees()).toEqual(['adviser']);
    await choose('workers');
    expect(await whoSees()).toEqual(['adviser', 'colleague', 'social']);
    const unsaid = await office.manager.post(`${at}/open`, { reason: ' ' });
    expect([unsaid.status, errors(unsaid)]).toEqual([422, 'Write what you are worried about']);
    expect((await office.adviser.post(`${at}/open`, { reason: 'Me too.' })).status).toBe(403);
    const opened = await office.manager.post(`${at}/open`, { reason: 'She spoke of a weapon.' });
    expect(opened.status).toBe(303);
    expect(await whoSees('manager')).toEqual(['adviser', 'colleague', 'social', 'manager']);
    expect(words(await office.adviser.get(at))).toContain('She spoke of a weapon.');
    expect(words(await social.get(at))).not.toContain('She spoke of a weapon.');
    await office.onward.sql(`update direct_work_opened set until_at = now() - interval '1 second'`);
    expect(await whoSees()).toEqual(['adviser', 'colleague', 'social']);

    for (const [browser, status] of [
      [office.stranger, 404],
      [office.dataOfficer, 403],
      [office.administrator, 404],
    ] as const) {
      for (const address of [at, piece, `${piece}/file`]) expect((await browser.get(address)).status).toBe(status);
    }
    expect((await told()).map(({ did }) => did)).toContain('direct-work.opened');
  });

  it('keeps each choice with who asked, when and their words, and none over another that was recorded meanwhile', async () => {
    const piece = await added(office.adviser);
    const first = { formId: newId(), after: '', sharedWith: 'workers', askedOn: '19/11/26', choiceWords: 'Not mum.' };
    expect((await office.adviser.post(`${piece}/choice`, first)).status).toBe(303);
    expect((await office.adviser.post(`${piece}/choice`, first)).status).toBe(303);

    const late = await office.adviser.post(`${piece}/choice`, { ...first, formId: newId(), sharedWith: 'plan' });
    expect(late.status).toBe(409);
    expect(errors(late)).toContain('Somebody asked meanwhile');
    expect(words(late)).toContain(
      'Those who work with me Mina was asked on 19 November 2026 by Ada Worker. “Not mum.”',
    );
    const after = late.$('input[name=after]').val() as string;
    const again = { formId: newId(), after, sharedWith: 'adviser', askedOn: '', choiceWords: '' };
    for (const [fault, message] of [
      [{ sharedWith: '' }, 'Choose with whom they share it'],
      [{ askedOn: '24/11/26' }, 'The day must be today or in the past'],
      [{ askedOn: 'soon' }, 'Enter the day as'],
      [{ choiceWords: 'x'.repeat(1001) }, 'Write 1,000 characters or fewer'],
    ] as const) {
      const refused = await office.adviser.post(`${piece}/choice`, { ...again, ...fault });
      expect([refused.status, errors(refused)]).toEqual([422, expect.stringContaining(message)]);
    }
    expect((await office.adviser.post(`${piece}/choice`, again)).status).toBe(303);
    expect(words(await office.adviser.get(piece))).toContain(
      'What they said before (1) 19 November 2026: Those who work with me (asked by Ada Worker) “Not mum.”',
    );
    const typedLate = { formId: newId(), after: again.formId, sharedWith: 'plan', askedOn: '18/11/26' };
    expect((await office.adviser.post(`${piece}/choice`, typedLate)).status).toBe(303);
    expect(words(await office.adviser.get(piece))).toMatch(
      /What they said before \(2\) 19 November 2026: Those .*18 November 2026: It may be shown in my plan/,
    );
    expect((await office.manager.get(piece)).status).toBe(404);
    expect((await told()).map(({ detail }) => detail)).toMatchObject([
      { sharedWith: 'not-asked' },
      { from: 'not-asked', to: 'workers' },
      { from: 'workers', to: 'adviser' },
      { from: 'adviser', to: 'plan', askedOn: '2026-11-18' },
    ]);
  });

  it('stands in their plan, on the page and in the file, for as long as they let it', async () => {
    await aPlanAtWork(office.onward, personId, aPlan());
    const piece = await added(office.adviser, { sharedWith: 'plan' });
    // Asked after the plan was finished, or written down after it: it comes into the next one, and not into what was agreed.
    await added(office.adviser, { sharedWith: 'plan', askedOn: '23/11/26', words: 'Blue, all of it.' });
    await aKeptPlan(office.onward, personId, aPlan());
    await added(office.adviser, { sharedWith: 'plan', words: 'A hill.' });
    await added(office.adviser, { sharedWith: 'workers', words: 'A grey wall.' });
    await added(office.adviser, { sharedWith: 'plan', words: 'She sings.' }, aRecording('m4a'));
    const plan = `/young-people/${personId}/plan`;
    const shown = async () => {
      const page = await office.manager.get(`${plan}/versions/1`);
      const alts: (string | undefined)[] = page
        .$('.onward-picture')
        .toArray()
        .map((img) => page.$(img).attr('alt'));
      const inFile = [];
      for (const file of [`${plan}/versions/1/pdf`, `${plan}/versions/1/pdf?size=easy`, `${plan}/pdf`]) {
        const pdf = (await office.manager.get(file)).bytes!;
        const said = ['A red door, half open.', 'Blue, all of it.', 'A hill.', 'A grey wall.', 'She sings.'];
        const found = said.filter((one) => inflated(pdf).includes(`/Alt (${one})`));
        expect(tagsOf(pdf).filter((tag) => tag === 'Figure')).toHaveLength(found.length);
        inFile.push(found);
      }
      return { alts, inFile };
    };
    const door = 'A red door, half open.';
    expect(await shown()).toEqual({ alts: [door], inFile: [[door], [door], [door, 'Blue, all of it.', 'A hill.']] });
    const after = (await office.adviser.get(piece)).$('input[name=after]').val() as string;
    await office.adviser.post(`${piece}/choice`, { formId: newId(), after, sharedWith: 'adviser', askedOn: '' });
    expect(await shown()).toEqual({ alts: [], inFile: [[], [], ['Blue, all of it.', 'A hill.']] });
  });

  it('is deleted for good when they want it back: no bytes and no words, but a line', async () => {
    const piece = await added(office.adviser, { sharedWith: 'plan', choiceWords: 'Not mum.' });
    expect((await office.adviser.post(`${piece}/erase`, {})).status).toBe(422);
    const gone = await office.adviser.post(`${piece}/erase`, { because: 'wanted-back', goneWords: 'For her wall.' });
    expect(gone.status).toBe(303);
    expect((await office.adviser.post(`${piece}/erase`, { because: 'wanted-gone' })).status).toBe(303);

    const page = words(await office.adviser.follow(gone));
    expect(page).toContain(
      'A picture of 20 November 2026: Mina wanted it back. Deleted on 23 November 2026 by Ada Worker.',
    );
    expect(page).not.toContain('A red door');
    for (const address of [piece, `${piece}/file`, `${piece}/small`])
      expect((await office.adviser.get(address)).status).toBe(404);
    const left = await office.onward.sql(
      `select w.words, (select count(*)::int from attachment_part p where p.attachment_id = w.attachment_id) as parts,
              c.shared_with as shared, c.words as said
         from direct_work w join direct_work_choice c on c.direct_work_id = w.id where w.id = $1`,
      [piece.split('/').pop()],
    );
    expect(left).toEqual([{ words: '-', parts: 0, shared: 'plan', said: null }]);
    // Also what was gone before choices were emptied is not told.
    await office.onward.sql(`update direct_work_choice set words = 'Not mum.' where direct_work_id = $1`, [
      piece.split('/').pop(),
    ]);
    const { body } = await (
      await aProgramOf(office.onward, office.adviser.actor, ['read:notes'])
    ).get(`young-people/${personId}/direct-work`);
    expect(body['items']).toMatchObject([{ words: null, choices: [{ sharedWith: 'plan', words: null }] }]);
    const choice = { formId: newId(), after: '', sharedWith: 'plan' };
    expect((await office.adviser.post(`${piece}/choice`, choice)).status).toBe(404);
  });

  it('goes with a contact that was written about somebody else, and they are asked anew', async () => {
    const recorded = await office.adviser.post(`/young-people/${personId}/contacts/new`, {
      ...{
        formId: newId(),
        outcome: 'seen',
        mode: 'face-to-face',
        place: 'elsewhere',
        when: 'today',
        note: 'We drew.',
      },
      ...{ made: 'yes', staffId: office.adviser.actor.staffId },
    });
    const contactId = recorded.location!.split('=')[1]!;
    await added(office.adviser, { contactId, sharedWith: 'plan', choiceWords: 'Not mum.' });
    const right = await aCareLeaverInANewFlat(office, { givenName: 'Rae' });
    const moved = await office.adviser.post(`/young-people/${personId}/contacts/${contactId}/move`, {
      ...{ formId: newId(), whose: right, number: '', reason: 'Two tabs were open.' },
    });
    expect(moved.status).toBe(303);

    const wrong = words(await office.adviser.get(at));
    expect(wrong).toContain('It was added in error');
    expect(wrong).not.toContain('A red door');
    const said = 'select c.words from direct_work_choice c join direct_work w on w.id = c.direct_work_id';
    expect(await office.onward.sql(`${said} where w.young_person_id = $1`, [personId])).toEqual([{ words: null }]);
    const there = await office.adviser.get(`/young-people/${right}/direct-work`);
    expect(words(there)).toContain('A red door, half open.');
    expect(words(there)).toContain('Not asked yet');
    const file = await office.adviser.get(there.$('.onward-thumbnail').parent().attr('href') as string);
    expect(await sharp(file.bytes).metadata()).toMatchObject({ width: 60 });
  });

  it('plays a voice note in stretches, as phones ask for them', async () => {
    const piece = await added(office.adviser, { words: 'She says what helps.' }, aRecording('m4a'));
    const gallery = await office.adviser.get(at);
    expect(gallery.$(`audio[src="${piece}/file"]`)).toHaveLength(1);
    const whole = await office.adviser.get(`${piece}/file`);
    const first = await office.adviser.get(`${piece}/file`, { range: 'bytes=0-1' });
    const beyond = await office.adviser.get(`${piece}/file`, { range: 'bytes=99999-' });

    expect([whole.status, whole.headers['content-type']]).toEqual([200, 'audio/mp4']);
    expect(first.status).toBe(206);
    expect(first.headers['content-range']).toBe(`bytes 0-1/${whole.bytes!.length}`);
    expect(first.bytes!.equals(whole.bytes!.subarray(0, 2))).toBe(true);
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${whole.bytes!.length}`]);
    expect((await office.adviser.get(`${piece}/small`)).status).toBe(404);
  });

  it('names the field of what is wrong, gives back what was typed, and keeps nothing', async () => {
    const kept = async () =>
      Number((await office.onward.sql<{ n: string }>('select count(*) as n from attachment'))[0]!.n);
    const before = await kept();
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    for (const [bytes, message] of [
      [Buffer.alloc(0), 'This file is empty'],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'This is not a picture or a voice note'],
      [drawing.subarray(0, 60), 'This picture is broken'],
      [bomb, 'This picture has too many pixels'],
      [Buffer.alloc(10 * 1024 * 1024 + 1, 1), 'This file is more than 10 MB'],
    ] as const) {
      const refused = await add(office.adviser, form({ words: 'Typed before.' }), bytes);
      expect([refused.status, errors(refused)]).toEqual([422, expect.stringContaining(message)]);
      expect(refused.$('.govuk-error-summary a').attr('href')).toBe('#file');
      expect(refused.$('#words').val()).toBe('Typed before.');
    }
    const none = await add(office.adviser, form(), Buffer.alloc(0), '');
    expect(errors(none)).toContain('Choose a picture or a voice note');
    expect(errors(await office.adviser.post(`${at}/new`, form()))).toContain('Choose a picture or a voice note');
    for (const [fault, message, field] of [
      [{ words: '' }, 'Write what is to be seen or heard', 'words'],
      [{ madeBy: '' }, 'Choose who made it', 'madeBy'],
      [{ onDate: '24/11/26' }, 'still to come', 'onDate'],
      [{ contactId: newId() }, 'Choose a contact of this young person', 'contactId'],
      [{ sharedWith: '' }, 'Choose with whom it is shared', 'sharedWith'],
      [{ sharedWith: 'plan', askedOn: '1/1/99' }, 'after the young person was born', 'askedOn'],
    ] as const) {
      const refused = await add(office.adviser, form(fault));
      expect([refused.status, errors(refused)]).toEqual([422, expect.stringContaining(message)]);
      expect(refused.$('.govuk-error-summary a').attr('href')).toBe(`#${field}`);
      expect(words(refused)).toContain('Choose the file again');
    }
    expect((await add(office.adviser, form({ words: 'A\0B' }))).status).toBe(400);
    expect(
      (
        await office.adviser.upload(`${at}/new`, [{ field: 'file', name: 'a', bytes: drawing }], {
          fields: form(),
          token: null,
        })
      ).status,
    ).toBe(403);
    expect((await add(office.stranger, form())).status).toBe(404);
    expect((await add(office.dataOfficer, form())).status).toBe(403);
    expect(await kept()).toBe(before);
    // Of what nobody asked for, nothing is read: other fields, and a second file of the same.
    const [other, file, again] = [Buffer.from('<svg/>'), drawing, Buffer.from('<svg/>')];
    const all = Object.entries({ other, file, again }).map(([field, bytes]) => ({
      ...{ field: field.replace('again', 'file'), name: field, bytes },
    }));
    expect((await office.adviser.upload(`${at}/new`, all, { fields: form() })).status).toBe(303);
    expect(await kept()).toBe(before + 1);
    const many = Array.from({ length: MOST_UNASKED + 2 }, () => ({ field: 'file', name: 'a.png', bytes: drawing }));
    const tooMany = await office.adviser.upload(`${at}/new`, many, { fields: form() });
    expect([tooMany.status, words(tooMany)]).toEqual([
      413,
      expect.stringContaining('This form takes one file at most, and many more were sent. Nothing was saved.'),
    ]);
    expect((await office.adviser.upload(`${at}/new`, many.slice(1), { fields: form() })).status).toBe(303);
    expect(await kept()).toBe(before + 2);
  });

  it('keeps nothing of an upload that breaks off, all of two at once, and one of the same sent twice', async () => {
    const address = await office.onward.listen();
    await office.adviser.get(`${at}/new`);
    const cookie = [...office.adviser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const token = (await office.adviser.get(`${at}/new`)).$('input[name=_csrf]').first().val() as string;
    const request = http.request(`${address}${at}/new`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'multipart/form-data; boundary=b', 'content-length': 5_000_000 },
    });
    request.on('error', () => undefined);
    request.write(`--b\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n`);
    request.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n');
    request.write(drawing);
    await pause(200);
    request.destroy();
    await pause(200);
    expect(words(await office.adviser.get(at))).toContain('Nothing is here for you to see.');

    const [mine, theirs] = [form(), form({ words: 'Another.', sharedWith: 'plan' })];
    const sent = await Promise.all([
      add(office.adviser, mine),
      add(office.colleague, theirs),
      add(office.adviser, mine),
    ]);
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303]);
    const rows = await office.onward.sql('select words from direct_work where young_person_id = $1 order by words', [
      personId,
    ]);
    expect(rows).toEqual([{ words: 'A red door, half open.' }, { words: 'Another.' }]);
  });

  it('is all in their own copy, also what they share with others only, for managers while they answer a request', async () => {
    await added(office.adviser, { sharedWith: 'adviser', choiceWords: 'Just you.' });
    await added(office.adviser, { words: 'She says what helps.' }, aRecording('opus'));
    const gone = await added(office.adviser, { words: 'A secret.' });
    await office.adviser.post(`${gone}/erase`, { because: 'wanted-gone' });

    const copyAt = `${at}/their-copy.zip`;
    const asked = (set: string) =>
      office.onward.sql(`update subject_access_request set ${set} where young_person_id = $1`, [personId]);
    const isThere = async () => {
      const isLinked = (await office.manager.get(at)).$(`a[href="${copyAt}"]`).length === 1;
      const { status } = await office.manager.get(copyAt);
      expect(status).toBe(isLinked ? 200 : 404);
      return isLinked;
    };
    expect(await isThere()).toBe(false);
    await office.onward.sql(
      `insert into subject_access_request (id, fact_id, young_person_id, received_on) values ($1, $1, $2, '2026-11-16')`,
      [newId(), personId],
    );
    expect(await isThere()).toBe(false);
    await asked(`identity_confirmed_on = '2026-11-17', answered_on = '2026-11-18'`);
    expect(await isThere()).toBe(false);
    await asked(`answered_on = null, withdrawn = true, withdrawn_reason = 'Of another.'`);
    expect(await isThere()).toBe(false);
    expect(words(await office.adviser.get(at))).not.toContain('Taken as their own copy');
    await asked(`withdrawn = false, withdrawn_reason = null`);

    expect((await office.adviser.get(copyAt)).status).toBe(403);
    const copy = await office.manager.get(copyAt);
    expect(words(await office.adviser.get(at))).toMatch(/Taken as their own copy .* Bo Manager, \d+ \w+ \d+ at/);
    expect(words(await office.colleague.get(at))).not.toContain('Taken as their own copy');
    expect((await told()).at(-1)).toMatchObject({ did: 'direct-work.copied' });
    expect(await isThere()).toBe(true);
    expect(copy.headers['content-type']).toBe('application/zip');
    const files = unzipSync(copy.bytes!);
    const list = Buffer.from(files['list.txt']!).toString('utf8');
    expect(
      Object.keys(files)
        .map((name) => name.split('.').pop())
        .sort(),
    ).toEqual(['jpg', 'ogg', 'txt']);
    expect(list).toContain('A red door, half open.');
    expect(list).toContain('On 20 November 2026 you said: Just my adviser. “Just you.”');
    expect(list).toContain('It is no longer kept, since 23 November 2026: you wanted it gone.');
    expect(list).not.toContain('A secret.');

    // Forty recordings of a megabyte: a few are in memory while it is read, and never all.
    await office.onward.sql(
      `with more as (select gen_random_uuid() as id from generate_series(1, 40)),
            kept as (insert into attachment (id, kind, media_type, bytes) select id, 'sound', 'audio/mpeg', $2::int from more),
            parts as (insert into attachment_part (attachment_id, part, bytes)
                      select id, 'whole', convert_to(repeat('x', $2::int), 'UTF8') from more)
       insert into direct_work (id, young_person_id, attachment_id, words, made_by, made_on)
       select id, $1, id, 'Long.', 'young-person', '2026-11-20' from more`,
      [personId, 1_000_000],
    );
    setFlagsFromString('--expose-gc');
    const sweep = runInNewContext('gc') as () => void;
    sweep();
    const held = () => process.memoryUsage().arrayBuffers;
    const before = held();
    let [read, recordings, most] = [0, 0, 0];
    const service = office.onward.app.get(DirectWorkService);
    for await (const chunk of await service.theirCopy(office.manager.actor, personId, new Date())) {
      read += chunk.length;
      if (chunk.length < 1_000_000) continue;
      recordings += 1;
      if (recordings % 13 !== 0) continue;
      sweep();
      await pause(50); // it gives back in the background
      most = Math.max(most, held() - before);
    }
    expect(read).toBeGreaterThan(40_000_000);
    expect(most).toBeLessThan(20_000_000);
  });
});
