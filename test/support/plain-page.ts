import { readFileSync } from 'node:fs';
import path from 'node:path';
import { load, type CheerioAPI } from 'cheerio';
import type { Page } from 'playwright-core';
import { newId } from '../../src/platform/ids';
import type { TestBrowser } from './app';

type Element = NonNullable<ReturnType<typeof every>[number]>;
/** What sends requests and keeps cookies. */
export type SendsAndKeeps = Pick<TestBrowser, 'send' | 'cookies'>;
type Text = string | RegExp;
interface Wanted {
  name?: Text;
  exact?: boolean;
  level?: number;
}
interface Having {
  hasText?: Text;
  has?: Found;
}

/** Every element that a selector names, in the order of the page. */
const every = ($: CheerioAPI, selector: string) => $.root().find(selector);

const STYLES = path.resolve(__dirname, '../../dist/public');
const MOST_REDIRECTS = 5;
const NEVER_SEEN = 'head, head *, script, style, template, input[type=hidden], [hidden]';
const IN_A_LINE = 'a, abbr, b, bdi, bdo, cite, code, em, i, input, label, mark, small, span, strong, sub, sup, time';
const CAN_BE_LABELLED = 'input:not([type=hidden]), textarea, select, button';
const PRESSED = 'button:not([type=button], [type=reset]), input[type=submit]';
/** What has each role by itself. */
const OF_ITSELF = {
  alert: null,
  button: 'button, input[type=submit], input[type=button]',
  checkbox: 'input[type=checkbox]',
  group: 'fieldset, details',
  heading: 'h1, h2, h3, h4, h5, h6',
  link: 'a[href]',
  listitem: 'li',
  radio: 'input[type=radio]',
  region: 'section',
  row: 'tr',
};
type RoleOnPage = keyof typeof OF_ITSELF;
const NAMED_BY_WHAT_IS_IN_IT = ['button', 'heading', 'link', 'row'];

/**
 * A browser window in which no script runs: what somebody reads and can do there. It sends what such a browser would send
 * and shows what comes back, without a browser, so a journey takes a few hundredths of a second a page.
 *
 * Of Playwright's page it has what journeys without scripts need, under the same rules: one match, by label or by role
 * with its name, and a hand on nothing that cannot be seen or is switched off. Nothing moves by itself here, so nothing is
 * waited for: what is not there fails at once. Nothing has a place either: what a window of some size shows is for a real
 * one to say; styles count as far as they hide something in windows of every size.
 *
 * @param origin where the application listens, such as `http://127.0.0.1:3000`
 * @returns typed as Playwright's; what it has not is no function
 */
export function openPlainPage(browser: SendsAndKeeps, origin: string): Page {
  return new PlainPage(browser, origin) as unknown as Page;
}

class PlainPage {
  $ = load('');
  private address = 'about:blank';
  private readonly former: string[] = [];
  private readonly files = new Map<Element, { name: string; bytes: Uint8Array }[]>();
  private unseen: Set<Element> | null = null;

  constructor(
    private readonly browser: SendsAndKeeps,
    private readonly origin: string,
  ) {}

  async goto(url: string): Promise<void> {
    await this.go(new URL(url, this.origin));
  }

  async reload(): Promise<void> {
    await this.send(new URL(this.address), 'GET');
  }

  async goBack(): Promise<void> {
    await this.send(new URL(this.former.pop()!), 'GET');
  }

  url(): string {
    return this.address;
  }

  async waitForURL(expected: Text): Promise<void> {
    if (!isText(expected, true)(this.address)) throw new Error(`It is ${this.address}, not ${String(expected)}`);
    return Promise.resolve();
  }

  async waitForLoadState(): Promise<void> {
    return Promise.resolve();
  }

  setDefaultTimeout(): void {
    // Nothing is waited for.
  }

  async content(): Promise<string> {
    return Promise.resolve(this.$.html());
  }

