import type { Qualification, SchoolRecord } from '../../eet/eet.entities';
import type { ResultConflict } from '../../eet/result-conflict.entity';
import { daysBetween, formatLong, type LocalDate } from '../../statutory/local-date';
import { fault, type Fault, type FaultCode, type Place } from '../faults';
import type { PersonOutcome } from '../preview';
import { EDUCATION_HEADINGS, type EducationRow, type Result, type SchoolYear } from './read-education';

/** What the record holds of somebody in the file. */
export interface TaughtPerson {
  id: string;
  dateOfBirth: LocalDate;
  diedOn: LocalDate | null;
  uln: string | null;
  /** In force, and what a worker took out: it is not taken in again. */
  results: (Pick<Qualification, 'id' | 'factId' | 'title' | 'grade' | 'provider' | 'awardedOn'> & {
    /** When it was first recorded, whatever was corrected since. */
    recordedOn: LocalDate;
    /** As an import wrote it; false once a worker corrected it. */
    imported: boolean;
    withdrawn: boolean;
  })[];
  years: (SchoolYear & Pick<SchoolRecord, 'id' | 'factId'>)[];
  /** Of earlier files: what is open, and what a worker's grade was kept against. */
  conflicts: Pick<ResultConflict, 'id' | 'factId' | 'grade' | 'awardedOn' | 'settled'>[];
}

/** A row to write; `old` is the one of the same fact that steps back for it. */
export interface ToWrite<Said> {
  at: Place;
  said: Said;
  old: { id: string; factId: string } | null;
}

export interface EducationPlan {
  known: TaughtPerson | null;
  results: ToWrite<Result>[];
  years: ToWrite<SchoolYear>[];
  /** Results that differ from what a worker wrote of the fact, and were not asked about. */
  conflicts: { at: Place; said: Result; factId: string }[];
  /** What rows of this file were compared with so far: the first row of a qualification and a day counts. */
  compared: { factId: string; said: Result }[];
  /** Ids of conflicts of earlier files that this one has moved on from. */
  replaces: string[];
  /** The unique learner number, which the record did not have; null: nothing new. */
  uln: string | null;
  /** Where the file says that number. */
  ulnAt: Place | null;
  faults: Fault[];
  outcome: PersonOutcome;
}

/**
 * Compares all that the file says of one young person with the record. What a row leaves empty stays as it is.
 * @param ownersOf whose a pupil number or a learner number is, as far as the record knows
 */
export function planEducation(
  child: string,
  said: readonly EducationRow[],
  matches: readonly TaughtPerson[],
  ownersOf: (kind: 'upn' | 'uln', number: string) => readonly string[],
) {
  const faults: Fault[] = [];
  const note = ({ at }: EducationRow, field: keyof typeof EDUCATION_HEADINGS, code: FaultCode) =>
    faults.push(fault({ ...at, child, column: EDUCATION_HEADINGS[field][0] }, code));
  const [first] = said;
  const plan: EducationPlan = {
    known: null,
    results: [],
    years: [],
    conflicts: [],
    compared: [],
    replaces: [],
    uln: null,
    ulnAt: null,
    faults,
    outcome: { child, line: `${first!.at.file}:${first!.at.line}`, outcome: 'refused', because: [] },
  };
  const [known] = matches;
  if (!known || matches.length > 1) {
    note(
      first!,
      first!.child !== null ? 'child' : first!.upn !== null ? 'upn' : 'uln',
      known ? 'child-ambiguous' : 'child-unknown',
    );
    return refused(plan);
  }
  const rows: EducationRow[] = [];
  for (const row of said) {
    const ofAnother = (['upn', 'uln'] as const).filter((kind) => {
      const number = row[kind];
      const owners = number === null ? [] : ownersOf(kind, number);
      return owners.length > 0 && !owners.includes(known.id);
    });
    for (const kind of ofAnother) note(row, kind, `${kind}-of-another`);
    if (ofAnother.length === 0) rows.push(row);
  }
  if (rows.length === 0) return refused(plan);
  const other = rows.find(({ dateOfBirth }) => dateOfBirth !== null && dateOfBirth !== known.dateOfBirth);
  if (other) {
    note(other, 'dateOfBirth', 'birth-date-other');
    return refused(plan);
  }
  for (const row of rows) {
    const { at, result } = row;
    if (result) {
      const sittings = rows.flatMap((one) =>
        one.result && isOfTitle(one.result, result) ? [one.result.awardedOn] : [],
      );
      addResult(plan, known, { at, said: result, sittings }, (code) =>
        note(row, code === 'result-out-of-life' ? 'awardedOn' : 'grade', code),
      );
    }
    if (row.year) addYear(plan, known, row.at, row.year);
    const standing = known.uln ?? plan.uln;
    if (row.uln !== null && standing !== null && standing !== row.uln) note(row, 'uln', 'uln-differs');
    if (standing === null && row.uln !== null) [plan.uln, plan.ulnAt] = [row.uln, row.at];
  }
  const learnt = [
    ...plan.results.map(({ said }) => `${said.title}, ${formatLong(said.awardedOn)}`),
    ...plan.years.map(({ said }) => `the school year ${yearWords(said.schoolYear)}`),
    ...(plan.uln === null ? [] : [ULN_WORDS]),
  ];
  const contradicted = faults.some(({ code }) => code === 'result-differs' || code === 'result-twice');
  return {
    ...plan,
    known,
    outcome: {
      ...plan.outcome,
      outcome: contradicted ? 'conflict' : learnt.length > 0 ? 'changed' : 'same',
      because: contradicted ? [...new Set(faults.map(({ message }) => message)), ...learnt] : learnt,
    },
  } satisfies EducationPlan;
}

const ULN_WORDS = 'the unique learner number';

