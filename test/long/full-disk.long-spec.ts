import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids';
import {
  aSession,
  lookInto,
  NetworkBrowser,
  startCopy,
  until,
  type Copy,
  type OwnServer,
  type Reply,
} from '../support/copies';
import { anAllocation } from '../support/night';
import { aTeam, aWorker, aYoungPerson } from '../support/records';

const MB = 1024 * 1024;
const LEFT_FREE = 4 * MB;
const IS_ROOT = process.getuid?.() === 0;
/** Only root can make a small disk; a normal user may be root without being asked for a password. */
const AS_ROOT = IS_ROOT ? [] : ['sudo', '-n'];
const mayMount = IS_ROOT || spawnSync('sudo', ['-n', 'true']).status === 0;

function asRoot(...command: string[]): void {
  const [program, ...rest] = [...AS_ROOT, ...command];
  execFileSync(program!, rest, { stdio: 'pipe' });
}

(mayMount ? describe : describe.skip)(
  'a full disk (needs root, or sudo without a password, to make a small one)',
  () => {
    let disk: string;
    let copy: Copy;
    let address: string;
    let dataSource: DataSource;
    let sql: OwnServer['sql'];
    let browser: NetworkBrowser;
    let personId: string;
    const answered = new Map<string, number>();

    beforeAll(async () => {
      disk = mkdtempSync(path.join(os.tmpdir(), 'onward-disk-'));
      asRoot('mount', '-t', 'tmpfs', '-o', 'size=160m,mode=0711', 'onward-test', disk);
      if (!IS_ROOT) asRoot('chown', String(process.getuid?.()), disk);
      await begin();
      ({ dataSource, sql } = await lookInto(superuserUrl()));
      const team = await aTeam(dataSource);
      const adviser = await aWorker(dataSource, { teamId: team });
      personId = await aYoungPerson(dataSource, { teamId: team });
      await anAllocation(dataSource, personId, adviser.staffId);
      browser = new NetworkBrowser(await aSession({ sql }, adviser.userId));
      await browser.get(contacts());
    });
    afterAll(async () => {
      await dataSource.destroy();
      copy.process.kill('SIGTERM');
      await copy.ended;
      asRoot('umount', '--lazy', disk);
      rmdirSync(disk);
    });

    async function begin(): Promise<void> {
      copy = startCopy({ DATA_DIR: path.join(disk, 'data') });
      address = await copy.running;
    }
    /** Of the database that this copy brought. */
    function superuserUrl(): string {
      const folder = path.join(disk, 'data/database');
      const elsewhere = path.join(folder, 'location.txt');
      if (existsSync(elsewhere))
        throw new Error(`The data is not on the small disk: ${readFileSync(elsewhere, 'utf8')}`);
      const socket = readFileSync(path.join(folder, 'pg/postmaster.pid'), 'utf8').split('\n')[4]!;
      return `postgresql://postgres@/postgres?host=${encodeURIComponent(socket)}&port=5432&sslmode=disable`;
    }
    const contacts = (): string => `${address}/young-people/${personId}/contacts/new`;

    async function save(formId: string, note: string): Promise<Reply> {
      const visit = { outcome: 'seen', mode: 'face-to-face', place: 'elsewhere', when: 'today', onDate: '' };
      const reply = await browser.post(contacts(), { ...visit, note, formId });
      answered.set(formId, reply.status);
      return reply;
    }
    const aLongNote = (): string => `Long: ${randomBytes(300_000).toString('base64')}`;

    /** Everything that was answered with "saved" is there once, and nothing else. */
    async function expectWhatWasAnswered(): Promise<void> {
      const there = await sql<{ id: string }>('select id from contact order by id');
      const saved = [...answered].filter(([, status]) => status === 303).map(([id]) => id);
      expect(there.map(({ id }) => id)).toEqual(saved.sort());
      const audited = await sql<{ id: string }>(
        `select subject_id as id from audit_event where did = 'contact.recorded' order by 1`,
      );
      expect(audited.map(({ id }) => id)).toEqual(saved);
    }
    const fill = (): void => {
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(path.join(disk, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - LEFT_FREE)));
    };
    const free = (): void => rmSync(path.join(disk, 'ballast'));

    it('is said in words, with what was typed; nothing is saved by half, and with room again it is saved', async () => {
      await sql('select pg_switch_wal()');
      await sql('checkpoint');
      fill();

      let refused: { formId: string; note: string; reply: Reply } | undefined;
      for (let n = 0; n < 40 && !refused; n += 1) {
        const [formId, note] = [newId(), aLongNote()];
        const reply = await save(formId, note);
        if (reply.status !== 303) refused = { formId, note, reply };
      }

      const { formId, note, reply } = refused!;
      expect(reply.status).toBe(503);
      expect(reply.$('h1').text()).toBe('Nothing can be saved at the moment');
      expect(reply.$('main').text()).toContain('The database has no room left. Nothing was saved');
      expect(reply.$('input[name=note]').val()).toBe(note);
      await expectWhatWasAnswered();
      free();
      expect((await save(formId, note)).status).toBe(303);
      await expectWhatWasAnswered();
    });

    it('that ends the database itself does no harm: with room again it is back without anybody’s help', async () => {
      fill();
      // The log of the database needs the next of its files, and there is no room to make it.
      await until(async () => {
        try {
          await dataSource.query(
            `select pg_logical_emit_message(false, 'filling', repeat('x', 4000000)), pg_switch_wal()`,
          );
          return false;
        } catch {
          return true;
        }
      });

      const formId = newId();
      const reply = await save(formId, 'A short note.');
      expect(reply.status).toBe(503);
      expect(reply.$('h1').text()).toMatch(/^(The service is not available|Nothing can be saved at the moment)$/);
      expect(reply.$('.onward-kept').text()).toContain('A short note.');
      free();
      await until(async () => (await save(formId, 'A short note.')).status === 303, 100);
      await expectWhatWasAnswered();

      expect(readFileSync(path.join(disk, 'data/database/postgres.log'), 'utf8')).toContain('PANIC');
      copy.process.kill('SIGTERM');
      expect(await copy.ended).toBe(0);
      await begin();
      for (const { name } of await sql<{ name: string }>(
        `select tablename as name from pg_tables where schemaname = 'public'`,
      )) {
        await sql(`select count(t::text) from ${name} t`); // reads every page against its checksum
      }
      await expectWhatWasAnswered();
    });
  },
);
