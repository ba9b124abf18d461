import type { LocalDate } from '../statutory/local-date';
import type { Opportunity, Qualification } from './eet.entities';
import { upperFirst } from '../web/upper-first';

type Level = Qualification['level'];

interface Scale {
  name: string;
  /** As the type stands in a file, in small letters and without spaces or hyphens. */
  type: RegExp;
  /** Grades in capitals, each with the level it reaches; '*' for every other grade of a fixed level. */
  grades: readonly (readonly [grade: RegExp, level: Level])[];
}

const PASS = /^(PASS|P|MERIT|M|DISTINCTION|D|DISTINCTION\*|D\*|\*)$/;

/**
 * What reaches which level, as https://www.gov.uk/what-different-qualification-levels-mean has it: a GCSE at 9 to 4 or
 * A* to C is level 2, at 3 to 1 or D to G level 1; AS, A and T levels are level 3.
 */
const KNOWN: readonly Scale[] = [
  {
    name: 'GCSE',
    type: /^gcse(\(9-?1\))?$/,
    grades: [
      [/^([4-9]|A\*|[ABC])$/, '2'],
      [/^([1-3]|[D-G])$/, '1'],
    ],
  },
  { name: 'AS level', type: /^as(level)?$/, grades: [[/^[A-E]$/, '3']] },
  { name: 'A level', type: /^(gce)?alevel$/, grades: [[/^(A\*|[A-E])$/, '3']] },
  { name: 'T level', type: /^tlevel$/, grades: [[PASS, '3']] },
  { name: 'Entry level', type: /^entrylevel(certificate)?$/, grades: [[/^(PASS|P|[123])$/, 'entry']] },
  { name: 'Functional skills entry level', type: /^functionalskillsentrylevel[123]?$/, grades: [[PASS, 'entry']] },
  { name: 'Functional skills level 1', type: /^functionalskillslevel1$/, grades: [[PASS, '1']] },
  { name: 'Functional skills level 2', type: /^functionalskillslevel2$/, grades: [[PASS, '2']] },
  {
    name: 'Technical award',
    type: /^(btec)?(tech|technical)award$/,
    grades: [
      [/^(L1P|L1M|L1D|LEVEL 1 (PASS|MERIT|DISTINCTION))$/, '1'],
      [/^(L2P|L2M|L2D|L2D\*|LEVEL 2 (PASS|MERIT|DISTINCTION\*?))$/, '2'],
    ],
  },
  { name: 'BTEC level 1', type: /^(btec)level1$/, grades: [[PASS, '1']] },
  { name: 'BTEC level 2', type: /^(btec)level2$/, grades: [[PASS, '2']] },
  { name: 'BTEC level 3', type: /^(btec)level3$/, grades: [[PASS, '3']] },
];

/** Types of qualification that are understood, for whoever writes the file. */
export const SCALES = KNOWN.map(({ name }) => name).join(', ');

/** @returns 'type' or 'grade' for what is not understood, 'ungraded' for a result that is no award */
export function resultOf(
  type: string,
  grade: string,
): { name: string; level: Level; grade: string } | 'type' | 'grade' | 'ungraded' {
  const asked = type.toLowerCase().replaceAll(/[\s_-]+/g, '');
  const scale = KNOWN.find((one) => one.type.test(asked));
  if (!scale) return 'type';
  const given = grade.trim().toUpperCase();
  if (/^(U|X|FAIL|ABSENT|UNGRADED|UNCLASSIFIED)$/.test(given)) return 'ungraded';
  const found = scale.grades.find(([grades]) => grades.test(given));
  return found ? { name: scale.name, level: found[1], grade: given } : 'grade';
}

export const CORE_SUBJECTS = ['English', 'maths'] as const;
export type CoreSubject = (typeof CORE_SUBJECTS)[number];

const SUBJECT: Record<CoreSubject, RegExp> = {
  English: /\benglish\b/i,
  maths: /\b(maths|mathematics)\b/i,
};
const LEVELS: readonly Level[] = ['entry', '1', '2', '3', '4', '5', '6', '7', '8'];

export type Held = Pick<Qualification, 'title' | 'level' | 'grade' | 'awardedOn'>;

