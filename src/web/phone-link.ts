/** What rings of a number: up to the first letter, "/" or whatever else is no part of it, or to a second number after a space. */
const RINGS = /\+?\d[\d\s().–-]*/;
const SECOND = /(?<=(?:\d[^\d]*){10})\s(?=\(?0)/;

/** A link that rings a phone number as somebody typed it, words and a second number behind it left out. */
export function phoneLink(number: string): string {
  const [first = ''] = (RINGS.exec(number)?.[0] ?? '').split(SECOND);
  return `tel:${first.replaceAll(/[^\d+]/g, '')}`;
}
