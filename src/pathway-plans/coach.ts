import { isWritten } from '../statutory/content/gap';
import { notSmart } from '../statutory/content/plan';
import { addDays, formatLong, type LocalDate } from '../statutory/local-date';
import { DOING, PLAIN_WORDS, SMALL_WORDS, VAGUE_DOING, VAGUE_SEEN } from './coach-words';
import { actionsOf, type ActionOwner, type PlanAction, type PlanDocument } from './plan-document';
import { readingHint } from './reading-age';

/** The fields of an action that a hint stands beside. */
export type HintPart = 'what' | 'owner' | 'result' | 'dueOn' | 'firstStep';

/** What the figures count: inspectors find plans "not always specific, short term and measurable". */
export type HintCheck = 'specific' | 'short-term' | 'measurable';

export interface Hint {
  part: HintPart;
  /** For the person who writes: what to think of, and why. */
  sentence: string;
  /** The check that the action does not pass yet; null for advice that no figure counts. */
  check: HintCheck | null;
}

/**
 * @property nextReviewOn planned or due; null where none is
 * @property shortTermDays a date further off is no short-term action: the council's own choice
 */
export interface HintsAt {
  today: LocalDate;
  nextReviewOn: LocalDate | null;
  shortTermDays: number;
}

/**
 * What would make an action easier to do and to follow up, while it is written. A hint never stops anybody: a plan with
 * every hint unheeded can be saved and finished.
 *
 * @statute {@link PROVISIONS.localPolicy} AP-12
 */
export function hintsOf(action: PlanAction, at: HintsAt): Hint[] {
  return [...hintsOfWhat(action.what), ...hintsOfSmart(action, at), ...hintsOfSteps(action, at)];
}

/** Whether an action is specific (says what is done, and by whom), short-term and measurable. */
export function isClear(action: PlanAction, at: HintsAt): boolean {
  return hintsOf(action, at).every(({ check }) => check === null);
}

/** A hint on a whole plan. */
export interface PlanHint {
  /** The topic it is about; null for the plan as a whole. */
  topic: string | null;
  sentence: string;
}

/** What a plan as a whole still lacks of a plan that somebody thought about together. */
export function hintsOfPlan(document: PlanDocument, { nextReviewOn }: Pick<HintsAt, 'nextReviewOn'>): PlanHint[] {
  const actions = actionsOf(document).map(({ action }) => action);
  const ofReview = actions.filter(({ dueOn }) => dueOn !== null && dueOn === nextReviewOn).length;
  return [
    ...(nextReviewOn !== null && ofReview * 2 > actions.length
      ? [
          {
            topic: null,
            sentence: `${ofReview} of ${actions.length} actions have the date of the next review, ${formatLong(nextReviewOn)}. Ask of each when it can be done.`,
          },
        ]
      : []),
    ...document.topics
      .filter(({ myWords, explored }) => !isWritten(myWords) && (explored === 'needs' || explored === 'no-need'))
      .map(({ key, title }) => ({ topic: key, sentence: `“${title}” has nothing in the young person’s own words.` })),
  ];
}

/** Who does an action, as a sentence names them; null where nobody is named. */
export function ownerWords(owner: ActionOwner | null): string | null {
  if (!owner) return null;
  switch (owner.kind) {
    case 'young-person':
      return 'the young person';
    case 'adviser':
      return isWritten(owner.name) ? owner.name : 'the personal adviser';
    case 'someone-else':
      return isWritten(owner.name) ? owner.name : null;
  }
}

function hintsOfWhat(what: string): Hint[] {
  if (!isWritten(what)) {
    return [{ part: 'what', check: 'specific', sentence: 'Say what will be done.' }];
  }
  const vague = openingVagueWord(what);
  const office = officeWord(what);
  const reading = readingHint(what);
  return [
    ...(vague
      ? [
          {
            part: 'what' as const,
            check: 'specific' as const,
            sentence: `“${vague}” can mean many things: say what someone would see you do.`,
          },
        ]
      : []),
    ...(saysSeveral(what) ? [advice('what', 'This may be more than one action: one each is easier to tick off.')] : []),
    ...(office ? [advice('what', `“${office.word}” is an office word: could it say “${office.plain}”?`)] : []),
    ...(reading ? [advice('what', reading)] : []),
  ];
}