/** The best result of a subject. */
export interface CoreResult {
  /** As a GCSE of 9 to 1: of a letter the lowest number that it may stand for; null for what is no GCSE. */
  grade: number | null;
  level: Level;
  /** "5", "C", "functional skills level 2". */
  words: string;
}

export interface Attainment {
  /** Of what was awarded; null where nothing with a level is recorded, which is not known and not none. */
  highest: Level | null;
  /**
   * Whether English and maths are held at level 2: GCSE at grade 4 or C or above, or functional skills level 2. Null
   * where no result of the subject is recorded.
   */
  core: Record<CoreSubject, boolean | null>;
  /** The best result of each; null where none is recorded. */
  best: Record<CoreSubject, CoreResult | null>;
}

/** What somebody holds on a day, of their qualifications in force. */
export function attainmentOf(held: readonly Held[], today: LocalDate): Attainment {
  const awarded = held.filter(({ awardedOn }) => awardedOn !== null && awardedOn <= today);
  const reached = awarded.map((one) => LEVELS.indexOf(reachedBy(one)));
  const highest = LEVELS[Math.max(-1, ...reached)] ?? null;
  const best = { English: bestOf(awarded, 'English'), maths: bestOf(awarded, 'maths') };
  const holds = (result: CoreResult | null) => result && result.level === '2';
  return { highest, core: { English: holds(best.English), maths: holds(best.maths) }, best };
}

function bestOf(awarded: readonly Held[], subject: CoreSubject): CoreResult | null {
  const results = awarded
    .filter(({ title }) => /gcse|functional skills/i.test(title) && SUBJECT[subject].test(title))
    .map(coreResult);
  return results.sort((a, b) => gradeReached(b) - gradeReached(a))[0] ?? null;
}

/**
 * Of the letters before 2017 the lowest number that each may stand for. That the bottoms of A, C and G are those of 7, 4
 * and 1 is published, the others are what is usual:
 * https://www.gov.uk/government/publications/gcse-9-to-1-grade-scale-explained/gcse-9-to-1-grade-scale-explained
 */
const NUMBER_OF_LETTER: Readonly<Record<string, number>> = { 'A*': 8, A: 7, B: 5, C: 4, D: 3, E: 2, F: 1, G: 1 };

function coreResult(held: Held): CoreResult {
  const level = reachedBy(held);
  const given = held.grade?.trim().toUpperCase() ?? '';
  const isRead = /gcse/i.test(held.title) && typeof resultOf('GCSE', given) !== 'string';
  if (isRead) return { grade: NUMBER_OF_LETTER[given] ?? Number(given), level, words: given };
  const what = /gcse/i.test(held.title) ? 'GCSE' : 'functional skills';
  return { grade: null, level, words: `${what} ${levelWords(level)}` };
}

/** As a GCSE: level 2 in functional skills is taken where a 4 is asked for, and level 1 is one of 3 to 1. */
export function gradeReached({ grade, level }: CoreResult): number {
  return grade ?? (level === '2' ? 4 : level === '1' ? 1 : 0);
}

function levelWords(level: Level): string {
  return level === 'entry' ? 'entry level' : level === 'other' ? 'of another country' : `level ${level}`;
}

/** "Level 2; English 5; maths not known". */
export function attainmentWords({ highest, best }: Attainment): string {
  if (highest === null && CORE_SUBJECTS.every((one) => best[one] === null)) return 'Not known: no result is recorded';
  const level = highest === null ? 'level not known' : levelWords(highest);
  return [sentence([level]), ...CORE_SUBJECTS.map((one) => subjectWords(one, best[one]))].join('; ');
}

function subjectWords(subject: CoreSubject, result: CoreResult | null): string {
  return `${subject} ${result?.words ?? 'not known'}`;
}

/** What somebody who takes up an opportunity is to have; null: it does not ask for it. */
export interface Asks {
  asksLevel: Opportunity['asksLevel'];
  /** GCSE grades of 9 to 1. */
  asksEnglish: number | null;
  asksMaths: number | null;
}

/** "level 2, English and maths at grade 4"; null where it asks for nothing. */
export function asksWords({ asksLevel, asksEnglish, asksMaths }: Asks): string | null {
  const at = (subjects: string, grade: number | null) => (grade === null ? [] : [`${subjects} at grade ${grade}`]);
  const subjects =
    asksEnglish === asksMaths
      ? at('English and maths', asksEnglish)
      : [...at('English', asksEnglish), ...at('maths', asksMaths)];
  const all = [...(asksLevel === null ? [] : [levelWords(asksLevel)]), ...subjects];
  return all.length === 0 ? null : all.join(', ');
}

