import type { Work } from '../platform/unit-of-work';
import type { AssessmentAnswers } from './home.entities';

/** SQL of the order in which the assessments `a` of a home count: the one that holds first. */
export const LAST_ASSESSED_FIRST = 'a.assessed_on desc, a.recorded_at desc, a.id desc';

/** What was answered when a home was last looked at; null where nobody has. */
export async function lastAnswersOf({ manager }: Work, accommodationId: string): Promise<AssessmentAnswers | null> {
  const [last]: { answers: AssessmentAnswers }[] = await manager.query(
    `select a.answers from home_assessment a
      where a.accommodation_id = $1 and a.replaced_by_id is null and not a.withdrawn
      order by ${LAST_ASSESSED_FIRST} limit 1`,
    [accommodationId],
  );
  return last?.answers ?? null;
}