  async title(): Promise<string> {
    return Promise.resolve(inOneLine(this.$('title').text()));
  }

  context() {
    return {
      clearCookies: async ({ name }: { name: string }) => Promise.resolve(void this.browser.cookies.delete(name)),
      newPage: async () => Promise.resolve(new PlainPage(this.browser, this.origin)),
      close: async () => this.close(),
    };
  }

  async close(): Promise<void> {
    return Promise.resolve();
  }

  private get all(): Found {
    return new Found(this, 'the page', () => every(this.$, 'html').toArray());
  }

  locator(selector: string, having: Having = {}): Found {
    return this.all.locator(selector, having);
  }

  getByRole(role: RoleOnPage, wanted: Wanted = {}): Found {
    return this.all.getByRole(role, wanted);
  }

  getByLabel(label: Text, how: { exact?: boolean } = {}): Found {
    return this.all.getByLabel(label, how);
  }

  getByText(text: Text, how: { exact?: boolean } = {}): Found {
    return this.all.getByText(text, how);
  }

  /** Whether it would be drawn in a window of any size. */
  isSeen(element: Element): boolean {
    this.unseen ??= new Set([NEVER_SEEN, ...hidingSelectors(this.$)].flatMap((one) => every(this.$, one).toArray()));
    for (let at: Element | null = element; at; at = at.parent as Element | null) {
      if (this.unseen.has(at)) return false;
      const around = at.parent as Element | null;
      const isFolded = around?.name === 'details' && !('open' in around.attribs);
      if (isFolded && this.$(around).children('summary').first()[0] !== at) return false;
    }
    return true;
  }

  changed(): void {
    this.unseen = null;
  }

  chooseFiles(element: Element, files: { name: string; bytes: Uint8Array }[]): void {
    this.files.set(element, files);
  }

  /** @param times a form may be sent twice before its first answer comes; the last answer is shown */
  async press(element: Element, times: number): Promise<void> {
    const pressed = this.$(element);
    const link = pressed.closest('a[href]');
    if (link.length > 0) return this.go(new URL(link.attr('href')!, this.address));
    const summary = pressed.closest('summary');
    if (summary.length > 0) {
      const details = summary.parent();
      if (details.attr('open') === undefined) details.attr('open', '');
      else details.removeAttr('open');
      return this.changed();
    }
    const button = pressed.closest(PRESSED)[0] as Element | undefined;
    if (!button) throw new Error(`Without scripts nothing happens on ${this.$.html(pressed)}`);
    await this.submit(button, times);
  }

  private async submit(button: Element, times: number): Promise<void> {
    const { $ } = this;
    const form = $(button).attr('form') ? $(`#${$(button).attr('form')}`) : $(button).closest('form');
    if (form.length === 0) throw new Error(`${$.html(button)} belongs to no form`);
    const own = every($, 'input, select, textarea').filter((_, field) =>
      $(field).attr('form') ? $(field).attr('form') === form.attr('id') : $(field).closest('form').is(form),
    );
    if (
      form.attr('novalidate') === undefined &&
      own.is('[required], [pattern], [type=email], [type=url], [type=number]')
    )
      throw new Error('A browser looks at these fields itself, which is not done here');
    const { name, value = '', formaction, formmethod } = button.attribs;
    const sendable = own.filter((_, field) => !isSwitchedOff($, field));
    const fields = sendable.serializeArray().map((field): [string, string] => [field.name, field.value]);
    if (name) fields.push([name, value]);
    const url = new URL(formaction ?? form.attr('action') ?? this.address, this.address);
    if ((formmethod ?? form.attr('method') ?? 'get').toLowerCase() === 'get') {
      url.search = new URLSearchParams(fields).toString();
      return this.go(url);
    }
    const body =
      form.attr('enctype') === 'multipart/form-data' ? this.inParts(own.toArray(), fields) : inOneText(fields);
    this.former.push(this.address);
    await Promise.all(Array.from({ length: times - 1 }, () => this.browser.send(this.request(url, 'POST', body))));
    await this.send(url, 'POST', body);
  }

