import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';

const deflate = promisify(deflateRaw);
const DEFLATED = 8;
const STORED = 0;

/** A file as a ZIP holds it. */
export interface ZippedFile {
  name: string;
  /** Deflated, or as it is. */
  content: Buffer;
  isDeflated: boolean;
  /** Of the file itself, in bytes. */
  size: number;
  crc: number;
}

export async function zipped(name: string, bytes: Buffer): Promise<ZippedFile> {
  return { name, content: await deflate(bytes), isDeflated: true, size: bytes.length, crc: crc32(bytes) };
}

/** A file that is compressed already, such as a picture: it is put in as it is. */
export function storedInZip(name: string, bytes: Buffer): ZippedFile {
  return { name, content: bytes, isDeflated: false, size: bytes.length, crc: crc32(bytes) };
}

/** The bytes of a ZIP, made while they are read: no more than one file is in memory. @param at what its files are dated */
export async function* zipOf(files: AsyncIterable<ZippedFile>, at: Date): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const taken = () => {
    const chunks = ready;
    ready = [];
    return chunks;
  };
  for await (const { name, content, isDeflated, size, crc } of files) {
    const compression = isDeflated ? DEFLATED : STORED;
    const file: ZipInputFile = { filename: name, size, crc, compression, mtime: at };
    zip.add(file);
    file.ondata!(null, new Uint8Array(content), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
