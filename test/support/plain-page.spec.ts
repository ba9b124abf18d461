import type { Page } from 'playwright-core';
import { load } from 'cheerio';
import { openPlainPage, type SendsAndKeeps } from './plain-page';

type Request = Parameters<SendsAndKeeps['send']>[0];

describe('a page without scripts', () => {
  const sent: Request[] = [];
  let shown = '';

  /** Answers each request with what is to be shown, and notes it. */
  const browser: SendsAndKeeps = {
    cookies: new Map(),
    send: async (request) => {
      sent.push(request);
      const answer = { status: 200, headers: {}, location: undefined, text: shown, $: load(shown) };
      return Promise.resolve(request.url === '/sends-on' ? { ...answer, location: '/there?a=1' } : answer);
    },
  };
  const open = async (body: string): Promise<Page> => {
    shown = body;
    const page = openPlainPage(browser, 'http://onward.example');
    await page.goto('/here');
    sent.length = 0;
    return page;
  };

  it.each([
    ['is not there', '<p>Other</p>', '0 of'],
    ['is there twice', '<button>Save</button><button>Save</button>', '2 of'],
    ['is hidden', '<div hidden><button>Save</button></div>', '0 of'],
    ['is in what is folded', '<details><summary>More</summary><button>Save</button></details>', '0 of'],
    ['is hidden from readers', '<div aria-hidden="true"><button>Save</button></div>', '0 of'],
    ['is hidden by a style', '<div class="onward-if-not-safe"><button>Save</button></div>', '0 of'],
    ['is switched off', '<fieldset disabled><button>Save</button></fieldset>', 'switched off'],
    ['has another name', '<button aria-label="Send">Save</button>', '0 of'],
    ['does nothing without a script', '<button type="button">Save</button>', 'nothing happens'],
  ])('has no hand on a button that %s', async (_, body, words) => {
    const page = await open(body);
    await expect(page.getByRole('button', { name: 'Save' }).click()).rejects.toThrow(words);
    expect(sent).toEqual([]);
  });

  it.each([
    ['of which there are two', '<label>Why?<input name="a"></label><label>Why not?<input name="b"></label>'],
    ['whose label is of something else', '<label for="b">Why?</label><input id="a">'],
    ['that is read only', '<label>Why?<input readonly></label>'],
    ['that cannot be seen', '<div hidden><label>Why?<input></label></div>'],
    ['that is ticked, not written in', '<label>Why?<input type="checkbox"></label>'],
  ])('writes in no field %s', async (_, body) => {
    const page = await open(body);
    await expect(page.getByLabel('Why').fill('Because')).rejects.toThrow();
  });

  it('waits for nothing that is not there or cannot be seen', async () => {
    const page = await open('<p>Saved</p><p hidden>Failed</p>');
    await page.getByText('Saved').waitFor();
    await expect(page.getByText('Gone').waitFor()).rejects.toThrow('0 of');
    await expect(page.getByText('Failed').waitFor()).rejects.toThrow('cannot be seen');
  });

  it('sends what a browser would, with the button that was pressed, as it was filled in', async () => {
    const page = await open(`
      <form method="post" action="/sends-on" novalidate>
        <input type="hidden" name="_csrf" value="t"><input name="off" value="1" disabled><fieldset disabled><input name="none" value="1"></fieldset>
        <label>Why?<textarea name="why">\nOld</textarea></label>
        <label><input type="radio" name="one" value="a" checked>A</label><label><input type="radio" name="one" value="b">B</label>
        <label><input type="checkbox" name="some" value="x">X</label><label><input type="checkbox" name="some" value="y">Y</label>
        <label>Who?<select name="who"><option value="1">Ada</option><option value="2">Bo</option></select></label>
        <select name="first" aria-label="First"><option value="f">F</option><option value="g">G</option></select>
        <button name="then" value="stay">Save</button><button name="then" value="go">Save and go</button>
      </form>`);
    expect(await page.getByLabel('Why?').inputValue()).toBe('Old');
    await page.getByLabel('Why?').fill('Two\nlines');
    await page.getByLabel('B', { exact: true }).click();
    await page.getByLabel('X', { exact: true }).check();
    await page.getByLabel('Y', { exact: true }).click();
    await page.getByLabel('X', { exact: true }).click();
    await page.getByLabel('Who?').selectOption({ label: 'Bo' });
    await page.getByRole('button', { name: 'Save and go' }).click();

    const [{ method, url, payload, headers }, then] = sent as [Request, Request];
    expect([method, url, headers['content-type']]).toEqual(['POST', '/sends-on', 'application/x-www-form-urlencoded']);
    expect([...new URLSearchParams(payload as string)]).toEqual([
      ['_csrf', 't'],
      ['why', 'Two\r\nlines'],
      ['one', 'b'],
      ['some', 'y'],
      ['who', '2'],
      ['first', 'f'],
      ['then', 'go'],
    ]);
    expect(headers).toMatchObject({ origin: 'http://onward.example', 'sec-fetch-site': 'same-origin' });
    expect([then.method, then.url, page.url()]).toEqual(['GET', '/there?a=1', 'http://onward.example/there?a=1']);
  });

  it('sends a form twice where somebody presses twice', async () => {
    const page = await open('<form method="post" action="/there"><button>Save</button></form>');
    await page.getByRole('button', { name: 'Save' }).dblclick();
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /there', 'POST /there']);
  });

  it('puts what is asked for in the address, and goes back to where it was', async () => {
    const page = await open('<form action="/list"><input name="who" value="me"><button>Show</button></form>');
    await page.getByRole('button', { name: 'Show' }).click();
    expect(page.url()).toBe('http://onward.example/list?who=me');
    await page.goBack();
    expect(page.url()).toBe('http://onward.example/here');
  });

  it('reads what can be seen, a line for each box', async () => {
    const page = await open(
      '<main><h1>A  <b>title</b></h1><p>One</p><p hidden>Two</p><details><summary>More</summary>Three</details></main>',
    );
    expect(await page.locator('main').innerText()).toBe('A title\nOne\nMore');
    await page.locator('summary').click();
    expect(await page.locator('main').innerText()).toBe('A title\nOne\nMore\nThree');
  });

  it('is stopped where a browser would look at the fields itself', async () => {
    const page = await open('<form method="post"><input name="a" required><button>Save</button></form>');
    await expect(page.getByRole('button', { name: 'Save' }).click()).rejects.toThrow('looks at these fields itself');
  });
});
