import { asPrintable, MISSING_MARK, type Missing } from './glyphs';
import type { Block, Part, PrintedDocument, PrintSize } from './printed-document';

/** A paragraph as the typesetter takes it. */
export interface Line {
  t: string;
  /** The language to read it in, where its letters say that it is written from right to left. */
  rtl: 'ar' | 'he' | null;
}

type Lines = Line[];

export type SetBlock =
  | { kind: 'heading'; level: number; text: Lines }
  | { kind: 'text' | 'words' | 'notice'; text: Lines }
  | { kind: 'list'; items: Lines[]; boxes?: true }
  /** By its place among the pictures, with its width in centimetres. */
  | { kind: 'picture'; place: number; cm: number; alt: string; text: Lines }
  | { kind: 'table'; heads: Lines[]; widths: number[]; rows: Lines[][] };

/** What src/documents/typst/document.typ is given, as JSON. */
export interface SetDocument {
  size: PrintSize;
  title: string;
  kind: string;
  cover: { title: Lines; colour: string; name: Lines; lines: Lines[] };
  mark: string | null;
  parts: { title: Lines; blocks: SetBlock[] }[];
}

/**
 * A document ready to be typeset: texts cut into paragraphs, each with its direction, and letters that no font has
 * replaced visibly, with a last part that names them.
 */
export function typeset(document: PrintedDocument, size: PrintSize): SetDocument {
  const missing: Missing = new Map();
  const lines = (text: string): Lines => {
    const cut = text.split(/\r\n|[\r\n\u2028\u2029]/).map((one) => asPrintable(one, missing).trim());
    return cut.filter((one) => VISIBLE.test(one)).map((t) => ({ t, rtl: rightToLeft(t) }));
  };
  const oneLine = (text: string): string => asPrintable(text.replaceAll(/\s+/g, ' '), missing).trim();
  let pictures = 0;
  const setBlock = (block: Block): SetBlock => {
    switch (block.kind) {
      case 'picture': {
        const cm = Math.min(WIDEST_CM, (TALLEST_CM * block.width) / block.height);
        // Words of nothing that can be seen would make the file invalid.
        const alt = oneLine(block.alt) || 'A picture';
        return { kind: 'picture', place: pictures++, cm, alt, text: lines(block.text) };
      }
      case 'list':
        return { kind: 'list', items: block.items.map(lines), ...(block.boxes && { boxes: true }) };
      case 'table':
        return { ...block, heads: block.heads.map(lines), rows: block.rows.map((row) => row.map(lines)) };
      default:
        return { ...block, text: lines(block.text) };
    }
  };
  // A heading that says nothing would make the file invalid.
  const heading = (text: string): Lines => {
    const set = lines(text);
    return set.length > 0 ? set : [{ t: 'No title', rtl: null }];
  };
  const setPart = ({ title, blocks }: Part) => ({ title: heading(title), blocks: blocks.map(setBlock) });
  const { kind, cover, mark } = document;
  const set: SetDocument = {
    size,
    title: oneLine(`${cover.title}: ${cover.name}`),
    kind: oneLine(kind),
    cover: {
      title: heading(cover.title),
      colour: cover.colour,
      name: lines(cover.name),
      lines: cover.lines.map(lines),
    },
    mark: mark === null ? null : oneLine(mark),
    parts: document.parts.map(setPart),
  };
  if (missing.size > 0) set.parts.push(setPart(aboutMissing(missing)));
  return set;
}

/** So that a picture leaves room for what stands under it. */
const WIDEST_CM = 12;
const TALLEST_CM = 10;

/** As many as are named one by one. */
const NAMED = 40;

function aboutMissing(missing: Missing): Part {
  const named = [...missing].map(([code, times]) => {
    const hexadecimal = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    return times === 1 ? hexadecimal : `${hexadecimal} (${times} times)`;
  });
  const more = named.length - NAMED;
  return {
    title: 'Letters that could not be printed',
    blocks: [
      {
        kind: 'text',
        text: `Where ${MISSING_MARK} stands, letters are missing that this council has no font for. They are in the record. Ask for these pages to be read out or written by hand.`,
      },
      { kind: 'list', items: more > 0 ? [...named.slice(0, NAMED), `and ${more} more`] : named },
    ],
  };
}

/** Something that is not a space, a joiner or another character without a shape. */
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}]/u;
const HEBREW = /\p{Script=Hebrew}/u;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;
const LETTER = /\p{L}/u;

/** By its first letter, as browsers do with dir="auto". */
export function rightToLeft(line: string): Line['rtl'] {
  const first = LETTER.exec(line)?.[0];
  if (first === undefined || !RIGHT_TO_LEFT.test(first)) return null;
  return HEBREW.test(first) ? 'he' : 'ar';
}
