import { Readable } from 'node:stream';
import fc from 'fast-check';
import sharp from 'sharp';
import { aRecording, type Recorded } from '../../test/support/sent-files';
import { Problem } from '../platform/problem';
import { FILE_LIMIT_BYTES, readIncoming, type Incoming } from './incoming';

const SECRET = /SECRET(NAME|PLACE|DEVICE)/;

function* inPieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000);
}

const read = (bytes: Uint8Array, kinds: ('picture' | 'sound')[] = ['picture', 'sound']): Promise<Incoming> =>
  readIncoming(Readable.from(inPieces(bytes)), 'file', kinds);

async function refusal(bytes: Uint8Array, kinds?: ('picture' | 'sound')[]): Promise<string> {
  const error: unknown = await read(bytes, kinds).catch((thrown: unknown) => thrown);
  if (!(error instanceof Problem)) throw new Error('It was not refused.');
  expect(error.errors.map(({ field }) => field)).toEqual(['file']);
  return error.detail;
}

/** Wide, its left half red, as a phone held upright gives it: on its side, with a note that says so, and with where it was. */
function aPhoto(): Promise<Buffer> {
  const red = { create: { width: 300, height: 400, channels: 3, background: 'red' } } as const;
  return sharp({ create: { width: 600, height: 400, channels: 3, background: 'white' } })
    .composite([{ input: red, left: 0, top: 0 }])
    .withExif({
      IFD0: { Model: 'SECRETDEVICE', Artist: 'SECRETNAME' },
      IFD3: { GPSLatitude: '51/1 27/1 0/1', GPSLatitudeRef: 'N', GPSAreaInformation: 'SECRETPLACE' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">SECRETPLACE</x:xmpmeta>')
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

describe('a picture that comes in', () => {
  it('loses place, device and names, and is turned upright', async () => {
    const photo = await aPhoto();
    const before = await sharp(photo).metadata();
    expect([before.exif !== undefined, before.orientation, SECRET.test(photo.toString('latin1'))]).toEqual([
      true,
      6,
      true,
    ]);

    const { whole, small, ...told } = await read(photo);

    expect(told).toEqual({ kind: 'picture', mediaType: 'image/jpeg', width: 400, height: 600 });
    for (const bytes of [whole, small!]) {
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg' });
      const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
      expect([exif, xmp, iptc, icc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
      expect(bytes.toString('latin1')).not.toMatch(/SECRET|Exif|GPS|adobe/);
    }
    // What was on the left stands on top.
    const dot = async (top: number) => {
      const at = { left: 200, top, width: 1, height: 1 };
      return [...(await sharp(whole).extract(at).raw().toBuffer())];
    };
    expect((await dot(20)).map((value) => value > 128)).toEqual([true, false, false]);
    expect((await dot(580)).map((value) => value > 128)).toEqual([true, true, true]);
  });

  it('is no larger than a page, with a small one for lists, and stands on white where it was clear', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const wide = sharp({ create: { width: 5000, height: 1000, channels: 4, background: clear } });
    const { whole, small, width, height } = await read(await wide.png().toBuffer());

    expect([width, height]).toEqual([2200, 440]);
    expect(await sharp(small!).metadata()).toMatchObject({ width: 400, height: 80 });
    const at = { left: 0, top: 0, width: 1, height: 1 };
    expect([...(await sharp(whole).extract(at).raw().toBuffer())]).toEqual([255, 255, 255]);
    const webp = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
      .webp()
      .toBuffer();
    expect(await read(webp)).toMatchObject({ mediaType: 'image/jpeg', width: 9 });
  });

  it('is refused where it is none, whatever it says it is', async () => {
    const photo = await aPhoto();
    const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const gif = Buffer.from('GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04', 'latin1');

    expect(await refusal(Buffer.alloc(0))).toContain('is empty');
    expect(await refusal(Buffer.from(svg))).toContain('not a picture or a voice note');
    expect(await refusal(Buffer.from(svg), ['picture'])).toContain('not a picture');
    expect(await refusal(gif, ['picture'])).toContain('not a picture');
    expect(await refusal(Buffer.from('%PDF-1.7 hello'))).toContain('not a picture');
    expect(bomb.length).toBeLessThan(FILE_LIMIT_BYTES);
    expect(await refusal(bomb)).toContain('too many pixels');
    expect(await refusal(photo.subarray(0, photo.length / 2))).toContain('broken or not whole');
    expect(await refusal(Buffer.concat([photo.subarray(0, 30), Buffer.alloc(3000)]))).toContain('broken or not whole');
    expect(await refusal(aRecording('mp3'), ['picture'])).toContain('not a picture');
    expect(await refusal(photo, ['sound'])).toContain('not a voice note');
  });

  it('is not read any further than the limit', async () => {
    let taken = 0;
    const next = () => {
      taken += 1_000_000;
      return Promise.resolve({ done: false, value: Buffer.alloc(1_000_000, 255) });
    };
    const endless = { [Symbol.asyncIterator]: () => ({ next }) };
    await expect(readIncoming(endless, 'file', ['picture'])).rejects.toMatchObject({
      ...{
        kind: 'too-large',
        errors: [{ field: 'file', message: 'This file is more than 10 MB. Choose a smaller one' }],
      },
    });
    expect(taken).toBe(11_000_000);
  });
});

describe('a voice note that comes in', () => {
  it.each<[Recorded, string]>([
    ['m4a', 'audio/mp4'],
    ['mp3', 'audio/mpeg'],
    ['opus', 'audio/ogg'],
    ['ogg', 'audio/ogg'],
  ])('of the kind %s says nothing but what is to be heard', async (kind, mediaType) => {
    const recording = aRecording(kind);
    expect(recording.toString('latin1')).toMatch(SECRET);

    const heard = await read(recording, ['sound']);

    expect(heard).toMatchObject({ kind: 'sound', mediaType, small: null, width: null, height: null });
    expect(heard.whole.toString('latin1')).not.toMatch(SECRET);
    // Cleaned again it stays as it is: it is still one of its kind, and nothing is left to take out.
    expect((await read(heard.whole, ['sound'])).whole.equals(heard.whole)).toBe(true);
  });

  it('moves nothing in an MP4 or an Ogg, since its tables say where the sound stands', async () => {
    for (const kind of ['m4a', 'ogg', 'opus'] as const) {
      const [before, after] = [aRecording(kind), (await read(aRecording(kind))).whole];
      expect(after.length).toBe(before.length);
      const [from, to] = kind === 'm4a' ? soundOf(before) : [before.length - 200, before.length];
      expect(after.subarray(from, to).equals(before.subarray(from, to))).toBe(true);
    }
  });

  it('keeps of a WAV the format and the sound', async () => {
    const sound = Buffer.from([1, 2, 3, 4, 5]);
    const format = Buffer.from('01000100401f0000803e000002001000', 'hex');
    const wav = riff([
      ['bext', Buffer.from('SECRETDEVICE')],
      ['fmt ', format],
      ['LIST', Buffer.from('INFOIART\x0a\0\0\0SECRETNAME', 'latin1')],
      ['data', sound],
      ['iXML', Buffer.from('SECRETPLACE')],
    ]);
    expect(
      (await read(wav)).whole.equals(
        riff([
          ['fmt ', format],
          ['data', sound],
        ]),
      ),
    ).toBe(true);
  });

  it('is refused where it is of another kind, broken, or holds more than sound', async () => {
    const m4a = aRecording('m4a');
    expect(await refusal(aRecording('webm'))).toContain('not a picture or a voice note');
    expect(await refusal(aRecording('film'), ['sound'])).toContain('holds more than sound');
    expect(await refusal(m4a.subarray(0, m4a.length - 40))).toContain('is broken');
    expect(await refusal(aRecording('ogg').subarray(0, 900))).toContain('is broken');
    expect(await refusal(Buffer.concat([aRecording('opus'), aRecording('opus')]))).toContain('is broken');
    // Its comments have no place for the bit with which they end.
    const ogg = aRecording('ogg');
    const [first, second] = [ogg.subarray(0, 58), Buffer.from(ogg.subarray(58, 58 + 27))];
    second[26] = 1;
    const comments = Buffer.from('\x03vorbis\0\0\0\0\0\0\0\0', 'latin1');
    expect(await refusal(Buffer.concat([first, second, Buffer.from([15]), comments]))).toContain('is broken');
    expect(await refusal(riff([['data', Buffer.from([1])]]))).toContain('is broken');
    expect(
      await refusal(Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\x05hello', 'latin1'), Buffer.alloc(200)])),
    ).toContain('not a picture or a voice note');
  });
});

describe('whatever comes', () => {
  it('is read or refused with words, also where bytes of it are others or are missing', async () => {
    const kinds = fc.constantFrom<Recorded[]>('m4a', 'mp3', 'opus', 'ogg', 'film', 'webm');
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(kinds, edits, fc.nat(), async (kind, changes, cut) => {
        const bytes = aRecording(kind);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const come = bytes.subarray(0, bytes.length - (cut % 3 === 0 ? cut % bytes.length : 0));
        await read(come).catch((error: unknown) => expect(error).toBeInstanceOf(Problem));
      }),
      { numRuns: 1500 },
    );
  });
});

/** Where the sound of an MP4 stands. */
function soundOf(bytes: Buffer): [from: number, to: number] {
  const at = bytes.indexOf('mdat', 0, 'latin1');
  return [at + 4, at - 4 + bytes.readUInt32BE(at - 4)];
}

function riff(chunks: [kind: string, bytes: Buffer][]): Buffer {
  const body = chunks.map(([kind, bytes]) => {
    const head = Buffer.alloc(8);
    head.write(kind, 'latin1');
    head.writeUInt32LE(bytes.length, 4);
    return Buffer.concat([head, bytes, Buffer.alloc(bytes.length % 2)]);
  });
  const whole = Buffer.concat([Buffer.from('RIFF    WAVE', 'latin1'), ...body]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}
