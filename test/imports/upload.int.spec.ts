import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { ImportDraftsService, UPLOAD_LIMIT_BYTES } from '../../src/imports/import-drafts.service';
import { startTestApp, type Answer, type SignedInBrowser, type TestApp } from '../support/app';
import { aReturn } from './a-return';

describe('uploading files', () => {
  let onward: TestApp;
  let officer: SignedInBrowser;

  beforeAll(async () => {
    onward = await startTestApp();
    officer = await onward.signInAs('data-officer', { name: 'Dora Officer' });
  });
  afterAll(() => onward.close());

  const kept = () => onward.sql<{ name: string; size: number }>('select name, size from import_draft_file order by n');
  const said = (answer: Answer) => answer.$('main').text().replaceAll(/\s+/g, ' ');
  beforeEach(() => onward.sql('delete from import_draft'));

  it('keeps the very bytes with their hash, and shows what they would do', async () => {
    const files = aReturn({ Header: [{}, { CHILD: '2', DOB: '31/02/2008' }], Episodes: [{}], OC3: [{}] });
    const sent = await officer.upload('/imports/new', files);

    expect(sent.status).toBe(303);
    const shown = await officer.follow(sent);
    expect(said(shown)).toContain('SSDA903 return of the year to 31 March');
    expect(said(shown)).toMatch(/New\s?Not in the record before 1/);
    expect(said(shown)).toMatch(/Refused\s?The files say too little.*? 1/);
    expect(said(shown)).toContain('There is no such day in the calendar.');
    const parts = await onward.sql(
      `select f.name, encode(sha256(p.bytes), 'hex') = f.sha256 as hashed, length(p.bytes) = f.size as whole
         from import_draft_part p join import_draft_file f on f.draft_id = p.draft_id and f.n = p.file_n order by name`,
    );
    expect(parts).toEqual(
      ['episodes.csv', 'header.csv', 'oc3.csv'].map((name) => ({ name, hashed: true, whole: true })),
    );
    expect(await onward.sql(`select did from audit_event where did like 'import.%'`)).toEqual([
      { did: 'import.uploaded' },
    ]);
    expect(await onward.sql('select id from young_person')).toEqual([]);
  });

  it('refuses a form without the token, with another’s, and from another site, and keeps nothing', async () => {
    const files = aReturn({ Header: [{}] });
    const other = await onward.signInAs('data-officer');
    const theirs = (await other.get('/imports/new')).$('input[name=_csrf]').first().val() as string;

    expect((await officer.upload('/imports/new', files, { token: null })).status).toBe(403);
    expect((await officer.upload('/imports/new', files, { token: theirs })).status).toBe(403);
    const foreign = await officer.upload('/imports/new', files, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(foreign.status).toBe(403);
    expect(await onward.sql('select id from import_draft')).toEqual([]);
  });

  it('takes files nowhere else', async () => {
    expect((await officer.upload('/young-people/new', aReturn({ Header: [{}] }))).status).toBe(415);
  });

  it('is for data officers alone', async () => {
    for (const role of ['adviser', 'manager', 'administrator'] as const) {
      const browser = await onward.signInAs(role);
      expect((await browser.get('/imports')).status).toBe(403);
      expect((await browser.get('/imports/new')).status).toBe(403);
      expect((await browser.upload('/imports/new', aReturn({ Header: [{}] }))).status).toBe(403);
    }
    expect((await onward.visitor().upload('/imports/new', aReturn({ Header: [{}] }))).status).toBe(403);
    expect(await kept()).toEqual([]);
  });

  it('asks what the files are, on the page of what it kept, when they are two lists of one file each', async () => {
    const bytes = Buffer.from('Child,Given name\n1,Jasmine\n', 'utf8');
    const sent = await officer.upload('/imports/new', [
      { name: 'north.csv', bytes },
      { name: 'south.csv', bytes },
    ]);

    expect(sent.status).toBe(303);
    expect((await officer.follow(sent)).$('input[name=kind]').length).toBeGreaterThan(0);
    const answer = await officer.post(`${sent.location}/compare`, { kind: 'names' });
    expect(answer.$('.govuk-error-summary').text()).toContain('A list of names is one file. Upload it by itself');
  });

  it('says in words that files are too large, and keeps none of them', async () => {
    const answer = await officer.upload('/imports/new', [
      ...aReturn({ Header: [{}] }),
      { name: 'episodes.csv', bytes: Buffer.alloc(UPLOAD_LIMIT_BYTES, 'x') },
    ]);

    expect(answer.status).toBe(413);
    expect(answer.$('.govuk-error-summary').text()).toContain('These files are more than 32 MB together.');
    expect(await onward.sql('select id from import_draft')).toEqual([]);
  });

  it('asks for files when none were chosen', async () => {
    const none = await officer.upload('/imports/new', [{ name: '', bytes: Buffer.alloc(0) }]);

    expect(none.status).toBe(422);
    expect(none.$('.govuk-error-message').text()).toContain('Choose the files to upload');
    expect((await officer.post('/imports/new')).status).toBe(422);
  });

  it('says at once that a file is empty, and in the list of files where others are not', async () => {
    const empty = { name: 'nothing.csv', bytes: Buffer.alloc(0) };
    const alone = await officer.upload('/imports/new', [empty]);
    expect(alone.status).toBe(422);
    expect(alone.$('.govuk-error-message').text()).toContain('The file is empty');
    expect(await onward.sql('select id from import_draft')).toEqual([]);

    const beside = await officer.upload('/imports/new', [empty, { name: 'notes.txt', bytes: Buffer.from('hello') }]);
    expect(said(await officer.follow(beside))).toMatch(/nothing\.csv, 0 bytes the file is empty/);
  });

  it('shows the headings of a list of names where they are asked for', async () => {
    const list = { name: 'names.csv', bytes: Buffer.from('Child,Shoe size,Given name\n999,39,Omar\n') };
    const shown = await officer.follow(await officer.upload('/imports/new', [list]));
    const href = shown.$('a:contains("See the headings that are read")').attr('href') as string;

    const [path, id] = href.split('#');
    const headings = (await officer.get(path!)).$(`#${id}`).text().replaceAll(/\s+/g, ' ');
    expect(headings).toContain('authority id, or child, or child id, or id');
    expect(headings).toContain('last visit, or date of last visit');
  });

  it('asks what the files are where their headings do not tell', async () => {
    const sent = await officer.upload('/imports/new', [{ name: 'list.csv', bytes: Buffer.from('A,B\n1,2\n') }]);
    const asked = await officer.follow(sent);
    expect(said(asked)).toContain('What are these files?');

    const unsaid = await officer.post(`${sent.location}/compare`);
    expect(unsaid.status).toBe(422);
    expect(unsaid.$('.govuk-error-summary').text()).toContain('Say what these files are');

    const compared = await officer.follow(await officer.post(`${sent.location}/compare`, { kind: 'names' }));
    expect(said(compared)).toContain('There is no column with the authority’s identifier');
  });

  it('reads a list of names by its headings', async () => {
    const list = { name: 'C:\\fakepath\\names.csv', bytes: Buffer.from('Child,Given name\n999,Omar\n') };
    const shown = await officer.follow(await officer.upload('/imports/new', [list]));

    expect(said(shown)).toContain('List of names');
    expect(said(shown)).toContain('Nobody in the record has this identifier.');
    expect(await kept()).toMatchObject([{ name: 'names.csv' }]);
  });

  it('opens each count to its people and lines, a page at a time, and each kind of fault to its lines', async () => {
    const ended = { DEC: '01/06/2025', REC: 'E4A' };
    const rows = Array.from({ length: 120 }, (_, n) => ({ CHILD: `C${n}`, ...ended }));
    const bad = Array.from({ length: 70 }, (_, n) => ({ CHILD: `B${n}`, DOB: '31/02/2008' }));
    const { location } = await officer.upload('/imports/new', aReturn({ Header: [...rows, ...bad], Episodes: rows }));

    const people = await officer.get(`${location}/people?outcome=new&page=3`);
    expect(people.$('tbody tr')).toHaveLength(20);
    expect(said(people)).toContain('101 to 120 of 120');
    expect(said(people)).toMatch(/C119\s+header\.csv:121/);
    const faults = await officer.get(`${location}/faults?severity=refused&kind=date-impossible&page=2`);
    expect(faults.$('tbody tr')).toHaveLength(20);
    expect(said(faults)).toContain('header.csv:191');
  });

  it('says the same number on the link and where it leads, also of what is too much to be listed', async () => {
    const odd = Array.from({ length: 2100 }, (_, n) => ({ CHILD: `C${n}`, DOB: '31/02/2008' }));
    const coded = Array.from({ length: 30 }, (_, n) => ({ CHILD: `S${n}`, SEX: 'X', ETHNIC: 'NONE' }));
    const sent = await officer.upload('/imports/new', aReturn({ Header: [{}, ...odd, ...coded], Episodes: [{}] }));
    const shown = await officer.follow(sent);
    expect(said(shown)).toContain('100 times more, not listed one by one');

    const links = shown.$('.onward-faults h3 a, .onward-fault:has(.onward-fault__where) a').toArray();
    let compared = 0;
    for (const link of links) {
      const words = shown.$(link).parent().text().replaceAll(/\s+/g, ' ');
      const times = /\(([\d,]+)\)$|, ([\d,]+) times(?! more)/.exec(words.trim());
      if (!times) continue;
      compared += 1;
      const opened = await officer.get(shown.$(link).attr('href') as string);
      expect(`${words}: ${opened.$('h1').text()}`).toMatch(new RegExp(`: ${times[1] ?? times[2]}$`));
    }
    expect(compared).toBeGreaterThan(3);
    const dates = await officer.get(`${sent.location}/faults?kind=date-impossible&file=header.csv`);
    expect(dates.$('h1').text()).toMatch(/: 2,100$/);
    expect(said(dates)).toContain('the first 2,000 in a file are listed one by one; the others are counted');
  });

  it('gives the list of faults to a spreadsheet that calculates nothing', async () => {
    const { location } = await officer.upload('/imports/new', [
      { name: '=cmd.csv', bytes: Buffer.from('Child,Shoe size\n999,39\n') },
    ]);
    await officer.post(`${location}/compare`, { kind: 'names' });
    const list = await officer.get(`${location}/faults.csv`);

    expect(list.headers['content-disposition']).toBe('attachment; filename="faults.csv"');
    expect(list.text).toContain("warned,'=cmd.csv,1,Shoe size,,");
    expect(list.text).toContain("refused,'=cmd.csv,2,authority id,999,Nobody in the record has this identifier.");
  });

  it('deletes what was uploaded when asked, and by itself when it is out of date', async () => {
    const files = aReturn({ Header: [{}] });
    const first = await officer.upload('/imports/new', files);
    const removed = await officer.post(`${first.location}/delete`);
    expect([removed.status, removed.location]).toEqual([303, '/imports']);
    expect((await officer.get(first.location!)).status).toBe(404);
    expect(await onward.sql('select draft_id from import_draft_part')).toEqual([]);

    const second = await officer.upload('/imports/new', files);
    await onward.sql(`update import_draft set expires_at = now() - interval '1 minute'`);
    expect((await officer.get(second.location!)).status).toBe(404);
    await onward.app.get(ImportDraftsService).tick();
    expect(await onward.sql('select id from import_draft')).toEqual([]);
    expect(await onward.sql(`select detail from audit_event where did = 'import.upload-expired'`)).toEqual([
      { detail: { state: 'open' } },
    ]);
  });

  it('keeps nothing of an upload that breaks off', async () => {
    const address = await onward.listen();
    const token = (await officer.get('/imports/new')).$('input[name=_csrf]').first().val() as string;
    const cookie = [...officer.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const request = http.request(`${address}/imports/new`, {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=b' },
    });
    request.on('error', () => undefined); // it is broken off on purpose
    request.write(`--b\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n`);
    request.write('--b\r\nContent-Disposition: form-data; name="files"; filename="header.csv"\r\n\r\n');
    request.write(Buffer.alloc(3 * 1024 * 1024, 'x'));
    const parts = () => onward.sql('select n from import_draft_part');
    await until(async () => (await parts()).length > 0);
    request.destroy();

    await until(async () => (await onward.sql('select id from import_draft')).length === 0);
    expect(await parts()).toEqual([]);
  });
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(20);
}
