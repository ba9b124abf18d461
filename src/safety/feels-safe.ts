import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';

/** Whether they feel safe where they live, as they said in a contact or while a plan was talked through. */
export interface FeltSafe {
  answer: 'yes' | 'mostly' | 'no' | 'withheld';
  on: LocalDate;
}

export const FELT_SAFE_WORDS: Record<FeltSafe['answer'], string> = {
  yes: 'Yes',
  mostly: 'Mostly',
  no: 'No',
  withheld: 'Did not want to say',
};

/** How many answers make a trend on a page. */
const MOST_ANSWERS = 6;

/** SQL of what the young person $1 answered last, wherever they were asked: of each place as many as are wanted. */
const answers = (inPlan: string, inContact: string, most: number): string =>
  `select answer, said_on as "on" from (
     (select case a.answer when 'did-not-say' then 'withheld' else a.answer end as answer, a.said_on, a.recorded_at
        from plan_safe_answer a where a.young_person_id = $1 and ${inPlan}
       order by a.said_on desc, a.recorded_at desc limit ${most})
     union all
     (select c.safe_where_they_live, c.held_on, c.recorded_at from contact c
       where c.young_person_id = $1 and c.replaced_by_id is null and not c.withdrawn and c.safe_where_they_live in ${inContact}
       order by c.held_on desc, c.recorded_at desc limit ${most})
   ) said order by said_on desc, recorded_at desc limit ${most}`;

/**
 * What a young person answered, wherever they were asked, the latest first. For those who may read what was said; that
 * nobody asked is no answer.
 */
export async function feltSafe(work: Work, personId: string): Promise<FeltSafe[]> {
  return work.manager.query(answers('true', `('yes', 'no', 'withheld')`, MOST_ANSWERS), [personId]);
}

/** The last time that they said yes or no: a “mostly”, or an answer that was not given, ends neither. Null: never. */
export async function lastYesOrNo({ manager }: Work, personId: string): Promise<FeltSafe | null> {
  const yesOrNo = `('yes', 'no')`;
  const [last]: FeltSafe[] = await manager.query(answers(`a.answer in ${yesOrNo}`, yesOrNo, 1), [personId]);
  return last ?? null;
}
