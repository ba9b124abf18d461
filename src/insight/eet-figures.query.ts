import { isId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { chosen, typed, type Fields } from '../web/fields';
import { KS4_OF, type Ks4Of } from './key-stage-4';
import { SEN } from '../young-people/young-person.entity';
import { EET_BANDS, EET_OF, type EetBand, type EetOf } from './eet-figure';

export const EET_LINES = ['band', 'team', 'disability', 'sen', 'ethnicity', 'status'] as const;
export type EetLinesBy = (typeof EET_LINES)[number];

export const DISABILITY = ['yes', 'no', 'not-known'] as const;
export type Disability = (typeof DISABILITY)[number];

export const SEN_LINES = [...SEN, 'not-known'] as const;
export type SenLine = (typeof SEN_LINES)[number];

/** The five groups of the census, as far as the codes of the return say. */
export const ETHNIC_GROUPS = ['white', 'mixed', 'asian', 'black', 'other', 'not-known'] as const;
export type EthnicGroup = (typeof ETHNIC_GROUPS)[number];

/** Of the law; `other` is who died, or whose position by law is none of these. */
export const EET_STATUSES = ['relevant', 'former-relevant', 'former-relevant-21-plus', 'qualifying', 'other'] as const;
export type EetStatus = (typeof EET_STATUSES)[number];

/** Young people of no team. */
export const NO_TEAM = 'none';

export interface EetFilters {
  /** The year of a return, to 31 March: what they did on their birthday in it. Null: what they do today. */
  year: number | null;
  band: EetBand | null;
  /** `none`: of no team. */
  teamId: string | null;
  disability: Disability | null;
  sen: SenLine | null;
  ethnicity: EthnicGroup | null;
  status: EetStatus | null;
}

export const NO_EET_FILTERS = {
  band: null,
  teamId: null,
  disability: null,
  sen: null,
  ethnicity: null,
  status: null,
} as const;

export interface EetFiguresQuery extends EetFilters {
  by: EetLinesBy;
}

export interface EetPeopleQuery extends EetFiguresQuery {
  of: EetOf;
  /** And only those whose English and maths at Key Stage 4 are so. */
  ks4: Ks4Of | null;
  page: number;
}

/** The year of the return in which a day lies. */
export function returnYearOf(day: LocalDate): number {
  return Number(day.slice(0, 4)) + (day.slice(5) > '03-31' ? 1 : 0);
}

const FIRST_YEAR = 2016;

/** @returns null for what is no year of a return that has begun */
export function readReturnYear(text: string, today: LocalDate): number | null {
  const year = Number(text);
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= returnYearOf(today) ? year : null;
}

export function readEetFigures(fields: Fields, today: LocalDate): EetPeopleQuery {
  const team = typed(fields, 'team').toLowerCase();
  const page = Number(typed(fields, 'page'));
  return {
    by: chosen(fields, 'by', EET_LINES) ?? 'band',
    year: readReturnYear(typed(fields, 'year'), today),
    band: chosen(fields, 'band', EET_BANDS),
    teamId: team === NO_TEAM || isId(team) ? team : null,
    disability: chosen(fields, 'disability', DISABILITY),
    sen: chosen(fields, 'sen', SEN_LINES),
    ethnicity: chosen(fields, 'ethnicity', ETHNIC_GROUPS),
    status: chosen(fields, 'status', EET_STATUSES),
    of: chosen(fields, 'of', EET_OF) ?? 'counted',
    ks4: chosen(fields, 'ks4', KS4_OF),
    page: Number.isInteger(page) && page > 1 && page < 10_000 ? page : 1,
  };
}

/** The part of an address after the `?`; empty for the page as it opens. */
export function eetFiguresAddress(query: Partial<EetPeopleQuery>): string {
  const { by, year, band, teamId, disability, sen, ethnicity, status, of, ks4, page } = query;
  const said = [
    by && by !== 'band' && `by=${by}`,
    year && `year=${year}`,
    band && `band=${band}`,
    teamId && `team=${teamId}`,
    disability && `disability=${disability}`,
    sen && `sen=${sen}`,
    ethnicity && `ethnicity=${ethnicity}`,
    status && `status=${status}`,
    of && `of=${of}`,
    ks4 && `ks4=${ks4}`,
    page && page > 1 && `page=${page}`,
  ];
  return said.filter(Boolean).join('&');
}
