import type { StatusCode } from '../../statutory/case-file';
import { birthday, formatLong, type LocalDate } from '../../statutory/local-date';
import { STATUS_WORDS } from '../../young-people/status-words';
import { fault, type Fault, type FaultCode } from '../faults';
import type { Outcome, PersonOutcome } from '../preview';
import { OUT_OF_SCOPE } from '../ssda903/drafts';
import type { Answers, Questions } from './answers';
import type { Listed } from './combine-lists';
import type { KnownAllocation, KnownStatement, ListedPerson, ListedRole, ListedWorkplace } from './known-record';
import { findTeam, namedWorkers } from './listed-workers';
import { plainName } from './plain-words';
import { RULES } from './word-rules';

/** The columns of a young person that a list can fill. */
export interface ListedColumns {
  sex?: 'M' | 'F';
  ethnicity?: string;
  unaccompaniedAsylumSeeker?: boolean;
  disabled?: boolean;
  teamId?: string;
}

export interface AllocationPlan {
  role: ListedRole;
  staffId: string;
  from: LocalDate;
  old: KnownAllocation | null;
}

export interface ListedMatter {
  kind: 'record-contradicted' | 'eligibility-contradicted' | 'death-without-a-date';
  detail: string;
}

/** What is to be written for one person, and how the preview tells it. */
export interface ListedPlan {
  listed: Listed;
  /** Null for somebody the record does not hold yet, and for whom nothing can be taken in. */
  known: ListedPerson | null;
  columns: ListedColumns;
  allocations: AllocationPlan[];
  reviewOn: LocalDate | null;
  statement: { old: KnownStatement | null; by: Omit<KnownStatement, 'id'> } | null;
  matters: ListedMatter[];
  faults: Fault[];
  outcome: PersonOutcome;
}

/** What a list is compared with. */
export interface Comparison {
  asOf: LocalDate;
  today: LocalDate;
  workplace: ListedWorkplace;
  answers: Answers;
  questions: Questions;
  /** What the record works out for the day of the list, by person id. */
  statuses: Map<string, StatusCode>;
}

/** The statuses that a stated category can stand for. */
const MEANT: Readonly<Record<string, readonly StatusCode[]>> = {
  eligible: ['eligible'],
  relevant: ['relevant'],
  'former-relevant': ['former-relevant', 'former-relevant-21-plus'],
  qualifying: ['qualifying', 'education-help-only'],
  none: ['none', 'looked-after-not-eligible', 'aged-out', 'deceased'],
};

const ROLE_WORDS: Record<ListedRole, string> = { 'personal-adviser': 'adviser', 'social-worker': 'social worker' };

/**
 * Compares what the lists say of one person with what the record holds. What a list leaves empty stays, and absence
 * from it never takes away. A worker is allocated from the day of the import: the day the record learnt of it, not one
 * made up. What is stated of eligibility, contact, home and activity is kept as a statement about the list's day.
 */
export function planListed(listed: Listed, matches: ListedPerson[], comparison: Comparison): ListedPlan {
  const [known] = matches;
  if (matches.length > 1) return contradicted(listed, 'Two people in the record have this identifier.', null);
  if (!known) return planNew(listed, comparison);
  if (listed.dateOfBirth !== null && listed.dateOfBirth !== known.dateOfBirth) {
    return contradicted(listed, 'The record has another date of birth for this identifier.', known);
  }
  return planKnown(listed, known, comparison);
}

function planNew(listed: Listed, comparison: Comparison): ListedPlan {
  const nothing = (outcome: Outcome, because: string, faults: Fault[] = []): ListedPlan => ({
    ...empty(listed, null),
    faults,
    outcome: { child: listed.child, line: lineOf(listed), outcome, because: [because] },
  });
  if (listed.dateOfBirth === null) {
    const refusal = fault({ ...listed.at, column: 'Date of Birth' }, 'new-without-birth-date');
    return nothing('refused', refusal.message, [refusal]);
  }
  if (!isInScope(listed, listed.dateOfBirth, comparison.asOf)) {
    return nothing('out-of-scope', OUT_OF_SCOPE['not-in-care-since-14']);
  }
  const newcomer: ListedPerson = {
    id: '',
    dateOfBirth: listed.dateOfBirth,
    sex: null,
    ethnicity: null,
    unaccompaniedAsylumSeeker: null,
    disabled: null,
    diedOn: null,
    teamId: null,
    allocations: [],
    lastUntil: {},
    plannedOn: [],
    statements: [],
    matters: [],
  };
  const plan = planKnown(listed, newcomer, comparison);
  return {
    ...plan,
    known: null,
    outcome: { ...plan.outcome, outcome: 'new', because: plan.matters.map(({ detail }) => `for a manager: ${detail}`) },
  };
}

