import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { MadeUpWorker } from './staff';

/** How to sign in as somebody of the made-up authority. */
export interface SignIn {
  /** What they do there: 'personal adviser, Harbour team'. */
  who: string;
  name: string;
  email: string;
  password: string;
}

const FILE = 'sign-in.txt';
const HEADING = '# Sign-in details of the made-up authority: what they do, name, e-mail, password.';

/** As many as are printed at each start: one of each kind. The rest stand in the file. */
const PRINTED = 6;

/** One of each kind first, then everybody else who works there. */
export function signInsOf(workers: MadeUpWorker[], passwords: ReadonlyMap<MadeUpWorker['post'], string>): SignIn[] {
  const all = workers.filter(({ leftOn }) => leftOn === null);
  const ofEachKind = [...passwords.keys()].map((post) => all.find((worker) => worker.post === post)!);
  return [...new Set([...ofEachKind, ...all])].map((worker) => ({
    who: [worker.post.replace('-', ' '), worker.team?.name].filter(Boolean).join(', '),
    name: worker.name,
    email: worker.email,
    password: passwords.get(worker.post)!,
  }));
}

/** Kept in the data folder, for its owner's eyes only. */
export async function keepSignIns(dataDir: string, signIns: SignIn[]): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, FILE);
  const lines = signIns.map(({ who, name, email, password }) => [who, name, email, password].join('\t'));
  await writeFile(`${file}.new`, [HEADING, ...lines, ''].join('\n'), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** @returns none where no made-up authority was loaded from this data folder */
export async function readSignIns(dataDir: string): Promise<SignIn[]> {
  const text = await readFile(path.join(dataDir, FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [who = '', name = '', email = '', password = ''] = line.split('\t');
      return { who, name, email, password };
    });
}

/** The accounts to sign in with, as a small table; nothing where there is no made-up authority. */
export async function printSignIns(dataDir: string, out: (line: string) => void): Promise<void> {
  const signIns = await readSignIns(dataDir);
  if (signIns.length === 0) return;
  const shown = signIns.slice(0, PRINTED);
  const width = (of: (one: SignIn) => string) => Math.max(...shown.map((one) => of(one).length));
  const [who, email] = [width((one) => one.who), width((one) => one.email)];
  out('Made-up people only. Sign in as:');
  for (const one of shown) out(`  ${one.who.padEnd(who)}  ${one.email.padEnd(email)}  ${one.password}`);
  if (signIns.length > PRINTED) out(`  Everybody else who works there: ${path.join(dataDir, FILE)}`);
}
