import { isId } from '../platform/ids';
import { addDays, addMonths, localDate, parseLocalDate, type LocalDate } from '../statutory/local-date';
import { chosen, typed, type Fields } from '../web/fields';
import { periodOf, readPeriod, type Period } from './period';
import { WORK_FIGURE, WORK_FIGURES, workKindsIn, type WorkFigureId } from './work-figure';

/** Whatever has no team, or no worker. */
export const NO_TEAM = 'none';
/** As many months a figure is followed back, the one of today included. */
export const MONTHS_BACK = 12;
const LAST_PAGE = 10_000;

export interface WorkQuery {
  /** Of the figures that say what happened; those that say how it stands are of today. */
  period: Period;
  /** `none`: no team; null: all. */
  teamId: string | null;
  /** `none`: no worker; null or left out: all. */
  workerId?: string | null;
}

/** One figure over the months. */
export interface WorkMonthsQuery extends WorkQuery {
  figure: WorkFigureId;
}

/** What is behind a figure. */
export interface WorkListQuery extends WorkMonthsQuery {
  /** A kind of the figure, or one of WORK_LISTS. */
  of: string;
  /** Of a figure that says how it stands: the end of a month that is over; null: today. */
  on: LocalDate | null;
}

/** What an address asks for; whatever it does not say, or says wrongly, is as the page opens. */
export function readWorkAddress(fields: Fields, today: LocalDate): WorkListQuery {
  const figure = chosen(fields, 'figure', WORK_FIGURES) ?? 'load';
  const of = typed(fields, 'of');
  const idIn = (name: string) => {
    const id = typed(fields, name).toLowerCase();
    return id === NO_TEAM || isId(id) ? id : null;
  };
  return {
    period: readPeriod(typed(fields, 'period')) ?? periodOf(today, 3),
    teamId: idIn('team'),
    workerId: idIn('worker'),
    figure,
    of: workKindsIn(figure, of) ? of : 'everything',
    on: dayBehind(figure, parseLocalDate(typed(fields, 'on')), today),
  };
}

/** The part of an address after the `?`. */
export function workAddress({ period, teamId, workerId, figure, of, on }: WorkQuery & Partial<WorkListQuery>): string {
  const said = [
    `period=${period.key}`,
    teamId && `team=${teamId}`,
    workerId && `worker=${workerId}`,
    figure && `figure=${figure}`,
    of && `of=${of}`,
    on && `on=${on}`,
  ];
  return said.filter(Boolean).join('&');
}

/** 1, 2, 3 … of a list in pages. */
export function readWorkPage(fields: Fields): number {
  const page = typed(fields, 'page');
  return /^[1-9]\d{0,4}$/.test(page) ? Math.min(LAST_PAGE, Number(page)) : 1;
}

/** The days on which a figure that says how it stands is followed: the ends of eleven months, and today. */
export function daysFollowed(today: LocalDate): LocalDate[] {
  const month = localDate(`${today.slice(0, 7)}-01`);
  const ends = Array.from({ length: MONTHS_BACK - 1 }, (_, n) => addDays(addMonths(month, n + 2 - MONTHS_BACK), -1));
  return [...ends, today];
}

/** What a list of a past day may be asked of; of waiting only numbers are kept. @returns null for today */
export function dayBehind(figure: WorkFigureId, day: LocalDate | null, today: LocalDate): LocalDate | null {
  if (WORK_FIGURE[figure].span !== 'day' || figure === 'waiting') return null;
  return day !== null && day !== today && daysFollowed(today).includes(day) ? day : null;
}

/** The months in which a figure that says what happened is followed, that of today last. */
export function monthsFollowed(today: LocalDate): Period[] {
  return daysFollowed(today).map((day) => periodOf(day, 1));
}
