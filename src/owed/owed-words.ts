import type { LocalDate } from '../statutory/local-date';
import { dueWords } from '../web/day-words';
import { fullName } from '../young-people/names';
import type { OwedLine } from './owed-list';

/** Something owed as every page tells it. */
export function owedWords(line: OwedLine, today: LocalDate) {
  return {
    id: line.id,
    kind: line.kind,
    what: line.what,
    name: fullName(line),
    personAt: `/young-people/${line.personId}`,
    at: `/young-people/${line.personId}${line.closed ? '' : `/${line.at}`}`,
    late: line.late,
    dueOn: line.dueOn,
    words: line.dueOn ? dueWords(line.dueOn, today) : 'no day set',
    owner: line.theirs ? null : (line.ownerName ?? 'Nobody yet'),
    team: line.teamName,
  };
}

export type OwedInWords = ReturnType<typeof owedWords>;

/** Lines in their order, those of one young person together, where the first of them stands. */
export function byPerson(lines: readonly OwedLine[], today: LocalDate) {
  const people = new Map<string, { name: string; at: string; lines: OwedInWords[] }>();
  for (const line of lines) {
    const words = owedWords(line, today);
    const person = people.get(line.personId) ?? { name: words.name, at: words.personAt, lines: [] };
    person.lines.push(words);
    people.set(line.personId, person);
  }
  return [...people.values()];
}

/** Of one young person: what is owed to them, and what they do themselves. */
export function owedOnRecord(lines: readonly OwedLine[], today: LocalDate) {
  return {
    toThem: lines.filter(({ theirs }) => !theirs).map((line) => owedWords(line, today)),
    theirs: lines.filter(({ theirs }) => theirs).map((line) => owedWords(line, today)),
  };
}
