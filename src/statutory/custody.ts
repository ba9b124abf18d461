import type { CaseFile } from './case-file';
import type { LocalDate } from './local-date';
import { holdsOn, joined, type Span } from './spans';

/** SSDA903 letter of a home that is a prison or another place of custody. */
const IN_CUSTODY = 'X';

/** One unbroken time in custody, with the record that says it began. */
export interface CustodyStay extends Span {
  start: { id: string; text: string };
}

/**
 * Times in custody, in order and without overlaps: moving from one prison to another is one time.
 *
 * A detention counts unless it was in hospital, one that does not say where too, so that the visits run; and so does a
 * home recorded as custody, for whom no detention is recorded.
 */
export function custodyStays({ detentions, accommodation }: Pick<CaseFile, 'detentions' | 'accommodation'>) {
  const records = [
    ...detentions.filter(({ kind }) => kind !== 'hospital').map((one) => ({ ...one, text: `detention ${one.id}` })),
    ...accommodation
      .filter(({ type }) => type === IN_CUSTODY)
      .map((one) => ({ ...one, text: `accommodation ${one.id}` })),
  ];
  return joined(records).map((span): CustodyStay => {
    // Each time begins with a record; of several that day, a detention comes first.
    const { id, text } = records.find(({ from }) => from === span.from)!;
    return { ...span, start: { id, text } };
  });
}

/** The home from the day its young person could live there: their release, where it began while they were in custody; null before that. */
export function livedInFrom<T extends Span>(home: T, stays: readonly Span[]): T | null {
  const stay = stays.find((one) => holdsOn(one, home.from));
  if (!stay) return home;
  return stay.to === null || (home.to !== null && home.to <= stay.to) ? null : { ...home, from: stay.to };
}

/**
 * The day on which a visit to a home that is due by a day stopped being owed: custody ends it, unless they are released
 * by that day.
 *
 * @param endedOn the day it stopped being owed if there were no custody; null while it lasts
 */
export function visitEnd(home: Span, endedOn: LocalDate | null, stays: readonly Span[], dueBy: LocalDate) {
  const away = stays.find(
    ({ from, to }) => from >= home.from && (endedOn === null || from < endedOn) && !(to !== null && to <= dueBy),
  );
  return away ? away.from : endedOn;
}
