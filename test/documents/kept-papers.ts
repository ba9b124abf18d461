import { newId } from '../../src/platform/ids';
import { NOTHING_SAID } from '../../src/plan-reviews/review-said';
import type { TestApp } from '../support/app';

/** A review that was held, of one goal. @param versionId the plan that set the goal. @returns its id */
export async function aHeldReview(onward: TestApp, youngPersonId: string, versionId: string): Promise<string> {
  const [goalId, reviewId] = [newId(), newId()];
  const said = JSON.stringify({ ...NOTHING_SAID, chairedBy: 'Ida Officer', recordedBy: 'Ada', presence: 'present' });
  await onward.sql(
    `insert into plan_goal (id, young_person_id, topic_key, topic_title, need, goal, first_version_id, last_version_id, set_on, in_force)
     values ($1, $2, 'money', 'Money', 'A need', 'To save £5 a week', $3, $3, '2026-11-20', false)`,
    [goalId, youngPersonId, versionId],
  );
  await onward.sql(
    `insert into plan_review_at_work (id, young_person_id, state, opened_on, said) values ($1, $2, 'held', '2026-11-20', $3)`,
    [reviewId, youngPersonId, said],
  );
  await onward.sql(
    `insert into plan_review_kept (id, young_person_id, held_on, said, carried, plan_next)
     values ($1, $2, '2026-11-22', $3, '[]', 'stands')`,
    [reviewId, youngPersonId, said],
  );
  await onward.sql(
    `insert into plan_goal_result (id, young_person_id, review_id, goal_id, result, came_of)
     values ($1, $2, $3, $4, 'kept', 'Some weeks it went well.')`,
    [newId(), youngPersonId, reviewId, goalId],
  );
  return reviewId;
}

/** A needs assessment that was finished; signed off where `by` (a member of staff) is given. @returns its id */
export async function anAssessmentFinished(
  onward: TestApp,
  youngPersonId: string,
  by: string | null,
  assessmentId = newId(),
): Promise<string> {
  await onward.sql(
    `insert into assessment (id, young_person_id, state, matters, cause, opened_on, finished_on)
     values ($1, $2, 'signed-off', 'after-care', 'due', '2026-10-01', '2026-11-01') on conflict do nothing`,
    [assessmentId, youngPersonId],
  );
  if (by === null) return assessmentId;
  const answer = { name: 'facts', label: 'What is known', kind: 'text', part: 'facts', value: 'Sleeps badly.' };
  const document = JSON.stringify({
    assessment: 1,
    matters: 'after-care',
    cause: { kind: 'due', on: null, words: null },
    openedOn: '2026-10-01',
    finishedOn: '2026-11-01',
    writtenBy: ['Ada Worker'],
    history: [],
    areas: [{ key: 'health', title: 'Health', question: 'How are they?', answers: [answer] }],
    recommendations: [{ id: newId(), text: 'See a doctor', priority: 'now', areaKey: 'health' }],
  });
  await onward.sql(
    `insert into assessment_signed (id, assessment_id, young_person_id, document, digest, signed_on, signed_by_id)
     values ($1, $2, $3, $4, encode(sha256(convert_to($4, 'UTF8')), 'hex'), '2026-11-03', $5)`,
    [newId(), assessmentId, youngPersonId, document, by],
  );
  return assessmentId;
}
