import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { addDays, addMonths, type LocalDate } from '../statutory/local-date';
import { EET_BANDS, type EetBand } from './eet-figure';
import { NO_TEAM, returnYearOf } from './eet-figures.query';
import {
  countHomes,
  HOME_BANDS,
  homeKindsOf,
  homeListOf,
  type HomeBand,
  type HomeCounts,
  type HomeFigureId,
} from './home-figure';
import { homeFiguresOf, type HomeFiguresQuery, type HomeFilters, type HomePeopleQuery } from './home-figures.query';
import { nightsWithin, otherHomeRows, suitableRows, sustainedRows, type HomeRow } from './home-rows';

export interface HomeTeam {
  id: string;
  name: string;
}

/** An age group or a team. */
export interface HomeLine {
  /** Null: no team. */
  key: string | null;
  name: string | null;
  counts: HomeCounts;
}

export interface HomeFigures {
  /** Today, or the last day of the year that is over. */
  asOf: LocalDate;
  /** The nights that are counted: to the day before the last one. */
  nights: { from: LocalDate; to: LocalDate };
  figures: { figure: HomeFigureId; counts: HomeCounts; lines: HomeLine[] }[];
  /** Suitable homes by year of the return and age, the latest first. */
  history: { year: number; bands: Record<EetBand, HomeCounts> }[];
  teams: HomeTeam[];
}

export interface HomePeople {
  asOf: LocalDate;
  nights: HomeFigures['nights'];
  teams: HomeTeam[];
  people: HomeRow[];
}

const YEARS_BACK = 4;
const NIGHTS_MONTHS = 12;

/** How young people live: figures, and the names behind each, both by the same rows. */
@Injectable()
export class HomeFiguresService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Problem 'not-allowed' for those who answer for no figures */
  async figures(actor: Actor, query: HomeFiguresQuery, today: LocalDate): Promise<HomeFigures> {
    mustBeAllowed(actor, 'see-figures');
    return this.unitOfWork.read(actor, async (work) => {
      const teams = await teamsOf(work);
      const years = Array.from({ length: YEARS_BACK + 1 }, (_, back) => returnYearOf(today) - back);
      const suitable = await suitableRows(work, [...new Set([query.year, ...years])], today);
      const others = await othersOf(work, query, today);
      const rowsOf = (figure: HomeFigureId): HomeRow[] =>
        (figure === 'suitable' ? suitable.filter(({ year }) => year === query.year) : others[figure]).filter((one) =>
          isIn(one, query),
        );
      return {
        ...spanOf(query, today),
        teams,
        figures: homeFiguresOf(query).map((figure) => ({
          figure,
          counts: countHomes(figure, rowsOf(figure)),
          lines: linesOf(figure, rowsOf(figure), query, teams),
        })),
        history: years.map((year) => ({
          year,
          bands: Object.fromEntries(
            EET_BANDS.map((band) => [
              band,
              countHomes(
                'suitable',
                suitable.filter((one) => one.year === year && isIn(one, { ...query, band })),
              ),
            ]),
          ) as Record<EetBand, HomeCounts>,
        })),
      };
    });
  }

  /** The same as a file: without names. Audited. */
  async exportFigures(actor: Actor, query: HomeFiguresQuery, today: LocalDate): Promise<HomeFigures> {
    const given = await this.figures(actor, query, today);
    const rows = given.figures.reduce((sum, { lines }) => sum + lines.length, 0);
    await this.recordExport(actor, 'figures.exported', query, rows);
    return given;
  }

  /** Everybody behind a figure, in the order of their names; out of area the farthest first. @throws Problem 'not-allowed' */
  async people(actor: Actor, query: HomePeopleQuery, today: LocalDate): Promise<HomePeople> {
    mustBeAllowed(actor, 'see-figures');
    return this.unitOfWork.read(actor, async (work) => {
      const { figure, of } = query;
      const list = homeListOf(figure, of) ?? { kinds: [], differs: null, mark: null };
      const rows =
        figure === 'suitable'
          ? await suitableRows(work, [query.year], today)
          : (await othersOf(work, query, today))[figure];
      const people = rows
        .flatMap((one) => {
          const kind = list.mark ? one.marks?.[list.mark] : one.kind;
          return kind === undefined ? [] : [{ ...one, kind }];
        })
        .filter(
          (one) =>
            isIn(one, query) &&
            list.kinds.includes(one.kind) &&
            (list.differs === null || list.differs.some((difference) => one.differs.includes(difference))),
        );
      // Who lives out of area by how far, the farthest first.
      const order = homeKindsOf('away');
      if (figure === 'away') people.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
      return { ...spanOf(query, today), teams: await teamsOf(work), people };
    });
  }

  /** The names as a file: for those who may take records elsewhere. Audited. */
  async exportPeople(actor: Actor, query: HomePeopleQuery, today: LocalDate): Promise<HomePeople> {
    mustBeAllowed(actor, 'export-case-file');
    const list = await this.people(actor, query, today);
    await this.recordExport(actor, 'figures.names-exported', query, list.people.length);
    return list;
  }

  private async recordExport(actor: Actor, did: string, query: HomeFiguresQuery, rows: number): Promise<void> {
    await this.unitOfWork.write(actor, (work) => audit(work, { did, subjectId: 'homes', detail: { ...query, rows } }));
  }
}

function spanOf({ year }: HomeFilters, today: LocalDate): Pick<HomeFigures, 'asOf' | 'nights'> {
  const nights = nightsWithin(year, today, addMonths(today, -NIGHTS_MONTHS));
  return { asOf: year === null || nights.to === today ? today : addDays(nights.to, -1), nights };
}

async function othersOf(work: Work, query: HomeFilters, today: LocalDate) {
  const { asOf, nights } = spanOf(query, today);
  const when = { within: nights, onDay: asOf, year: query.year };
  return { ...(await otherHomeRows(work, when)), sustained: await sustainedRows(work, when) };
}

function linesOf(
  figure: HomeFigureId,
  rows: readonly HomeRow[],
  { by }: HomeFiguresQuery,
  teams: readonly HomeTeam[],
): HomeLine[] {
  const keys: Omit<HomeLine, 'counts'>[] =
    by === 'band'
      ? HOME_BANDS.map((band) => ({ key: band, name: band }))
      : [{ key: null, name: null }, ...teams.map(({ id, name }) => ({ key: id, name }))];
  return keys
    .map((line) => ({ ...line, own: rows.filter((one) => (by === 'band' ? one.band : one.teamId) === line.key) }))
    .filter(({ own }) => own.length > 0)
    .map(({ own, ...line }) => ({ ...line, counts: countHomes(figure, own) }));
}

function isIn(
  one: Pick<HomeRow, 'band' | 'teamId'>,
  { band, teamId }: { band: HomeBand | null; teamId: string | null },
): boolean {
  if (band !== null && one.band !== band) return false;
  return teamId === null || one.teamId === (teamId === NO_TEAM ? null : teamId);
}

async function teamsOf({ manager }: Work): Promise<HomeTeam[]> {
  return manager.query('select id, name from team order by name, id');
}
