import { attainmentOf, CORE_SUBJECTS, gradeReached, type Held } from '../eet/attainment';
import { localDate, type LocalDate } from '../statutory/local-date';
import { dfePercent } from './eet-figure';

/** How English and maths stood at the end of Key Stage 4; `since`: both reached by a later sitting or other award. */
export const KS4_KINDS = ['grade-5', 'grade-4', 'since', 'below', 'not-known'] as const;
export type Ks4Kind = (typeof KS4_KINDS)[number];

export const KS4_KIND_WORDS: Record<Ks4Kind, string> = {
  'grade-5': 'Both at grade 5 or above',
  'grade-4': 'Both at grade 4 or above, not both at 5',
  since: 'Not both at grade 4 then, both held since',
  below: 'Not both at grade 4',
  'not-known': 'Not known',
};

/** What a list can be of. */
export const KS4_LISTS = {
  known: { kinds: ['grade-5', 'grade-4', 'since', 'below'], words: 'English and maths at Key Stage 4 known' },
  'grade-5': { kinds: ['grade-5'], words: 'English and maths at grade 5 or above at Key Stage 4' },
  'grade-4': { kinds: ['grade-5', 'grade-4'], words: 'English and maths at grade 4 or above at Key Stage 4' },
  since: { kinds: ['since'], words: 'English and maths held since Key Stage 4' },
  below: { kinds: ['below'], words: 'English and maths not both at grade 4' },
  'not-known': { kinds: ['not-known'], words: 'English and maths at Key Stage 4 not known' },
} as const satisfies Record<string, { kinds: readonly Ks4Kind[]; words: string }>;
export type Ks4Of = keyof typeof KS4_LISTS;
export const KS4_OF = Object.keys(KS4_LISTS) as Ks4Of[];

export function isOfKs4(kind: Ks4Kind, of: Ks4Of): boolean {
  return (KS4_LISTS[of].kinds as readonly Ks4Kind[]).includes(kind);
}

/** On what this rests, as the page and the API tell it. */
export const KS4_BASIS =
  'The council’s own figure, of what is recorded here; it is not the published one of the Department for Education. Key Stage 4 is over on the 31 August on or after the 16th birthday, and the best GCSE of each subject until then counts. One that is below grade 4 settles it; where neither is and one is not recorded, it is not known. Ungraded results are not recorded.';

/** The last day of the school year in which somebody turns 16. */
export function endOfKeyStage4(born: LocalDate): LocalDate {
  const year = Number(born.slice(0, 4)) + 16;
  return localDate(`${born.slice(5) <= '08-31' ? year : year + 1}-08-31`);
}

export function ks4Kind(held: readonly Held[], born: LocalDate, asOf: LocalDate): Ks4Kind {
  const end = endOfKeyStage4(born);
  const exams = held.filter(({ title }) => /gcse/i.test(title));
  const { best } = attainmentOf(exams, end < asOf ? end : asOf);
  const grades = CORE_SUBJECTS.map((subject) => best[subject] && gradeReached(best[subject]));
  if (grades.every((grade) => grade !== null && grade >= 5)) return 'grade-5';
  if (grades.every((grade) => grade !== null && grade >= 4)) return 'grade-4';
  if (!grades.some((grade) => grade !== null && grade < 4)) return 'not-known';
  const { core } = attainmentOf(held, asOf);
  return CORE_SUBJECTS.every((subject) => core[subject]) ? 'since' : 'below';
}

export type Ks4Counts = Record<Ks4Kind, number>;

export function countKs4(kinds: readonly Ks4Kind[]): Ks4Counts {
  const counts = Object.fromEntries(KS4_KINDS.map((kind) => [kind, 0])) as Ks4Counts;
  for (const kind of kinds) counts[kind] += 1;
  return counts;
}

/** Each share is of those of whom it is known. */
export function ks4Shares(counts: Ks4Counts) {
  const sum = (of: Ks4Of) => KS4_LISTS[of].kinds.reduce((all, kind) => all + counts[kind], 0);
  const known = sum('known');
  const share = (of: Ks4Of) => ({ count: sum(of), percent: dfePercent(sum(of), known) });
  return {
    known,
    notKnown: counts['not-known'],
    grade5: share('grade-5'),
    grade4: share('grade-4'),
    since: share('since'),
    below: share('below'),
  };
}
