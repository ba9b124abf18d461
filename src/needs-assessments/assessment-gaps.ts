import type { Priority } from '../pathway-plans/plan-document';
import {
  missingAfterCare,
  missingFromRecord,
  missingWhenEligible,
  notAsked,
  PEOPLE_TO_ASK,
  type Asked,
  type MatterKey,
  type PersonToAsk,
} from '../statutory/content/assessment';
import { isWritten, type Gap } from '../statutory/content/gap';
import { missingInvolvement } from '../statutory/content/involvement';
import type { LocalDate } from '../statutory/local-date';
import { areasOf, DID_NOT_SAY, IDENTITY_PARTS, mattersOf, type Answers, type Matters } from './areas';
import { balanceOf } from './word-balance';

/** An assessment as far as it is written. */
export interface Written {
  matters: Matters;
  /** By the area's key; an area that nobody opened may be left out. */
  answers: Readonly<Record<string, Answers>>;
}

/** What decides whether needs from being trafficked or unaccompanied are asked for. Null is not known. */
export interface AssessedPerson {
  unaccompaniedAsylumSeeker: boolean | null;
  trafficked: boolean | null;
}

/**
 * What a rule asks of an assessment and it does not say yet: AP-06 the record, AP-07 or AP-08 the matters, AP-09 who was
 * asked (of those who have left care), AP-10 how the young person took part. The copy and its explanation come after
 * sign-off: see `owedAfterwards`.
 *
 * @param completedOn the day of sign-off; null while it goes on
 */
export function lawGaps({ matters, answers }: Written, person: AssessedPerson, completedOn: LocalDate | null): Gap[] {
  const said = Object.fromEntries(
    mattersOf(matters).map(({ key }) => [key, `${answers[key]?.facts ?? ''} ${answers[key]?.analysis ?? ''}`]),
  ) as Partial<Record<MatterKey, string>>;
  return [
    ...(matters === 'when-eligible' ? missingWhenEligible(said, person) : missingAfterCare(said)),
    ...(matters === 'after-care' ? notAsked(asked(answers.people ?? {}), completedOn) : []),
    ...involvementGaps(answers['taking-part'] ?? {}),
    ...missingFromRecord(answers.record ?? {}),
  ];
}

function involvementGaps(part: Answers): Gap[] {
  const whyNot = { views: part['views-why-not'], meetings: part['meetings-why-not'] };
  const { views = null, meetings = null } = part;
  const all = missingInvolvement('assessment', { views, meetings, copyGivenOn: null, explainedOn: null, whyNot });
  return all.filter(({ item }) => item === 'views' || item === 'meetings');
}

/** What is recorded of a signed-off assessment's copy. */
export interface CopySaid {
  givenOn: LocalDate | null;
  explainedOn: LocalDate | null;
  whyNot: string | null;
}

/** AP-10 after sign-off: the copy not given, the assessment not explained, and no reason why. */
export function owedAfterwards(copies: readonly CopySaid[]): Gap[] {
  const why = copies.find(({ whyNot }) => isWritten(whyNot))?.whyNot ?? null;
  const involvement = {
    views: 'sought before',
    meetings: 'helped before',
    copyGivenOn: copies.find(({ givenOn }) => givenOn !== null)?.givenOn ?? null,
    explainedOn: copies.find(({ explainedOn }) => explainedOn !== null)?.explainedOn ?? null,
    whyNot: { copy: why, explained: why },
  };
  return missingInvolvement('assessment', involvement);
}

function asked(people: Answers): Partial<Record<PersonToAsk, Asked>> {
  return Object.fromEntries(
    PEOPLE_TO_ASK.map(({ key }) => [
      key,
      { on: (people[`${key}-on`] || null) as LocalDate | null, whyNot: people[`${key}-why-not`] ?? null },
    ]),
  );
}

/** What this council asks for before an assessment goes to a manager, the law apart. */
export interface StillToDo {
  areaKey: string;
  sentence: string;
}

/** The history weighed and identity asked about: without them nothing goes to a manager. */
export function stillToDo({ answers }: Written): StillToDo[] {
  const { history = {}, identity = {} } = answers;
  const todo: StillToDo[] = [];
  if (!isWritten(history.relevant)) {
    todo.push({ areaKey: 'history', sentence: 'Say what of their history matters now' });
  }
  if (!isWritten(history.why))
    todo.push({ areaKey: 'history', sentence: 'Say why that part of their history matters' });
  for (const { key, title } of IDENTITY_PARTS) {
    if (isIdentityAsked(identity, key)) continue;
    todo.push({
      areaKey: 'identity',
      sentence: `Ask about ${title.toLowerCase()}, or record that they did not want to say`,
    });
  }
  return todo;
}

export function isIdentityAsked(identity: Answers, key: string): boolean {
  return isWritten(identity[key]) || identity[`${key}-asked`] === DID_NOT_SAY;
}

/** Ways to make it better; nothing waits for them. */
export function hintsFor(
  { matters, answers }: Written,
  recommendations: readonly { text: string; priority: Priority | null }[],
): string[] {
  const hints: string[] = [];
  for (const area of areasOf(matters)) {
    const own = answers[area.key] ?? {};
    const hint = balanceOf(area, own).hint;
    if (hint) hints.push(`${area.title}: ${hint}`);
  }
  if (recommendations.length === 0) hints.push('Nothing is recommended yet. The plan begins from what you recommend.');
  const unsorted = recommendations.filter(({ priority }) => priority === null).length;
  if (unsorted > 0) {
    hints.push(
      `${unsorted === 1 ? 'One recommendation does' : `${unsorted} recommendations do`} not say whether it is for now, next or later.`,
    );
  }
  return hints;
}