  private inParts(own: Element[], fields: [string, string][]) {
    const boundary = `----${newId()}`;
    const part = (head: string, bytes: Uint8Array) => [
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      bytes,
      Buffer.from('\r\n'),
    ];
    const files = own.flatMap((field) =>
      (this.files.get(field) ?? []).flatMap(({ name, bytes }) =>
        part(`name="${field.attribs.name}"; filename="${name}"\r\nContent-Type: text/csv`, bytes),
      ),
    );
    const texts = fields.flatMap(([name, value]) => part(`name="${name}"`, Buffer.from(value)));
    return {
      type: `multipart/form-data; boundary=${boundary}`,
      payload: Buffer.concat([...texts, ...files, Buffer.from(`--${boundary}--\r\n`)]),
    };
  }

  private async go(url: URL): Promise<void> {
    const [here, there] = [this.address.split('#')[0], url.href.split('#')[0]];
    if (url.hash && here === there) return void (this.address = url.href);
    if (this.address !== 'about:blank') this.former.push(this.address);
    await this.send(url, 'GET');
  }

  private async send(url: URL, method: 'GET' | 'POST', body?: { type: string; payload: string | Buffer }) {
    let answer = await this.browser.send(this.request(url, method, body));
    let at = url;
    for (let redirects = 0; answer.location !== undefined; redirects += 1) {
      if (redirects === MOST_REDIRECTS) throw new Error(`${url.href} leads nowhere`);
      const { hash } = at;
      at = new URL(answer.location, at);
      if (!at.hash) at.hash = hash;
      answer = await this.browser.send(this.request(at, 'GET'));
    }
    this.address = at.href;
    this.$ = load(answer.text, { scriptingEnabled: false });
    this.files.clear();
    this.changed();
  }

  private request(url: URL, method: 'GET' | 'POST', body?: { type: string; payload: string | Buffer }) {
    const from: Record<string, string> = this.address === 'about:blank' ? {} : { referer: this.address.split('#')[0]! };
    return {
      method,
      url: url.pathname + url.search,
      payload: body?.payload,
      headers: {
        host: url.host,
        accept: 'text/html',
        'sec-fetch-site': this.address === 'about:blank' ? 'none' : 'same-origin',
        ...from,
        ...(body && { 'content-type': body.type, origin: this.origin }),
      },
    };
  }
}

/** What is found each time it is asked, as the page is then. */
class Found {
  constructor(
    private readonly page: PlainPage,
    private readonly said: string,
    private readonly find: () => Element[],
  ) {}

  locator(selector: string, having: Having = {}): Found {
    return this.within(selector, ($, root) => $(root).find(selector).toArray()).filter(having);
  }

  getByRole(role: RoleOnPage, { name, exact = false, level }: Wanted = {}): Found {
    const ofItself = OF_ITSELF[role];
    const selector = [...(ofItself === null ? [] : [`:is(${ofItself}):not([role])`]), `[role=${role}]`].join(', ');
    const said = `${role} ${String(name ?? '')}`;
    return this.within(said, ($, root) =>
      $(root)
        .find(selector)
        .toArray()
        .filter((one) => this.page.isSeen(one) && $(one).closest('[aria-hidden=true]').length === 0)
        .filter((one) => level === undefined || one.name === `h${level}`)
        .filter((one) => role !== 'region' || nameOf($, one, role) !== '')
        .filter((one) => name === undefined || isText(name, exact)(nameOf($, one, role))),
    );
  }

  getByLabel(label: Text, { exact = false } = {}): Found {
    const matches = isText(label, exact);
    return this.within(`labelled ${String(label)}`, ($, root) =>
      $(root)
        .find(`${CAN_BE_LABELLED}, [aria-label], [aria-labelledby]`)
        .toArray()
        .filter((one) => labelsOf($, one).some(matches)),
    );
  }

