import { addMonths, type LocalDate } from '../statutory/local-date';

export const RISKS = ['low', 'medium', 'high'] as const;
export type Risk = (typeof RISKS)[number];

export const RISK_WORDS: Readonly<Record<Risk, string>> = {
  low: 'Low risk',
  medium: 'Medium risk',
  high: 'High risk',
};

/** Months between visits by risk. Local policy: no rule of law sets it (AC-14 asks for visits, some unannounced). */
export const VISIT_MONTHS: Readonly<Record<Risk, number>> = { low: 6, medium: 3, high: 1 };
/** One visit at least in as many months is unannounced. Local policy. */
export const UNANNOUNCED_MONTHS = 12;

/** What a visit looks at, in the order of the form. */
export const STANDARDS = {
  welcome: 'Young people are respected and listened to',
  safety: 'The house is safe, and so are doors, fire escapes and visitors',
  repair: 'Repairs are done, and it is clean, warm and dry',
  staff: 'Staff are checked, trained and there when they should be',
  independence: 'Each young person learns to run a home, with a plan for it',
  safeguarding: 'Worries and people missing are told to us the same day',
  culture: 'Faith, food, language and identity are provided for',
  complaints: 'Young people know how to complain, and it changes something',
  money: 'Rent, charges and money held for young people are in order',
  records: 'Records are kept, and young people have seen theirs',
} as const;
export type Standard = keyof typeof STANDARDS;
export const STANDARD_KEYS = Object.keys(STANDARDS) as Standard[];

export const MARKS = ['met', 'partly', 'not-met', 'not-looked-at'] as const;
export type Mark = (typeof MARKS)[number];
export const MARK_WORDS: Readonly<Record<Mark, string>> = {
  met: 'Met',
  partly: 'Partly met',
  'not-met': 'Not met',
  'not-looked-at': 'Not looked at',
};
export type Marks = Partial<Record<Standard, Mark>>;

export interface Visit {
  visitedOn: LocalDate;
  announced: boolean;
}

export interface VisitDue {
  dueOn: LocalDate;
  /** Whether the next one has to be unannounced to be in time. */
  unannounced: boolean;
}

/**
 * The day by which a provider is visited next: as many months after the last visit as its risk gives, or a year after the
 * last unannounced one where that is earlier; then it is to be unannounced. Before any visit both count from the approval.
 *
 * @param onListFrom when it was last approved, or put under improvement or suspended after that
 */
export function visitDue(risk: Risk, visits: readonly Visit[], onListFrom: LocalDate): VisitDue {
  const last = (some: readonly Visit[]): LocalDate =>
    some.reduce((latest, { visitedOn }) => (visitedOn > latest ? visitedOn : latest), onListFrom);
  const byRisk = addMonths(last(visits), VISIT_MONTHS[risk]);
  const unannounced = addMonths(last(visits.filter(({ announced }) => !announced)), UNANNOUNCED_MONTHS);
  return unannounced <= byRisk ? { dueOn: unannounced, unannounced: true } : { dueOn: byRisk, unannounced: false };
}

/** What was not met, or only partly, at a visit, the worst first. */
export function shortfalls(marks: Marks): { standard: Standard; mark: 'partly' | 'not-met' }[] {
  const of = (mark: 'partly' | 'not-met') =>
    STANDARD_KEYS.filter((standard) => marks[standard] === mark).map((standard) => ({ standard, mark }));
  return [...of('not-met'), ...of('partly')];
}
