/** How a document is laid out: as it is, in large print (18 pt, one column), or easy (easy read: see easy-read.ts; wide
 * spacing, one part a page). */
export const PRINT_SIZES = ['standard', 'large', 'easy'] as const;
export type PrintSize = (typeof PRINT_SIZES)[number];

/** A stretch of a document. Texts are plain: line ends begin a new paragraph, and nothing in them is markup. */
export type Block =
  /** Level 2 stands under the heading of its part, 3 under 2. */
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'text'; text: string }
  /** What somebody said, in their own words. */
  | { kind: 'words'; text: string }
  /** What must not be missed. */
  | { kind: 'notice'; text: string }
  /** With boxes, each item has an empty one before it, to be ticked with a pen. */
  | { kind: 'list'; items: string[]; boxes?: true }
  /** A JPEG with what is to be seen, for who cannot see it; sizes are pixels. The text stands under it. */
  | { kind: 'picture'; jpeg: Buffer; width: number; height: number; alt: string; text: string }
  /** Rows with a heading for each column; without columns on paper they are a numbered list. Widths are shares. */
  | { kind: 'table'; heads: string[]; widths: number[]; rows: string[][] };

/** In the order in which they stand. */
export function picturesOf({ parts }: PrintedDocument): Buffer[] {
  return parts.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'picture' ? [block.jpeg] : [])));
}

export interface Part {
  title: string;
  blocks: Block[];
}

/** A document as it is printed, whatever it is about. */
export interface PrintedDocument {
  /** What it is: Pathway plan. It stands on every page. */
  kind: string;
  /** As BCP 47 names it: en-GB. */
  language: 'en-GB';
  cover: {
    title: string;
    /** `#rrggbb`, dark enough for white letters. */
    colour: string;
    /** Whose it is. */
    name: string;
    /** Such as who it was written with, and when. */
    lines: string[];
  };
  /** Such as DRAFT: not approved yet. On the cover and on every page; null for a document that is final. */
  mark: string | null;
  parts: Part[];
}
