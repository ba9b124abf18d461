import fc from 'fast-check';
import { ENGLAND_AND_WALES } from '../../src/statutory/bank-holidays';
import type { CaseFile, Contact, Deadline, LegalStatus } from '../../src/statutory/case-file';
import { readCaseFile } from '../../src/statutory/case-file.parse';
import { isOutstanding } from '../../src/statutory/deadline';
import { explain } from '../../src/statutory/explain';
import { knownOn } from '../../src/statutory/known-on';
import { legalStatus, sameAnswer } from '../../src/statutory/legal-status';
import { addDays, later, type LocalDate } from '../../src/statutory/local-date';
import { answerOn, nextChangeOn } from '../../src/statutory/next-change';
import { DEADLINE_RULES } from '../../src/statutory/rule-book';
import type { DeadlineRule } from '../../src/statutory/rule-book/rule';
import { statusHistory } from '../../src/statutory/status-history';
import { lives } from './lives';

/** A life, a day on which it is asked about, and so many days before and after. */
export interface DrawnLife {
  caseFile: CaseFile;
  asOf: LocalDate;
  back: number;
  on: number;
  /** Anywhere from long before birth to long after death. */
  anyDay: number;
  /** What the rules say of it on a day, worked out once. */
  at: (day: LocalDate) => Answer;
}

interface Answer {
  status: LegalStatus;
  deadlines: Deadline[];
}

export function drawnLives(drawn = lives()): fc.Arbitrary<DrawnLife> {
  return fc
    .tuple(drawn, fc.nat({ max: 4000 }), fc.nat({ max: 1500 }), fc.integer({ min: -20_000, max: 60_000 }))
    .map(([life, back, on, anyDay]) => ({ ...life, back, on, anyDay, at: answers(life.caseFile) }));
}

function answers(caseFile: CaseFile): DrawnLife['at'] {
  const known = new Map<LocalDate, Answer>();
  return (day) => {
    const answer = known.get(day) ?? answerOn(caseFile, day, ENGLAND_AND_WALES);
    known.set(day, answer);
    return answer;
  };
}

const RULES: Readonly<Record<string, DeadlineRule>> = DEADLINE_RULES;

/** What holds of every life. Each throws with what it found; fast-check prints the seed and shrinks the life. */
export const LIFE_PROPERTIES: Readonly<Record<string, (drawn: DrawnLife) => void>> = {
  'every day has an answer, before birth and long after too': ({ caseFile, at, anyDay }) => {
    const { status, deadlines } = at(addDays(caseFile.person.dateOfBirth, anyDay));
    const sentences = [...status.because, ...status.needsManager, ...deadlines.map(({ because }) => because)];
    must(status.because.length > 0, 'a status without a reason');
    for (const one of sentences) {
      must(one.endsWith('.') && !/\b(today|undefined|null|NaN)\b/.test(one), `a sentence that cannot stand: ${one}`);
    }
  },

  'what is written as a case file is read again and explained': ({ caseFile, asOf }) => {
    const read = readCaseFile(JSON.stringify({ ...caseFile, earlierPolicies: undefined }));
    // A perverse life may break the format; then it is refused in words and nothing throws.
    if ('errors' in read) return must(read.errors.length > 0, 'refused without a reason');
    const told = explain(read.caseFile, asOf, ENGLAND_AND_WALES);
    must('explanation' in told, 'no explanation');
  },

  'every day has exactly one status, the one its history tells': ({ caseFile, asOf, back }) => {
    const history = statusHistory(caseFile, asOf);
    const first = history[0];
    if (!first) return;
    const day = later(first.from, addDays(asOf, -back));
    const spells = history.filter((spell) => spell.from <= day && (spell.to === null || day < spell.to));
    must(spells.length === 1, `${spells.length} statuses on ${day}`);
    must(sameAnswer(spells[0]!.status, legalStatus(caseFile, day)), `another status on ${day} than its history tells`);
  },

  'everything due has an identity of its own': ({ at, asOf }) => {
    const identities = at(asOf).deadlines.map(identity);
    must(new Set(identities).size === identities.length, `twice the same: ${identities.join('; ')}`);
  },

  'the order in which facts were recorded makes no difference': ({ caseFile, at, asOf }) => {
    // The versions of the settings are no facts, and come in their order.
    const { earlierPolicies = [], ...facts } = caseFile;
    const reversed = Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [name, Array.isArray(value) ? value.toReversed() : value]),
    ) as unknown as CaseFile;
    reversed.earlierPolicies = earlierPolicies;
    same(answerOn(reversed, asOf, ENGLAND_AND_WALES), at(asOf), 'in another order');
  },

  'what is dated later changes nothing before it': ({ caseFile, at, asOf }) => {
    same(answerOn(knownOn(caseFile, asOf), asOf, ENGLAND_AND_WALES), at(asOf), 'without what is dated later');
  },

  'what was met stays met as time passes, and what was missed is not open again': (drawn) => {
    const over = ({ state }: Deadline) => wasMet(state) || state === 'breached';
    const life = withoutDecisionsAfter(drawn.asOf, drawn);
    const before = life.at(drawn.asOf).deadlines.filter(over);
    if (before.length === 0) return;
    const after = new Map(life.at(addDays(drawn.asOf, drawn.on)).deadlines.map((item) => [identity(item), item]));
    for (const item of before) {
      const now = after.get(identity(item))?.state ?? 'gone';
      const holds = wasMet(item.state) ? wasMet(now) : now !== 'gone' && !isOutstanding(now);
      must(holds, `${identity(item)} was ${item.state}, and is ${now}`);
    }
  },

  'nothing but overdue and paused changes before the day announced for the next change': ({ caseFile, ...drawn }) => {
    const { asOf, back, at } = drawn;
    // Dearer than all the others together, so a third of the lives are asked.
    if (back % 3 !== 0) return;
    const next = nextChangeOn(caseFile, asOf, ENGLAND_AND_WALES, at(asOf));
    const now = stored(at(asOf));
    const days = [1 + (back % 60), 60 + (back % 330)].map((n) => addDays(asOf, n));
    for (const day of next ? [...days, addDays(next, -1)] : days) {
      if (next !== null && day >= next) continue;
      same(stored(at(day)), now, `on ${asOf} and ${day}, with the next change on ${next}`);
    }
  },

  'nothing outstanding is overdue on its due date, and everything outstanding is the day after': ({ at, asOf }) => {
    for (const item of at(asOf).deadlines) {
      const past = item.dueAt === null ? asOf > item.dueOn : asOf >= item.dueOn;
      must(item.overdue === (isOutstanding(item.state) && past), `${identity(item)} overdue ${item.overdue}`);
    }
  },

  'whoever is owed an adviser and has something due has one, or one is to be named': ({ caseFile, at, asOf }) => {
    const { status, deadlines } = at(asOf);
    const open = deadlines.filter(({ state }) => isOutstanding(state));
    if (!isOwedAdviser(status) || open.length === 0) return;
    const hasAdviser = knownOn(caseFile, asOf).allocations.some(
      ({ role, from, to }) => role === 'personal-adviser' && from <= asOf && (to === null || to > asOf),
    );
    const waits = deadlines.some(
      ({ rule, state }) => rule === 'PA-01' && (isOutstanding(state) || state === 'unknown'),
    );
    must(hasAdviser || waits, `nobody owns ${open.map(identity).join('; ')}`);
  },

  'everything due comes from a rule of the book, and from nothing later': ({ at, asOf }) => {
    for (const item of at(asOf).deadlines) {
      const rule = RULES[item.rule];
      must(
        rule !== undefined && rule.dutyBasis === item.dutyBasis && rule.dateBasis === item.dateBasis,
        `${item.rule} is not as in the rule book`,
      );
      // When leave expires is known in advance, where nobody knows when it was granted.
      must(item.startedOn <= asOf || item.rule === 'IM-03', `${identity(item)} started later, on ${item.startedOn}`);
      must(item.metOn === null || item.metOn <= asOf, `${identity(item)} was met later, on ${item.metOn}`);
      must(item.planBy <= item.dueOn, `${identity(item)} is planned after it is due`);
    }
  },
};

