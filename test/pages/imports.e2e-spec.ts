import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { ApplyDraftsService } from '../../src/imports/apply-drafts.service';
import { startTestApp, type SignedInBrowser, type TestApp } from '../support/app';
import {
  accessibilityFaults,
  describeInBrowser,
  DESKTOP,
  NO_SCRIPT,
  PHONE,
  sidewaysScroll,
  startBrowser,
  type RunningBrowser,
} from '../support/browser';
import { aReturn } from '../imports/a-return';

const ended = { DEC: '01/06/2025', REC: 'E4A' };
const LONG = 'a-very-long-name-of-a-file-from-a-case-management-system-that-names-its-exports-at-length';

describeInBrowser('imports in a browser', () => {
  let onward: TestApp;
  let officer: SignedInBrowser;
  let browser: RunningBrowser;
  let folder: string;

  beforeAll(async () => {
    onward = await startTestApp();
    officer = await onward.signInAs('data-officer', { name: 'Dora Officer' });
    browser = await startBrowser(onward);
    folder = mkdtempSync(path.join(tmpdir(), 'onward-upload-'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await browser.close();
    await onward.close();
  });

  /** A return of people nobody has yet, with faults, in files on disk. */
  let made = 0;
  function aDirtyReturn(): string[] {
    made += 1;
    const child = (n: number) => ({ CHILD: `P${made}N${n}` });
    const numbers = Array.from({ length: 60 }, (_, n) => n);
    const files = aReturn({
      Header: [...numbers.map(child), { ...child(99), DOB: '31/02/2008' }],
      Episodes: numbers.map((n) => ({ ...child(n), ...ended, RNE: n === 1 ? 'Q' : 'S' })),
    });
    files.push({ name: `${LONG}.csv`, bytes: Buffer.from(`${'heading'.repeat(15)},B\n1,2\n`) });
    return files.map(({ name, bytes }) => {
      writeFileSync(path.join(folder, name), bytes);
      return path.join(folder, name);
    });
  }

  async function upload(page: Page): Promise<string> {
    await page.goto('/imports');
    await page.getByRole('button', { name: 'Upload files' }).click();
    await page.locator('input[type=file]').setInputFiles(aDirtyReturn());
    await page.getByRole('button', { name: 'Upload and compare' }).click();
    await page.waitForURL(/\/imports\/drafts\//);
    return page.url();
  }

  async function isInOrder(page: Page): Promise<void> {
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  }

  it.each<[string, BrowserContextOptions]>([
    ['on a phone', PHONE],
    ['at a desk', DESKTOP],
    ['without JavaScript', { ...DESKTOP, ...NO_SCRIPT }],
  ])('takes in what is good of dirty files, and takes it back, %s', async (_, options) => {
    const page = await browser.open(options, officer);
    const at = await upload(page);
    await page.getByRole('link', { name: 'New', exact: true }).click();
    await page.getByText('1 to 50 of 60').waitFor();
    await page.goto(at);
    await page.getByRole('link', { name: 'There is no such day in the calendar.' }).click();
    await page.getByText('header.csv:62').waitFor();

    await page.goto(at);
    await page.getByRole('radio', { name: /^Take in what is good and leave .* out$/ }).check();
    await page.getByLabel('Reason (optional)').fill('Sent back to the team');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.waitForURL(at);
    await onward.app.get(ApplyDraftsService).idle();
    await page.goto(at);
    await page.getByText('Taken in.').waitFor();
    await page.getByRole('link', { name: 'See this import' }).click();
    await page.getByText('Reason: Sent back to the team').waitFor();

    await page.getByRole('button', { name: 'Undo this import' }).click();
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Say why it is undone');
    await page.getByLabel('Why is it undone?').fill('The wrong year');
    await page.getByRole('button', { name: 'Undo this import' }).click();
    await page.getByText('Reason: The wrong year').waitFor();
    expect(await page.getByRole('button', { name: 'Undo this import' }).count()).toBe(0);
    await page.close();
  });

  it.each([
    ['a phone', PHONE],
    ['a desk', DESKTOP],
  ])(
    'has every page in order on %s',
    async (_, options) => {
      const page = await browser.open(options, officer);
      await page.goto('/imports/new');
      await isInOrder(page);
      await page.getByRole('button', { name: 'Upload and compare' }).click();
      expect(await page.locator('.govuk-error-summary').innerText()).toContain('Choose the files to upload');
      await isInOrder(page);
      const at = await upload(page);
      await isInOrder(page);
      await page.getByText('These files are something else').click();
      await isInOrder(page);
      for (const part of ['people?outcome=new', 'people?outcome=same', 'faults', 'faults?severity=refused']) {
        await page.goto(`${at}/${part}`);
        await isInOrder(page);
      }
      await page.goto('/imports');
      await isInOrder(page);
      await page.goto(at);
      await page.getByRole('radio', { name: /^Take in what is good/ }).check();
      await page.getByRole('button', { name: 'Go on' }).click();
      await onward.app.get(ApplyDraftsService).idle();
      await page.goto(at);
      await isInOrder(page);
      await page.getByRole('link', { name: 'See this import' }).click();
      await isInOrder(page);
      await page.close();
    },
    90_000,
  );

  it('moves the bar along by itself, and shows the end when it comes', async () => {
    const page = await browser.open(DESKTOP, officer);
    const at = await upload(page);
    const another = new Client({ connectionString: onward.databaseUrl });
    await another.connect();
    await another.query(`select pg_advisory_lock(hashtext('onward import'))`);
    try {
      await page.getByRole('radio', { name: /^Take in what is good/ }).check();
      await page.getByRole('button', { name: 'Go on' }).dblclick();
      await page.getByText('Getting ready').waitFor();
      await isInOrder(page);
    } finally {
      await another.end();
    }
    await page.getByText('Taken in.').waitFor();

    expect(await onward.sql('select id from import_run where draft_id = $1', [at.slice(-36)])).toHaveLength(1);
    await page.close();
  });

  it('takes files that are dropped on it', async () => {
    const page = await browser.open(DESKTOP, officer);
    await page.goto('/imports/new');
    // A text, because the test's own types know no DataTransfer.
    const dropped = await page.evaluateHandle(`(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['Child,Given name\\n999,Omar\\n'], 'names.csv', { type: 'text/csv' }));
      return transfer;
    })()`);
    await page.dispatchEvent('.govuk-file-upload-button', 'drop', { dataTransfer: dropped });
    await page.getByText('names.csv').waitFor();
    await page.getByRole('button', { name: 'Upload and compare' }).click();
    await page.getByRole('heading', { name: 'List of names' }).waitFor();
    await page.close();
  });

  it('shows that files are too large, although the browser sends them all', async () => {
    const page = await browser.open(DESKTOP, officer);
    await page.goto('/imports/new');
    const file = path.join(folder, 'large.csv');
    writeFileSync(file, Buffer.alloc(48 * 1024 * 1024, 'x'));
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: 'Upload and compare' }).click();
    await page.getByText('more than 32 MB together').first().waitFor();
    await page.close();
  });
});
