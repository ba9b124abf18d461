import { daysBetween, earlier, later, type LocalDate } from './local-date';

/** From the first day on which something holds to the first on which it no longer does; null while it runs. */
export interface Span {
  from: LocalDate;
  to: LocalDate | null;
}

/** Whether it holds on the day: its first day counts, its end does not. */
export function holdsOn(span: Span, day: LocalDate): boolean {
  return span.from <= day && (span.to === null || day < span.to);
}

/** The same days as a list in order without overlaps: spans that touch become one, spans without a day are left out. */
export function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const { from, to } of spans.filter(hasDays).sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = result.at(-1);
    if (!last || (last.to !== null && last.to < from)) result.push({ from, to });
    else if (last.to !== null) last.to = to === null ? null : later(last.to, to);
  }
  return result;
}

/** The days of the first list that are also in the second, in order. */
export function intersection(a: readonly Span[], b: readonly Span[]): Span[] {
  const both = a.flatMap((one) =>
    b.map((other) => ({ from: later(one.from, other.from), to: earlierEnd(one.to, other.to) })),
  );
  return joined(both);
}

/** The days of the first list that are not in the second, in order. */
export function without(spans: readonly Span[], removed: readonly Span[]): Span[] {
  let left = joined(spans);
  for (const gap of joined(removed)) {
    left = left.flatMap((span) => {
      const before = { from: span.from, to: earlierEnd(span.to, gap.from) };
      const after = gap.to === null ? [] : [{ from: later(span.from, gap.to), to: span.to }];
      return [before, ...after].filter(hasDays);
    });
  }
  return joined(left);
}

/** How many days of a joined list lie from `from` up to but not including `until`. */
export function daysWithin(spans: readonly Span[], from: LocalDate, until: LocalDate): number {
  return spans.reduce((days, span) => {
    const end = span.to === null ? until : earlier(span.to, until);
    return days + Math.max(0, daysBetween(later(span.from, from), end));
  }, 0);
}

function hasDays(span: Span): boolean {
  return span.to === null || span.from < span.to;
}

function earlierEnd(a: LocalDate | null, b: LocalDate | null): LocalDate | null {
  if (a === null || b === null) return a ?? b;
  return earlier(a, b);
}
