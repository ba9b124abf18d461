import { isId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { chosen, typed, type Fields } from '../web/fields';
import { NO_TEAM, readReturnYear } from './eet-figures.query';
import { HOME_BANDS, HOME_FIGURE, HOME_FIGURES, homeListOf, type HomeBand, type HomeFigureId } from './home-figure';

export const HOME_LINES = ['band', 'team'] as const;
export type HomeLinesBy = (typeof HOME_LINES)[number];

export interface HomeFilters {
  /** The year of a return, to 31 March; null: as things stand today. */
  year: number | null;
  band: HomeBand | null;
  /** `none`: of no team. */
  teamId: string | null;
}

export interface HomeFiguresQuery extends HomeFilters {
  by: HomeLinesBy;
}

/** The young people behind a figure. */
export interface HomePeopleQuery extends HomeFiguresQuery {
  figure: HomeFigureId;
  /** A kind of the figure, or one of HOME_LISTS. */
  of: string;
  page: number;
}

/** The figures that are counted: of the year of a return not those that say how things stand today. */
export function homeFiguresOf({ year }: HomeFilters): HomeFigureId[] {
  return HOME_FIGURES.filter((figure) => year === null || HOME_FIGURE[figure].span === 'year');
}

/** What an address asks for; whatever it does not say, or says wrongly, is as the page opens. */
export function readHomeFigures(fields: Fields, today: LocalDate): HomePeopleQuery {
  const year = readReturnYear(typed(fields, 'year'), today);
  const team = typed(fields, 'team').toLowerCase();
  const page = Number(typed(fields, 'page'));
  const of = typed(fields, 'of');
  const asked = chosen(fields, 'figure', HOME_FIGURES) ?? 'suitable';
  const figure = homeFiguresOf({ year, band: null, teamId: null }).includes(asked) ? asked : 'suitable';
  return {
    by: chosen(fields, 'by', HOME_LINES) ?? 'band',
    year,
    band: chosen(fields, 'band', HOME_BANDS),
    teamId: team === NO_TEAM || isId(team) ? team : null,
    figure,
    of: homeListOf(figure, of) ? of : 'everyone',
    page: Number.isInteger(page) && page > 1 && page < 10_000 ? page : 1,
  };
}

/** The part of an address after the `?`; empty for the page as it opens. */
export function homeFiguresAddress(query: Partial<HomePeopleQuery>): string {
  const { by, year, band, teamId, figure, of, page } = query;
  const said = [
    by && by !== 'band' && `by=${by}`,
    year && `year=${year}`,
    band && `band=${band}`,
    teamId && `team=${teamId}`,
    figure && `figure=${figure}`,
    of && `of=${of}`,
    page && page > 1 && `page=${page}`,
  ];
  return said.filter(Boolean).join('&');
}
