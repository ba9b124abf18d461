import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** What a reader of XML does, element by element. Names come without their prefix. */
export interface XmlHandler {
  open?: (name: string, attribute: (name: string) => string | null) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** Reads XML as it comes. Entities beyond the five of XML are refused, so nothing in it can grow. @throws when it is no XML */
export async function parseXml(pieces: AsyncIterable<string>, handler: XmlHandler): Promise<void> {
  const parser = new SaxesParser();
  parser.on('opentag', (tag: SaxesTagPlain) =>
    handler.open?.(localName(tag.name), (name) => attributeOf(tag.attributes, name)),
  );
  parser.on('closetag', (tag: SaxesTagPlain) => handler.close?.(localName(tag.name)));
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  for await (const piece of pieces) parser.write(piece);
  parser.close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function attributeOf(attributes: Record<string, string>, asked: string): string | null {
  const found = Object.keys(attributes).find((name) => name === asked) ?? withPrefix(attributes, asked);
  return found === undefined ? null : (attributes[found] ?? null);
}

function withPrefix(attributes: Record<string, string>, asked: string): string | undefined {
  return Object.keys(attributes).find((name) => name.endsWith(`:${asked}`));
}
