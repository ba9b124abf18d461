import { recommendationsToAnswer } from '../needs-assessments/traces';
import { isOwedOn, type Owed } from '../owed/owed';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { Carried } from './review-said';

export const MIDWAY_KIND = 'Midway check';
export const CHALLENGE_KIND = 'Challenge';
export const COPY_KIND = 'Copy of the review';

/** What a review looks at with its goals, or owes by itself. */
const NOT_CARRIED = [MIDWAY_KIND, CHALLENGE_KIND, COPY_KIND, 'Action of the plan'];

/** What is open beside the goals: what is owed, and what the newest assessment recommends and no need of a plan answers. */
export async function carriedOpen(work: Work, owed: Owed, youngPersonId: string, today: LocalDate): Promise<Carried[]> {
  const sql = owed.sql();
  const promised: Carried[] =
    sql === null
      ? []
      : await work.manager.query(
          `select o.kind, o.what, o.due_on as "dueOn" from (${sql}) o
            where o.young_person_id = $1 and o.kind <> all($2) and ${isOwedOn('o', '$3')} order by o.due_on nulls last, o.what`,
          [youngPersonId, NOT_CARRIED, today],
        );
  const recommended = await recommendationsToAnswer(work, youngPersonId);
  return [...promised, ...recommended.map(({ text }) => ({ kind: 'Recommendation', what: text, dueOn: null }))];
}
