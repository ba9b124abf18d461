/** A phone number as it was typed, and as a link that rings it. */
export function phoneLink(number: string): { text: string; link: string } {
  return { text: number, link: `tel:${number.replaceAll(/[^\d+]/g, '')}` };
}
