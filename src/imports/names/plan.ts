import type { LocalDate } from '../../statutory/local-date';
import { fault, type Fault, type FaultCode } from '../faults';
import type { PersonOutcome } from '../preview';
import type { Colleague, NamedPerson } from './known-record';
import { NAME_HEADINGS, type NameRow } from './read-names';

/** What is to be written for one row of the list, and how the preview tells it. */
export interface NamePlan {
  row: NameRow;
  /** Null for a row about nobody in the record. */
  known: NamedPerson | null;
  columns: { givenName?: string; familyName?: string; knownAs?: string; teamId?: string };
  allocation: { staffId: string; from: LocalDate; old: NamedPerson['allocation'] } | null;
  visitOn: LocalDate | null;
  faults: Fault[];
  outcome: PersonOutcome;
}

/** Those whom a row can name. */
export interface Workplace {
  colleagues: Colleague[];
  /** Team ids by name in small letters. */
  teams: Map<string, string>;
}

/**
 * Compares a row with the record. What it names is taken over, what it leaves empty stays. Without a day, an adviser's
 * work starts today: the day the record learnt of it, not one made up.
 */
export function planNames(row: NameRow, matches: NamedPerson[], workplace: Workplace, today: LocalDate): NamePlan {
  const faults: Fault[] = [];
  const note = (code: FaultCode, field?: keyof typeof NAME_HEADINGS) =>
    faults.push(fault({ ...row.at, column: field ? NAME_HEADINGS[field][0] : null }, code));
  const [known] = matches;
  if (!known || matches.length > 1) {
    note(known ? 'child-ambiguous' : 'child-unknown', 'child');
    return {
      row,
      known: null,
      columns: {},
      allocation: null,
      visitOn: null,
      faults,
      outcome: outcome(row, faults, []),
    };
  }

  const columns: NamePlan['columns'] = {};
  for (const field of ['givenName', 'familyName', 'knownAs'] as const) {
    const given = row[field];
    if (given !== null && given !== known[field]) columns[field] = given;
  }
  const adviser = row.adviser === null ? null : findAdviser(row.adviser, workplace.colleagues);
  if (typeof adviser === 'string') note(adviser, 'adviser');
  const colleague = typeof adviser === 'string' ? null : adviser;
  const allocation = colleague && allocationOf(row, known, colleague, today);
  if (allocation === 'adviser-earlier') note(allocation, 'adviserFrom');
  const allocated = allocation === 'adviser-earlier' ? null : allocation;

  const namedTeam = row.team === null ? null : (workplace.teams.get(row.team.toLowerCase()) ?? null);
  if (row.team !== null && namedTeam === null) note('team-unknown', 'team');
  const team = namedTeam ?? (allocated ? (colleague?.teamId ?? null) : null);
  if (team !== null && team !== known.teamId) columns.teamId = team;

  const visitOn = row.lastVisitOn !== null && !known.visitedOn.includes(row.lastVisitOn) ? row.lastVisitOn : null;
  const tooEarly = visitOn !== null && visitOn < known.dateOfBirth;
  if (tooEarly) note('visit-before-birth', 'lastVisit');

  const learnt = [
    ...(columns.givenName || columns.familyName || columns.knownAs ? ['name'] : []),
    ...(allocated ? [`adviser from ${allocated.from}`] : []),
    ...(columns.teamId ? ['team'] : []),
    ...(visitOn && !tooEarly ? [`visit on ${visitOn}`] : []),
  ];
  return {
    row,
    known,
    columns,
    allocation: allocated,
    visitOn: tooEarly ? null : visitOn,
    faults,
    outcome: outcome(row, faults, learnt),
  };
}

function outcome({ child, at }: NameRow, faults: Fault[], learnt: string[]): PersonOutcome {
  const refused = faults.filter(({ severity }) => severity === 'refused');
  return {
    child,
    line: `${at.file}:${at.line}`,
    outcome: refused.length > 0 ? 'refused' : learnt.length > 0 ? 'changed' : 'same',
    because: refused.length > 0 ? refused.map(({ message }) => message) : learnt,
  };
}

/** By e-mail address or by name, whatever the capitals; a name has to be one person's. */
function findAdviser(text: string, colleagues: Colleague[]): Colleague | 'adviser-unknown' | 'adviser-ambiguous' {
  const asked = text.toLowerCase();
  const [found, ...more] = colleagues.filter(
    ({ name, email }) => email.toLowerCase() === asked || name.toLowerCase() === asked,
  );
  if (!found) return 'adviser-unknown';
  return more.length > 0 ? 'adviser-ambiguous' : found;
}

/** Null where the adviser has the young person already. */
function allocationOf(
  row: NameRow,
  known: NamedPerson,
  { id: staffId }: Colleague,
  today: LocalDate,
): NamePlan['allocation'] | 'adviser-earlier' {
  if (known.allocation?.staffId === staffId) return null;
  const from = row.adviserFrom ?? today;
  const notBefore = known.allocation?.from ?? known.lastAdviserUntil ?? known.dateOfBirth;
  return from < notBefore ? 'adviser-earlier' : { staffId, from, old: known.allocation };
}
