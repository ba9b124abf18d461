import type { LocalDate } from '../statutory/local-date';
import { agoWords } from '../web/day-words';
import { isPassedAround, type Familiarity } from './familiarity';

/** Who knows somebody, in words. */
export function familiarityShown(known: Familiarity, today: LocalDate) {
  const { visitors, visits } = known.lastThree;
  return {
    lastThree: visits === 0 ? 'No visit is recorded yet' : `${people(visitors)} in the last ${counted(visits)}`,
    passedAround: isPassedAround(known),
    inYear: `${people(known.visitorsInYear)} visited in twelve months`,
    workers: `${known.workersInYear} ${known.workersInYear === 1 ? 'worker' : 'workers'} in twelve months`,
    longest: known.longest && { name: known.longest.name, since: known.longest.since },
    familiar: known.familiar.map(({ staffId, name, visits: times, lastOn }) => ({
      staffId,
      name,
      words: `${times === 1 ? 'met once' : `met ${times} times`}, last ${agoWords(lastOn, today)}`,
    })),
  };
}

export type FamiliarityShown = ReturnType<typeof familiarityShown>;

function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}

function counted(visits: number): string {
  return visits === 1 ? 'visit' : `${visits} visits`;
}
