import type { LocalDate } from '../statutory/local-date';

/**
 * What a figure means: of a cohort that has been counted by kinds, which kinds it says, among which, and which it leaves
 * beside. Every kind of a cohort is in `among`, `unknown` or `beside`, so that nobody drops out unsaid.
 */
export interface Metric<Kind extends string> {
  /** What the figure says of those it counts: "done on time". */
  name: string;
  numerator: readonly Kind[];
  /** The numerator included. */
  among: readonly Kind[];
  /** Of these it is not known whether they belong to the numerator. */
  unknown: readonly Kind[];
  /** The question does not arise, or not yet. */
  beside: readonly Kind[];
}

/** A figure with what is needed to believe it. */
export interface Measured<Kind extends string> {
  metric: Metric<Kind>;
  /** Who or what was counted, in words. */
  cohort: string;
  asOf: LocalDate;
  numerator: number;
  among: number;
  /** Whole; null where nothing is among it. Neither 0 nor 100 unless it is none or all. */
  percent: number | null;
  unknown: number;
  beside: { kind: Kind; count: number }[];
}

/** The figure of a cohort. @param counts how many of each kind */
export function measured<Kind extends string>(
  metric: Metric<Kind>,
  counts: Readonly<Record<Kind, number>>,
  { cohort, asOf }: { cohort: string; asOf: LocalDate },
): Measured<Kind> {
  const of = (kinds: readonly Kind[]) => kinds.reduce((sum, kind) => sum + counts[kind], 0);
  const [numerator, among] = [of(metric.numerator), of(metric.among)];
  return {
    metric,
    cohort,
    asOf,
    numerator,
    among,
    percent: percentOf(numerator, among),
    unknown: of(metric.unknown),
    beside: metric.beside.map((kind) => ({ kind, count: counts[kind] })),
  };
}

/** What part of a figure a kind is, in words. */
export function partOfFigure({ numerator, among, unknown }: Metric<string>, kind: string): string {
  if (numerator.includes(kind)) return 'the part and the whole';
  if (among.includes(kind)) return 'the whole';
  return unknown.includes(kind) ? 'not known' : 'beside';
}

/** Whole; null of nobody. Neither 0 nor 100 unless it is none or all. */
export function percentOf(part: number, whole: number): number | null {
  if (whole === 0) return null;
  if (part === 0 || part === whole) return (part / whole) * 100;
  return Math.min(99, Math.max(1, Math.round((part / whole) * 100)));
}
