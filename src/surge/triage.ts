import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import { UNSETTLED_HOMES } from '../statutory/caseload';
import { addDays, type LocalDate } from '../statutory/local-date';
import { addWorkingDays, isWorkingDay } from '../statutory/working-days';

/** What a rapid look at a case asks, in the order of the form. */
export const QUESTIONS = ['safe', 'inContact', 'planInDate', 'home', 'worker', 'urgent'] as const;
export type Question = (typeof QUESTIONS)[number];

export const ANSWERS = ['yes', 'no', 'not-known'] as const;
export type Answer = (typeof ANSWERS)[number];
export type Answers = Readonly<Record<Question, Answer>>;

export const BANDS = ['red', 'amber', 'green'] as const;
/** red: somebody acts by the next working day · amber: something is missing or not known · green: nothing stands out. */
export type Band = (typeof BANDS)[number];

const RED_BECAUSE: readonly [holds: (answers: Answers) => boolean, because: string][] = [
  [({ safe }) => safe === 'no', 'They are not safe.'],
  [({ urgent }) => urgent === 'yes', 'Something has to be done at once.'],
  [({ home }) => home === 'no', 'They have no settled home.'],
  [
    ({ inContact, safe }) => inContact === 'no' && safe !== 'yes',
    'Nobody is in contact, and so nobody can say that they are safe.',
  ],
];

const MISSING: Readonly<Record<Question, string>> = {
  safe: 'They are not safe.',
  inContact: 'Nobody is in contact with them.',
  planInDate: 'Their plan is not in date.',
  home: 'They have no settled home.',
  worker: 'Nobody works with them.',
  urgent: '',
};

const NOT_KNOWN: Readonly<Record<Question, string>> = {
  safe: 'Nobody knows whether they are safe.',
  inContact: 'Nobody knows whether somebody is in contact.',
  planInDate: 'Nobody knows whether their plan is in date.',
  home: 'Nobody knows whether they have a settled home.',
  worker: 'Nobody knows who works with them.',
  urgent: 'Nobody knows whether something has to be done at once.',
};

/**
 * How quickly a case needs somebody, by the answers: how the service chooses whom to see first, and no law. What is not
 * known is never green.
 *
 * @returns the band, and every reason for it
 */
export function triage(answers: Answers): { band: Band; because: string[] } {
  const red = RED_BECAUSE.filter(([holds]) => holds(answers)).map(([, because]) => because);
  if (red.length > 0) return { band: 'red', because: red };
  const amber = QUESTIONS.flatMap((question) => {
    if (answers[question] === 'not-known') return NOT_KNOWN[question];
    return answers[question] === 'no' && question !== 'urgent' ? MISSING[question] : [];
  });
  if (amber.length > 0) return { band: 'amber', because: amber };
  return { band: 'green', because: ['All is known, and nothing is missing.'] };
}

/** What the record says of one case, of which a review begins. */
export interface SurgeFacts {
  /** When somebody last saw or reached them. */
  seenOn: LocalDate | null;
  /** They said that they do not feel safe where they live, and nobody wrote what is done. */
  notSafe: boolean;
  /** When they last said that they feel safe where they live. */
  safeOn: LocalDate | null;
  hasPlan: boolean;
  /** The plan or a review of it is overdue. */
  planLate: boolean;
  /** SSDA903 letter of where they live today; null where the record has none. */
  home: string | null;
  /** A personal adviser who works here. */
  hasWorker: boolean;
}

/** So long what was said or seen speaks for today: the eight weeks between two visits. */
const FRESH_DAYS = 56;

/** The answers that the record gives; whether something has to be done at once only somebody who looks can say. */
export function fromRecord(facts: SurgeFacts, today: LocalDate): Answers {
  const isFresh = (on: LocalDate | null) => on !== null && on >= addDays(today, -FRESH_DAYS);
  const yesOrNo = (is: boolean): Answer => (is ? 'yes' : 'no');
  return {
    safe: facts.notSafe ? 'no' : isFresh(facts.safeOn) ? 'yes' : 'not-known',
    inContact: yesOrNo(isFresh(facts.seenOn)),
    planInDate: yesOrNo(facts.hasPlan && !facts.planLate),
    home: facts.home === null ? 'not-known' : yesOrNo(!UNSETTLED_HOMES.has(facts.home)),
    worker: yesOrNo(facts.hasWorker),
    urgent: 'not-known',
  };
}

/** The band of what the record says, as if nothing had to be done at once: only somebody who looks can say that. */
export function bandByRecord(answers: Answers): { band: Band; because: string[] } {
  return triage({ ...answers, urgent: 'no' });
}

/** The day by which a red case is acted on. */
export function actBy(today: LocalDate): LocalDate {
  return addWorkingDays(today, 1, ENGLAND_AND_WALES);
}

/**
 * How many are left to look at, at the end of each day from the first to the last.
 *
 * @param firstReviewedOn of each case the day of its first review; null for none
 */
export function leftEachDay(
  firstReviewedOn: readonly (LocalDate | null)[],
  from: LocalDate,
  to: LocalDate,
): { on: LocalDate; waiting: number }[] {
  const days: { on: LocalDate; waiting: number }[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) {
    days.push({ on, waiting: firstReviewedOn.filter((reviewed) => reviewed === null || reviewed > on).length });
  }
  return days;
}

/**
 * What is left against the day by which all is to be done. Today counts, where it is a working day.
 *
 * @param pace cases each working day
 * @returns how many working days are left; how many each of them then needs, null where none is left; and the day on
 *   which the last one is looked at, at the pace that was chosen
 */
export function paceToGo(
  { left, pace }: { left: number; pace: number },
  today: LocalDate,
  targetOn: LocalDate,
): { workingDays: number; neededADay: number | null; doneOn: LocalDate } {
  let workingDays = 0;
  for (let on = today; on <= targetOn; on = addDays(on, 1)) if (isWorkingDay(on, ENGLAND_AND_WALES)) workingDays += 1;
  const days = Math.ceil(left / pace);
  const isToday = isWorkingDay(today, ENGLAND_AND_WALES);
  const after = Math.max(0, isToday ? days - 1 : days);
  return {
    workingDays,
    neededADay: left === 0 ? 0 : workingDays === 0 ? null : Math.ceil(left / workingDays),
    doneOn: addWorkingDays(today, after, ENGLAND_AND_WALES),
  };
}
