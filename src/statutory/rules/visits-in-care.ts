import type { CareEpisode } from '../case-file';
import type { DueItem, Situation, Start } from '../deadline';
import { beginningsOf, RECORDS_BEGIN, turns, type IntervalEvent } from '../interval';
import { addDays, formatLong, type LocalDate } from '../local-date';
import { holdsOn, intersection, joined, type Span } from '../spans';
import { spellsWhere } from '../status-history';

const FIRST_VISIT_DAYS = 7;
const BETWEEN_VISITS_DAYS = 6 * 7;

/** One placement, whatever changed on paper while it lasted. */
interface InPlacement extends Span {
  /** The first care episode of it. */
  id: string;
}

/**
 * PA-16: an eligible young person is visited by their social worker within a week of the placement beginning, and then
 * no more than six weeks after the last visit.
 *
 * After the first year the law allows three months where the placement is meant to last to 18; whether it is, is not in
 * the case file, so the stricter six weeks run on. Other intervals, for temporary approval or with parents, are not
 * counted either. Care episodes that follow on each other with the same placement and the same carer, or with none
 * recorded for both, are one placement. Owed here while eligible: what fell due before is the care team's record, so
 * where no visit runs on into that time, the first is due within six weeks of becoming eligible.
 *
 * A visit counts where the social worker saw the young person face to face, anywhere. Another worker's does not, nor
 * does one accepted in the place of an adviser's visit; what the social worker or the duty team tried shows it as
 * partly done.
 *
 * From the case file: `careEpisodes`, `contacts`.
 *
 * @statute {@link PROVISIONS.cppcrReg28}
 */
export function visitsInCare({ file, history, asOf }: Situation): DueItem[] {
  const eligible = spellsWhere(history, (status) => status.code === 'eligible');
  if (eligible.length === 0) return [];
  const visits = file.contacts
    .filter(({ mode, by, seen }) => mode === 'face-to-face' && by === 'social-worker' && seen === true)
    .map(({ id, on }) => ({ id, on, text: `visit ${id}`, meets: true, substitute: false }));
  const triedAfter = (day: LocalDate, until: LocalDate | null) =>
    file.contacts.some(
      ({ on, by }) => on > day && (until === null || on < until) && (by === 'social-worker' || by === 'duty-worker'),
    );
  return placements(file.careEpisodes).flatMap((placement): DueItem[] => {
    const owed = intersection([placement], eligible);
    if (owed.length === 0) return [];
    const start = { id: placement.id, on: placement.from, text: `placement ${placement.id}` };
    const beginning: IntervalEvent = { ...start, meets: false, substitute: false, begins: true };
    const isStart = ({ id, on }: Start) => id === start.id && on === start.on;
    const dueAfter = (event: Start) => addDays(event.on, isStart(event) ? FIRST_VISIT_DAYS : BETWEEN_VISITS_DAYS);
    const events = [beginning, ...visits.filter(({ on }) => holdsOn(placement, on))];
    const owedLater = owed.filter(({ from }) => from > placement.from);
    const anew = beginningsOf(file, owedLater, events, dueAfter);
    const found = turns({
      file,
      events: [...anew, ...events].filter((event) => countsFrom(event, owed, dueAfter)),
      dueAfter,
      owed,
      asOf,
      completeFrom: file.knownSince.contacts ?? null,
      unseenStart: true,
      partialAfter: ({ on }) => triedAfter(on, placement.to),
    });
    return found.map(({ start: from, dueOn, outcome }) => ({
      rule: 'PA-16',
      subject: placement.id,
      start: from,
      dueOn,
      notBefore: null,
      outcome,
      sentence: sentence(from, isStart(from), dueOn),
    }));
  });
}

function countsFrom(event: Start, owed: readonly Span[], dueAfter: (event: Start) => LocalDate): boolean {
  return owed.some((span) => holdsOn(span, event.on) || (event.on < span.from && dueAfter(event) >= span.from));
}

function placements(episodes: readonly CareEpisode[]): InPlacement[] {
  const same = new Map<string, CareEpisode[]>();
  for (const episode of episodes) {
    const key = `${episode.placement} ${episode.carer}`;
    same.set(key, [...(same.get(key) ?? []), episode]);
  }
  return [...same.values()].flatMap((group) =>
    joined(group).flatMap((span) => {
      const first = group.find(({ from, to }) => from === span.from && to !== from);
      return first ? [{ id: first.id, ...span }] : [];
    }),
  );
}

function sentence(start: Start, isFirst: boolean, dueOn: LocalDate): string {
  const [on, by] = [formatLong(start.on), `by ${formatLong(dueOn)}`];
  if (start.id === RECORDS_BEGIN)
    return `Records of visits begin on ${on}, so the social worker visits ${by} at the latest`;
  if (isFirst) return `The placement began on ${on}, so the social worker visits ${by}`;
  return `The social worker visits within six weeks of ${on}, ${by}`;
}
