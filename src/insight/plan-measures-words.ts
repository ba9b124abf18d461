import { daysBetween, formatLong } from '../statutory/local-date';
import { fullName } from '../young-people/names';
import { PLAN_FIGURES, type FigureId } from './plan-measure';
import { NOBODY, type PlanLinesBy, type PlanMeasuresFilters } from './plan-measures.query';
import type { PlanChoices, PlanListed, PlanSums } from './plan-measures.service';

export const PLAN_LINE_WORDS: Record<PlanLinesBy, string> = { team: 'Team', worker: 'Worker' };

/** What a line of the figures is called. */
export function planLineName(by: PlanLinesBy, name: string | null): string {
  return name ?? { team: 'No team', worker: 'No worker' }[by];
}

/** Who is counted. */
export function planCohortWords({ teamId, workerId }: PlanMeasuresFilters, { teams, workers }: PlanChoices): string {
  const named = (list: { id: string; name: string }[], id: string, nobody: string) =>
    id === NOBODY ? nobody : (list.find((one) => one.id === id)?.name ?? 'somebody not in the list');
  const only = [
    teamId && `whose team is ${named(teams, teamId, 'none')}`,
    workerId && `whose worker is ${named(workers, workerId, 'nobody')}`,
  ].filter(Boolean);
  return `Young people whom you may see and who are to have a pathway plan by their legal status, or whose status is not decided${only.length > 0 ? `, only those ${only.join(' and ')}` : ''}`;
}

/** The plan that is in force, in a few words. */
export function planWords({ completedOn, versionNumber }: PlanListed): string {
  if (completedOn === null) return 'No plan';
  const plan = versionNumber === null ? 'Plan known by its date only' : `Plan ${versionNumber}`;
  return `${plan}, ${formatLong(completedOn)}`;
}

/** Why somebody is of their kind in a figure: what was counted. */
export function whyWords(figure: FigureId, one: PlanListed): string {
  const kind = PLAN_FIGURES[figure].words[one.kind]!;
  const { figures, completedOn } = one;
  switch (figure) {
    case 'current':
      return kind;
    case 'voice':
      if (one.heardIn === null) return `${kind}. Never yet`;
      return one.heardOn
        ? `${kind}. Last heard on ${formatLong(one.heardOn)}, ${one.heardIn}`
        : `${kind} in ${one.heardIn}`;
    case 'agreed':
      return one.answeredOn ? `${kind}, ${formatLong(one.answeredOn)}` : kind;
    case 'copy': {
      if (one.copyOn === null || completedOn === null) return kind;
      const days = Math.max(0, daysBetween(completedOn, one.copyOn));
      return `Given on ${formatLong(one.copyOn)}, ${days === 0 ? 'the same day' : days === 1 ? 'after 1 day' : `after ${days} days`}`;
    }
    case 'coWritten':
      return figures
        ? `${kind}: ${figures.exploredInOwnWords} of ${figures.topics - figures.notExplored} topics talked about`
        : kind;
    case 'needs':
      return figures
        ? `${kind}: ${figures.needsWithout} of ${count(figures.needs, 'need')} without action or reason`
        : kind;
    case 'dates':
      return figures ? `${kind}: ${figures.datedActions} of ${count(figures.actions, 'action')} dated` : kind;
    case 'clear':
      return figures ? `${kind}: ${figures.clearActions} of ${count(figures.actions, 'action')}` : kind;
    case 'identity':
      return kind;
  }
}

/** What a figure says of its plans in sums; null where it adds nothing up. */
export function sumWords(figure: FigureId, sums: PlanSums): string | null {
  switch (figure) {
    case 'needs':
      return `${sums.needsWithout} of ${count(sums.needs, 'need')} in these plans have neither an action nor a reason`;
    case 'clear':
      return `${sums.clearActions} of ${count(sums.actions, 'action')} in these plans are clear`;
    case 'current':
    case 'coWritten':
    case 'agreed':
    case 'copy':
    case 'dates':
    case 'identity':
    case 'voice':
      return null;
  }
}

export function personWords(one: PlanListed): string {
  return fullName(one);
}

function count(many: number, what: string): string {
  return many === 1 ? `1 ${what}` : `${many} ${what}s`;
}
