import { formatLong, type LocalDate } from '../statutory/local-date';
import { agoWords } from '../web/day-words';
import type { Load } from '../workload/load';

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
  /** What they carry, in points; null where it is not known. */
  load: Pick<Load, 'points' | 'room' | 'level'> | null;
}

/** How a worker and one young person know each other; no row: they do not. */
export interface KnowsThem {
  staffId: string;
  /** Days on which they saw the young person. */
  timesSeen: number;
  lastSeenOn: LocalDate | null;
  /** Is the buddy of their adviser, or of the last one. */
  isBuddy: boolean;
  /** Was their adviser, social worker or interim before, or is. */
  workedWith: boolean;
  /** Since when, of whoever has known the young person longest of all who work here; null for the others. */
  longestSince: LocalDate | null;
}

/** A young person as far as it decides who suits. */
export interface ToSuit {
  teamId: string | null;
  /** Each of the last three visits was by somebody else. */
  passedAround: boolean;
}

export interface Suggested {
  id: string;
  name: string;
  /** In the order of weight; empty where nothing speaks for or against. */
  reasons: string[];
}

/**
 * What speaks for and against, so that knowing somebody outweighs a team, and who carries too much outweighs a single
 * visit. A face they know counts more for whoever had another at each of the last visits.
 */
const WORTH = {
  workedWith: 40,
  buddy: 35,
  seenOften: 30,
  seen: 15,
  longest: 10,
  knownFace: 15,
  sameTeam: 20,
  room: 20,
  overAmber: -15,
  full: -30,
  away: -25,
};
const SEEN_OFTEN = 3;

/**
 * Everyone who can be given a young person, whoever suits best first, each with what speaks for and against. Nobody is
 * hidden; posts that hold no cases come last.
 */
export function suggestedWorkers(
  person: ToSuit,
  workers: readonly KnownWorker[],
  knows: readonly KnowsThem[],
  today: LocalDate,
): Suggested[] {
  const known = new Map(knows.map((one) => [one.staffId, one]));
  return workers
    .map((worker) => ({ worker, ...weighed(person, worker, known.get(worker.id), today) }))
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
  person: ToSuit,
  worker: KnownWorker,
  knows: KnowsThem | undefined,
  today: LocalDate,
): { points: number; reasons: string[] } {
  const reasons: string[] = [];
  let points = 0;
  const say = (worth: number, reason: string) => {
    points += worth;
    reasons.push(reason);
  };
  if (knows?.workedWith) say(WORTH.workedWith, 'worked with them before');
  if (knows?.isBuddy) say(WORTH.buddy, 'the buddy of their adviser, asked first');
  if (knows && knows.timesSeen > 0) {
    const times = knows.timesSeen === 1 ? 'saw them once' : `saw them ${knows.timesSeen} times`;
    const last = knows.lastSeenOn ? `, last ${agoWords(knows.lastSeenOn, today)}` : '';
    say(knows.timesSeen >= SEEN_OFTEN ? WORTH.seenOften : WORTH.seen, `${times}${last}`);
  }
  if (knows?.longestSince) say(WORTH.longest, `has known them longest, since ${formatLong(knows.longestSince)}`);
  if (person.passedAround && knows && knows.timesSeen > 0) {
    say(WORTH.knownFace, 'a face they know, after three in three visits');
  }
  if (person.teamId !== null && worker.teamId === person.teamId) say(WORTH.sameTeam, 'same team');
  const { load } = worker;
  if (worker.holdsCases && load) {
    const now = `${load.points} points for ${peopleWords(worker.people)} now`;
    if (load.level === 'red') say(WORTH.full, `full, ${now}`);
    else if (load.level === 'amber') say(WORTH.overAmber, `over the line to amber, ${now}`);
    else if (load.room > 0) {
      const share = load.room / (load.room + load.points);
      say(Math.round(WORTH.room * share), `has room for ${load.room} points, ${now}`);
    }
  }
  if (worker.awayNow) say(WORTH.away, 'away now');
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
