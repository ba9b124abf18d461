import { invalid, Problem } from '../platform/problem';
import type { AttachmentKind } from './attachment.entities';
import { readPicture } from './picture';
import { SOUNDS } from './sound';

/** Of one file. A voice note of ten minutes, or what the camera of a phone takes. */
export const FILE_LIMIT_BYTES = 10 * 1024 * 1024;
/** For the API: the bytes in base64 take a third more, and the words beside them some. */
export const FILE_BODY_BYTES = 14 * 1024 * 1024;

/** A file that was looked at and written anew; nothing is kept of it yet. */
export interface Incoming {
  kind: AttachmentKind;
  mediaType: string;
  whole: Buffer;
  /** Of a picture. */
  small: Buffer | null;
  width: number | null;
  height: number | null;
}

const PICTURES = ['jpg', 'png', 'webp'];
const LIMIT_WORDS = `${FILE_LIMIT_BYTES / 1024 / 1024} MB`;
const WORDS: Readonly<Record<AttachmentKind, { kinds: string; none: string; not: string }>> = {
  picture: {
    kinds: 'JPEG, PNG or WebP',
    none: 'Choose a photo or a picture',
    not: 'This is not a picture. Choose a JPEG, PNG or WebP',
  },
  sound: {
    kinds: 'M4A, MP3, Ogg or WAV',
    none: 'Choose a voice note',
    not: 'This is not a voice note. Choose an M4A, MP3, Ogg or WAV',
  },
};

/**
 * Reads a file as it comes, finds out from its bytes what it is, whatever it is called, and writes it anew without what it
 * tells of where and with what it was made.
 *
 * @param field for what is wrong with it
 * @throws Problem 'too-large' or 'not-valid', naming the field; then nothing of it is left
 */
export async function readIncoming(
  bytes: AsyncIterable<Uint8Array>,
  field: string,
  kinds: readonly AttachmentKind[],
): Promise<Incoming> {
  const whole = await counted(bytes, field);
  if (whole.length === 0) throw invalid(field, 'This file is empty. Choose another');
  const { fileTypeFromBuffer } = await import('file-type/core');
  const found = await fileTypeFromBuffer(whole);
  const ending = found?.ext ?? '';
  if (kinds.includes('picture') && PICTURES.includes(ending)) return picture(whole, field);
  if (kinds.includes('sound') && ending in SOUNDS) return sound(whole, ending as keyof typeof SOUNDS, field);
  throw invalid(field, notOne(ending, kinds));
}

/** What to say where a form came without the file. */
export function noFile(field: string, kinds: readonly AttachmentKind[]): Problem {
  const [one, other] = kinds.map((kind) => WORDS[kind].none);
  return invalid(field, other ? 'Choose a picture or a voice note' : one!);
}

async function picture(bytes: Buffer, field: string): Promise<Incoming> {
  const read = await readPicture(bytes);
  if (read === 'too-many-pixels') throw invalid(field, 'This picture has too many pixels. Choose a smaller one');
  if (read === 'broken') throw invalid(field, 'This picture is broken or not whole. Choose another');
  return { kind: 'picture', ...read };
}

function sound(bytes: Buffer, ending: keyof typeof SOUNDS, field: string): Incoming {
  const { bare, mediaType } = SOUNDS[ending];
  const whole = bare(bytes);
  if (!whole) throw invalid(field, 'This recording is broken, or holds more than sound. Choose another');
  return { kind: 'sound', mediaType, whole, small: null, width: null, height: null };
}

function notOne(ending: string, kinds: readonly AttachmentKind[]): string {
  if (ending === 'heic') return 'This is a HEIC picture. Save it as JPEG and choose that';
  const [one, other] = kinds;
  if (!other) return WORDS[one!].not;
  return `This is not a picture or a voice note. Choose a ${WORDS.picture.kinds} picture, or a voice note as ${WORDS.sound.kinds}`;
}

async function counted(bytes: AsyncIterable<Uint8Array>, field: string): Promise<Buffer> {
  const held: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytes) {
    size += part.length;
    if (size > FILE_LIMIT_BYTES) {
      const message = `This file is more than ${LIMIT_WORDS}. Choose a smaller one`;
      throw new Problem('too-large', message, [{ field, message }]);
    }
    held.push(part);
  }
  return Buffer.concat(held);
}
