/** An amount of money as somebody types it, in pence: £120.50, 1,120, 85. Null for what is none. */
export function parsePounds(text: string): number | null {
  const found = /^£?\s?(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!found) return null;
  return Number(found[1]!.replaceAll(',', '')) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
}

/** £120.50, or £85 without pence. */
export function poundsWords(pence: number): string {
  const pounds = Math.trunc(pence / 100).toLocaleString('en-GB');
  return pence % 100 === 0 ? `£${pounds}` : `£${pounds}.${String(pence % 100).padStart(2, '0')}`;
}
