import { onePage } from '../caseloads/page-links';
import type { LocalDate } from '../statutory/local-date';
import { fullName } from '../young-people/names';
import { familiarityShown } from './familiarity-words';
import type { KnownList, KnownShow } from './familiarity.service';

const KNOWN_A_PAGE = 50;

export function toKnownPage(list: KnownList, show: KnownShow, page: number, today: LocalDate) {
  const address = (to: KnownShow) => `/team/who-knows?show=${to}`;
  const link = (to: KnownShow, text: string) => ({ text, href: address(to), current: to === show });
  const { shown, pagination } = onePage(list.lines, page, KNOWN_A_PAGE, (to) => `${address(show)}&page=${to}`);
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
    lines: shown.map((line) => ({
      name: fullName(line),
      at: `/young-people/${line.id}`,
      adviser: line.adviserName,
      team: line.teamName,
      ...familiarityShown(line, today),
    })),
    pagination,
  };
}
