import type { LocalDate } from '../statutory/local-date';
import { agoWords } from '../web/day-words';

/** What is known of a worker, whoever the young person is. */
export interface KnownWorker {
  id: string;
  name: string;
  teamId: string | null;
  /** A personal adviser's post; managers hold cases only for the meantime. */
  holdsCases: boolean;
  /** Young people they are adviser to. */
  people: number;
  awayNow: boolean;
}

/** How a worker and one young person know each other; no row: they do not. */
export interface KnowsThem {
  staffId: string;
  /** Days on which they saw the young person. */
  timesSeen: number;
  lastSeenOn: LocalDate | null;
  /** Was their adviser, social worker or interim before, or is. */
  workedWith: boolean;
}

export interface Suggested {
  id: string;
  name: string;
  /** In the order of weight; empty where nothing speaks for or against. */
  reasons: string[];
}

/** Young people with whom a caseload turns amber and red. */
export interface RoomLines {
  caseloadAmber: number;
  caseloadRed: number;
}

/** Points, so that knowing somebody outweighs a team, and a full caseload outweighs a single visit. */
const POINTS = { workedWith: 40, seenOften: 30, seen: 15, sameTeam: 20, room: 20, full: -30, away: -25 };
const SEEN_OFTEN = 3;

/**
 * Everyone who can be given a young person, whoever suits best first, each with what speaks for and against. Nobody is
 * hidden; posts that hold no cases come last.
 */
export function suggestedWorkers(
  person: { teamId: string | null },
  workers: readonly KnownWorker[],
  knows: readonly KnowsThem[],
  lines: RoomLines,
  today: LocalDate,
): Suggested[] {
  const known = new Map(knows.map((one) => [one.staffId, one]));
  return workers
    .map((worker) => ({ worker, ...weighed(person, worker, known.get(worker.id), lines, today) }))
    .sort(
      (a, b) =>
        Number(b.worker.holdsCases) - Number(a.worker.holdsCases) ||
        b.points - a.points ||
        a.worker.people - b.worker.people ||
        a.worker.name.localeCompare(b.worker.name) ||
        a.worker.id.localeCompare(b.worker.id),
    )
    .map(({ worker: { id, name }, reasons }) => ({ id, name, reasons }));
}

function weighed(
  person: { teamId: string | null },
  worker: KnownWorker,
  knows: KnowsThem | undefined,
  { caseloadAmber, caseloadRed }: RoomLines,
  today: LocalDate,
): { points: number; reasons: string[] } {
  const reasons: string[] = [];
  let points = 0;
  const say = (worth: number, reason: string) => {
    points += worth;
    reasons.push(reason);
  };
  if (knows?.workedWith) say(POINTS.workedWith, 'worked with them before');
  if (knows && knows.timesSeen > 0) {
    const times = knows.timesSeen === 1 ? 'saw them once' : `saw them ${knows.timesSeen} times`;
    const last = knows.lastSeenOn ? `, last ${agoWords(knows.lastSeenOn, today)}` : '';
    say(knows.timesSeen >= SEEN_OFTEN ? POINTS.seenOften : POINTS.seen, `${times}${last}`);
  }
  if (person.teamId !== null && worker.teamId === person.teamId) say(POINTS.sameTeam, 'same team');
  if (worker.holdsCases && worker.people < caseloadAmber) {
    const share = (caseloadAmber - worker.people) / caseloadAmber;
    say(Math.round(POINTS.room * share), `has room, ${peopleWords(worker.people)} now`);
  }
  if (worker.holdsCases && worker.people >= caseloadRed) say(POINTS.full, `full, ${peopleWords(worker.people)} now`);
  if (worker.awayNow) say(POINTS.away, 'away now');
  if (!worker.holdsCases) reasons.push('a post that holds no cases');
  return { points, reasons };
}

function peopleWords(people: number): string {
  return people === 1 ? '1 young person' : `${people} young people`;
}

/** "Bo Cover: saw them 4 times, last 3 weeks ago; same team". */
export function suggestionWords({ name, reasons }: Suggested): string {
  return reasons.length > 0 ? `${name}: ${reasons.join('; ')}` : name;
}
