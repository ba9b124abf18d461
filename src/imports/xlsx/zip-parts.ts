import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';

/** A large council's workbook unpacks to some ten million bytes. */
const UNPACKED_LIMIT_BYTES = 128 * 1024 * 1024;
const PARTS_LIMIT = 2000;

/** The file as a whole is turned away, with the reason in words. */
export class WorkbookRefused extends Error {}

/** The parts of a zip file, read one after another; all of them together never unpack to more than the limit. */
export class ZipParts {
  private unpacked = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: Map<string, Entry>,
  ) {}

  static async open(bytes: Uint8Array): Promise<ZipParts> {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      autoClose: false,
    });
    if (zip.entryCount > PARTS_LIMIT) throw new WorkbookRefused('it has more parts than a workbook has');
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw new WorkbookRefused('it is protected by a password');
      entries.set(entry.fileName, entry);
    }
    return new ZipParts(zip, entries);
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The part as text, piece by piece. @throws whatever is wrong with it */
  async *text(name: string): AsyncGenerator<string> {
    const entry = this.entries.get(name);
    if (!entry) throw new WorkbookRefused('a part of it is missing');
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const stream = await this.zip.openReadStreamPromise(entry);
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        this.unpacked += chunk.length;
        if (this.unpacked > UNPACKED_LIMIT_BYTES) throw new WorkbookRefused('it unpacks to more than 128 MB');
        yield decoder.decode(chunk, { stream: true });
      }
      yield decoder.decode();
    } finally {
      stream.destroy();
    }
  }
}
