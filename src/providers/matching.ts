/** How much a need counts: 1 helps, 2 matters, 3 matters most. */
export const WEIGHTS = [1, 2, 3] as const;
export type Weight = (typeof WEIGHTS)[number];

/** How far an option meets a need; what nobody knows yet is not in it. */
export const MET = [0, 1, 2] as const;
export type Met = (typeof MET)[number];
const FULLY = 2;

export interface MatchNeed {
  id: string;
  text: string;
  weight: Weight;
  /** A home that does not meet it is no home for them. */
  dealBreaker: boolean;
}

export const OPTION_KINDS = ['provider', 'host', 'named'] as const;
export type OptionKind = (typeof OPTION_KINDS)[number];

export interface MatchOption {
  id: string;
  kind: OptionKind;
  /** Of the register of providers or of hosts; null of one that is only named. */
  refId: string | null;
  name: string;
  /** By the id of the need. */
  met: Readonly<Record<string, Met>>;
  words: string;
}

export interface OptionMatched {
  optionId: string;
  /** Deal-breakers that are not met, in their words. They stand before the sum, and no sum makes good for them. */
  breaks: string[];
  /** Deal-breakers of which nobody knows yet. */
  unclear: string[];
  points: number;
  /** What all needs fully met would come to. */
  outOf: number;
  /** What the needs of which nobody knows yet could still add. */
  open: number;
  /** The most points of those that break nothing and may be chosen. */
  isBest: boolean;
  /** The sum in one sentence. */
  sentence: string;
}

/**
 * Each option by how far it meets the needs: the weight of a need times 0 where it is not met, 1 partly, 2 fully. What is
 * not known counts nothing, and is said. Those that break a deal-breaker come last, whatever their sum.
 *
 * @param blocked ids of options that may not be chosen, for what the council's list or the law says
 */
export function matched(
  needs: readonly MatchNeed[],
  options: readonly MatchOption[],
  blocked: ReadonlySet<string> = new Set(),
): OptionMatched[] {
  const outOf = needs.reduce((sum, { weight }) => sum + weight * FULLY, 0);
  const summed = options.map(({ id, met }) => {
    const known = needs.filter((need) => met[need.id] !== undefined);
    const points = known.reduce((sum, need) => sum + need.weight * met[need.id]!, 0);
    const open = outOf - known.reduce((sum, { weight }) => sum + weight * FULLY, 0);
    const breakers = needs.filter(({ dealBreaker }) => dealBreaker);
    return {
      optionId: id,
      breaks: breakers.filter((need) => met[need.id] === 0).map(({ text }) => text),
      unclear: breakers.filter((need) => met[need.id] === undefined).map(({ text }) => text),
      ...{ points, outOf, open },
      sentence: sentenceOf(points, outOf, open),
    };
  });
  const most = Math.max(
    ...summed.filter(({ optionId, breaks }) => breaks.length === 0 && !blocked.has(optionId)).map((one) => one.points),
  );
  return summed
    .map((one) => ({
      ...one,
      isBest: one.breaks.length === 0 && !blocked.has(one.optionId) && one.points === most,
    }))
    .sort((a, b) => Number(a.breaks.length > 0) - Number(b.breaks.length > 0) || b.points - a.points);
}

/** Whether a choice has to be explained, and agreed by somebody named. */
export function asksForReason({ isBest, breaks, unclear }: OptionMatched): boolean {
  return !isBest || breaks.length > 0 || unclear.length > 0;
}

function sentenceOf(points: number, outOf: number, open: number): string {
  const more = open > 0 ? `; up to ${open} more are not known yet` : '';
  return `${points} of ${outOf} points: the weight of each need times 0 where it is not met, 1 partly, 2 fully${more}.`;
}
