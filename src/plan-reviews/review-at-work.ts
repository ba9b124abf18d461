import type { Actor } from '../access/actor';
import { isId } from '../platform/ids';
import { notFound, Problem, type FieldError } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { YoungPerson } from '../young-people/young-person.entity';
import { PlanReviewAtWork } from './plan-review.entities';

/** @throws Problem 'not-found' where it is no review of this young person's */
export async function reviewOf({ manager }: Work, person: YoungPerson, reviewId: string): Promise<PlanReviewAtWork> {
  const found = isId(reviewId)
    ? await manager.findOneBy(PlanReviewAtWork, { id: reviewId, youngPersonId: person.id })
    : null;
  if (!found) throw notFound();
  return found;
}

/** @throws Problem 'not-found'; 'changed-by-someone-else' where it is held already */
export async function mustBeOpen(work: Work, person: YoungPerson, reviewId: string): Promise<PlanReviewAtWork> {
  const review = await reviewOf(work, person, reviewId);
  if (review.state === 'open') return review;
  if (review.state === 'closed') throw notFound();
  throw new Problem('changed-by-someone-else', 'This review is recorded as held, so nothing of it changes any more.');
}

/**
 * How often anything of a review was saved: its people, its goals, its topics and what is asked. It only grows, so a
 * number that was seen before says whether somebody saved meanwhile.
 */
export async function savesOf({ manager }: Work, { id, version }: PlanReviewAtWork): Promise<number> {
  const [row] = await manager.query<{ saves: number }[]>(
    `select coalesce(sum(one.version), 0)::int as saves
       from (select g.version from plan_review_goal g where g.review_id = $1
             union all select p.version from plan_review_part p where p.review_id = $1) one`,
    [id],
  );
  return version + (row?.saves ?? 0);
}

/** Who saved something of a review last; null where nobody of the staff did. */
export async function lastSavedBy({ manager }: Work, { id }: PlanReviewAtWork): Promise<string | null> {
  const [found] = await manager.query<{ name: string | null }[]>(
    `select s.name
       from (select r.changed_at, r.changed_by_id from plan_review_at_work r where r.id = $1
             union all select g.changed_at, g.changed_by_id from plan_review_goal g where g.review_id = $1
             union all select p.changed_at, p.changed_by_id from plan_review_part p where p.review_id = $1) one
       left join staff s on s.id = one.changed_by_id
      order by one.changed_at desc limit 1`,
    [id],
  );
  return found?.name ?? null;
}

export async function nameOf({ manager }: Work, staffId: string | null): Promise<string | null> {
  const [found] = await manager.query<{ name: string }[]>('select name from staff where id = $1', [staffId]);
  return found?.name ?? null;
}

export function changedBy(name: string | null): Problem {
  return new Problem('changed-by-someone-else', `${name ?? 'Someone else'} saved this while you were writing.`);
}

export function staffOf(actor: Actor): string | null {
  return actor.kind === 'user' ? actor.staffId : null;
}

export function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** With every object's keys in one order: the database keeps its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** @throws Problem 'not-valid' naming every field */
export function refuse(faults: FieldError[]): void {
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
}