/** The lives that are drawn: the same every time, so that a run that passed passes again. `LIVES_SEED` draws others. */
export const LIVES_SEED = Number(process.env.LIVES_SEED ?? 20_261_125);

/** Checks a life against every one of them: what they ask about the same day is worked out once. */
export function everyPropertyHolds(life: DrawnLife): void {
  for (const [title, holds] of Object.entries(LIFE_PROPERTIES)) {
    try {
      holds(life);
    } catch (error) {
      throw new Error(title, { cause: error });
    }
  }
}

/** What is stored of a day's answer: overdue and paused come and go without a change of what is due. */
function stored({ status, deadlines }: Answer): unknown {
  return [status, deadlines.map((deadline) => ({ ...deadline, overdue: undefined, paused: undefined }))];
}

/** A contact accepted as a substitute later is a decision about the past: it may count a turn from another day. */
function withoutDecisionsAfter(asOf: LocalDate, { caseFile, at }: DrawnLife): Pick<DrawnLife, 'at'> {
  const isLater = ({ substituteAccepted }: Contact) => substituteAccepted !== null && substituteAccepted.on > asOf;
  if (!caseFile.contacts.some(isLater)) return { at };
  const contacts = caseFile.contacts.map((one) => (isLater(one) ? { ...one, substituteAccepted: null } : one));
  return { at: answers({ ...caseFile, contacts }) };
}

function wasMet(state: string): boolean {
  return state === 'met' || state === 'met-late' || state === 'met-by-substitute';
}

function isOwedAdviser({ code, basis }: LegalStatus): boolean {
  return (
    ['eligible', 'relevant', 'former-relevant'].includes(code) ||
    (code === 'former-relevant-21-plus' && !basis.includes('offer-only'))
  );
}

function identity({ rule, subject, startedById }: Deadline): string {
  return JSON.stringify([rule, subject, startedById]);
}

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

/** Compared as text: much quicker than by value, and printed only where they differ. */
function same(one: unknown, other: unknown, what: string): void {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  if (a === b) return;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  throw new Error(
    `${what}: …${a.slice(Math.max(0, at - 160), at + 160)}… and …${b.slice(Math.max(0, at - 160), at + 160)}…`,
  );
}