/** The gaps of AP-12 as hints, each beside its field. */
function hintsOfSmart({ id, owner, dueOn, result }: PlanAction, { nextReviewOn }: HintsAt): Hint[] {
  return notSmart({ id, owner: ownerWords(owner), dueOn, measure: result }, nextReviewOn).map(({ item, sentence }) => {
    const part = item.slice(id.length + 1) as keyof typeof SMART_PARTS;
    return { ...SMART_PARTS[part], sentence };
  });
}

const SMART_PARTS = {
  owner: { part: 'owner', check: 'specific' },
  dueOn: { part: 'dueOn', check: 'short-term' },
  measure: { part: 'result', check: 'measurable' },
} as const;

function hintsOfSteps(
  { result, dueOn, firstStep }: PlanAction,
  { today, nextReviewOn, shortTermDays }: HintsAt,
): Hint[] {
  const last = addDays(today, shortTermDays);
  return [
    ...(isWritten(result) && !canBeSeen(result)
      ? [
          {
            part: 'result' as const,
            check: 'measurable' as const,
            sentence: 'Nobody can see this happen yet: what will be there, or be different, once it is done?',
          },
        ]
      : []),
    ...(dueOn !== null && dueOn > last && dueOn !== nextReviewOn
      ? [
          {
            part: 'dueOn' as const,
            check: 'short-term' as const,
            sentence: `${formatLong(dueOn)} is a long way off: is there a part that can be done by ${formatLong(last)}?`,
          },
        ]
      : []),
    ...(dueOn !== null && dueOn < today
      ? [advice('dueOn', `${formatLong(dueOn)} has passed: when can it be done now?`)]
      : []),
    ...(isWritten(firstStep) ? [] : [advice('firstStep', 'What is the very first thing to do? Small is good.')]),
  ];
}

function advice(part: HintPart, sentence: string): Hint {
  return { part, sentence, check: null };
}

const OPENING = new RegExp(
  // "Continue …", "Sam to continue …", "I will try …", but not "Go to support group"
  `^(?:(?!(?:go|come|get|listen|talk|speak|write|move|apply)\\s)(?:[\\p{L}'’-]+\\s+){0,3}?(?:will|to|should|must|can)\\s+)?(?:also\\s+|please\\s+)?(${VAGUE_DOING.join('|')})(?![\\p{L}-])`,
  'iu',
);

function openingVagueWord(what: string): string | null {
  return OPENING.exec(what.trim())?.[1]?.toLowerCase() ?? null;
}

/** Whether a result says more than feelings and "done": two words at least that stand for something, or a number. */
function canBeSeen(result: string): boolean {
  if (/\p{N}/u.test(result)) return true;
  const words = (result.toLowerCase().match(/[\p{L}\p{M}'’-]+/gu) ?? []).filter(
    (word) => word.length > 2 && !SMALL_WORDS.has(word),
  );
  const saying = words.filter((word) => !VAGUE_SEEN.has(word));
  return saying.length >= 2 || (saying.length === words.length && saying.length > 0);
}

const SECOND_DOING = new RegExp(
  `(?<!\\b(?:go|come|try)) and (?:then |also )?(?:to )?(?:${DOING.join('|')})\\b|\\bas well as\\b|\\band then\\b`,
  'i',
);

function saysSeveral(what: string): boolean {
  return what.split(/[;\n]/).filter(isWritten).length > 1 || SECOND_DOING.test(what);
}

const OFFICE_WORDS = Object.entries(PLAIN_WORDS).map(([word, plain]) => ({
  word,
  plain,
  // Short ones in capitals are only meant so
  found: new RegExp(`(?<![\\p{L}-])${word}(?![\\p{L}-])`, word === word.toUpperCase() ? 'u' : 'iu'),
}));

function officeWord(text: string): { word: string; plain: string } | null {
  return OFFICE_WORDS.find(({ found }) => found.test(text)) ?? null;
}
