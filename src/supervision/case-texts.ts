import { isId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { addDays, type LocalDate } from '../statutory/local-date';
import { RISK_LEVELS, type RiskLevel } from '../statutory/risk-level';
import { typed, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import type { Entry } from './cursory';
import { EFFECTS, type Effect } from './decision-standing';

/**
 * What is written of one young person while a session is open, field by field as it was typed, so that nothing is lost
 * that is not right yet: `answer-KEY` of each prompt; `what-N`, `why-N`, `owner-N`, `by-N`, `facts-N`, `options-N` and `review-N` of each decision; and of
 * each decision from before `effect-ID` and `said-ID`; `risk` and `risk-why` where they say how high it is.
 */
export type CaseTexts = Record<string, string>;

export const MOST_DECISIONS = 8;
export const LONGEST_ANSWER = 6000;
export const LONGEST_DECISION = 500;
/** The facts and the options of a decision. */
export const LONGEST_WEIGHED = 3000;
/** Nobody decides further ahead: what takes longer is a goal of the plan. */
export const MOST_DAYS_AHEAD = 366;

const FIELD =
  /^(risk|risk-why|answer-[a-z-]{1,40}|(what|why|owner|by|facts|options|review)-[1-8]|(effect|said)-[0-9a-f-]{36})$/;
/** Those that may stand one below the other when two people wrote. */
const LONG = /^((answer|what|why|said|facts|options)-|risk-why$)/;

export const isLongField = (field: string): boolean => LONG.test(field);

export interface DecisionSaid {
  /** 1 to 8: the row it stands in. */
  row: number;
  what: string;
  why: string | null;
  ownerId: string;
  byOn: LocalDate;
  facts: string | null;
  options: string | null;
  /** When somebody looks at what came of it. */
  reviewOn: LocalDate | null;
}

export interface EffectSaid {
  decisionId: string;
  effect: Effect;
  words: string | null;
}

/** What makes a row a decision; who does it is chosen in every row. */
const WRITTEN_IN_A_ROW = ['what', 'why', 'by', 'facts', 'options', 'review'] as const;

/** The texts of a form or a request, those that are empty left out. */
export function textsIn(fields: Fields): CaseTexts {
  const texts: CaseTexts = {};
  for (const name of Object.keys(fields)) {
    const text = FIELD.test(name) ? typed(fields, name) : '';
    if (text) texts[name] = text;
  }
  // Whose it would be is chosen in every row; without words and day it is an empty one.
  for (let row = 1; row <= MOST_DECISIONS; row += 1) {
    if (!WRITTEN_IN_A_ROW.some((name) => texts[`${name}-${row}`])) delete texts[`owner-${row}`];
  }
  return texts;
}

/**
 * What was written in a session before, with what stands in the one that goes on: alone where nothing does, else below it,
 * under "Before:". A decision comes into a row of its own while there is one, and into the facts of the last one then.
 * @param keys of the prompts of the session that goes on; an answer to another one comes below the first of them
 */
export function withTextsBefore(now: CaseTexts, before: CaseTexts, keys: readonly string[]): CaseTexts {
  const texts = { ...now };
  const below = (field: string, text: string | undefined) => {
    if (!text || texts[field]?.includes(text)) return;
    texts[field] = texts[field] ? `${texts[field]}\n\nBefore: ${text}` : text;
  };
  for (const [field, text] of Object.entries(before)) {
    const key = /^answer-(.+)$/.exec(field)?.[1];
    if (key) below(keys.includes(key) || !keys[0] ? field : `answer-${keys[0]}`, text);
    else if (field.startsWith('said-')) below(field, text);
    else if (field.startsWith('effect-')) texts[field] ??= text;
  }
  const isOtherRisk = now.risk !== undefined && before.risk !== undefined && now.risk !== before.risk;
  below('risk-why', [isOtherRisk ? before.risk : null, before['risk-why']].filter(Boolean).join('. '));
  if (before.risk) texts.risk ??= before.risk;
  const isFree = (row: number) => !WRITTEN_IN_A_ROW.some((name) => texts[`${name}-${row}`]);
  const rows = Array.from({ length: MOST_DECISIONS }, (_, place) => place + 1);
  for (const row of rows) {
    const said = WRITTEN_IN_A_ROW.map((name) => before[`${name}-${row}`]).filter(Boolean);
    const isThere = (other: number) =>
      WRITTEN_IN_A_ROW.every((name) => texts[`${name}-${other}`] === before[`${name}-${row}`]);
    if (said.length === 0 || rows.some(isThere)) continue;
    const free = rows.find(isFree);
    if (!free) below(`facts-${MOST_DECISIONS}`, said.join('. '));
    else
      for (const name of [...WRITTEN_IN_A_ROW, 'owner']) {
        const text = before[`${name}-${row}`];
        if (text) texts[`${name}-${free}`] = text;
      }
  }
  return texts;
}

/** What cannot even be kept as a draft: each fault names its field. */
export function draftFaults(texts: CaseTexts): FieldError[] {
  return Object.entries(texts).flatMap(([field, text]) => {
    if (!FIELD.test(field)) return [{ field, message: 'There is no such field in a session' }];
    const most = mostOf(field);
    return text.length > most ? [{ field, message: `Write ${most} characters or fewer` }] : [];
  });
}

function mostOf(field: string): number {
  if (/^(answer|said)-/.test(field)) return LONGEST_ANSWER;
  return /^(facts|options)-/.test(field) ? LONGEST_WEIGHED : LONGEST_DECISION;
}

/** The day to look at what came of it, as it was typed; null where none was. */
export function reviewDayFaults(
  field: string,
  typed: { text: string; on: LocalDate | null },
  decidedOn: LocalDate,
): FieldError[] {
  if (!typed.text) return [];
  if (!typed.on) return [{ field, message: 'Enter the day as 9/3/26 or 9 March 2026' }];
  if (typed.on <= decidedOn) return [{ field, message: 'Must be after the day of the decision' }];
  if (typed.on > addDays(decidedOn, MOST_DAYS_AHEAD)) return [{ field, message: 'Must be within a year' }];
  return [];
}

/** The decisions as they are written, and what is not right yet about them. A row in which nothing stands is none. */
export function decisionsIn(texts: CaseTexts, heldOn: LocalDate): { decisions: DecisionSaid[]; faults: FieldError[] } {
  const decisions: DecisionSaid[] = [];
  const faults: FieldError[] = [];
  for (let row = 1; row <= MOST_DECISIONS; row += 1) {
    if (!WRITTEN_IN_A_ROW.some((name) => texts[`${name}-${row}`])) continue;
    const [what = '', why = '', owner = '', by = '', facts = '', options = '', review = ''] = [
      ...['what', 'why', 'owner', 'by', 'facts', 'options', 'review'],
    ].map((name) => texts[`${name}-${row}`]);
    const byOn = parseTypedDate(by);
    const reviewOn = parseTypedDate(review);
    if (!what) faults.push({ field: `what-${row}`, message: 'Enter what was decided' });
    if (!isId(owner)) faults.push({ field: `owner-${row}`, message: 'Choose who does it' });
    if (!byOn) faults.push({ field: `by-${row}`, message: 'Enter the day as 9/3/26 or 9 March 2026' });
    else if (byOn < heldOn) faults.push({ field: `by-${row}`, message: 'Must be the day of the session, or later' });
    else if (byOn > addDays(heldOn, MOST_DAYS_AHEAD)) {
      faults.push({ field: `by-${row}`, message: 'Must be within a year' });
    }
    faults.push(...reviewDayFaults(`review-${row}`, { text: review, on: reviewOn }, heldOn));
    if (!byOn) continue;
    const weighed = { facts: facts || null, options: options || null, reviewOn };
    decisions.push({ row, what, why: why || null, ownerId: owner, byOn, ...weighed });
  }
  return { decisions, faults };
}

/** How high they say that the risk is, with why; null where it stays as the record says. */
export function riskIn(texts: CaseTexts): { risk: { level: RiskLevel; because: string } | null; faults: FieldError[] } {
  const { risk: said = '', 'risk-why': because = '' } = texts;
  const level = RISK_LEVELS.find((one) => one === said) ?? null;
  const faults: FieldError[] = [];
  if (said && !level) faults.push({ field: 'risk', message: `Must be one of ${RISK_LEVELS.join(', ')}` });
  if (level && !because) faults.push({ field: 'risk-why', message: 'Enter why the risk is this high' });
  if (!said && because) faults.push({ field: 'risk', message: 'Choose how high the risk is, or write nothing below' });
  return { risk: level && because ? { level, because } : null, faults };
}

/** What was said of decisions from before. */
export function effectsIn(texts: CaseTexts): EffectSaid[] {
  return Object.entries(texts).flatMap(([field, value]) => {
    const effect = EFFECTS.find((one) => one === value);
    if (!field.startsWith('effect-') || !effect) return [];
    const decisionId = field.slice('effect-'.length);
    return [{ decisionId, effect, words: texts[`said-${decisionId}`] ?? null }];
  });
}

/** What the guard looks at. @param keys of the prompts, in their order */
export function entryOf(texts: CaseTexts, keys: readonly string[]): Entry {
  return {
    answers: keys.map((key) => texts[`answer-${key}`] ?? ''),
    decisions: Array.from({ length: MOST_DECISIONS }, (_, at) => texts[`what-${at + 1}`] ?? ''),
  };
}

/** The case part as the record keeps it: each question with what was answered. @param keys of the prompts, in their order */
export function noteOf(
  texts: CaseTexts,
  questions: Readonly<Record<string, string>>,
  keys: readonly string[],
): string | null {
  const parts = keys.flatMap((key) => {
    const answer = texts[`answer-${key}`];
    return answer ? [`${questions[key] ?? key}\n${answer}`] : [];
  });
  const { risk } = riskIn(texts);
  if (risk) parts.push(`The risk is ${risk.level}\n${risk.because}`);
  return parts.length > 0 ? parts.join('\n\n') : null;
}