  /** The innermost with this text. */
  getByText(text: Text, { exact = false } = {}): Found {
    const matches = isText(text, exact);
    const has = ($: CheerioAPI, one: Element) =>
      matches(inOneLine($(one).is('input[type=submit]') ? (one.attribs.value ?? '') : $(one).text()));
    return this.within(`“${String(text)}”`, ($, root) =>
      $(root)
        .find('*')
        .not('head, head *, script, style')
        .toArray()
        .filter(
          (one) =>
            has($, one) &&
            !$(one)
              .children()
              .toArray()
              .some((child) => has($, child)),
        ),
    );
  }

  filter({ hasText, has }: Having): Found {
    const matches = hasText === undefined ? () => true : isText(hasText, false);
    return this.narrowed('with', (all) =>
      all.filter((one) => {
        if (!matches(inOneLine(this.page.$(one).text()))) return false;
        return !has || has.elements().some((other) => this.page.$(other).closest(this.page.$(one)).length > 0);
      }),
    );
  }

  or(other: Found): Found {
    return this.narrowed('or', (all) => {
      const either = new Set([...all, ...other.elements()]);
      return every(this.page.$, '*')
        .toArray()
        .filter((one) => either.has(one));
    });
  }

  first(): Found {
    return this.narrowed('first', (all) => all.slice(0, 1));
  }

  last(): Found {
    return this.narrowed('last', (all) => all.slice(-1));
  }

  nth(place: number): Found {
    return this.narrowed(`number ${place}`, (all) => all.slice(place, place + 1));
  }

  elements(): Element[] {
    return this.find();
  }

  async count(): Promise<number> {
    return Promise.resolve(this.find().length);
  }

  async all(): Promise<Found[]> {
    return Promise.resolve(this.find().map((_, place) => this.nth(place)));
  }

  async isVisible(): Promise<boolean> {
    const found = this.find();
    return Promise.resolve(found.length > 0 && this.page.isSeen(this.one()));
  }

  async isChecked(): Promise<boolean> {
    return Promise.resolve('checked' in this.one().attribs);
  }

  async textContent(): Promise<string> {
    return Promise.resolve(this.page.$(this.one()).text());
  }

  async allTextContents(): Promise<string[]> {
    return Promise.resolve(this.find().map((one) => this.page.$(one).text()));
  }

  async innerText(): Promise<string> {
    return Promise.resolve(textSeen(this.page, this.one()));
  }

  async inputValue(): Promise<string> {
    const value = this.page.$(this.field('input, textarea, select')).val() ?? '';
    return Promise.resolve(String(value));
  }

  async waitFor(): Promise<void> {
    return Promise.resolve(void this.seen());
  }

  async click(): Promise<void> {
    const one = this.usable();
    if (one.attribs.type === 'radio') return this.check();
    if (one.attribs.type === 'checkbox') return 'checked' in one.attribs ? this.uncheck() : this.check();
    await this.page.press(one, 1);
  }

  async dblclick(): Promise<void> {
    await this.page.press(this.usable(), 2);
  }

  async check(): Promise<void> {
    const { $ } = this.page;
    const field = this.field('input[type=checkbox], input[type=radio]');
    if (field.attribs.type === 'radio') {
      $('input[type=radio]')
        .filter((_, other) => $(other).attr('name') === field.attribs.name)
        .filter((_, other) => $(other).closest('form').is($(field).closest('form')))
        .prop('checked', false);
    }
    $(field).prop('checked', true);
    return Promise.resolve(this.page.changed());
  }

  async uncheck(): Promise<void> {
    this.page.$(this.field('input[type=checkbox]')).prop('checked', false);
    return Promise.resolve(this.page.changed());
  }

  async fill(value: string): Promise<void> {
    const field = this.field('textarea, input:not([type=checkbox], [type=radio], [type=file], [type=submit])');
    if ('readonly' in field.attribs) throw new Error(`${this.said} is read only`);
    this.page.$(field).val(value);
    return Promise.resolve();
  }

