import { daysBetween, type LocalDate } from '../statutory/local-date';
import type { Activity } from './activity.entity';

/** A course or contract that ends within so many days is looked at. */
export const ENDS_WITHIN_DAYS = 56;

/** `not-known` is where nothing is recorded too: it is never counted as having none. */
export type EetState = 'eet' | 'neet' | 'not-known';

type Spell = Pick<Activity, 'kind' | 'code' | 'fromOn' | 'toOn' | 'hoursAWeek'>;

export interface EetStanding<S extends Spell = Activity> {
  state: EetState;
  /** The first day of it; null where nothing is recorded of the day. */
  since: LocalDate | null;
  /** What takes most of their week, first; nothing where nothing is recorded. */
  running: S[];
}

/**
 * What a young person does on a day. Of two at once that with more hours comes first, then what is full time, then
 * what began earlier: the return asks for the main one.
 */
export function eetStanding<S extends Spell>(spells: readonly S[], day: LocalDate): EetStanding<S> {
  const running = spells
    .filter(({ fromOn, toOn }) => fromOn <= day && (toOn === null || toOn > day))
    .toSorted(mainFirst);
  const main = running[0];
  if (!main) return { state: 'not-known', since: null, running };
  const state = stateOf(main);
  return { state, since: sinceWhen(spells, state, earliest(running)), running };
}

/** For how many days they have had nothing; null where they have something or it is not known. */
export function daysWithout({ state, since }: Pick<EetStanding, 'state' | 'since'>, today: LocalDate): number | null {
  return state === 'neet' && since !== null ? daysBetween(since, today) : null;
}

export function stateOf({ kind }: Pick<Activity, 'kind'>): EetState {
  switch (kind) {
    case 'education':
    case 'training':
    case 'work':
      return 'eet';
    case 'none':
      return 'neet';
    case 'not-known':
      return 'not-known';
  }
}

function mainFirst(a: Spell, b: Spell): number {
  const hours = (b.hoursAWeek ?? 0) - (a.hoursAWeek ?? 0);
  if (hours !== 0) return hours;
  const fullTime = Number(isFullTime(b)) - Number(isFullTime(a));
  return fullTime !== 0 ? fullTime : a.fromOn < b.fromOn ? -1 : 1;
}

function isFullTime({ code }: Spell): boolean {
  return code?.startsWith('F') ?? false;
}

function earliest(spells: readonly Spell[]): LocalDate {
  return spells.reduce((first, { fromOn }) => (fromOn < first ? fromOn : first), spells[0]!.fromOn);
}

/** Back through every spell of the same state that ended on the day the next began. */
function sinceWhen(spells: readonly Spell[], state: EetState, from: LocalDate): LocalDate {
  const before = spells.filter(
    (one) => stateOf(one) === state && one.fromOn < from && one.toOn !== null && one.toOn >= from,
  );
  return before.length === 0 ? from : sinceWhen(spells, state, earliest(before));
}
