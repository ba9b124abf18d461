import { readFileSync } from 'node:fs';
import { FAMILIES } from './fonts';

/**
 * The characters that a TrueType font has a glyph for, from its `cmap` table (formats 4 and 12 of the OpenType
 * specification, which between them cover every font that browsers take).
 * @throws Error for a file that is no such font
 */
export function charactersOf(font: Buffer): Set<number> {
  const tables = font.readUInt16BE(4);
  for (let n = 0; n < tables; n += 1) {
    const record = 12 + n * 16;
    if (font.toString('latin1', record, record + 4) === 'cmap') return readCmap(font, font.readUInt32BE(record + 8));
  }
  throw new Error('This font has no table of characters.');
}

function readCmap(font: Buffer, at: number): Set<number> {
  const found = new Set<number>();
  const subtables = font.readUInt16BE(at + 2);
  for (let n = 0; n < subtables; n += 1) {
    const subtable = at + font.readUInt32BE(at + 4 + n * 8 + 4);
    const format = font.readUInt16BE(subtable);
    if (format === 4) readSegments(font, subtable, found);
    if (format === 12) readGroups(font, subtable, found);
  }
  return found;
}

function readSegments(font: Buffer, at: number, found: Set<number>): void {
  const length = font.readUInt16BE(at + 6); // of each list, in bytes
  const [ends, starts] = [at + 14, at + 14 + length + 2];
  const [deltas, offsets] = [starts + length, starts + 2 * length];
  for (let n = 0; n < length; n += 2) {
    const [start, end] = [font.readUInt16BE(starts + n), font.readUInt16BE(ends + n)];
    const [delta, offset] = [font.readUInt16BE(deltas + n), font.readUInt16BE(offsets + n)];
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const raw = offset === 0 ? code : font.readUInt16BE(offsets + n + offset + 2 * (code - start));
      if (raw !== 0 && ((raw + delta) & 0xffff) !== 0) found.add(code);
    }
  }
}

function readGroups(font: Buffer, at: number, found: Set<number>): void {
  const groups = font.readUInt32BE(at + 12);
  for (let n = 0; n < groups; n += 1) {
    const group = at + 16 + n * 12;
    const [start, end] = [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
    for (let code = start; code <= end; code += 1) found.add(code);
  }
}

/** What stands where a letter could not be printed. */
export const MISSING_MARK = '[?]';

/** Invisible, and what PDF/UA or a printer has no use for: controls, the byte order mark, noncharacters. */
const DROPPED = /[\p{Cc}\ufeff\u{fdd0}-\u{fdef}\ufffe\uffff]/gu;
/** Has no shape of its own, so no font needs one for it: joiners, directions, soft hyphens, variation selectors. */
const SHAPELESS = /\p{Default_Ignorable_Code_Point}/u;

let known: Set<number> | null = null;

/** Every character that some font of ours can print; read once. */
function printable(): Set<number> {
  known ??= new Set(FAMILIES.flatMap(({ files }) => [...charactersOf(readFileSync(files[0]!))]));
  return known;
}

/** The characters that no font has, and how often each was met. */
export type Missing = Map<number, number>;

/**
 * One line of text as it can be printed: a run of characters that no font has becomes MISSING_MARK.
 * @param missing what they were is added here
 */
export function asPrintable(line: string, missing: Missing): string {
  const has = printable();
  let printed = '';
  let inRun = false;
  for (const character of line.normalize('NFC').replaceAll('\t', ' ').replaceAll(DROPPED, '')) {
    const code = character.codePointAt(0)!;
    if (has.has(code) || SHAPELESS.test(character)) {
      printed += character;
      inRun = false;
      continue;
    }
    missing.set(code, (missing.get(code) ?? 0) + 1);
    if (!inRun) printed += MISSING_MARK;
    inRun = true;
  }
  return printed;
}