  /** @param wanted the value of the choice, its label, or what it is called */
  async selectOption(wanted: string | { label: string }): Promise<void> {
    const { $ } = this.page;
    const field = this.field('select');
    const options = $(field).find('option').toArray();
    const isIt = (one: Element) =>
      typeof wanted === 'string'
        ? $(one).attr('value') === wanted || inOneLine($(one).text()) === inOneLine(wanted)
        : inOneLine($(one).text()) === inOneLine(wanted.label);
    const option = options.find(isIt);
    if (!option) throw new Error(`${this.said} has no choice ${JSON.stringify(wanted)}`);
    for (const one of options) $(one).prop('selected', one === option);
    return Promise.resolve(this.page.changed());
  }

  async setInputFiles(files: string | string[]): Promise<void> {
    const chosen = [files].flat().map((file) => ({ name: path.basename(file), bytes: readFileSync(file) }));
    return Promise.resolve(this.page.chooseFiles(this.one(), chosen));
  }

  private within(said: string, find: ($: CheerioAPI, root: Element) => Element[]): Found {
    return new Found(this.page, `${this.said}: ${said}`, () => {
      const found = new Set(this.find().flatMap((root) => find(this.page.$, root)));
      return [...found];
    });
  }

  private narrowed(said: string, choose: (all: Element[]) => Element[]): Found {
    return new Found(this.page, `${this.said}, ${said}`, () => choose(this.find()));
  }

  private one(): Element {
    const found = this.find();
    if (found.length !== 1) throw new Error(`${found.length} of ${this.said} on ${this.page.url()}, not one`);
    return found[0]!;
  }

  private seen(): Element {
    const one = this.one();
    if (!this.page.isSeen(one)) throw new Error(`${this.said} cannot be seen on ${this.page.url()}`);
    return one;
  }

  private usable(): Element {
    const one = this.seen();
    if (isSwitchedOff(this.page.$, one)) throw new Error(`${this.said} is switched off on ${this.page.url()}`);
    return one;
  }

  /** What is meant, or what it is the label of. */
  private field(kinds: string): Element {
    const { $ } = this.page;
    const found = this.usable();
    const field = found.name === 'label' ? every($, `#${found.attribs.for}`)[0] : found;
    if (!field || !$(field).is(kinds)) throw new Error(`${this.said} is none of ${kinds}`);
    return field;
  }
}

function isSwitchedOff($: CheerioAPI, one: Element): boolean {
  return 'disabled' in one.attribs || $(one).closest('fieldset[disabled]').length > 0;
}

