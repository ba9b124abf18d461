import { mkdir, rm, writeFile } from 'node:fs/promises';

/** Made where it is not there, for its owner alone. @returns why it could not be, in words; null when it could */
export async function makeFolder(folder: string): Promise<string | null> {
  return whyNot(() => mkdir(folder, { recursive: true, mode: 0o700 }));
}

/** A file that is replaced would keep who may read it, so it goes first. @returns why not, in words */
export async function writeOwnFile(file: string, content: string | Buffer): Promise<string | null> {
  return whyNot(async () => {
    await rm(file, { force: true });
    await writeFile(file, content, { mode: 0o600 });
  });
}

async function whyNot(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    switch ((error as NodeJS.ErrnoException).code) {
      case 'EACCES':
      case 'EROFS':
      case 'EPERM':
        return 'It may not be written there.';
      case 'ENOSPC':
        return 'The disk is full.';
      case 'ENOTDIR':
      case 'EEXIST':
        return 'This is a file, not a folder.';
      default:
        throw error;
    }
  }
}
