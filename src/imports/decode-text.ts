import { isUtf8 } from 'node:buffer';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Text is decoded in pieces of this many bytes, so that a large file is never held as text. */
const BYTES_A_PIECE = 65_536;
const BYTES_LOOKED_AT = 4096;
/** What Windows-1252 has at 0x80 to 0x9F; five of these bytes mean nothing. */
const WINDOWS_1252 = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';

/**
 * The encoding of a text: UTF-8, UTF-16 by its byte order mark or by the zero bytes that plain letters have in it, else
 * Windows-1252, in which Excel saves CSV files. Null for bytes that are no text.
 */
export function encodingOf(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes.includes(0)) return utf16WithoutMark(bytes);
  if (isUtf8(bytes)) return 'utf-8';
  return bytes.every(meansSomethingInWindows1252) ? 'windows-1252' : null;
}

/**
 * The text piece by piece, without its byte order mark.
 * @throws NotText where UTF-16 breaks off within a character, or the text holds a zero
 */
export function* decode(bytes: Uint8Array, encoding: Encoding): Generator<string, void> {
  const decoder = encoding === 'windows-1252' ? null : new TextDecoder(encoding, { fatal: true });
  for (let start = 0; start < bytes.length; start += BYTES_A_PIECE) {
    const piece = bytes.subarray(start, start + BYTES_A_PIECE);
    const isLast = start + BYTES_A_PIECE >= bytes.length;
    const text = decoder ? decoded(decoder, piece, !isLast) : fromWindows1252(piece);
    if (text.includes('\0')) throw new NotText();
    yield text;
  }
}

/** The bytes are not the text that they seemed to be. */
export class NotText extends Error {}

function decoded(decoder: InstanceType<typeof TextDecoder>, piece: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(piece, { stream });
  } catch {
    throw new NotText();
  }
}

/** The columns and codes of these files are plain letters, each of which has a zero byte beside it. */
function utf16WithoutMark(bytes: Uint8Array): Encoding | null {
  const looked = bytes.subarray(0, BYTES_LOOKED_AT);
  const zeros = [0, 0];
  looked.forEach((byte, index) => (byte === 0 ? (zeros[index % 2]! += 1) : null));
  const [even, odd] = zeros as [number, number];
  const most = looked.length / 2;
  if (odd > most * 0.9 && even === 0) return 'utf-16le';
  if (even > most * 0.9 && odd === 0) return 'utf-16be';
  return null;
}

function meansSomethingInWindows1252(byte: number): boolean {
  if (byte < 0x20) return byte === 0x09 || byte === 0x0a || byte === 0x0d;
  return byte < 0x7f || byte >= 0xa0 || (byte >= 0x80 && WINDOWS_1252[byte - 0x80] !== '\0');
}

function fromWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replaceAll(/[\x80-\x9f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? '');
}
