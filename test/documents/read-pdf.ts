import { inflateSync } from 'node:zlib';

/** The streams of a PDF that are deflated, as text, and whatever else is in it. */
export function inflated(pdf: Buffer): string {
  const parts: string[] = [pdf.toString('utf8')];
  for (const { index } of pdf.toString('latin1').matchAll(/(?<!end)stream\r?\n/g)) {
    const start = pdf.indexOf('\n', index) + 1;
    const end = pdf.indexOf('endstream', start);
    try {
      parts.push(inflateSync(pdf.subarray(start, end)).toString('utf8'));
    } catch {
      // a font, a picture or what is not deflated: the text above has the latter
    }
  }
  return parts.join('\n');
}

/** The structure tags of a PDF, in the order in which they are written. */
export function tagsOf(pdf: Buffer): string[] {
  return [...inflated(pdf).matchAll(/\/Type \/StructElem\s+\/S \/(\w+)/g)].map(([, tag]) => tag!);
}
