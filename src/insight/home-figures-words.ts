import { ACCOMMODATION_WORDS } from '../accommodation/accommodation-words';
import type { Nights } from '../statutory/clocks/nights';
import { addDays, formatLong } from '../statutory/local-date';
import { BAND_WORDS as LEAVER_BAND_WORDS } from './eet-figures.page';
import { NO_TEAM } from './eet-figures.query';
import {
  DIFFERENCE_WORDS,
  HOME_FIGURE,
  MOVE_MARK_WORDS,
  MOVE_MARKS,
  type HomeBand,
  type HomeFigureId,
} from './home-figure';
import type { HomeFiguresQuery, HomeLinesBy } from './home-figures.query';
import type { HomeFigures, HomeLine, HomeTeam } from './home-figures.service';
import type { HomeRow } from './home-rows';
import { asMiddle } from './plan-measure';

export const HOME_LINE_WORDS: Record<HomeLinesBy, string> = { band: 'Age', team: 'Team' };
export const HOME_BAND_WORDS: Record<HomeBand, string> = {
  ...LEAVER_BAND_WORDS,
  'under-17': 'Under 17',
  '22-25': '22 to 25',
  'over-25': '26 and over',
};

export function homeLineName(by: HomeLinesBy, { key, name }: Pick<HomeLine, 'key' | 'name'>): string {
  return by === 'band' ? HOME_BAND_WORDS[key as HomeBand] : (name ?? 'No team');
}

/** Whom a figure counts, of which days. */
export function homeCohortWords(
  figure: HomeFigureId,
  { year, band, teamId }: Pick<HomeFiguresQuery, 'year' | 'band' | 'teamId'>,
  { nights, asOf, teams }: Pick<HomeFigures, 'nights' | 'asOf'> & { teams: readonly HomeTeam[] },
): string {
  const only = [
    band && `aged ${asMiddle(HOME_BAND_WORDS[band])}`,
    teamId && `of ${teamId === NO_TEAM ? 'no team' : (teams.find(({ id }) => id === teamId)?.name ?? 'another team')}`,
  ].filter(Boolean);
  const when: Record<HomeFigureId, string> = {
    suitable:
      year === null
        ? `as they live on ${formatLong(asOf)}`
        : `as they lived on their birthday in the year to 31 March ${year}`,
    nights: `nights from ${formatLong(nights.from)} to ${formatLong(addDays(nights.to, -1))}`,
    unregistered: `as they live on ${formatLong(asOf)}`,
    away: `as they live on ${formatLong(asOf)}`,
    sustained: `days from ${formatLong(nights.from)} to ${formatLong(addDays(nights.to, -1))}`,
  };
  const whom = `${HOME_FIGURE[figure].counts}, whom you may see`;
  return `${whom}; ${when[figure]}${only.length > 0 ? `; only those ${only.join(', ')}` : ''}`;
}

/** "12 nights, 3 of them under 18". */
export function nightsWords({ all, under18 }: Nights): string {
  const count = all === 1 ? '1 night' : `${all} nights`;
  if (under18 === 0) return count;
  return under18 === all ? `${count}, under 18` : `${count}, ${under18} of them under 18`;
}

const WISHES = {
  yes: 'They wish to come back',
  no: 'They wish to stay',
  later: 'They wish to come back later',
} as const;

/** Of whoever lives away: whether the council there was told, how they keep in touch, and coming back. */
export function awayWords({ areaStory }: HomeRow): { told: string; contact: string; back: string } {
  if (!areaStory) return { told: 'Nothing recorded', contact: 'None', back: 'None' };
  const { council, toldOn, hasContactPlan, comingBack } = areaStory;
  return {
    told: `${council}, ${toldOn ? `told on ${formatLong(toldOn)}` : 'not told yet'}`,
    contact: hasContactPlan ? 'Written' : 'None',
    back: comingBack
      ? [WISHES[comingBack.wishes], ...(comingBack.backOn ? [`back by ${formatLong(comingBack.backOn)}`] : [])].join(
          ', ',
        )
      : 'None',
  };
}

/** What a list says of the home of somebody, besides what they are counted as. */
export function homeRowWords(figure: HomeFigureId, row: HomeRow): string {
  const home = row.type === null ? 'No home recorded' : (ACCOMMODATION_WORDS[row.type] ?? row.type);
  const inFull = row.provider ? `${home}, ${row.provider}` : home;
  switch (figure) {
    case 'suitable':
      if (row.fromReturn && row.type === null) return `${row.inReturn}, as our return of that year stated it`;
      return [
        row.inReturn ? `${inFull} (${row.inReturn})` : inFull,
        ...(row.fromReturn ? ['as our return of that year stated it'] : []),
        ...row.differs.map((one) => asMiddle(DIFFERENCE_WORDS[one])),
      ].join('; ');
    case 'nights':
      return row.nights && row.nights.all > 0 ? `${nightsWords(row.nights)}; now: ${asMiddle(inFull)}` : inFull;
    case 'sustained': {
      const said = MOVE_MARKS.filter((mark) => row.marks?.[mark]).map(
        (mark) => `${asMiddle(MOVE_MARK_WORDS[mark])}: ${asMiddle(HOME_FIGURE.sustained.words[row.marks![mark]!]!)}`,
      );
      return [inFull, `moved in on ${formatLong(row.movedOn!)}`, ...said].join('; ');
    }
    case 'unregistered':
    case 'away':
      return inFull;
  }
}