/** Whoever is in List 9 has to do with leaving care; in List 8, whoever was looked after on or after the 14th birthday. */
function isInScope({ leftCare, inCare }: Listed, dateOfBirth: LocalDate, asOf: LocalDate): boolean {
  if (leftCare) return true;
  const until = inCare?.careCeasedOn ?? null;
  const at14 = birthday(dateOfBirth, 14);
  return until === null ? asOf >= at14 : until > at14;
}

/** Nothing is taken in; where the record is known to be about somebody, a manager is asked. */
function contradicted(listed: Listed, because: string, known: ListedPerson | null): ListedPlan {
  const matter: ListedMatter = { kind: 'record-contradicted', detail: because };
  return {
    ...empty(listed, known),
    matters: known ? notRaisedYet([matter], known) : [],
    outcome: { child: listed.child, line: lineOf(listed), outcome: 'conflict', because: [because] },
  };
}

function planKnown(listed: Listed, known: ListedPerson, comparison: Comparison): ListedPlan {
  const { asOf, statuses } = comparison;
  const faults: Fault[] = [];
  const note = (column: string, code: FaultCode): void => {
    faults.push(fault({ ...listed.at, column }, code));
  };
  const { columns, conflicts } = filled(listed, known);
  const isLater = known.statements.some((statement) => statement.asOf > asOf);
  const allocations = isLater ? [] : planAllocations(listed, known, comparison, note);
  const namesSomebody = [listed.leftCare?.adviser, listed.leftCare?.worker, listed.inCare?.worker, listed.team];
  if (isLater && namesSomebody.some(Boolean)) note('Allocated Worker', 'later-list-known');
  const teamId = isLater ? null : planTeam(listed, allocations, comparison, note);
  if (teamId !== null && teamId !== known.teamId) columns.teamId = teamId;

  const isAfterBirth = (day: LocalDate | null, column: string): boolean => {
    if (day === null || day >= known.dateOfBirth) return day !== null;
    note(column, 'date-before-birth');
    return false;
  };
  const reviewOn = isAfterBirth(listed.planReviewOn, 'Latest Pathway Plan Review Date') ? listed.planReviewOn : null;
  const lastContactOn = isAfterBirth(listed.lastContactOn, 'Latest Date of Contact') ? listed.lastContactOn : null;
  const isNewReview = reviewOn !== null && !known.plannedOn.includes(reviewOn);
  const statement = planStatement({ ...listed, lastContactOn }, known, asOf);

  const asked: ListedMatter[] = [];
  const stated = listed.eligibility === null ? undefined : MEANT[listed.eligibility];
  const status = statuses.get(known.id);
  if (stated && status && status !== 'undetermined' && !stated.includes(status)) {
    note('Eligibility Category', 'eligibility-differs');
    const category = RULES.eligibility.codes[listed.eligibility as string] as string;
    const detail = `Annex A of ${formatLong(asOf)} says “${category}”. For that day the record works out “${STATUS_WORDS[status]}”.`;
    asked.push({ kind: 'eligibility-contradicted', detail });
    conflicts.push(detail);
  }
  if (listed.inTouch === 'DIED' && known.diedOn === null) {
    note('LA in Touch', 'listed-as-died');
    asked.push({ kind: 'death-without-a-date', detail: 'Annex A says that the young person died, not when.' });
  }
  const matters = notRaisedYet(asked, known);

  const { teamId: newTeam, ...details } = columns;
  const learnt = [
    ...Object.keys(details).map((column) => COLUMN_WORDS[column as keyof typeof details]),
    ...allocations.map(({ role, from }) => `${ROLE_WORDS[role]} from ${from}`),
    ...(newTeam ? ['team'] : []),
    ...(isNewReview ? [`plan review on ${reviewOn}`] : []),
    ...(statement ? [`Annex A of ${asOf}`] : []),
    ...matters.filter(({ kind }) => kind === 'death-without-a-date').map(({ detail }) => `for a manager: ${detail}`),
  ];
  return {
    listed,
    known,
    columns,
    allocations,
    reviewOn: isNewReview ? reviewOn : null,
    statement,
    matters,
    faults,
    outcome: {
      child: listed.child,
      line: lineOf(listed),
      outcome: conflicts.length > 0 ? 'conflict' : learnt.length > 0 ? 'changed' : 'same',
      because: [...conflicts, ...learnt],
    },
  };
}

const COLUMN_WORDS: Record<Exclude<keyof ListedColumns, 'teamId'>, string> = {
  sex: 'sex',
  ethnicity: 'ethnicity',
  unaccompaniedAsylumSeeker: 'unaccompanied asylum-seeking child',
  disabled: 'disability',
};

