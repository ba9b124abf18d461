/** How voice notes come, by the endings that `file-type` gives. */
export const SOUNDS = {
  m4a: { mediaType: 'audio/mp4', bare: bareMp4 },
  mp4: { mediaType: 'audio/mp4', bare: bareMp4 },
  mp3: { mediaType: 'audio/mpeg', bare: bareMp3 },
  opus: { mediaType: 'audio/ogg', bare: bareOgg },
  ogg: { mediaType: 'audio/ogg', bare: bareOgg },
  wav: { mediaType: 'audio/wav', bare: bareWav },
} as const satisfies Record<string, { mediaType: string; bare: (bytes: Buffer) => Buffer | null }>;

/**
 * Each of these takes a recording and gives it back with nothing but the sound and what is needed to play it: titles, names,
 * places, times and devices are left out or overwritten. What is known is kept, everything else goes: so what nobody thought
 * of goes too.
 *
 * @returns null where it is not what it seems, or holds more than sound
 */

/** RIFF: the format and the sound, in a new file. */
export function bareWav(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [];
  for (let at = 12; at + 8 <= bytes.length;) {
    const kind = bytes.toString('latin1', at, at + 4);
    const end = Math.min(at + 8 + bytes.readUInt32LE(at + 4), bytes.length);
    if (kind === 'fmt ' || kind === 'data') {
      const head = Buffer.alloc(8);
      head.write(kind, 'latin1');
      head.writeUInt32LE(end - at - 8, 4);
      kept.push(head, bytes.subarray(at + 8, end), Buffer.alloc((end - at) % 2));
    }
    at = end + ((end - at) % 2);
  }
  if (!hasKind(kept, 'fmt ') || !hasKind(kept, 'data')) return null;
  const riff = Buffer.from('RIFF    WAVE', 'latin1');
  riff.writeUInt32LE(4 + kept.reduce((sum, { length }) => sum + length, 0), 4);
  return Buffer.concat([riff, ...kept]);
}

function hasKind(kept: readonly Buffer[], kind: string): boolean {
  return kept.some((part) => part.length === 8 && part.toString('latin1', 0, 4) === kind);
}

