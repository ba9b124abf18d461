import type { LocalDate } from '../statutory/local-date';
import { fullName } from '../young-people/names';
import { familiarityShown } from './familiarity-words';
import type { KnownList, KnownShow } from './familiarity.service';

/** Lines that are shown at once; the API has them all. */
const MOST_LINES = 100;

export function toKnownPage(list: KnownList, show: KnownShow, today: LocalDate) {
  const link = (to: KnownShow, text: string) => ({ text, href: `/team/who-knows?show=${to}`, current: to === show });
  return {
    people: list.people,
    withThreeVisits: list.withThreeVisits,
    passedAround: list.passedAround,
    unknown: list.unknown,
    links: [
      link('all', `Everyone (${list.people})`),
      link('three', `Three people in three visits (${list.passedAround})`),
      link('nobody', `Known by nobody who works here (${list.unknown})`),
    ],
    lines: list.lines.slice(0, MOST_LINES).map((line) => ({
      name: fullName(line),
      at: `/young-people/${line.id}`,
      adviser: line.adviserName,
      team: line.teamName,
      ...familiarityShown(line, today),
    })),
    notShown: Math.max(0, list.lines.length - MOST_LINES),
  };
}
