import { daysBetween, type LocalDate } from '../statutory/local-date';
import { betterWhen, scaleKey, type BetterWhen } from './wellbeing-scales';

/** One referral of somebody whom the reader may see. */
export interface OutcomeReferral {
  /** Null where the service is not in the directory. */
  serviceId: string | null;
  serviceName: string | null;
  /** 1 to 4. */
  step: number;
  referredOn: LocalDate;
  firstSeenOn: LocalDate | null;
  endedOn: LocalDate | null;
  scale: string | null;
  scoreBefore: number | null;
  scoreAfter: number | null;
}

export const OUTCOME_COUNTS = ['referred', 'started', 'waiting', 'unseen', 'finished', 'both', 'not-measured'] as const;
export type OutcomeCount = (typeof OUTCOME_COUNTS)[number];
export const SCALE_COUNTS = ['both', 'up', 'same', 'down', 'lacks-one'] as const;
export type ScaleCount = (typeof SCALE_COUNTS)[number];

/** One scale alone: scores of two scales never stand in one number. */
export interface ScaleOutcome {
  /** Empty: which scale was not said. */
  key: string;
  name: string | null;
  better: BetterWhen | null;
  counts: Record<ScaleCount, number>;
  /** In the middle of the changes, after less before; null where nobody has both scores. */
  medianChange: number | null;
}

export interface ServiceOutcome {
  step: number;
  /** Null: those that are not in the directory; undefined: the whole step. */
  serviceId: string | null | undefined;
  name: string | null;
  counts: Record<OutcomeCount, number>;
  /** From referral to first seen, in the middle of those who were seen. */
  medianWaitDays: number | null;
  scales: ScaleOutcome[];
}

/**
 * referred = started + waiting + unseen (it ended before they were seen). `finished` is among started; so are `both` scores
 * and `not-measured`, who have neither.
 */
export function countsOf(one: OutcomeReferral): OutcomeCount[] {
  if (one.firstSeenOn === null) return ['referred', one.endedOn === null ? 'waiting' : 'unseen'];
  const counts: OutcomeCount[] = ['referred', 'started'];
  if (one.endedOn !== null) counts.push('finished');
  if (one.scoreBefore !== null && one.scoreAfter !== null) counts.push('both');
  if (one.scoreBefore === null && one.scoreAfter === null) counts.push('not-measured');
  return counts;
}

/** None for whoever was not seen, or has no score. */
export function scaleCountsOf({ firstSeenOn, scoreBefore, scoreAfter }: OutcomeReferral): ScaleCount[] {
  if (firstSeenOn === null || (scoreBefore === null && scoreAfter === null)) return [];
  if (scoreBefore === null || scoreAfter === null) return ['lacks-one'];
  return ['both', scoreAfter > scoreBefore ? 'up' : scoreAfter < scoreBefore ? 'down' : 'same'];
}

/** Each step as a whole, followed by its services by name; those not in the directory last. */
export function outcomes(referrals: readonly OutcomeReferral[]): ServiceOutcome[] {
  return [1, 2, 3, 4].flatMap((step) => {
    const ofStep = referrals.filter((one) => one.step === step);
    if (ofStep.length === 0) return [];
    const services = [...grouped(ofStep, ({ serviceId }) => serviceId)]
      .map(([serviceId, rows]) => outcome(step, serviceId, rows[0]!.serviceName, rows))
      .sort((a, b) => Number(a.serviceId === null) - Number(b.serviceId === null) || a.name!.localeCompare(b.name!));
    return [outcome(step, undefined, null, ofStep), ...services];
  });
}

function outcome(
  step: number,
  serviceId: string | null | undefined,
  name: string | null,
  rows: readonly OutcomeReferral[],
): ServiceOutcome {
  const waits = rows.flatMap(({ referredOn, firstSeenOn }) =>
    firstSeenOn ? [daysBetween(referredOn, firstSeenOn)] : [],
  );
  const measured = rows.filter((one) => scaleCountsOf(one).length > 0);
  const scales = [...grouped(measured, ({ scale }) => scaleKey(scale))].map(([key, of]) => {
    const changes = of.flatMap(({ scoreBefore, scoreAfter }) =>
      scoreBefore !== null && scoreAfter !== null ? [scoreAfter - scoreBefore] : [],
    );
    const { scale } = of[0]!;
    const counts = tally(SCALE_COUNTS, of, scaleCountsOf);
    return { key, name: key ? scale : null, better: betterWhen(scale), counts, medianChange: median(changes) };
  });
  scales.sort((a, b) => Number(a.key === '') - Number(b.key === '') || a.key.localeCompare(b.key));
  const counts = tally(OUTCOME_COUNTS, rows, countsOf);
  return { step, serviceId, name, counts, medianWaitDays: median(waits), scales };
}

function grouped<Key, Row>(rows: readonly Row[], by: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row]);
  return groups;
}

function tally<Count extends string, Row>(
  names: readonly Count[],
  rows: readonly Row[],
  of: (row: Row) => readonly Count[],
): Record<Count, number> {
  const counts = Object.fromEntries(names.map((name) => [name, 0])) as Record<Count, number>;
  for (const row of rows) for (const name of of(row)) counts[name] += 1;
  return counts;
}

/** The lower of the two in the middle of an even number, as everywhere else waits are counted. */
function median(numbers: readonly number[]): number | null {
  return numbers.toSorted((a, b) => a - b)[Math.ceil(numbers.length / 2) - 1] ?? null;
}