/** What the list knows and the record does not; where both know and differ, the record stays. */
function filled(listed: Listed, known: ListedPerson): { columns: ListedColumns; conflicts: string[] } {
  const columns: ListedColumns = {};
  const conflicts: string[] = [];
  const fill = <C extends Exclude<keyof ListedColumns, 'teamId'>>(column: C, given: ListedColumns[C] | null): void => {
    const kept = known[column];
    if (given === null || given === undefined || given === kept) return;
    if (kept === null || kept === UNSETTLED[column]) columns[column] = given;
    else if (given !== UNSETTLED[column]) conflicts.push(`The record has another ${COLUMN_WORDS[column]}.`);
  };
  fill('sex', listed.gender === 'M' || listed.gender === 'F' ? listed.gender : null);
  fill('ethnicity', listed.ethnicity);
  fill('unaccompaniedAsylumSeeker', yesOrNo(listed.uasc));
  fill('disabled', yesOrNo(listed.disability));
  return { columns, conflicts };
}

/** Values that give way to any other. */
const UNSETTLED: Partial<Record<keyof ListedColumns, string>> = { sex: 'U', ethnicity: 'NOBT' };

function yesOrNo(code: string | null): boolean | null {
  return code === 'yes' ? true : code === 'no' ? false : null;
}

type Note = (column: string, code: FaultCode) => void;

function planAllocations(
  listed: Listed,
  known: ListedPerson,
  { workplace, answers, questions, asOf, today }: Comparison,
  note: Note,
): AllocationPlan[] {
  return namedWorkers(listed, workplace, answers).flatMap(({ column, text, found, role }): AllocationPlan[] => {
    if (found === 'left-out') return [];
    if (typeof found === 'string') {
      if (found === 'word-unmapped') questions.ask('worker', plainName(text), text);
      note(column, found);
      return [];
    }
    if (role === null) return [];
    const old = known.allocations.find((allocation) => allocation.role === role) ?? null;
    if (old?.staffId === found.id) return [];
    const toldLast = old?.toldOf ?? known.lastUntil[role] ?? known.dateOfBirth;
    if (asOf < toldLast || (old !== null && today < old.from)) {
      note(column, 'adviser-earlier');
      return [];
    }
    return [{ role, staffId: found.id, from: today, old }];
  });
}

/** The team that the list names; else that of a personal adviser who is newly allocated. */
function planTeam(
  listed: Listed,
  allocations: AllocationPlan[],
  { workplace, answers, questions }: Comparison,
  note: Note,
): string | null {
  if (listed.team !== null) {
    const team = findTeam(listed.team, workplace, answers);
    if (team !== undefined && team !== null) return team;
    if (team === undefined) {
      questions.ask('team', plainName(listed.team), listed.team);
      note('Allocated Team', 'word-unmapped');
    }
  }
  const adviser = allocations.find(({ role }) => role === 'personal-adviser');
  return workplace.workers.find(({ id }) => id === adviser?.staffId)?.teamId ?? null;
}

const STATED = ['eligibility', 'inTouch', 'accommodation', 'suitability', 'activity', 'lastContactOn'] as const;

/**
 * Null where List 9 says nothing of the person, or nothing else than is kept of that day already. What it leaves empty
 * stays as another list of the same day said it.
 */
function planStatement(listed: Listed, known: ListedPerson, asOf: LocalDate): ListedPlan['statement'] {
  if (!listed.leftCare || STATED.every((field) => listed[field] === null)) return null;
  const old = known.statements.find((statement) => statement.asOf === asOf) ?? null;
  if (old && STATED.every((field) => listed[field] === null || old[field] === listed[field])) return null;
  return {
    old,
    by: {
      asOf,
      eligibility: listed.eligibility ?? old?.eligibility ?? null,
      inTouch: listed.inTouch ?? old?.inTouch ?? null,
      accommodation: listed.accommodation ?? old?.accommodation ?? null,
      suitability: listed.suitability ?? old?.suitability ?? null,
      activity: listed.activity ?? old?.activity ?? null,
      lastContactOn: listed.lastContactOn ?? old?.lastContactOn ?? null,
    },
  };
}

/** A matter that a manager settled is not put again by the same words. */
function notRaisedYet(matters: ListedMatter[], known: ListedPerson): ListedMatter[] {
  return matters.filter(
    ({ kind, detail }) =>
      !known.matters.some((raised) => raised.kind === kind && (raised.open || raised.detail === detail)),
  );
}

function empty(listed: Listed, known: ListedPerson | null): Omit<ListedPlan, 'outcome'> {
  return { listed, known, columns: {}, allocations: [], reviewOn: null, statement: null, matters: [], faults: [] };
}

function lineOf({ at }: Listed): string {
  return `${at.file}:${at.line}`;
}
