import { startTestApp, type Answer, type SignedInBrowser, type TestApp } from '../support/app';
import { aWorkbook, list9 } from './a-workbook';

const said = (answer: Answer) => answer.$('main').text().replaceAll(/\s+/g, ' ');

describe('the words of an Annex A workbook', () => {
  let onward: TestApp;
  let officer: SignedInBrowser;
  let draft: string;

  beforeAll(async () => {
    onward = await startTestApp();
  });
  beforeEach(async () => {
    await onward.empty();
    officer = await onward.signInAs('data-officer', { name: 'Dora Officer' });
    const file = aWorkbook([
      list9([
        { 'Type of Accommodation': 'Staying Put, provided by LA', 'LA in Touch': 'Yes' },
        { 'Child Unique ID': 2, 'Type of Accommodation': '=HYPERLINK("http://x","home")', 'LA in Touch': 'Yes' },
        { 'Child Unique ID': 3, 'Activity Status': '<script>alert(1)</script>' },
      ]),
    ]);
    draft = (await officer.upload('/imports/new', [file])).location as string;
  });
  afterAll(() => onward.close());

  /** The fields of the form as a browser would send it, with the choice for the word that is written so. */
  async function answering(written: string, choice: string): Promise<Record<string, string>> {
    const { $ } = await officer.get(`/imports/words?draft=${draft.split('/').pop()}`);
    const label = $('label').filter((_, one) => $(one).text().includes(written));
    const field = label.attr('for') as string;
    const option = $(`#${field} option`).filter((_, one) => $(one).text().trim() === choice);
    const version = field.replace('answer-', 'version-');
    return {
      [field]: option.attr('value') as string,
      [version]: $(`[name="${version}"]`).val() as string,
      draft: $('[name=draft]').val() as string,
    };
  }

  it('are known for what they are by the file itself, and shown where they can be explained', async () => {
    const page = await officer.get(draft);

    expect(said(page)).toContain('Annex A lists of 1 October 2026');
    expect(said(page)).toContain('In 3 places the lists use words that nobody has explained yet.');
    expect(said(page)).toMatch(/annex-a\.xlsx, List 9, 3 rows Read/);
    const words = await officer.get(page.$('a:contains("Say what they mean")').attr('href') as string);
    expect(words.$('label').length).toBe(3);
    expect(said(words)).toContain('“<script>alert(1)</script>”');
    expect(words.$('main script').length).toBe(0);
  });

  it('are saved with who said it and when, and the files compared again', async () => {
    const sent = await officer.post('/imports/words', await answering('Staying Put', 'With former foster carers'));
    expect(sent).toMatchObject({ status: 303, location: draft });
    const page = await officer.follow(sent);

    expect(said(page)).toContain('In 2 places the lists use words');
    expect(said(await officer.get('/imports/words'))).toMatch(
      /“Staying Put, provided by LA” means With former foster carers Type of accommodation\. Said by Dora Officer on/,
    );
    expect(said(await officer.get('/imports'))).toContain('2 words wait for an answer');
    expect(await onward.sql(`select count(*)::int as n from audit_event where did = 'import-word.answered'`)).toEqual([
      { n: 1 },
    ]);
  });

  it('can be changed, but not by two people at once', async () => {
    const first = await answering('Staying Put', 'Leave it out');
    await officer.post('/imports/words', first);
    const address = (await officer.get('/imports/words')).$('a:contains("Change")').attr('href') as string;
    const [[field = '', version = '']] = [Object.keys(first)];

    const stale = await officer.post(address, { [field]: 'Z', [version]: '1' });
    expect(stale.status).toBe(409);
    expect(said(stale)).toContain('Somebody else has said what');
    const empty = await officer.post(address, { [field]: '', [version]: '2' });
    expect(empty.status).toBe(422);
    expect(said(empty)).toContain('Choose what it means, or to leave it out');
    expect((await officer.post(address, { [field]: 'Z', [version]: '2' })).status).toBe(303);
    expect(said(await officer.get('/imports/words'))).toContain('means With former foster carers');
  });

  it('take no answer that the list does not offer', async () => {
    const fields = await answering('Staying Put', 'Leave it out');
    const field = Object.keys(fields).find((name) => name.startsWith('answer-')) as string;
    const refused = await officer.post('/imports/words', { ...fields, [field]: 'F1' });

    expect(refused.status).toBe(422);
    expect(said(refused)).toContain('Choose what it means, or to leave it out');
    expect(await onward.sql('select 1 from import_word where answered_at is not null')).toEqual([]);
  });

  it('stand in no file that a spreadsheet would calculate', async () => {
    const file = aWorkbook([list9([{ 'Activity Status': '=1+1' }])], { name: '=1+1.xlsx' });
    const sent = await officer.upload('/imports/new', [file]);
    const { text } = await officer.get(`${sent.location}/faults.csv`);

    expect(text).toContain(`'=1+1.xlsx`);
    expect(text).not.toMatch(/(^|[,"\n])[=+@-]/);
  });

  it('take the day that the lists are about from whoever knows it', async () => {
    const again = await officer.post(`${draft}/compare`, { kind: 'annex-a', asOf: '30/9/26' });
    expect(said(await officer.follow(again))).toContain('Annex A lists of 30 September 2026');
    const wrong = await officer.post(`${draft}/compare`, { kind: 'annex-a', asOf: 'Michaelmas' });

    expect(wrong.status).toBe(422);
    expect(said(wrong)).toContain('Enter the day as 9/3/26 or 9 March 2026');
  });
});
