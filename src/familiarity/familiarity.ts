import type { LocalDate } from '../statutory/local-date';

/** How many of the last visits are looked at. */
export const LAST_VISITS = 3;
/** As many months back a year of faces goes. */
export const YEAR_MONTHS = 12;
/** Nobody needs a longer list to choose somebody familiar from. */
const MOST_FAMILIAR = 3;

/** What the record says about one worker and one young person. */
export interface Met {
  staffId: string;
  name: string;
  /** Null while they work here. */
  leftOn: LocalDate | null;
  /** Face to face, on whatever day. */
  visits: number;
  /** Face to face, in the last twelve months. */
  visitsInYear: number;
  /** Was their worker on some day of the last twelve months. */
  workerInYear: boolean;
  /** Is their worker now. */
  workerNow: boolean;
  /** The first and the last day that they met, or that one was the other's worker. */
  firstOn: LocalDate;
  lastOn: LocalDate;
}

/** A worker whom the young person knows, and who works here. */
export interface Familiar {
  staffId: string;
  name: string;
  visits: number;
  lastOn: LocalDate;
}

export interface Familiarity {
  /** How few people between them were at the last three visits; `visits` says of how many, where there were fewer. */
  lastThree: { visitors: number; visits: number };
  /** How many people visited in twelve months. */
  visitorsInYear: number;
  /** How many workers they had in twelve months. */
  workersInYear: number;
  /** Of those who work here, whoever has known them longest. */
  longest: { staffId: string; name: string; since: LocalDate } | null;
  /** Of those who work here and are not their worker: whom to send instead. Whoever met them most comes first. */
  familiar: Familiar[];
}

/**
 * How many faces a young person has had to get used to, and who is familiar.
 *
 * @param met everyone who visited or was their worker
 * @param lastVisitors who was at each of the last visits, the latest first; nobody where the record does not say, which counts as
 * somebody else
 */
export function familiarityOf(met: readonly Met[], lastVisitors: readonly (readonly string[])[]): Familiarity {
  const last = lastVisitors.slice(0, LAST_VISITS);
  const here = met.filter(({ leftOn }) => leftOn === null);
  const longest = here.toSorted((a, b) => compare(a.firstOn, b.firstOn) || compare(a.staffId, b.staffId))[0];
  return {
    lastThree: { visitors: facesOf(last), visits: last.length },
    visitorsInYear: met.filter(({ visitsInYear }) => visitsInYear > 0).length,
    workersInYear: met.filter(({ workerInYear }) => workerInYear).length,
    longest: longest ? { staffId: longest.staffId, name: longest.name, since: longest.firstOn } : null,
    familiar: here
      .filter(({ visits, workerNow }) => visits > 0 && !workerNow)
      .toSorted((a, b) => b.visits - a.visits || compare(b.lastOn, a.lastOn) || compare(a.staffId, b.staffId))
      .slice(0, MOST_FAMILIAR)
      .map(({ staffId, name, visits, lastOn }) => ({ staffId, name, visits, lastOn })),
  };
}

/** How few people between them were at these visits, three at most: whoever was at most of them stands for those. */
function facesOf(visits: readonly (readonly string[])[]): number {
  const most = visits.flat().map((id) => visits.filter((there) => there.includes(id)).length);
  return visits.length === 0 ? 0 : visits.length - Math.max(1, ...most) + 1;
}

/** Each of the last three visits was by somebody else. */
export function isPassedAround({ lastThree }: Familiarity): boolean {
  return lastThree.visits === LAST_VISITS && lastThree.visitors === LAST_VISITS;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