export const STANDINGS = ['has-it', 'lacks', 'not-known'] as const;

/** How somebody stands against what is asked for: what lacks comes before what is not known. Nobody is left out by it. */
export interface Standing {
  state: (typeof STANDINGS)[number];
  /** "Asks for English and maths at grade 4; has English 5, maths 3: resit maths first". */
  words: string;
  /** "resit maths first". */
  brief: string;
}

/** @returns null where nothing is asked for */
export function standsAgainst(asks: Asks, { highest, best }: Attainment): Standing | null {
  const asked = asksWords(asks);
  if (asked === null) return null;
  const grades = { English: asks.asksEnglish, maths: asks.asksMaths };
  const subjects = CORE_SUBJECTS.flatMap((subject) => {
    const [grade, result] = [grades[subject], best[subject]];
    return grade === null ? [] : [{ subject, result, isShort: result !== null && gradeReached(result) < grade }];
  });
  const { asksLevel } = asks;
  const isShort = asksLevel !== null && highest !== null && LEVELS.indexOf(highest) < LEVELS.indexOf(asksLevel);
  const has = [
    ...(asksLevel === null ? [] : [highest === null ? 'level not known' : levelWords(highest)]),
    ...subjects.map(({ subject, result }) => subjectWords(subject, result)),
  ];
  const resit = subjects.filter((one) => one.isShort).map(({ subject }) => subject);
  const unknown = [
    ...(asksLevel !== null && highest === null ? ['the level'] : []),
    ...subjects.filter(({ result }) => result === null).map(({ subject }) => subject),
  ];
  const first = [
    ...(resit.length > 0 ? [`resit ${resit.join(' and ')} first`] : []),
    ...(isShort ? [`reach ${levelWords(asksLevel)} first`] : []),
    ...(unknown.length > 0 ? [`ask about ${unknown.join(' and ')}`] : []),
  ];
  const brief = first.join(', ') || 'has what it asks for';
  const state = resit.length > 0 || isShort ? 'lacks' : unknown.length > 0 ? 'not-known' : 'has-it';
  return { state, words: `Asks for ${asked}; has ${has.join(', ')}: ${brief}`, brief };
}

/** A GCSE by its grade where that is one: a worker may have chosen the level of a pass for a 3. */
function reachedBy({ title, level, grade }: Held): Level {
  const read = /^gcse\b/i.test(title) && grade !== null ? resultOf('GCSE', grade) : null;
  return read !== null && typeof read !== 'string' ? read.level : level;
}

/**
 * What it means for what comes next, in words. The rule about English and maths is the condition of funding of 16 to 19
 * study programmes, which colleges follow and no law lays on a young person:
 * https://www.gov.uk/guidance/16-to-19-funding-maths-and-english-condition-of-funding
 */
export function whatItMeans({ highest, core }: Attainment, age: number): string[] {
  const [lacking, unknown] = [false, null].map((state) => CORE_SUBJECTS.filter((one) => core[one] === state));
  const words: string[] = [];
  if (highest !== null && highest !== 'other') {
    words.push(`Highest level reached: ${levelWords(highest)}.`);
  }
  const has = CORE_SUBJECTS.filter((one) => core[one]);
  if (has.length > 0) words.push(`${sentence(has)} held at grade 4 (C) or above, or at level 2.`);
  if (lacking!.length > 0) {
    words.push(`${sentence(lacking!)} not held at grade 4 (C) or above.`);
    if (age < 19) {
      words.push(
        `A 16 to 19 study programme at a college is funded on condition that ${lacking!.join(' and ')} go${lacking!.length > 1 ? '' : 'es'} on being studied. This is funding guidance, not law.`,
      );
    }
  }
  if (unknown!.length > 0)
    words.push(`Not known whether ${unknown!.join(' and ')} ${unknown!.length > 1 ? 'are' : 'is'} held.`);
  return words;
}

function sentence(subjects: readonly string[]): string {
  return upperFirst(subjects.join(' and '));
}
