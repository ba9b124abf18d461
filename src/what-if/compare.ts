import type { CaseFile, Deadline, LegalStatus } from '../statutory/case-file';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import type { LocalDate } from '../statutory/local-date';
import { answerOn } from '../statutory/next-change';
import { standingOn, type Standing } from '../statutory/standing';

/** How things are or would be with a young person on a day. */
export interface Outlook {
  on: LocalDate;
  status: LegalStatus;
  standing: Standing;
  /** What is or would still be owed, in the order in which it is due. */
  owed: Deadline[];
  /** All that the rules say of what's due, closed items too. */
  deadlines: Deadline[];
}

/** Late or in time, over without having been done, or owed no more. */
export type HowClosed = 'met' | 'met-late' | 'not-done' | 'not-due';

export interface Difference {
  /** What would newly be owed. */
  starts: Deadline[];
  /** What would no longer be owed: met by it, or for another reason. */
  closes: { item: Deadline; how: HowClosed }[];
  /** What would be owed on another day than otherwise. */
  moves: { item: Deadline; from: LocalDate }[];
}

const OWED: readonly string[] = ['open', 'partial', 'declined'];

export function outlookOn(caseFile: CaseFile, on: LocalDate): Outlook {
  const { status, deadlines } = answerOn(caseFile, on, ENGLAND_AND_WALES);
  const standing = standingOn(caseFile, on, ENGLAND_AND_WALES);
  return { on, status, standing, deadlines, owed: deadlines.filter(({ state }) => OWED.includes(state)) };
}

/** What one outlook has that the other has not, item by item: rule, subject and what started it. */
export function difference(before: Outlook, after: Outlook): Difference {
  const was = new Map(before.owed.map((item) => [identity(item), item]));
  const will = new Map(after.deadlines.map((item) => [identity(item), item]));
  const isOwed = (item: Deadline) => OWED.includes(item.state);
  return {
    starts: after.owed.filter((item) => !was.has(identity(item))),
    closes: before.owed.flatMap((item) => {
      const then = will.get(identity(item));
      if (then && isOwed(then)) return [];
      return [{ item: then ?? item, how: howClosed(then) }];
    }),
    moves: after.owed.flatMap((item) => {
      const from = was.get(identity(item))?.dueOn;
      return from && from !== item.dueOn ? [{ item, from }] : [];
    }),
  };
}

function howClosed(then: Deadline | undefined): HowClosed {
  if (then?.state === 'met' || then?.state === 'met-by-substitute') return 'met';
  if (then?.state === 'met-late') return 'met-late';
  return then?.state === 'breached' ? 'not-done' : 'not-due';
}

/** Owed before and still owed after, and over by then. */
export function runOut(before: Outlook, after: Outlook): Deadline[] {
  const inTime = new Set(before.owed.filter(({ overdue }) => !overdue).map(identity));
  return after.owed.filter((item) => item.overdue && inTime.has(identity(item)));
}

function identity({ rule, subject, startedById }: Deadline): string {
  return JSON.stringify([rule, subject, startedById]);
}