function inOneText(fields: [string, string][]) {
  return { type: 'application/x-www-form-urlencoded', payload: new URLSearchParams(fields).toString() };
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** @param exact the whole of it, and large and small letters alike */
function isText(wanted: Text, exact: boolean): (text: string) => boolean {
  if (typeof wanted !== 'string') return (text) => wanted.test(text);
  const words = inOneLine(wanted);
  if (exact) return (text) => text === words;
  return (text) => text.toLowerCase().includes(words.toLowerCase());
}

function nameOf($: CheerioAPI, one: Element, role: string): string {
  const [label] = labelsOf($, one, 'aria-labelledby' in one.attribs || 'aria-label' in one.attribs || role !== 'link');
  if (label !== undefined && label !== '') return label;
  if (one.name === 'fieldset') return inOneLine($(one).children('legend').text());
  if (one.name === 'input' && role === 'button') return one.attribs.value ?? '';
  if (!NAMED_BY_WHAT_IS_IN_IT.includes(role)) return '';
  return inOneLine(readOut($, one)) || inOneLine(one.attribs.title ?? '');
}

function labelsOf($: CheerioAPI, one: Element, own = true): string[] {
  const { id, 'aria-labelledby': by, 'aria-label': label } = one.attribs;
  if (by) {
    const parts = by.split(/\s+/).map((part) => inOneLine($(`#${part}`).text()));
    return [parts.join(' ')];
  }
  if (label) return [inOneLine(label)];
  if (!own || !$(one).is(CAN_BE_LABELLED)) return [];
  const labels = [...(id ? $(`label[for="${id}"]`).toArray() : []), ...$(one).closest('label').toArray()];
  return labels.map((each) => inOneLine($(each).text()));
}

type Child = Element['children'][number];

function isElement(child: Child): child is Element {
  return 'attribs' in child;
}

function isWords(child: Child): child is Child & { data: string } {
  return child.nodeType === 3;
}

/** What a screen reader says of what is in it: a space where a box ends, nothing of what is only drawn. */
function readOut($: CheerioAPI, one: Element): string {
  return $(one)
    .contents()
    .toArray()
    .map((child) => {
      if (isWords(child)) return child.data;
      if (!isElement(child)) return '';
      if ($(child).is('[hidden], [aria-hidden=true], script, style')) return '';
      const inside = child.attribs['aria-label'] ?? (child.name === 'img' ? child.attribs.alt : readOut($, child));
      return $(child).is(IN_A_LINE) ? inside : ` ${inside} `;
    })
    .join('');
}

/** The text as it would be copied from the window: a line for each box, nothing that cannot be seen. */
function textSeen(page: PlainPage, one: Element): string {
  const { $ } = page;
  const read = (element: Element): string =>
    $(element)
      .contents()
      .toArray()
      .map((child) => {
        if (isWords(child)) {
          if ($(element).is('details:not([open])')) return '';
          return $(element).is('textarea, pre') ? child.data : child.data.replaceAll(/\s+/g, ' ');
        }
        if (!isElement(child) || !page.isSeen(child)) return '';
        if (child.name === 'br') return '\n';
        return $(child).is(`${IN_A_LINE}, button`) ? read(child) : `\n${read(child)}\n`;
      })
      .join('');
  return read(one)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

let hiding: { selector: string; classes: string[] }[] | null = null;

/**
 * What the styles of the pages hide in windows of every size, in reach of who has no script. Without what names a class
 * that is nowhere on the page: to look for hundreds of these takes longer than all else that is asked of a page.
 */
function hidingSelectors($: CheerioAPI): string[] {
  hiding ??= ['govuk', 'moj', 'onward'].flatMap((name) => {
    const styles = readFileSync(path.join(STYLES, `${name}.css`), 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
    return outermostRules(styles)
      .filter(({ selector, body }) => /(^|;)\s*display:\s*none/.test(body) && !selector.includes('::'))
      .flatMap(({ selector }) => (selector.includes('(') ? [selector] : selector.split(',')))
      .map((selector) => ({ selector, classes: classesIn(selector) }));
  });
  const used = new Set(
    every($, '[class]')
      .toArray()
      .flatMap(({ attribs }) => attribs.class!.split(/\s+/)),
  );
  return hiding.filter(({ classes }) => classes.every((one) => used.has(one))).map(({ selector }) => selector);
}

/** Each of which an element that is meant, or one around or beside it, must have. */
function classesIn(selector: string): string[] {
  if (/[(,]/.test(selector)) return [];
  return (selector.match(/\.(\\.|[\w-])+/g) ?? []).map((one) => one.slice(1).replaceAll(/\\(.)/g, '$1'));
}

function outermostRules(styles: string): { selector: string; body: string }[] {
  const rules: { selector: string; body: string }[] = [];
  let [depth, start, opened] = [0, 0, 0];
  for (const { 0: sign, index } of styles.matchAll(/[{};]/g)) {
    if (sign === '{' && depth++ === 0) opened = index;
    if (sign === ';' && depth === 0) start = index + 1;
    if (sign !== '}' || --depth > 0) continue;
    const selector = styles.slice(start, opened).trim();
    if (!selector.startsWith('@')) rules.push({ selector, body: styles.slice(opened + 1, index) });
    start = index + 1;
  }
  return rules;
}
