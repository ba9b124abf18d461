import type { Work } from '../platform/unit-of-work';
import { disagree, judgementInReturn, type GivenJudgement } from '../statutory/return-judgement';
import type { AssessmentAnswers, HomeViewAnswer } from './home.entities';
import { VIEW_WORDS } from './home-words';
import { LAST_ASSESSED_FIRST } from './last-assessment';
import { SIGN_OFF_WORDS, signOffFor } from './sign-off';

/** So many homes stand on the record; the others on a page of their own. */
export const HOMES_ON_RECORD = 10;

/** Of the home somebody lives in now, what stands beside it on the record. */
export interface HomeOnRecord {
  id: string;
  type: string;
  inMultipleOccupation: boolean | null;
  answers: AssessmentAnswers | null;
  given: GivenJudgement | null;
  view: HomeViewAnswer | null;
  /** A manager decided, whether they agreed or not. */
  decided: boolean;
}

/** The home of today with the last of each; null where none is recorded. */
export async function homeOnRecord({ manager }: Work, personId: string): Promise<HomeOnRecord | null> {
  const [row]: HomeOnRecord[] = await manager.query(
    `select h.fact_id as id, h.type, h.in_multiple_occupation as "inMultipleOccupation", l.answers,
            case when l.judgement is not null then jsonb_build_object('judgement', l.judgement, 'byManager', l.by_manager)
            end as given,
            (select v.answer from home_view v where v.accommodation_id = h.fact_id
              order by v.said_on desc, v.recorded_at desc, v.id desc limit 1) as view,
            exists (select from home_sign_off o join home_sign_off_decision d on d.sign_off_id = o.id
              where o.accommodation_id = h.fact_id
                and o.kind = case when h.type = 'W' then 'bed-and-breakfast' else 'shared-house' end) as decided
       from accommodation_period h
       left join lateral (select a.answers, a.judgement, a.by_manager from home_assessment a
         where a.accommodation_id = h.fact_id and a.replaced_by_id is null and not a.withdrawn
         order by ${LAST_ASSESSED_FIRST} limit 1) l on true
      where h.young_person_id = $1 and h.replaced_by_id is null and not h.withdrawn and h.to_on is null`,
    [personId],
  );
  return row ?? null;
}

/** As the record says it. @param ssda903 what the rules alone give for the return */
export function homeOnRecordWords(home: HomeOnRecord | null, ssda903: string | null, at: string) {
  if (!home) return null;
  const kind = signOffFor(home, home.answers);
  const inReturn = judgementInReturn(home.type, { ssda903 }, home.given);
  return {
    at: `${at}/homes/${home.id}`,
    inReturn,
    view: home.view && VIEW_WORDS[home.view],
    disagreement: disagree(home.view, inReturn) === true,
    waits: kind !== null && !home.decided ? SIGN_OFF_WORDS[kind] : null,
  };
}
