import { addMonths, ageOn, localDate, type LocalDate } from '../statutory/local-date';

/** Why somebody needs a home, in the order in which one of two on the same day is said. */
export const NEEDS = ['no-settled-home', 'at-risk', 'turns-18', 'planned-end', 'release', 'flat-queue'] as const;
export type Need = (typeof NEEDS)[number];
export const NEED_WORDS: Readonly<Record<Need, string>> = {
  'no-settled-home': 'No settled home',
  'at-risk': 'Has to leave',
  'turns-18': 'In care, turns 18',
  'planned-end': 'Staying put ends',
  release: 'Leaves custody',
  'flat-queue': 'Waits for a flat',
};

/** The kind of home they need, as far as the record says it. */
export const WANTED = ['own', 'under-18', 'not-said'] as const;
export type Wanted = (typeof WANTED)[number];
export const WANTED_WORDS: Readonly<Record<Wanted, string>> = {
  own: 'A home of their own',
  'under-18': 'Under 18 on that day',
  'not-said': 'Kind of home not said',
};

/** Kinds of home that there are. */
export const SUPPLY = ['own', 'supported', 'lodgings', 'other'] as const;
export type SupplyKind = (typeof SUPPLY)[number];
export const SUPPLY_WORDS: Readonly<Record<SupplyKind, string>> = {
  own: 'Flats and tenancies',
  supported: 'Supported accommodation',
  lodgings: 'Supported lodgings',
  other: 'Other',
};

export const NOW = 'now';
/** Its day is not known. */
export const SOME_DAY = 'day-not-known';
const MONTHS_AHEAD = 12;

/** The months that are forecast, this one first, as 2026-11. */
export function monthsAhead(today: LocalDate): string[] {
  const first = localDate(`${today.slice(0, 7)}-01`);
  return Array.from({ length: MONTHS_AHEAD }, (_, ahead) => addMonths(first, ahead).slice(0, 7));
}

/** Where a day stands in the forecast: now, where it has come; its month; null where it is later than what is forecast. */
export function slotOf(day: LocalDate | null, today: LocalDate): string | null {
  if (day === null) return SOME_DAY;
  if (day <= today) return NOW;
  const month = day.slice(0, 7);
  return monthsAhead(today).includes(month) ? month : null;
}

/** That somebody needs a home from a day on; null where that day is not known. */
export interface NeedOn {
  need: Need;
  onDay: LocalDate | null;
}

/** One young person's need of a home: what comes first of all that is known; what has no day comes last. */
export interface Demand extends NeedOn {
  slot: string;
  wanted: Wanted;
}

/** Null where nothing is known that makes them need a home in the months that are forecast. */
export function demandOf(needs: readonly NeedOn[], dateOfBirth: LocalDate, today: LocalDate): Demand | null {
  const placed = needs.flatMap((one) => {
    const slot = slotOf(one.onDay, today);
    return slot === null ? [] : [{ ...one, slot }];
  });
  const day = ({ onDay }: NeedOn) => (onDay === null ? '9999' : onDay <= today ? '' : onDay);
  const [first] = placed.toSorted(
    (a, b) => day(a).localeCompare(day(b)) || NEEDS.indexOf(a.need) - NEEDS.indexOf(b.need),
  );
  if (!first) return null;
  const waits = placed.some(({ need }) => need === 'flat-queue');
  const isYoung = ageOn(dateOfBirth, first.onDay !== null && first.onDay > today ? first.onDay : today) < 18;
  return { ...first, wanted: waits ? 'own' : isYoung ? 'under-18' : 'not-said' };
}

/** Places that are free or to come. */
export interface Places {
  kind: SupplyKind;
  count: number;
  /** From when; null where that is not known. */
  fromOn: LocalDate | null;
}

/** A line of the forecast. */
export interface ForecastLine {
  slot: string;
  needs: Record<Need, number>;
  all: number;
  supply: Record<SupplyKind, number>;
  places: number;
  /** Who needs a home from the first line to this one, less the places; null of what has no day. */
  gap: number | null;
}

/** What is needed and what there is, line by line: now, each month, and what has no day, which is in no gap. */
export function forecast(
  demand: readonly Pick<Demand, 'need' | 'slot'>[],
  supply: readonly Places[],
  today: LocalDate,
): ForecastLine[] {
  let gap = 0;
  return [NOW, ...monthsAhead(today), SOME_DAY].map((slot) => {
    const own = demand.filter((one) => one.slot === slot);
    const there = supply.filter((one) => slotOf(one.fromOn, today) === slot);
    const sum = (of: readonly Places[]) => of.reduce((all, { count }) => all + count, 0);
    const places = sum(there);
    gap += own.length - places;
    return {
      slot,
      needs: Object.fromEntries(NEEDS.map((need) => [need, own.filter((one) => one.need === need).length])) as Record<
        Need,
        number
      >,
      all: own.length,
      supply: Object.fromEntries(SUPPLY.map((kind) => [kind, sum(there.filter((one) => one.kind === kind))])) as Record<
        SupplyKind,
        number
      >,
      places,
      gap: slot === SOME_DAY ? null : gap,
    };
  });
}