/** A learner number is one young person's: one that the file gives to two who have none is nobody's until it is cleared up. */
export function withoutSharedUlns(plans: readonly EducationPlan[]): EducationPlan[] {
  const takers = new Map<string, Set<string>>();
  for (const { uln, known } of plans) {
    if (uln !== null && known) takers.set(uln, (takers.get(uln) ?? new Set<string>()).add(known.id));
  }
  return plans.map((plan) => {
    if (plan.uln === null || takers.get(plan.uln)!.size < 2) return plan;
    const { child, because, outcome } = plan.outcome;
    const others = because.filter((words) => words !== ULN_WORDS);
    const twice = fault({ ...plan.ulnAt!, child, column: EDUCATION_HEADINGS.uln[0] }, 'uln-twice');
    return {
      ...plan,
      uln: null,
      ulnAt: null,
      faults: [...plan.faults, twice],
      outcome: { ...plan.outcome, because: others, outcome: others.length > 0 ? outcome : 'same' },
    };
  });
}

function refused(plan: EducationPlan): EducationPlan {
  return { ...plan, outcome: { ...plan.outcome, because: plan.faults.map(({ message }) => message) } };
}

/** A worker who did not know the day of a result has written one near it; a sitting further off is another. */
const DAYS_APART = 42;

const isOfTitle = (one: { title: string }, other: { title: string }) =>
  one.title.toLowerCase() === other.title.toLowerCase();

/**
 * A result is the same as one of its title and day, or as one that a worker wrote of its title and a day near it. One
 * that was worked for is completed by the latest sitting since it was recorded. Another grade than a worker wrote is
 * theirs to settle, and is not asked of again once they kept theirs; what an import brought is brought up to date. No two
 * rows of a file take one place, and of two that say different grades of one day the first counts, with every import of it.
 * @param sittings the days of all that the file says of the title
 */
function addResult(
  plan: EducationPlan,
  known: TaughtPerson,
  { at, said, sittings }: { at: Place; said: Result; sittings: LocalDate[] },
  differs: (code: 'result-differs' | 'result-twice' | 'result-out-of-life') => void,
): void {
  const isAgain = (first: Result) => {
    if (first.grade !== said.grade) differs('result-twice');
  };
  const planned = plan.results.find((one) => isOfTitle(one.said, said) && one.said.awardedOn === said.awardedOn);
  if (planned) return isAgain(planned.said);
  const used = new Set(plan.results.map(({ old }) => old?.id));
  const ofTitle = known.results.filter((one) => isOfTitle(one, said) && !used.has(one.id));
  const apart = (day: LocalDate) => Math.abs(daysBetween(day, said.awardedOn));
  const [near] = ofTitle
    .flatMap((one) => (one.awardedOn === null || one.imported ? [] : [{ one, awardedOn: one.awardedOn }]))
    .filter(({ awardedOn }) => apart(awardedOn) <= DAYS_APART && !sittings.includes(awardedOn))
    .sort((a, b) => apart(a.awardedOn) - apart(b.awardedOn));
  const isLatest = sittings.every((day) => day <= said.awardedOn);
  const there =
    ofTitle.find(({ awardedOn }) => awardedOn === said.awardedOn) ??
    near?.one ??
    ofTitle.find((one) => isLatest && one.awardedOn === null && !one.withdrawn && one.recordedOn < said.awardedOn);
  if (there?.withdrawn) return;
  const before = plan.compared.find((one) => one.factId === there?.factId && one.said.awardedOn === said.awardedOn);
  if (before) return isAgain(before.said);
  if (there) plan.compared.push({ factId: there.factId, said });
  const asked = known.conflicts.filter((one) => one.factId === there?.factId && one.awardedOn === said.awardedOn);
  const moveOn = () => plan.replaces.push(...asked.flatMap(({ id, settled }) => (settled === null ? [id] : [])));
  if (!there) plan.results.push({ at, said, old: null });
  else if (there.awardedOn !== null && there.grade?.toUpperCase() === said.grade) moveOn();
  else if (there.imported || there.awardedOn === null || there.grade === null) {
    plan.results.push({ at, said: { ...said, provider: said.provider ?? there.provider }, old: there });
    moveOn();
  } else if (said.awardedOn < known.dateOfBirth || (known.diedOn !== null && said.awardedOn > known.diedOn)) {
    differs('result-out-of-life');
  } else if (!asked.some(({ settled, grade }) => settled === 'kept' && grade === said.grade)) {
    differs('result-differs');
    if (asked.some(({ settled, grade }) => settled === null && grade === said.grade)) return;
    moveOn();
    plan.conflicts.push({ at, said, factId: there.factId });
  } else moveOn();
}

function addYear(plan: EducationPlan, known: TaughtPerson, at: Place, said: SchoolYear): void {
  const isSame = (year: SchoolYear) => year.schoolYear === said.schoolYear && placeOf(year) === placeOf(said);
  const planned = plan.years.find((one) => isSame(one.said));
  const old = known.years.find(isSame) ?? null;
  const before: Partial<SchoolYear> = planned?.said ?? old ?? {};
  const fields = Object.keys(said) as (keyof SchoolYear)[];
  const whole = Object.fromEntries(fields.map((field) => [field, said[field] ?? before[field] ?? null]));
  if (fields.every((field) => whole[field] === (before[field] ?? null))) return;
  if (planned) planned.said = whole as unknown as SchoolYear;
  else plan.years.push({ at, said: whole as unknown as SchoolYear, old });
}

function placeOf({ urn, school }: SchoolYear): string {
  return urn ?? school?.toLowerCase() ?? '';
}

/** "2024/25" of the year it ends in. */
export function yearWords(schoolYear: number): string {
  return `${schoolYear - 1}/${String(schoolYear).slice(2)}`;
}
