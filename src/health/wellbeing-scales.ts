/** On which side of a scale somebody is better off. */
export type BetterWhen = 'higher' | 'lower';

/**
 * Scales whose direction their publishers state, by the letters and digits of their names. Warwick-Edinburgh (WEMWBS,
 * SWEMWBS) counts wellbeing, so that more is better; GAD-7, PHQ-9, CORE-10, YP-CORE, RCADS and the difficulties of the SDQ
 * count trouble, so that less is better; the prosocial scale of the SDQ counts strengths.
 */
const KNOWN: readonly [sign: string, better: BetterWhen][] = [
  ['wemwbs', 'higher'],
  ['warwickedinburgh', 'higher'],
  ['gad7', 'lower'],
  ['phq9', 'lower'],
  ['core10', 'lower'],
  ['ypcore', 'lower'],
  ['rcads', 'lower'],
  ['sdqprosocial', 'higher'],
  ['sdq', 'lower'],
];

/** What is written the same but for capitals, spaces and signs is one scale. Empty for none. */
export function scaleKey(scale: string | null): string {
  return (scale ?? '').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Null where nobody published it here: then a change is said as up or down, never as better or worse. */
export function betterWhen(scale: string | null): BetterWhen | null {
  const key = scaleKey(scale);
  return KNOWN.find(([sign]) => key.includes(sign))?.[1] ?? null;
}
