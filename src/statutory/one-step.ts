import type { Severity } from './case-file';
import { later, type LocalDate } from './local-date';
import { compare } from './order';
import { BY_SPEAKING } from './rules/visits-by-policy';

/** What has to be known of an item of what's due to say which step would meet it together with others. */
export interface StepItem {
  rule: string;
  subject: string | null;
  dueOn: LocalDate;
  notBefore: LocalDate | null;
  severity: Severity;
  overdue: boolean;
  paused: boolean;
}

/** One step to take: what it is, and what it meets besides, the earliest first. */
export interface StepLine<T> {
  item: T;
  also: T[];
}

/** Being spoken to or seen, which every visit is more than. */
const IN_TOUCH = ['PA-12', 'ET-05'];

/** What the council's policy has met by speaking with them too: a call, which is no visit (ADR 0099). */
const CALL = `PA-15 ${BY_SPEAKING}`;
const BY_POLICY = ['PA-15', CALL];

/** By the step: the steps that the same one would meet too. Made by the personal adviser, and as it should be. */
const VISIT_ALSO_MEETS: Readonly<Record<string, readonly string[]>> = {
  'PA-02': [...BY_POLICY, ...IN_TOUCH],
  'PA-03': [...BY_POLICY, ...IN_TOUCH],
  'PA-04': [...BY_POLICY, ...IN_TOUCH],
  'PA-05': [...BY_POLICY, ...IN_TOUCH],
  'PA-06': ['PA-05', ...BY_POLICY, ...IN_TOUCH],
  'PA-15': ['PA-05', CALL, ...IN_TOUCH],
  [CALL]: IN_TOUCH,
  'PA-16': BY_POLICY,
  'CU-03': IN_TOUCH,
  'PA-12': ['ET-05'],
};

/** One review held is the review that each of these asks for, on the days on which it counts. */
const REVIEWS = ['RV-01', 'RV-02', 'RV-03', 'RV-04', 'RV-05', 'RV-06', 'RV-08', 'RV-09', 'CU-04'];

/** One assessment likewise. */
const ASSESSMENTS = ['AP-01', 'AP-02', 'AP-03', 'AP-04'];

const GRAVEST_FIRST: readonly Severity[] = ['S1', 'S2', 'G', 'L'];

/** Whether the step that meets one item, taken on any day from this on on which it counts, would meet another too. */
export function meetsAlso(one: StepItem, other: StepItem, today: LocalDate): boolean {
  const counts = other.notBefore === null || other.notBefore <= later(today, one.notBefore ?? today);
  const [step, another] = [stepOf(one), stepOf(other)];
  if (!counts || step === another) return false;
  if (VISIT_ALSO_MEETS[step]?.includes(another)) return true;
  return [REVIEWS, ASSESSMENTS].some((same) => same.includes(one.rule) && same.includes(other.rule));
}

/**
 * The items of one young person as steps to take: what is due sooner takes in what the same step would meet and is due
 * later, or where both are overdue, either. What is paused takes nothing in: it would be silent with it.
 *
 * @returns every item once, the earliest due first
 */
export function stepLines<T extends StepItem>(items: readonly T[], today: LocalDate): StepLine<T>[] {
  const lines: StepLine<T>[] = [];
  for (const item of [...items].sort(soonestFirst)) {
    const taker = lines.find((line) => takesIn(line.item, item, today));
    if (taker) {
      taker.also.push(item);
      continue;
    }
    const taken = lines.filter((line) => line.also.length === 0 && takesIn(item, line.item, today));
    for (const line of taken) lines.splice(lines.indexOf(line), 1);
    lines.push({ item, also: taken.map((line) => line.item) });
  }
  return lines;
}

/**
 * Whose alerts say nothing that those of another would not say as early and as high up: the other is as grave, due no
 * later and not paused, and its step meets both.
 */
export function silencedByStricter<T extends StepItem>(items: readonly T[], today: LocalDate): T[] {
  const stricter: T[] = [];
  // That a call is late speaks for no visit: the call is soon made, and the visit would never have been told of.
  const saysIt = (one: T, item: T) =>
    meetsAlso(one, item, today) || (stepOf(one) !== CALL && meetsAlso(item, one, today));
  const silenced: T[] = [];
  for (const item of [...items].sort((a, b) => gravity(a) - gravity(b) || soonestFirst(a, b))) {
    const heard = stricter.some((one) => !one.paused && one.dueOn <= item.dueOn && saysIt(one, item));
    (heard ? silenced : stricter).push(item);
  }
  return silenced;
}

function takesIn(one: StepItem, other: StepItem, today: LocalDate): boolean {
  if (one.paused || other.paused) return false;
  return (one.dueOn <= other.dueOn || (one.overdue && other.overdue)) && meetsAlso(one, other, today);
}

/** The rule; a visit and a call of one rule are two steps. */
function stepOf({ rule, subject }: StepItem): string {
  return rule === 'PA-15' && subject === BY_SPEAKING ? CALL : rule;
}

function gravity({ severity }: StepItem): number {
  return GRAVEST_FIRST.indexOf(severity);
}

function soonestFirst(a: StepItem, b: StepItem): number {
  return compare(a.dueOn, b.dueOn) || gravity(a) - gravity(b) || compare(a.rule, b.rule);
}
