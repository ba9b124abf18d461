/** What rings of a number: up to the first letter, "/" or whatever else is no part of it, or to a second number after a space. */
const RINGS = /\+?\d[\d\s().–-]*/;
const SECOND = /(?<=(?:\d[^\d]*){10})\s(?=\(?0)/;

/** A phone number as it was typed, and as a link that rings it. */
export function phoneLink(number: string): { text: string; link: string } {
  const [first = ''] = (RINGS.exec(number)?.[0] ?? '').split(SECOND);
  return { text: number, link: `tel:${first.replaceAll(/[^\d+]/g, '')}` };
}