const MP3_KBPS = {
  v1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  v2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const MP3_HERTZ = [44_100, 48_000, 32_000] as const;

/** The frames of MPEG layer III, one after the other; what stands between them (ID3, APE, covers) is no frame. */
export function bareMp3(bytes: Buffer): Buffer | null {
  const frames: Buffer[] = [];
  for (let at = 0; at + 4 <= bytes.length;) {
    const length = mp3Frame(bytes, at);
    const follows = length !== null && (at + length >= bytes.length - 4 || startsFrameOrTag(bytes, at + length));
    if (length !== null && follows && at + length <= bytes.length) {
      frames.push(bytes.subarray(at, at + length));
      at += length;
      continue;
    }
    at = afterId3(bytes, at) ?? at + 1;
  }
  return frames.length < 2 ? null : Buffer.concat(frames);
}

function startsFrameOrTag(bytes: Buffer, at: number): boolean {
  return mp3Frame(bytes, at) !== null || /^(ID3|TAG|APE|LYR)/.test(bytes.toString('latin1', at, at + 3));
}

/** The length of the frame that begins there; null where none does. */
function mp3Frame(bytes: Buffer, at: number): number | null {
  if (at + 4 > bytes.length) return null;
  const head = bytes.readUInt32BE(at);
  const version = (head >>> 19) & 3;
  const isLayer3 = ((head >>> 17) & 3) === 1;
  const [rate, hertz] = [(head >>> 12) & 15, (head >>> 10) & 3];
  if (head >>> 21 !== 0x7ff || version === 1 || !isLayer3 || rate === 0 || rate === 15 || hertz === 3) return null;
  const isV1 = version === 3;
  const frequency = MP3_HERTZ[hertz]! / (isV1 ? 1 : version === 2 ? 2 : 4);
  const bitsASecond = MP3_KBPS[isV1 ? 'v1' : 'v2'][rate]! * 1000;
  return Math.floor(((isV1 ? 144 : 72) * bitsASecond) / frequency) + ((head >>> 9) & 1);
}

function afterId3(bytes: Buffer, at: number): number | null {
  if (bytes.toString('latin1', at, at + 3) !== 'ID3' || at + 10 > bytes.length) return null;
  const size = [6, 7, 8, 9].reduce((sum, n) => sum * 128 + (bytes[at + n]! & 127), 0);
  return at + 10 + size + (bytes[at + 5]! & 16 ? 10 : 0);
}

const OGG_HEAD = 27;

interface OggPage {
  at: number;
  /** Where what it holds begins. */
  body: number;
  end: number;
  lacing: Buffer;
}

/** Ogg with one stream of Opus or Vorbis: its comments, which are the second packet, are emptied where they stand. */
export function bareOgg(original: Buffer): Buffer | null {
  const bytes = Buffer.from(original);
  const pages = oggPages(bytes);
  if (!pages || pages.length < 2) return null;
  const first = bytes.toString('latin1', pages[0]!.body, pages[0]!.end);
  const mark = first.startsWith('OpusHead') ? 'OpusTags' : first.startsWith('\x01vorbis') ? '\x03vorbis' : null;
  if (mark === null) return null;
  const runs = secondPacket(pages);
  if (!runs) return null;
  const packet = Buffer.concat(runs.map(({ from, to }) => bytes.subarray(from, to)));
  const isVorbis = mark === '\x03vorbis';
  const least = mark.length + (isVorbis ? 9 : 8);
  if (!packet.toString('latin1', 0, mark.length).startsWith(mark) || packet.length < least) return null;
  // No vendor and no comment; Vorbis ends with a bit that is set. What follows is padding.
  packet.fill(0, mark.length);
  if (isVorbis) packet.writeUInt8(1, mark.length + 8);
  let done = 0;
  for (const { from, to } of runs) {
    packet.copy(bytes, from, done, done + to - from);
    done += to - from;
  }
  for (const page of pages.slice(1, 1 + runs.length)) sign(bytes, page);
  return bytes;
}

/** All of them; null where something else stands between them, or they are of more than one stream. */
function oggPages(bytes: Buffer): OggPage[] | null {
  const pages: OggPage[] = [];
  for (let at = 0; at < bytes.length;) {
    if (bytes.toString('latin1', at, at + 4) !== 'OggS' || at + OGG_HEAD > bytes.length) return null;
    const body = at + OGG_HEAD + bytes[at + 26]!;
    const lacing = bytes.subarray(at + OGG_HEAD, body);
    const end = body + lacing.reduce((sum, one) => sum + one, 0);
    const begins = (bytes[at + 5]! & 2) !== 0;
    if (end > bytes.length || begins !== (pages.length === 0)) return null;
    if (pages.length > 0 && bytes.readUInt32LE(at + 14) !== bytes.readUInt32LE(14)) return null;
    pages.push({ at, body, end, lacing });
    at = end;
  }
  return pages;
}

/** Where the packet stands that begins the second page; null where it has no end. */
function secondPacket(pages: readonly OggPage[]): { from: number; to: number }[] | null {
  const runs: { from: number; to: number }[] = [];
  for (const { body, lacing } of pages.slice(1)) {
    const last = lacing.findIndex((one) => one < 255);
    const used = last < 0 ? lacing : lacing.subarray(0, last + 1);
    runs.push({ from: body, to: body + used.reduce((sum, one) => sum + one, 0) });
    if (last >= 0) return runs;
  }
  return null;
}

/** A page carries a sum over itself, by which players know that it is whole. */
function sign(bytes: Buffer, { at, end }: OggPage): void {
  bytes.writeUInt32LE(0, at + 22);
  let sum = 0;
  for (const one of bytes.subarray(at, end)) {
    sum ^= one << 24;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  }
  bytes.writeUInt32LE(sum >>> 0, at + 22);
}

interface Box {
  kind: string;
  at: number;
  body: number;
  end: number;
}

/** What a box of MP4 may hold; whatever else is in it becomes free space of the same size, so that nothing moves. */
const MP4_KEEPS: Readonly<Record<string, readonly string[]>> = {
  '': ['ftyp', 'moov', 'mdat'],
  moov: ['mvhd', 'trak'],
  trak: ['tkhd', 'edts', 'mdia'],
  mdia: ['mdhd', 'hdlr', 'minf'],
  minf: ['smhd', 'dinf', 'stbl'],
  stbl: ['stsd', 'stts', 'stsc', 'stsz', 'stz2', 'stco', 'co64', 'sgpd', 'sbgp', 'ctts', 'stss'],
};
/** Boxes with the times at which they were made and changed. */
const WITH_TIMES = ['mvhd', 'tkhd', 'mdhd'];

/** MP4 with sound alone: a track of anything else (pictures, places by the second) is not for a voice note. */
export function bareMp4(original: Buffer): Buffer | null {
  const bytes = Buffer.from(original);
  const seen = { tracks: 0, sounds: 0, data: false };
  const walk = (within: string, from: number, to: number): boolean => {
    const boxes = mp4Boxes(bytes, from, to);
    if (!boxes) return false;
    return boxes.every((box) => {
      if (!MP4_KEEPS[within]!.includes(box.kind)) {
        bytes.write('free', box.at + 4, 'latin1');
        bytes.fill(0, box.body, box.end);
        return true;
      }
      if (box.kind === 'mdat') seen.data = true;
      if (box.kind === 'trak') seen.tracks += 1;
      if (box.kind === 'hdlr') {
        if (bytes.toString('latin1', box.body + 8, box.body + 12) === 'soun') seen.sounds += 1;
        // The name of what recorded it.
        bytes.fill(0, Math.min(box.body + 24, box.end), box.end);
      }
      // From the fourth byte: 8 bytes of times, 16 in version 1.
      if (WITH_TIMES.includes(box.kind)) {
        const times = box.body + (bytes[box.body] === 1 ? 20 : 12);
        bytes.fill(0, Math.min(box.body + 4, box.end), Math.min(times, box.end));
      }
      return MP4_KEEPS[box.kind] === undefined || walk(box.kind, box.body, box.end);
    });
  };
  const isWhole = walk('', 0, bytes.length) && seen.data && seen.tracks > 0 && seen.tracks === seen.sounds;
  return isWhole ? bytes : null;
}

/** The boxes that fill a stretch; null where they do not. */
function mp4Boxes(bytes: Buffer, from: number, to: number): Box[] | null {
  const boxes: Box[] = [];
  for (let at = from; at < to;) {
    if (at + 8 > to) return null;
    const said = bytes.readUInt32BE(at);
    const isLong = said === 1;
    if (isLong && at + 16 > to) return null;
    const size = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : said === 0 ? to - at : said;
    const body = at + (isLong ? 16 : 8);
    if (at + size > to || at + size < body) return null;
    boxes.push({ kind: bytes.toString('latin1', at + 4, at + 8), at, body, end: at + size });
    at += size;
  }
  return boxes;
}
