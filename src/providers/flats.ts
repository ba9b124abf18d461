import { addMonths, localDate, type LocalDate } from '../statutory/local-date';

export const FLAT_STEPS = [
  'nominated',
  'bid',
  'let',
  'fell-through',
  'withdrawn',
  'sustained-3',
  'sustained-6',
  'sustained-12',
  'ended',
] as const;
export type FlatStep = (typeof FLAT_STEPS)[number];

export const FLAT_STEP_WORDS: Readonly<Record<FlatStep, string>> = {
  nominated: 'Nominated',
  bid: 'Bid made',
  let: 'Let',
  'fell-through': 'Fell through',
  withdrawn: 'Offer withdrawn',
  'sustained-3': 'Still there after 3 months',
  'sustained-6': 'Still there after 6 months',
  'sustained-12': 'Still there after 12 months',
  ended: 'Tenancy ended',
};

const SUSTAINED = ['sustained-3', 'sustained-6', 'sustained-12'] as const;
const MONTHS = { 'sustained-3': 3, 'sustained-6': 6, 'sustained-12': 12 } as const;

/** The year of a quota that a day falls in: it runs from 1 April, and 2026 is the one from 1 April 2026. */
export function quotaYearOf(day: LocalDate): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= '04-01' ? year : year - 1;
}

/** 2026 to 2027 */
export function quotaYearWords(year: number): string {
  return `${year} to ${year + 1}`;
}

/** What may come after the last step of a flat; null before the first. */
export function flatStepsAfter(last: FlatStep | null): readonly FlatStep[] {
  switch (last) {
    case null:
    case 'fell-through':
      return ['nominated', 'withdrawn'];
    case 'nominated':
      return ['bid', 'let', 'fell-through', 'withdrawn'];
    case 'bid':
      return ['let', 'fell-through', 'withdrawn'];
    case 'let':
      return ['sustained-3', 'sustained-6', 'sustained-12', 'ended'];
    case 'sustained-3':
      return ['sustained-6', 'sustained-12', 'ended'];
    case 'sustained-6':
      return ['sustained-12', 'ended'];
    case 'sustained-12':
      return ['ended'];
    case 'withdrawn':
    case 'ended':
      return [];
  }
}

/** The next day on which somebody asks whether the tenancy goes on; null where there is none. */
export function askAgain(
  letOn: LocalDate,
  last: FlatStep,
): { step: (typeof SUSTAINED)[number]; dueOn: LocalDate } | null {
  const next = SUSTAINED.find((step) => flatStepsAfter(last).includes(step));
  return next && last !== 'ended' ? { step: next, dueOn: addMonths(letOn, MONTHS[next]) } : null;
}

/** The earliest day on which a tenancy can be said to have lasted so long; null for a step that says nothing of it. */
export function lastedFrom(letOn: LocalDate, step: FlatStep): LocalDate | null {
  const sustained = SUSTAINED.find((one) => one === step);
  return sustained ? addMonths(letOn, MONTHS[sustained]) : null;
}

export interface QuotaLine {
  agreed: number;
  offered: number;
  nominated: number;
  let: number;
  /** Of those that were let: whoever was still there after as many months, and how many were let long enough ago to know. */
  sustained: Record<3 | 6 | 12, { still: number; of: number }>;
  /** Agreed and not offered yet; never below nothing. */
  toCome: number;
}

/**
 * What became of a quota.
 *
 * @param flats the steps of each flat that was offered, in their order
 * @param today for how long each has been let
 */
export function quotaLine(
  agreed: number,
  flats: readonly (readonly { step: FlatStep; onDay: LocalDate }[])[],
  today: LocalDate,
): QuotaLine {
  const withStep = (step: FlatStep) => flats.filter((steps) => steps.some((one) => one.step === step));
  const let_ = withStep('let');
  const sustained = (months: 3 | 6 | 12, from: number) => {
    const long = let_.filter((steps) => addMonths(steps.find(({ step }) => step === 'let')!.onDay, months) <= today);
    const still = long.filter((steps) => steps.some(({ step }) => SUSTAINED.slice(from).some((one) => one === step)));
    return { still: still.length, of: long.length };
  };
  return {
    agreed,
    offered: flats.length,
    nominated: withStep('nominated').length,
    let: let_.length,
    sustained: { 3: sustained(3, 0), 6: sustained(6, 1), 12: sustained(12, 2) },
    toCome: Math.max(0, agreed - flats.length),
  };
}

/** The first and the last day of the year of a quota. */
export function quotaYear(year: number): { from: LocalDate; to: LocalDate } {
  return { from: localDate(`${year}-04-01`), to: localDate(`${year + 1}-03-31`) };
}
