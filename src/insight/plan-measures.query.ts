import { isId } from '../platform/ids';
import { parseLocalDate, type LocalDate } from '../statutory/local-date';
import { chosen, typed, type Fields } from '../web/fields';
import { FIGURES, kindsIn, type FigureId } from './plan-measure';

export const PLAN_LINES = ['team', 'worker'] as const;
export type PlanLinesBy = (typeof PLAN_LINES)[number];

/** Young people without a worker, or without a team. */
export const NOBODY = 'none';

export interface PlanMeasuresFilters {
  /** `none`: no team. */
  teamId: string | null;
  /** Who has them today; `none`: nobody. */
  workerId: string | null;
}

export interface PlanMeasuresQuery extends PlanMeasuresFilters {
  by: PlanLinesBy;
}

/** The young people behind a figure. */
export interface PlanListQuery extends PlanMeasuresQuery {
  figure: FigureId;
  /** A kind of the figure, or one of LISTS_OF. */
  of: string;
}

/** Where a list goes on: after the young person whose plan was completed on this day (null: without one) and who has this id. */
export interface PlanListPlace {
  completedOn: LocalDate | null;
  id: string;
}

/** What an address asks for; whatever it does not say, or says wrongly, is as the page opens. */
export function readPlanAddress(fields: Fields): PlanListQuery {
  const figure = chosen(fields, 'figure', FIGURES) ?? 'current';
  const of = typed(fields, 'of');
  return {
    by: chosen(fields, 'by', PLAN_LINES) ?? 'team',
    teamId: idOrNobody(fields, 'team'),
    workerId: idOrNobody(fields, 'worker'),
    figure,
    of: kindsIn(figure, of) ? of : 'everyone',
  };
}

/** The part of an address after the `?`; empty for the page as it opens. */
export function planAddress({ by, teamId, workerId, figure, of }: PlanMeasuresQuery & Partial<PlanListQuery>): string {
  const said = [
    by !== 'team' && `by=${by}`,
    teamId && `team=${teamId}`,
    workerId && `worker=${workerId}`,
    figure && `figure=${figure}`,
    of && `of=${of}`,
  ];
  return said.filter(Boolean).join('&');
}

export function readPlanPlace(fields: Fields): PlanListPlace | null {
  const [day, id] = typed(fields, 'after').split('_');
  const completedOn = day === NOBODY ? null : parseLocalDate(day);
  if (!id || !isId(id) || (completedOn === null && day !== NOBODY)) return null;
  return { completedOn, id };
}

export function planPlaceWords({ completedOn, id }: PlanListPlace): string {
  return `${completedOn ?? NOBODY}_${id}`;
}

function idOrNobody(fields: Fields, name: string): string | null {
  const value = typed(fields, name).toLowerCase();
  return value === NOBODY || isId(value) ? value : null;
}
