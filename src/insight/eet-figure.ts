import type { ActivityCode, ActivityKind } from '../eet/activity.entity';

/** The age groups of the return, by the birthday or the age on the day. */
export const EET_BANDS = ['17-18', '19-21', '22-25'] as const;
export type EetBand = (typeof EET_BANDS)[number];

export const EET_KINDS = ['higher-education', 'other-education', 'apprenticeship', 'training-or-work'] as const;
export const NEET_KINDS = ['illness-or-disability', 'other', 'pregnancy-or-parenting'] as const;
/** Left out of all shares, as the published figures leave them out; and who has no birthday of the year yet. */
export const LEFT_OUT = ['died', 'returned-home', 'other-authority', 'short-breaks-only', 'birthday-to-come'] as const;

export type EetFigureKind =
  (typeof EET_KINDS)[number] | (typeof NEET_KINDS)[number] | 'not-known' | (typeof LEFT_OUT)[number];

/** Everybody that a share is of: who is not known is among them. */
export const COUNTED: readonly EetFigureKind[] = [...EET_KINDS, ...NEET_KINDS, 'not-known'];

export const EET_FIGURE_WORDS: Record<EetFigureKind, string> = {
  'higher-education': 'Higher education',
  'other-education': 'Other education',
  apprenticeship: 'Apprenticeship',
  'training-or-work': 'Training or work',
  'illness-or-disability': 'None: illness or disability',
  other: 'None: other reason',
  'pregnancy-or-parenting': 'None: pregnancy or parenting',
  'not-known': 'Not known',
  died: 'Died',
  'returned-home': 'Back with parents for 6 months',
  'other-authority': 'Care moved to another council',
  'short-breaks-only': 'Short breaks only',
  'birthday-to-come': 'Birthday of the year still to come',
};

/** What a list can be of besides one kind. */
export const EET_GROUPS = {
  eet: { kinds: EET_KINDS as readonly EetFigureKind[], words: 'In education, training or work' },
  neet: { kinds: NEET_KINDS as readonly EetFigureKind[], words: 'Not in education, training or work' },
  counted: { kinds: COUNTED, words: 'All who are counted' },
  'left-out': { kinds: LEFT_OUT as readonly EetFigureKind[], words: 'Left out of the shares' },
} as const;
export type EetGroup = keyof typeof EET_GROUPS;

export const EET_OF = [...Object.keys(EET_GROUPS), ...Object.keys(EET_FIGURE_WORDS)] as (EetGroup | EetFigureKind)[];
export type EetOf = (typeof EET_OF)[number];

export function kindsOfEet(of: EetOf): readonly EetFigureKind[] {
  return of in EET_GROUPS ? EET_GROUPS[of as EetGroup].kinds : [of as EetFigureKind];
}

export function eetOfWords(of: EetOf): string {
  return of in EET_GROUPS ? EET_GROUPS[of as EetGroup].words : EET_FIGURE_WORDS[of as EetFigureKind];
}

export function bandOf(age: number): EetBand | null {
  if (age < 17 || age > 25) return null;
  return age <= 18 ? '17-18' : age <= 21 ? '19-21' : '22-25';
}

/** What decides the kind of one young person on their day. */
export interface EetFacts {
  leftOut: (typeof LEFT_OUT)[number] | null;
  /** What runs on the day, the main one; null where nothing is recorded. */
  kind: ActivityKind | null;
  /** Also of a return: F3 and P3 of before 2022. */
  code: ActivityCode | 'F3' | 'P3' | '0' | null;
}

const BY_DIGIT: Readonly<Record<string, EetFigureKind>> = {
  1: 'higher-education',
  2: 'other-education',
  3: 'training-or-work',
  4: 'apprenticeship',
  5: 'training-or-work',
};
const NEET_BY_CODE: Readonly<Record<string, EetFigureKind>> = {
  G4: 'illness-or-disability',
  G5: 'other',
  G6: 'pregnancy-or-parenting',
};

/** Each young person is of one kind. Nothing recorded is not known, and never none. */
export function eetFigureKind({ leftOut, kind, code }: EetFacts): EetFigureKind {
  if (leftOut) return leftOut;
  if (code !== null && code in NEET_BY_CODE) return NEET_BY_CODE[code]!;
  if (code !== null && code !== '0') return BY_DIGIT[code[1]!]!;
  if (kind === 'education') return 'other-education';
  return kind === 'training' || kind === 'work' ? 'training-or-work' : 'not-known';
}

/**
 * The share as the Department for Education publishes it: of everybody, who is not known too, rounded half up to a
 * whole number.
 * @returns null of nobody
 */
export function dfePercent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((200 * part + whole) / (2 * whole));
}

export type EetCounts = Record<EetFigureKind, number>;

export function countKinds(kinds: readonly EetFigureKind[]): EetCounts {
  const counts = Object.fromEntries(Object.keys(EET_FIGURE_WORDS).map((kind) => [kind, 0])) as EetCounts;
  for (const kind of kinds) counts[kind] += 1;
  return counts;
}

/** The three shares and what they are of. */
export function eetShares(counts: EetCounts) {
  const sum = (kinds: readonly EetFigureKind[]) => kinds.reduce((all, kind) => all + counts[kind], 0);
  const [eet, neet, total] = [sum(EET_KINDS), sum(NEET_KINDS), sum(COUNTED)];
  const notKnown = counts['not-known'];
  return {
    total,
    eet: { count: eet, percent: dfePercent(eet, total) },
    neet: { count: neet, percent: dfePercent(neet, total) },
    notKnown: { count: notKnown, percent: dfePercent(notKnown, total) },
    leftOut: sum(LEFT_OUT),
  };
}
