/** One measured thing beside its floor. */
export interface Pair {
  /** Of each round: ours to the floor. */
  ratios: number[];
  /** Their median. */
  ratio: number;
  target: string;
  met: boolean;
  ours: Record<string, number>;
  floor: Record<string, number>;
  /** What else was seen on the way. */
  more?: Record<string, number | string | boolean>;
}

export type Figures = Record<string, number>;

/**
 * The floor and ours in turn, whichever went last going first in the next round, so that whatever else the machine does
 * falls on both.
 * @param figure what of them is compared
 */
export async function alternate(
  rounds: number,
  figure: string,
  floor: () => Promise<Figures>,
  ours: () => Promise<Figures>,
): Promise<Omit<Pair, 'target' | 'met'>> {
  const seen = { floor: [] as Figures[], ours: [] as Figures[] };
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? (['floor', 'ours'] as const) : (['ours', 'floor'] as const);
    for (const side of order) seen[side].push(await (side === 'floor' ? floor : ours)());
  }
  const ratios = seen.ours.map((one, round) => one[figure]! / seen.floor[round]![figure]!);
  return {
    ratios: ratios.map(rounded),
    ratio: rounded(median(ratios)),
    ours: medians(seen.ours),
    floor: medians(seen.floor),
  };
}

export function atLeast(pair: Omit<Pair, 'target' | 'met'>, target: number): Pair {
  return { ...pair, target: `at least ${target}`, met: pair.ratio >= target };
}

export function atMost(pair: Omit<Pair, 'target' | 'met'>, target: number): Pair {
  return { ...pair, target: `at most ${target}`, met: pair.ratio <= target };
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

function medians(seen: Figures[]): Figures {
  return Object.fromEntries(
    Object.keys(seen[0]!).map((name) => [name, rounded(median(seen.map((one) => one[name]!)))]),
  );
}
