import type { Ledger } from '../deadlines/ledger';
import type { Work } from '../platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import type { CaseFile, Deadline } from '../statutory/case-file';
import { isOutstanding } from '../statutory/deadline';
import { deadlinesFor } from '../statutory/deadlines';
import type { LocalDate } from '../statutory/local-date';
import { rulesMetBy } from '../young-people/what-meets';

/** A review that is due: which, by when, and the sentence that says why. */
export type ReviewDue = Pick<
  Deadline,
  'rule' | 'title' | 'dueOn' | 'because' | 'dutyBasis' | 'dateBasis' | 'confirmed'
>;

/** The reviews that are to be held, the next one first. @param rules the rules that a review meets */
export function reviewsDueIn(deadlines: readonly Deadline[], rules = rulesMetBy('review')): Deadline[] {
  return deadlines
    .filter(({ rule, state }) => rules.includes(rule) && isOutstanding(state))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.rule < b.rule ? -1 : 1));
}

/** The case file as it would be after a review held on a day. */
export function withReview(caseFile: CaseFile, heldOn: LocalDate, id: string): CaseFile {
  const planReviews = [...caseFile.planReviews, { id, heldOn }].sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1));
  return { ...caseFile, planReviews };
}

/** What follows from the day of a review. */
export interface AfterReview {
  /** The titles of what it meets. */
  meets: string[];
  /** The rules of what it meets: they decide what is asked of it. */
  rules: string[];
  next: ReviewDue | null;
}

/** What a review held on a day would meet, and which review would be due next. Nothing is saved. */
export async function afterReview(
  work: Work,
  ledger: Ledger,
  { personId, reviewId, heldOn }: { personId: string; reviewId: string; heldOn: LocalDate },
  today: LocalDate,
): Promise<AfterReview> {
  const caseFile = await ledger.caseFile(work, personId);
  const before = reviewsDueIn(deadlinesFor(caseFile, today, ENGLAND_AND_WALES));
  const then = deadlinesFor(withReview(caseFile, heldOn, reviewId), today, ENGLAND_AND_WALES);
  const after = reviewsDueIn(then);
  const stays = new Set(after.map(identity));
  const met = before.filter((item) => !stays.has(identity(item)));
  return {
    meets: met.map(({ title }) => title),
    rules: [...new Set(met.map(({ rule }) => rule))].sort(),
    next: after[0] ?? null,
  };
}

function identity({ rule, subject, startedById }: Deadline): string {
  return `${rule}/${subject ?? ''}/${startedById}`;
}

/** The review that is due next as the ledger has it; null where none is. */
export async function nextReviewOf({ manager }: Work, personId: string): Promise<(ReviewDue & { id: string }) | null> {
  const [found] = await manager.query<(ReviewDue & { id: string })[]>(
    `select d.id, d.rule, d.title, d.due_on as "dueOn", d.because, d.duty_basis as "dutyBasis",
            d.date_basis as "dateBasis", d.confirmed
       from deadline d
      where d.young_person_id = $1 and d.rule = any($2) and d.state in ('open', 'partial', 'declined')
      order by d.due_on, d.rule limit 1`,
    [personId, rulesMetBy('review')],
  );
  return found ?? null;
}
