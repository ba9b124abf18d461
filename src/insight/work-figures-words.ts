import { may } from '../access/access';
import type { Actor } from '../access/actor';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { fullName } from '../young-people/names';
import { periodOf, periodWords, type Period } from './period';
import { WORK_FIGURE, type WorkFigureId } from './work-figure';
import { NO_TEAM } from './work-figures.query';
import type { Team } from './work-figures.service';
import type { WorkItem } from './work-item';

const ABOUT_WORKERS: readonly WorkFigureId[] = ['load', 'held', 'late'];

/** Who or what is counted, of which day or period. @param on the end of a month that is over; null: today or a period */
export function workCohortWords(
  figure: WorkFigureId,
  { period, teamId }: { period: Period; teamId: string | null },
  teams: readonly Team[],
  on: LocalDate | null = null,
): string {
  const { counts, span } = WORK_FIGURE[figure];
  const when = span === 'period' ? `, ${periodWords(period)}` : on ? `, on ${formatLong(on)}` : '';
  const whose = ABOUT_WORKERS.includes(figure) ? 'of your teams' : 'of the young people whom you may see';
  const isPeople = figure === 'waiting' || figure === 'continuity';
  const team =
    teamId === NO_TEAM
      ? 'without a team'
      : `in ${teams.find(({ id }) => id === teamId)?.name ?? 'a team not in the list'}`;
  return `${counts}${when}, ${isPeople ? 'whom you may see' : whose}${teamId === null ? '' : `, only those ${team}`}`;
}

export function workTeamName(name: string | null): string {
  return name ?? 'No team';
}

export function nounOf(figure: WorkFigureId, count: number): string {
  const [one, many] = WORK_FIGURE[figure].noun;
  return `${count} ${count === 1 ? one : many}`;
}

/** What is named: the young person, or the worker. */
export function itemName({ person, staffName }: WorkItem): string {
  return person ? fullName(person) : (staffName ?? 'Nobody');
}

/** Where whoever is named is looked at; null for whom that page is not. */
export function namedAt(actor: Actor, figure: WorkFigureId, { person, staffId }: WorkItem): string | null {
  if (person) return `/young-people/${person.id}`;
  if (figure === 'load') return may(actor, 'keep-posts') ? `/team/workload/workers/${staffId}` : null;
  return '/supervision/gaps';
}

/** Where the visit, contact or decision itself is looked at. */
export function itemAt(actor: Actor, figure: WorkFigureId, { id, person }: WorkItem): string | null {
  if (!person || !may(actor, 'record-casework')) return null;
  const of: Partial<Record<WorkFigureId, string>> = {
    visits: 'appointments',
    recording: 'contacts',
    decisions: 'decisions',
  };
  return of[figure] ? `/young-people/${person.id}/${of[figure]}/${id}` : null;
}

/** Why it is of its kind: what was counted. */
export function itemWords(figure: WorkFigureId, { kind, onDay, number, why }: WorkItem): string {
  const words = WORK_FIGURE[figure].words[kind]!;
  const day = onDay ? formatLong(onDay) : null;
  switch (figure) {
    case 'load':
      return `${words}. ${why}, ${number === 1 ? '1 young person' : `${number} young people`}`;
    case 'waiting':
      return day ? `${words} since ${day}` : words;
    case 'continuity':
      return day ? `${words}. Last visit on ${day}` : words;
    case 'visits':
      return `${day}: ${words.toLowerCase()}${number ? `, moved ${number === 1 ? 'once' : `${number} times`}` : ''}`;
    case 'recording':
      return `${day}: ${words.toLowerCase()}${number === null ? '' : number === 0 ? ', on the same day' : number === 1 ? ', after 1 day' : `, after ${number} days`}`;
    case 'held':
      return `${periodWords(periodOf(onDay!, 1))}: ${words.toLowerCase()}${number && number > 1 ? ` ${number} times` : ''}`;
    case 'late':
      return number
        ? `${words} by ${number === 1 ? '1 day' : `${number} days`}. ${why}`
        : [words, why].filter(Boolean).join('. ');
    case 'cursory':
      return `${day}: ${words.toLowerCase()}`;
    case 'decisions':
      return `${day}: ${words.toLowerCase()}. ${why}`;
  }
}
