import { NOTHING_ASKED, type AskedSaid, type TopicKept } from '../plan-reviews/review-parts';
import type { Carried, PlanNext, ReviewSaid } from '../plan-reviews/review-said';
import { isId } from '../platform/ids';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { fullName, type Named } from '../young-people/names';
import type { DocumentFormatKind } from './document-format.entity';
import type { PaperSheet } from './paper-assessment';
import { PERSON } from './plan-sheets';
import { easyReview } from './easy-read';
import type { PrintSize } from './printed-document';
import { printedReview, type PaperReview } from './printed-review';

interface Row extends Named {
  council: string | null;
  format: DocumentFormatKind | null;
  heldOn: LocalDate;
  said: ReviewSaid;
  carried: Carried[];
  planNext: PlanNext;
  topics: TopicKept[];
  asked: Partial<AskedSaid>;
  goals: PaperReview['goals'];
  /** It was taken out as recorded in error. */
  inError: boolean;
}

/** A review of this young person's as it was held; null where there is none. */
export async function heldReview({ manager }: Work, personId: string, reviewId: string): Promise<PaperSheet | null> {
  if (!isId(reviewId)) return null;
  const [row] = await manager.query<Row[]>(
    `select ${PERSON}, k.held_on as "heldOn", k.said, k.topics, k.asked, k.carried, k.plan_next as "planNext",
            exists (select from plan_review f where f.fact_id = k.id and f.withdrawn) as "inError",
            (select coalesce(jsonb_agg(jsonb_build_object(
                      'topic', g.topic_title, 'goal', g.goal, 'result', r.result, 'cameOf', r.came_of,
                      'actions', (select coalesce(jsonb_agg(jsonb_build_object(
                                    'what', pa.what, 'done', ar.done, 'words', coalesce(ar.words, '')) order by pa.id), '[]')
                                    from plan_action_result ar join plan_action pa on pa.id = ar.action_id
                                   where ar.review_id = k.id and pa.goal_id = g.id)) order by g.set_on, g.id), '[]')
               from plan_goal_result r join plan_goal g on g.id = r.goal_id where r.review_id = k.id) as goals
       from plan_review_kept k join young_person y on y.id = k.young_person_id
      where k.young_person_id = $1 and k.id = $2`,
    [personId, reviewId],
  );
  if (!row) return null;
  const { format, council, heldOn, said, topics, carried, planNext, goals, inError } = row;
  const asked = { ...NOTHING_ASKED, ...row.asked };
  const of = { topics, asked, carried, planNext, goals, inError };
  const paper: PaperReview = { ...said, name: fullName(row), council, heldOn, ...of };
  const printed = (size: PrintSize) => (size === 'easy' ? easyReview : printedReview)(paper);
  return { format, fileName: 'plan-review.pdf', printed };
}
