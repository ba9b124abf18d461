import type { Sharp } from 'sharp';

/** Bytes that were read, and written anew. */
export interface Picture {
  whole: Buffer;
  small: Buffer;
  mediaType: 'image/jpeg';
  width: number;
  height: number;
}

/** The longer side of what is kept, in pixels: a page of A4 at 200 dots an inch. */
const LONGEST_SIDE = 2200;
const SMALL_SIDE = 400;
/** What a phone takes is 12 to 50 million; more is a bomb, which is told by the head of the file before it is unpacked. */
const MOST_PIXELS = 60_000_000;
const SECONDS = 20;

/**
 * A photo or a drawing as a JPEG that says nothing but what is to be seen: written anew from its pixels, turned upright, no
 * larger than a page, without place, device, names or anything else that came with it.
 *
 * @param bytes of a JPEG, PNG or WebP
 * @returns what is wrong where it is not one, or is none that can be unpacked
 */
export async function readPicture(bytes: Buffer): Promise<Picture | 'too-many-pixels' | 'broken'> {
  const mine = turn.then(() => writtenAnew(bytes));
  turn = mine.catch(() => undefined);
  return mine;
}

/** One after the other: one picture, unpacked, may take a few hundred megabytes. */
let turn: Promise<unknown> = Promise.resolve();

async function writtenAnew(bytes: Buffer): Promise<Picture | 'too-many-pixels' | 'broken'> {
  // What is wrong here is not the picture's.
  const draw = await drawing(bytes);
  try {
    // Half of a picture is none.
    const whole = await draw(LONGEST_SIDE, 84).toBuffer({ resolveWithObject: true });
    const small = await draw(SMALL_SIDE, 70).toBuffer();
    const { width, height } = whole.info;
    return { whole: whole.data, small, mediaType: 'image/jpeg', width, height };
  } catch (error) {
    return /pixel limit/i.test((error as Error).message) ? 'too-many-pixels' : 'broken';
  }
}

async function drawing(bytes: Buffer): Promise<(side: number, quality: number) => Sharp> {
  // Takes a while to load, so not before somebody needs it.
  const { default: sharp } = await import('sharp');
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
  });
  return (side, quality) =>
    sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'truncated' })
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .jpeg({ quality });
}
